import assert from "node:assert/strict";
import test from "node:test";
import { fitted, isDrawing, segmentsOf, strokesOf, written } from "../../d2lutils/explorables/front/arithmetic/drawings.js";
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { allows, initial, reduce } from "../../d2lutils/explorables/front/arithmetic/machine.js";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { read, write } from "../../d2lutils/explorables/front/arithmetic/permalink.js";
import { asPython } from "../../d2lutils/explorables/front/arithmetic/python.js";
import { drawn, lottery } from "./sample.mjs";

const segments = (strokes) => strokes.reduce((sum, stroke) => sum + Math.max(stroke.length - 1, 1), 0);
const anyStroke = (random, n) => Array.from({ length: n }, () => [random.number() * 80 - 8, random.number() * 80 - 8]);

test("a drawing is read by hand's value", () => {
  assert.deepEqual(strokesOf("AA_A.AB"), [[[0, 0], [63, 0]], [[0, 1]]]);
  assert.deepEqual(strokesOf(""), []);
  assert.deepEqual([...segmentsOf("AAKA.BB", 3)], [0, 0, 10, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  assert.deepEqual([...segmentsOf("", 1)], [-1, -1, -1, -1]);
});

for (const text of [".", "A", "AAA", "AA.", ".AA", "AA..AA", "A A", "AA;AA", "AA\n", "é0", "AA+/", null, 3, undefined, ["AA"]]) {
  test(`${JSON.stringify(text)} is no drawing`, () => {
    assert.equal(strokesOf(text), null);
    assert.equal(isDrawing(text, 99), false);
    assert.equal(allows(drawn().controls[0], text), false);
  });
}

test("a drawing with more segments than it may have is refused", () => {
  assert.equal(isDrawing("AABBCCDD", 3), true);
  assert.equal(isDrawing("AABBCCDD.AA", 3), false);
});

test("whatever is drawn becomes short enough, lies on the grid, and is read again", () => {
  const random = lottery(3);
  for (let trial = 0; trial < 60; trial += 1) {
    const most = 1 + random.below(96);
    const strokes = Array.from({ length: 1 + random.below(12) }, () => anyStroke(random, 1 + random.below(200)));
    const short = fitted(strokes, most);
    assert.ok(segments(short) <= most && short.flat(2).every((x) => Number.isInteger(x) && x >= 0 && x <= 63));
    assert.deepEqual(strokesOf(written(short)), short);
    assert.ok(isDrawing(written(short), most));
  }
});

test("points on a line are left out, corners stay where there is room", () => {
  const path = Array.from({ length: 41 }, (_, i) => (i <= 20 ? [i, 0] : [20, i - 20]));
  assert.deepEqual(fitted([path], 96), [[[0, 0], [20, 0], [20, 20]]]);
  assert.deepEqual(fitted([path], 1), [[[0, 0], [20, 20]]]);
  assert.deepEqual(fitted([[[3, 4], [3, 4]]], 9), [[[3, 4]]]); // a dot
  assert.deepEqual(fitted([[[0, 0], [9, 0], [9, 9], [0, 0]]], 9)[0].length, 4); // closed, not a dot
});

test("a run without steps follows the drawing at once", () => {
  const payload = drawn();
  assert.equal(check(payload), null);
  let state = reduce(payload, initial(payload), { type: "frame", reached: 0 });
  assert.deepEqual([state.phase, state.values.ink], ["ready", "AAKA.BB"]);
  state = reduce(payload, state, { type: "set", name: "ink", value: "CDEF" });
  assert.deepEqual([state.values.ink, state.target], ["CDEF", 0]);
  assert.deepEqual(reduce(payload, state, { type: "set", name: "ink", value: "AAAAAAAAAA" }), state); // too long
  const experiment = createExperiment(payload);
  experiment.begin(state.values);
  assert.deepEqual(experiment.measured(), { first: 2, empty: 0 });
  assert.deepEqual([...experiment.picture().y], [3, 5, 5]);
  experiment.begin({ ink: "" });
  assert.deepEqual(experiment.measured(), { first: -1, empty: 1 });
});

test("a link holds the drawing, no step, and reads back; hostile ones are refused in words", () => {
  const payload = drawn();
  const state = { values: { ink: "AZ_-.09" }, step: 0 };
  assert.equal(write(payload, state), "drawn=v1;ink=AZ_-.09");
  assert.deepEqual(read(payload, `#${write(payload, state)}`), { ...state, lock: [], hide: [] });
  assert.deepEqual(read(payload, "#drawn=v1;ink=").values, { ink: "" });
  for (const [fields, key] of [["ink=A", "ink"], ["ink=AABBCCDDEE", "ink"], ["ink=<b>", "ink"], ["ink=AA%3BAA", "ink"], ["step=1", "step"]]) {
    const link = read(payload, `#drawn=v1;${fields}`);
    assert.deepEqual([link.error, link.key], ["value", key], fields);
  }
  assert.equal(read(payload, `#drawn=v1;ink=${"A".repeat(3000)}`).error, "long");
});

test("the copied cell has the segments of the drawing", () => {
  assert.match(asPython(drawn(), { ink: "AA_A" }, 0, -1, "en"), /^rerun\(steps=0, ink=segments\("AA_A", 3\)\)$/m);
});

for (const [change, code] of [
  [(one) => { one.controls[0].default = "A"; }, "value"], [(one) => { one.controls[0].default = "AABBCCDDEE"; }, "value"],
  [(one) => { one.controls[0].most = 4; }, "size"], [(one) => { one.controls[0].most = 1e9; }, "range"],
  [(one) => { one.texts.en = { ...one.texts.en, sentence: { cases: ["."], otherwise: "{ink}" } }; }, "name"],
  [(one) => { one.run.most = -1; }, "range"], [(one) => { one.run.per_frame = 2; }, "range"],
]) {
  test(`a payload changed by ${change} is refused`, () => {
    const payload = drawn();
    change(payload);
    assert.equal(check(payload)?.code, code);
  });
}
