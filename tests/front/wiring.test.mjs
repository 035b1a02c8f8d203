// The wiring's parts that need no page.

import assert from "node:assert/strict";
import { test } from "node:test";

const at = (name) => import(`../../d2lutils/explorables/front/wiring/${name}.js`);
const { fill, shown, longest, caseOf, languageOf, spoken } = await at("words");
const { nearest, changesOf } = await at("snapping");
const { createPacer, createRhythm } = await at("pacing");
const { createScheduler } = await at("scheduler");
const { showsClasses } = await at("views");
const { names, without } = await at("naming");
const { halvesOf, layoutOf } = await at("layout");
const { roomOf } = await at("room");

const SLIDERS = [
  { kind: "slider", name: "x0", values: [-1, 0, 1] },
  { kind: "slider", name: "y0", values: [0, 2] },
  { kind: "choice", name: "activation", options: ["tanh"] },
];

// A page whose frames come when the test says so.
function frames() {
  const asked = [];
  const scheduler = createScheduler((tick) => asked.push(tick));
  return { scheduler, asked, next: (now = 0) => asked.shift()(now) };
}

test("a text takes values in its places and keeps a place that has none", () => {
  assert.equal(fill("step {step} of {most}, {other}", { step: 3, most: 60 }), "step 3 of 60, {other}");
});

test("a place named like a property of every object stays empty", () => {
  assert.equal(fill("{constructor} {toString}", {}), "{constructor} {toString}");
});

test("a value is read with the digits that JavaScript gives it, and its unit", () => {
  assert.equal(shown(-0.5, "s"), "\u22120.5 s");
  assert.equal(shown(1e-7), "1e\u22127");
});

test("the longest form of a sentence has a number of six signs in each place", () => {
  assert.equal(longest("loss {loss:.3f} after {step} steps"), "loss 0.0000 after 0.0000 steps");
});

test("the first case whose number is not zero holds, and one that is not a number", () => {
  assert.equal(caseOf(["a", "b", "c"], { a: 0, b: 1, c: 1 }), 1);
  assert.equal(caseOf(["a", "b"], { a: 0, b: NaN }), 1);
  assert.equal(caseOf(["a"], { a: -0 }), -1);
});

test("a page in any kind of Chinese is spoken to in Chinese, another in English", () => {
  for (const tag of ["zh", "zh-CN", "ZH-Hans"]) assert.equal(languageOf(tag), "zh");
  for (const tag of ["en", "de", "", "zha"]) assert.equal(languageOf(tag), "en");
});

test("a sentence says a choice by its words and a number as it is", () => {
  const controls = [{ kind: "choice", name: "a", options: ["relu", "tanh"] }, { kind: "slider", name: "lr" }];
  const words = { a: { options: ["ReLU", "tanh"] }, lr: {} };
  assert.deepEqual(spoken(controls, words, { a: "relu", lr: 0.1 }), { a: "ReLU", lr: 0.1 });
});

test("a drag snaps to the nearest value of the slider", () => {
  assert.equal(nearest([0.1, 0.2, 0.4], 0.29), 0.2);
  assert.equal(nearest([0.1, 0.2, 0.4], 99), 0.4);
});

test("a drag sets only sliders that it names and that change", () => {
  const values = { x0: 0, y0: 0, activation: "tanh" };
  const dragged = { x0: 0.2, y0: 1.9, activation: 3, unknown: 1 };
  assert.deepEqual(changesOf(SLIDERS, values, dragged), [["y0", 2]]);
  assert.deepEqual(changesOf(SLIDERS, values, { x0: NaN, y0: Infinity }), []);
});

test("a sentence is spoken once a second while things move and at once at rest", () => {
  const spoken = [];
  const pace = createPacer((text) => spoken.push(text));
  [["a", true, 0], ["b", true, 500], ["c", true, 1000], ["d", false, 1010]].forEach((call) => pace(...call));
  assert.deepEqual(spoken, ["a", "c", "d"]);
});

test("no frame is asked for while nothing is awake", () => {
  const { scheduler, asked, next } = frames();
  assert.equal(asked.length, 0);
  scheduler.wake(() => false);
  next();
  assert.equal(asked.length, 0);
});

test("tasks share one frame and its time", () => {
  const { scheduler, asked, next } = frames();
  const budgets = [];
  for (let i = 0; i < 4; i += 1) scheduler.wake((now, budget) => { budgets.push(budget); return false; });
  assert.equal(asked.length, 1);
  next();
  assert.deepEqual(budgets, [2, 2, 2, 2]);
});

test("who has had no time in a long frame is the first in the next", () => {
  const asked = [];
  const clock = { now: 0 };
  const scheduler = createScheduler((tick) => asked.push(tick), () => clock.now);
  const calls = [];
  for (const name of ["a", "b", "c"]) {
    scheduler.wake(() => { calls.push(name); clock.now += 10; return true; });
  }
  asked.shift()(0);
  asked.shift()(0);
  assert.deepEqual(calls, ["a", "b", "c", "a"]);
});

test("a task that wakes itself is called again, one put to sleep is not", () => {
  const { scheduler, asked, next } = frames();
  const calls = [];
  const other = () => { calls.push("other"); return true; };
  const again = () => { calls.push("again"); scheduler.sleep(other); scheduler.wake(again); return false; };
  [again, other].forEach(scheduler.wake);
  next();
  next();
  assert.deepEqual(calls, ["again", "again"]);
  assert.equal(asked.length, 1);
});

test("a link names the explorables whose parts it has, in full", () => {
  const hash = "#gradient-descent=v1;lr=0.1&spirals=v1;step=4";
  assert.ok(names(hash, "gradient-descent") && names(hash, "spirals"));
  assert.ok(!names(hash, "gradient") && !names(hash, "lr") && !names("", "spirals"));
});

test("words follow the pictures twelve times a second while nothing is done", () => {
  const isDue = createRhythm();
  const state = { values: {}, playing: true, replaying: false, perFrame: 1 };
  const due = Array.from({ length: 61 }, (_, i) => isDue({ ...state, target: i }, true, (i * 1000) / 60));
  assert.equal(due.filter(Boolean).length, 13); // the first at once, then every 83 ms: 5 frames
});

test("words follow at once at rest and after what the reader does", () => {
  const isDue = createRhythm();
  const state = { values: {}, playing: true, replaying: false, perFrame: 1, target: 9 };
  const done = [{}, { playing: false }, { values: {} }, { perFrame: 2 }, { replaying: true }];
  assert.ok(done.every((change, ms) => isDue({ ...state, ...change }, true, ms)));
  assert.ok(isDue({ ...state, replaying: true, target: 7 }, true, 5)); // sent to another step
  assert.ok(!isDue({ ...state, replaying: true, target: 7 }, true, 6));
  assert.ok(isDue({ ...state, replaying: true, target: 7 }, false, 7));
});

test("a hash without one explorable keeps the others and other fragments", () => {
  assert.equal(without("#one=v1;lr=0.1&two=v1;step=4&section", "two"), "#one=v1;lr=0.1&section");
  assert.equal(without("#one=v1;lr=0.1", "one"), "");
  for (const other of ["", "#section", "#one=v1", "#none=v1"]) assert.equal(without(other, "on"), other);
});

test("blue and vermilion mean classes where points are shown, else they are just hues", () => {
  const history = { kind: "history", series: ["loss"] };
  assert.ok(showsClasses({ views: [history, { kind: "field", points: ["train"] }] }));
  assert.ok(!showsClasses({ views: [history, { kind: "field", points: [] }] }));
});

test("the style sheet is told how many views there are, and the heights that are known", () => {
  const controls = [{ more: false }, { more: true }, { more: false }];
  const plane = { kind: "field", x: [-2, 2], y: [-1, 1], points: ["train", "fresh"] };
  const views = [plane, { kind: "history" }];
  const told = "--views:2;--fields:1;--controls:2;--plane:0.5;--marks:2";
  assert.equal(roomOf({ views, controls }), told);
  const [narrow, spoilt] = [{ ...plane, x: [0, 9] }, { kind: "field", x: "1;position:fixed" }];
  for (const view of [narrow, spoilt]) assert.match(roomOf({ views: [view], controls }), /;--plane:1;--marks:[02]$/);
  const sized = [...views, { kind: "graph", heights: [140, 210] }, { kind: "graph", heights: [60, 90] }];
  assert.equal(roomOf({ views: sized, controls }), told.replace(":2", ":4") + ";--sized:2;--flat:200px;--tall:300px");
});

test("a pad has a place of its own", () => {
  const controls = [{ kind: "drawing", more: false }, { kind: "drawing", more: true }, { kind: "slider", more: false }];
  assert.equal(roomOf({ views: [{ kind: "bars" }], controls }), "--views:1;--fields:0;--controls:1;--pads:1");
  const nine = Array(9).fill({ kind: "slider", columns: 3 }); // three rows, as six others take
  assert.equal(roomOf({ views: [{ kind: "bars" }], controls: nine }), "--views:1;--fields:0;--controls:6");
});

test("three pictures stand in a row, lines below two; two high images share a narrow row", () => {
  const [high, flat, cells, lines] = [{ kind: "images", ratio: 1 }, { kind: "images", ratio: 0.4 }, { kind: "matrix", ratio: 0.9 }, { kind: "history" }];
  const layout = (...views) => layoutOf({ views, controls: [] });
  assert.deepEqual([layout(high, flat, cells), layout(high, cells, lines), layout(lines, lines, cells), layout(high, lines)], ["trio", "below", "", ""]);
  assert.equal(layout({ kind: "field" }, lines, lines), ""); // a plane has two beside it
  assert.equal(layoutOf({ views: [high, high, cells], controls: [{ kind: "drawing", more: false }] }), ""); // beside a pad
  assert.deepEqual(halvesOf([high, high, high]), [true, true, false]);
  assert.deepEqual(halvesOf([high, flat, cells]), [false, false, false]);
});

test("heights that are markup say nothing to the style sheet", () => {
  const views = [{ kind: "graph", heights: ["1px;position:fixed", 2] }];
  assert.ok(!roomOf({ views, controls: [] }).includes("position"));
});
