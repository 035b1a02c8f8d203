import assert from "node:assert/strict";
import test from "node:test";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { sample } from "./sample.mjs";

// The fault of a payload that has been changed.
function fault(change) {
  const payload = sample();
  return check(change(payload) ?? payload);
}

test("a good payload is accepted, also without structure and prediction", () => {
  assert.equal(check(sample()), null);
  const plain = sample();
  plain.controls = plain.controls.filter((control) => control.name !== "rule");
  Object.assign(plain, { tapes: { "": plain.tapes.plain }, prediction: null });
  for (const language of ["en", "zh"]) plain.texts[language].sentence.otherwise = "{lr}";
  assert.equal(check(plain), null);
});

// The programs of the default structure, and the others.
function parted() {
  const payload = sample();
  const { tapes, programs } = payload;
  [programs[2], programs[4]] = [programs[4], programs[2]];
  for (const roles of Object.values(tapes)) roles.picture = 2;
  tapes[2].step = 4;
  payload.programs = programs.slice(0, 4);
  return [{ ...payload, later: 1 }, programs.slice(4)];
}

test("limits of colours may be declared, or null", () => {
  for (const limits of [null, [-1, 1]]) assert.equal(fault((p) => { p.views[2].limits = limits; }), null);
});

test("the programs of other structures may come later, and are checked then", () => {
  const [payload, others] = parted();
  assert.equal(check(payload), null);
  assert.equal(check({ ...payload, later: 0 }).code, "range");
  assert.equal(check({ ...payload, programs: [...payload.programs, ...others], later: 0 }), null);
  assert.equal(check({ ...payload, programs: [...payload.programs, {}], later: 0 }).code, "missing");
  assert.equal(check({ ...payload, later: -1 }).code, "range");
});

test("the programs of the default structure may not come later", () => {
  const [payload] = parted();
  payload.controls[1].default = 1 - payload.controls[1].default;
  assert.equal(check(payload).code, "missing");
});

for (const none of [null, undefined, 7, "x", [], () => 0, new Proxy({}, { getOwnPropertyDescriptor() { throw new Error("no"); } })]) {
  test(`${typeof none} ${Array.isArray(none)} is no payload`, () => assert.equal(typeof check(none).code, "string"));
}

for (const [what, code, change] of [
  ["another format", "format", (p) => { p.format = 2; }],
  ["a name that is markup", "name", (p) => { p.name = "<img>"; }],
  ["an inherited part", "missing", (p) => Object.create(p)],
  ["a control that is named twice", "name", (p) => { p.controls[1].name = "lr"; }],
  ["a control named step", "name", (p) => { p.controls[0].name = "step"; }],
  ["a control named __proto__", "name", (p) => { p.controls[0].name = "__proto__"; }],
  ["a control named constructor", "name", (p) => { p.controls[0].name = "constructor"; }],
  ["a slider that is not finite", "type", (p) => { p.controls[0].values[1] = NaN; }],
  ["a default beyond the values", "range", (p) => { p.controls[0].default = 6; }],
  ["an option with a semicolon", "value", (p) => { p.controls[1].options[0] = "a;b"; }],
  ["a seed of another name", "name", (p) => { p.controls[3].name = "luck"; }],
  ["a structure without tapes", "missing", (p) => { p.controls[1].options[1] = 3; }],
  ["too many structures", "size", (p) => { p.controls[1].options = Array.from({ length: 49 }, (_, i) => i); }],
  ["steps beyond the last", "range", (p) => { p.run.steps = 61; }],
  ["too much to record", "size", (p) => { p.run = { steps: 1, most: 1e6, per_frame: 1, every: 1 }; p.series = ["loss", "speed", "a", "b", "c"]; }],
  ["a pace that never ends", "range", (p) => { p.run.pace = 1e9; }],
  ["a tape beyond the programs", "range", (p) => { p.tapes.plain.step = 5; }],
  ["no picture where one is drawn", "missing", (p) => { p.tapes.plain.picture = null; }],
  ["a state that the start does not make", "missing", (p) => { p.state.push("w"); }],
  ["a change that is no state", "value", (p) => { p.changes.push("w"); }],
  ["a change that is not told", "name", (p) => { p.changes.pop(); }],
  ["a series that is not measured", "missing", (p) => { p.series.push("none"); }],
  ["a series of arrays", "size", (p) => { p.programs[3].outputs.loss = [4, 2]; }],
  ["a state of another size", "size", (p) => { p.programs[3].inputs.x = [0, 2]; }],
  ["a control of two numbers", "size", (p) => { p.programs[1].inputs.lr = [8, 2]; }],
  ["limits of colours the wrong way round", "range", (p) => { p.views[2].limits = [1, -1]; }],
  ["limits of signed colours that are not symmetric", "range", (p) => { p.views[2].limits = [-1, 2]; }],
  ["one limit", "size", (p) => { p.views[2].limits = [1]; }],
  ["a limit that is no number", "type", (p) => { p.views[2].limits = [-1, "1"]; }],
  ["a grid of another size", "size", (p) => { p.views[2].shape = [2, 3]; }],
  ["points that are no triples", "size", (p) => { p.programs[4].outputs.train = [20, 5]; }],
  ["a curve of another length", "size", (p) => { p.programs[4].outputs.f = [12, 3]; }],
  ["an image of another size", "size", (p) => { p.views[4].shape = [2, 2, 2]; }],
  ["more images than can be shown", "range", (p) => { p.views[4].shape[0] = 257; }],
  ["an image without a side", "range", (p) => { p.views[4].shape = [1, 0, 2]; }],
  ["columns that are none", "range", (p) => { p.views[4].columns = 0; }],
  ["grey that is called otherwise", "value", (p) => { p.views[4].scale = "grey"; }],
  ["colours of images that are not symmetric", "range", (p) => { p.views[4].limits = [0, 1]; }],
  ["labels for other images", "size", (p) => { p.views[4].labels = 2; }],
  ["fewer labels than are told", "size", (p) => { p.texts.en.views[4].labels = []; }],
  ["labels that are not announced", "size", (p) => { p.views[4].labels = null; }],
  ["a label that is no text", "type", (p) => { p.texts.zh.views[4].labels = [{}]; }],
  ["a word for the value that is no text", "type", (p) => { p.texts.zh.views[4].value_label = 7; }],
  ["numbers for other images", "size", (p) => { p.views[4].numbers = "f"; }],
  ["numbers named __proto__", "name", (p) => { p.views[4].numbers = "__proto__"; }],
  ["a picture of endless height", "range", (p) => { p.views[4].ratio = 1e9; }],
  ["a picture whose height is no number", "type", (p) => { p.views[4].ratio = "1; color: red"; }],
  ["more bars than values", "size", (p) => { Object.assign(p.views[5], { number: 5, labels: null }); }],
  ["sliders in no column", "range", (p) => { p.controls[0].columns = 0; }],
  ["bars of a second array that is shorter", "size", (p) => { p.views[5].series = [p.views[5].values, "train"]; }],
  ["bars of arrays that begin with another", "name", (p) => { p.views[5].series = ["train"]; }],
  ["bars of a second array without a label", "missing", (p) => { p.views[5].series = [p.views[5].values, "surface"]; }],
  ["no bar", "range", (p) => { p.views[5].number = 0; }],
  ["labels for other bars", "size", (p) => { p.views[5].labels = 3; }],
  ["limits of bars without zero", "range", (p) => { p.views[5].limits = [0.5, 1]; }],
  ["a mark that is not recorded", "value", (p) => { p.views[5].mark = "big"; }],
  ["bars that are signed in words", "type", (p) => { p.views[5].signed = "yes"; }],
  ["bins the wrong way round", "range", (p) => { p.views[5].bins = [1, 0]; }],
  ["as many edges as bars", "size", (p) => { p.views[6].edges = "f"; }],
  ["a matrix of another size", "size", (p) => { Object.assign(p.views[8], { shape: [2, 3] }); }],
  ["a matrix of one axis", "size", (p) => { p.views[8].shape = [4]; }],
  ["labels for other rows", "size", (p) => { p.views[8].row_labels = 3; }],
  ["columns that are called without being announced", "size", (p) => { p.texts.en.views[8].column_labels = ["x", "y"]; }],
  ["a row whose name is an object", "type", (p) => { p.texts.en.views[8].row_labels[1] = { length: 1 }; }],
  ["numbers in cells, perhaps", "type", (p) => { p.views[8].numbers = 1; }],
  ["a matrix of another scale", "value", (p) => { p.views[8].scale = "toString"; }],
  ["limits of a matrix that are not symmetric", "range", (p) => { p.views[8].limits = [-1, 3]; }],
  ["a drag that is no slider", "value", (p) => { p.views[2].drag = ["lr", "seed"]; }],
  ["a path that is not recorded", "value", (p) => { p.views[1].path = ["big", "loss"]; }],
  ["a token that is an object", "type", (p) => { p.views[7].texts[0] = { toString: () => "x" }; }],
  ["a token that is empty", "size", (p) => { p.views[7].texts[0] = ""; }],
  ["a token as long as a text", "size", (p) => { p.views[7].texts[0] = "x".repeat(33); }],
  ["more tokens than can be drawn", "range", (p) => { p.views[7].count = 513; }],
  ["a vocabulary that fills the memory", "size", (p) => { p.views[7].texts = Array(4097).fill("a"); }],
  ["given tokens of another number", "size", (p) => { p.views[7].ids = null; }],
  ["a value for another number of tokens", "size", (p) => { p.views[7].values = "train"; }],
  ["limits of tokens that are not symmetric", "range", (p) => { p.views[7].limits = [-1, 2]; }],
  ["a token in question that is not recorded", "value", (p) => { p.views[7].at = "big"; }],
  ["a graph without nodes", "size", (p) => { p.views[3].nodes = []; }],
  ["a node that is named twice", "name", (p) => { p.views[3].nodes[1] = "a"; }],
  ["a node named constructor", "name", (p) => { p.views[3].nodes[1] = "constructor"; }],
  ["more nodes than can be drawn", "size", (p) => { p.views[3].nodes = Array.from({ length: 41 }, (_, i) => `n${i}`); }],
  ["a node without a place", "size", (p) => { p.views[3].places.pop(); }],
  ["a node far away", "range", (p) => { p.views[3].places[0] = [1e9, 0]; }],
  ["a place of one number", "size", (p) => { p.views[3].places[0] = [1]; }],
  ["an edge to no node", "range", (p) => { p.views[3].edges[0] = [0, 4]; }],
  ["more edges than can be drawn", "size", (p) => { p.views[3].edges = Array(201).fill([0, 1]); }],
  ["a symbol that is a sentence", "size", (p) => { p.views[3].symbols[0] = "much too long"; }],
  ["a graph higher than a page", "range", (p) => { p.views[3].heights = [1, 1e6]; }],
  ["a value for another number of nodes", "size", (p) => { p.views[3].values = "train"; }],
  ["a weight for another number of edges", "size", (p) => { p.views[3].edges.pop(); }],
  ["a node at work that is not recorded", "value", (p) => { p.views[3].active = "big"; }],
  ["a label of a node that is an object", "type", (p) => { p.texts.en.views[3].nodes.a = { toString: () => "x" }; }],
  ["a node without a label", "missing", (p) => { delete p.texts.zh.views[3].nodes.b; }],
  ["a word of a view that is an object", "type", (p) => { p.texts.en.views[3].gradient = {}; }],
  ["a text that is too long", "size", (p) => { p.texts.en.question = "x".repeat(4001); }],
  ["a text that is an object", "type", (p) => { p.texts.zh.question = { toString: () => "x" }; }],
  ["no language", "size", (p) => { p.texts = {}; }],
  ["another language", "value", (p) => { p.texts.de = p.texts.en; delete p.texts.zh; }],
  ["a language without its Python", "missing", (p) => { delete p.python.heads.zh; }],
  ["a missing label", "missing", (p) => { delete p.texts.en.controls.lr.label; }],
  ["too few words for the options", "size", (p) => { p.texts.en.controls.rule.options.pop(); }],
  ["a sentence with an unknown name", "name", (p) => { p.texts.en.sentence.otherwise = "{none}"; }],
  ["a prediction without the right option", "size", (p) => { p.prediction.right = 2; }],
  ["no source to copy", "missing", (p) => { delete p.python.source; }],
]) {
  test(`${what} is refused`, () => {
    const found = fault(change);
    assert.equal(found?.code, code, found?.detail);
    assert.ok(found.detail.length > 10);
  });
}

test("a hostile payload is refused before it costs much", () => {
  const began = performance.now();
  const many = Array(1e6).fill(["zero", 0, 4]);
  assert.equal(fault((p) => { p.programs[0].ops = many; }).code, "size");
  assert.equal(fault((p) => { p.programs = Array(200).fill({ ...p.programs[0], ops: many.slice(0, 20000) }); }).code, "size");
  assert.equal(fault((p) => { p.programs = Array(201).fill(p.programs[0]); }).code, "size");
  assert.equal(fault((p) => { p.programs[0].size = 2 ** 24 + 1; }).code, "range");
  assert.equal(fault((p) => { p.programs[0].ops = Array(20).fill(["copy", 0, 0, 4, 2 ** 24, 0, 0]); }).code, "size");
  assert.ok(performance.now() - began < 5000); // ten times what it takes; unchecked it would be minutes
});
