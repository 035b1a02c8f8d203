// What views make of a run, before they draw it, and what they say of a place in it.

import assert from "node:assert/strict";
import test from "node:test";
import { pathOf } from "../../d2lutils/explorables/front/drawing/path.js";
import { ratioOf, modelOf as fieldOf, find as findCell, say as sayField } from "../../d2lutils/explorables/front/drawing/field.js";
import { modelOf as historyOf, find as findStep, move as moveStep, say as sayHistory } from "../../d2lutils/explorables/front/drawing/history.js";
import { squareOf } from "../../d2lutils/explorables/front/drawing/scattered.js";
import { ticksOf } from "../../d2lutils/explorables/front/drawing/ticks.js";
import { modelOf as curvesOf, say as sayCurves } from "../../d2lutils/explorables/front/drawing/curves.js";

const clean = (text) => text.replaceAll("\u00a0", " ");

const HISTORY = { kind: "history", series: ["loss"], log_y: false };
const RUN = { step: 20, series: { steps: [0, 10, 20], loss: Float32Array.of(2, 1, NaN) } };

test("a history begins at step 0 and reads out the step it is at", () => {
  const model = historyOf(HISTORY, RUN);
  assert.deepEqual(model.x, { low: 0, high: 20 });
  assert.equal(clean(sayHistory(HISTORY, { x_label: "step", series: { loss: "loss" } }, model, 1)), "step = 10 · loss = 1");
  assert.equal(clean(sayHistory(HISTORY, { x_label: "step" }, model, null)), "step = 20 · loss = —");
  assert.equal(moveStep(model, null, "ArrowLeft"), 1);
});

test("a history without a record has nothing to read out", () => {
  const model = historyOf(HISTORY, { step: 0, series: { steps: [], loss: [] } });
  assert.equal(sayHistory(HISTORY, {}, model, null), "");
  assert.equal(moveStep(model, null, "Home"), null);
});

test("the pointer finds the nearest recorded step inside the axes", () => {
  const model = historyOf(HISTORY, RUN);
  const frame = { left: 40, width: 200, x: { value: (pixel) => (pixel - 40) / 10 } };
  assert.deepEqual([45, 131, 239, 400].map((x) => findStep(frame, model, x)), [0, 1, 2, null]);
});

test("a function of whole numbers, such as layers, has no ticks between them", () => {
  const view = { kind: "curves", x: "layer", series: ["f"], path: null, log_x: false, log_y: false };
  const model = (xs) => curvesOf(view, { step: 0, picture: { layer: Float32Array.from(xs), f: new Float32Array(xs.length) }, series: {} });
  const texts = ({ x, whole }) => ticksOf(x, 8, { whole }).map(({ text }) => text);
  assert.deepEqual(texts(model([1, 2, 3])), ["1", "2", "3"]);
  assert.deepEqual(texts(model([1, 1.5, 3])), ["1.0", "1.5", "2.0", "2.5", "3.0"]);
});

test("curves keep the limits of the functions when the path runs away", () => {
  const view = { kind: "curves", x: "x", series: ["f"], path: ["w", "loss"], log_x: false, log_y: false };
  const data = { step: 1, picture: { x: Float32Array.of(-1, 0, 1), f: Float32Array.of(1, 0, 1) }, series: { steps: [0, 1], w: [1, 1e30], loss: [1, Infinity] } };
  const model = curvesOf(view, data);
  assert.equal(model.y.high, 1.04);
  assert.equal(clean(sayCurves(view, { x_label: "w", y_label: "loss" }, model, null)), "w = 1.00×10³⁰ · loss = ∞");
});

const DOTTED = { kind: "curves", x: "x", series: ["f"], path: null, log_x: false, log_y: false, scatter: ["a", "b"], squares: "on" };
const GIVEN = { x: Float32Array.of(0, 1), f: Float32Array.of(1, 2), a: Float32Array.of(0.5, 3), b: Float32Array.of(2, -1), on: Float32Array.of(1.5, 4) };

test("points that are given are in sight, also beyond the lines", () => {
  const model = curvesOf(DOTTED, { step: 0, picture: GIVEN, series: {} });
  assert.deepEqual([model.x.low, model.x.high], [0, 3]);
  assert.ok(model.y.low < -1 && model.y.high > 2);
  GIVEN.b[0] = 9; // the memory of the machine, later
  assert.equal(model.points.ys[0], 2);
});

test("limits that are declared hold whatever is drawn", () => {
  const view = { ...DOTTED, limits: [-2, 2.5] };
  assert.deepEqual(curvesOf(view, { step: 0, picture: GIVEN, series: {} }).y, { low: -2, high: 2.5, log: false });
});

test("a square is as wide as its point is far from the line, on any axes", () => {
  const frame = { x: { at: (x) => 100 + 7 * x }, y: { at: (y) => 200 - 30 * y } };
  assert.deepEqual(squareOf(frame, 2, 3, 1), { left: 54, top: 110, side: 60 }); // above: to the left
  assert.deepEqual(squareOf(frame, 2, 1, 3), { left: 114, top: 110, side: 60 }); // below: to the right
});

test("a path ends at the step that is shown", () => {
  const series = { steps: [0, 5, 10], a: [1, 2, 3], b: [4, 5, 6] };
  assert.deepEqual(pathOf(series, ["a", "b"], 5), { steps: [0, 5], xs: [1, 2], ys: [4, 5] });
});

const FIELD = { kind: "field", x: [0, 4], y: [0, 2], values: "z", shape: [2, 4], scale: "signed", points: [], path: null, drag: ["x0", "y0"] };

test("a field tells the value in the middle of the cell under the pointer", () => {
  const model = fieldOf(FIELD, { step: 0, picture: { z: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) }, measured: {}, series: { steps: [] } });
  const frame = { left: 0, top: 0, width: 400, height: 200, shape: [2, 4] };
  const cell = findCell(frame, model, 150, 20);
  assert.equal(clean(sayField(FIELD, { x_label: "x", y_label: "y" }, model, cell)), "x = 1.50 · y = 1.50 → 6");
  assert.equal(findCell(frame, model, 401, 20), null);
});

test("the start that can be dragged is the first recorded one", () => {
  const data = { step: 0, picture: { z: new Float32Array(8) }, measured: { x0: 1, y0: 0.5 }, series: { steps: [0], a: [3], b: [1] } };
  assert.deepEqual(fieldOf(FIELD, data).start, [1, 0.5]);
  assert.deepEqual(fieldOf({ ...FIELD, path: ["a", "b"] }, data).start, [3, 1]);
  assert.equal(fieldOf({ ...FIELD, drag: null }, data).start, null);
});

test("a field keeps what it was given, whatever happens to the memory later", () => {
  const z = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const model = fieldOf(FIELD, { step: 0, picture: { z }, measured: {}, series: { steps: [] } });
  z.fill(0);
  assert.equal(model.values[7], 8);
});

test("axes have equal units unless their ranges do not compare", () => {
  assert.equal(ratioOf({ x: [-4, 4], y: [-3, 3] }), 0.75);
  assert.equal(ratioOf({ x: [0, 100], y: [0, 1] }), null);
});

test("a series of nothing but zeros on a log axis is one that the run does not have", () => {
  const series = { steps: [0, 1], deep: [0, 0], last: [0.5, 0.1], lost: [NaN, NaN] };
  const view = { kind: "history", series: ["deep", "last", "lost"], log_y: true };
  const data = { step: 1, series };
  assert.deepEqual(historyOf(view, data).absent, [true, false, false]);
  assert.deepEqual(historyOf({ ...view, log_y: false }, data).absent, [false, false, false]);
  const told = sayHistory(view, { x_label: "step", series: {} }, historyOf(view, data), 1);
  assert.deepEqual(["deep", "last", "lost"].map((name) => told.includes(name)), [false, true, true]);
});
