// Matrices: what is drawn of an array, where, and what is read out.

import assert from "node:assert/strict";
import test from "node:test";

import { brushOf, clean } from "./brush.mjs";

const at = (name) => import(`../../d2lutils/explorables/front/drawing/${name}.js`);
const matrix = await at("matrix");
const { luminance } = await at("colours");

const MATRIX = {
  kind: "matrix", values: "v", shape: [2, 3], row_labels: null, column_labels: null, scale: "signed", limits: null, numbers: true, ratio: 0.6,
};
const CELLS = Float32Array.of(1, -0.5, 0, 0.25, 12, -3);
const SIDES = { x_label: "predicted", y_label: "true", value_label: "count" };
const cellsOf = (view = MATRIX, v = CELLS) => matrix.modelOf(view, { picture: { v } });

test("a matrix is told by row, column and value", () => {
  const told = (words, cursor) => clean(matrix.say(MATRIX, { ...SIDES, ...words }, cellsOf(), cursor));
  assert.equal(told({}, 5), "true = 1 · predicted = 2 · count = −3");
  const names = { row_labels: ["cat", "dog"], column_labels: ["a", "b", "c"] };
  assert.equal(told(names, 1), "true = cat · predicted = b · count = −0.500");
  assert.equal(told(names, null), "");
});

test("the first row of a matrix is on top, its labels left and below", () => {
  const words = { ...SIDES, row_labels: ["cat", "dog"] };
  const frame = matrix.layoutOf(brushOf(330, 200), { ...MATRIX, row_labels: 2 }, words, cellsOf());
  // "cat" takes 18 px and 6 px are between; 15 px and 6 px below, 3 px free.
  assert.deepEqual([frame.left, frame.top, frame.width, frame.height], [24, 2, 304, 176]);
  assert.deepEqual(matrix.boxOf(frame, 0), { left: 24, top: 2, width: 304 / 3, height: 88 });
  assert.deepEqual(matrix.boxOf(frame, 4), { left: 24 + 304 / 3, top: 90, width: 304 / 3, height: 88 });
  const found = (x, y) => matrix.find(frame, cellsOf(), x, y);
  assert.deepEqual([found(25, 3), found(327, 3), found(130, 100), found(20, 3), found(30, 180)], [0, 2, 4, null, null]);
});

test("cells are neither long nor high strips where there is room", () => {
  const frame = (width, height) => matrix.layoutOf(brushOf(width, height), MATRIX, SIDES, cellsOf());
  const wide = frame(2000, 124).cell;
  assert.ok(Math.abs(wide.width / wide.height - 2.2) < 1e-9);
  const high = frame(100, 900).cell;
  assert.ok(Math.abs(high.height / high.width - 1.4) < 1e-9);
});

test("numbers stand in the cells where they have room", () => {
  const written = (width, height, view = MATRIX) => matrix.layoutOf(brushOf(width, height), view, SIDES, cellsOf(view)).written;
  assert.deepEqual(cellsOf().texts, ["1", "−0.50", "0", "0.25", "12", "−3"]);
  // The longest text takes 30 px, 36 with what is beside it; the labels 14 px.
  assert.deepEqual([written(14 + 3 * 36, 200), written(14 + 3 * 36 - 2, 200)], [true, false]);
  assert.equal(written(300, 3 + 21 + 2 * 14), false);
  assert.equal(written(300, 200, { ...MATRIX, numbers: false }), false);
});

test("keys move over a matrix from its first cell, downwards to higher rows", () => {
  const moved = (cursor, key) => matrix.move(cellsOf(), cursor, key, MATRIX);
  assert.deepEqual([moved(null, "ArrowRight"), moved(1, "ArrowDown"), moved(4, "ArrowUp"), moved(4, "End"), moved(0, "a")], [1, 4, 1, 5, null]);
});

test("a number in a cell has a contrast of 4.5 to 1 on every colour", () => {
  for (let step = 0; step <= 255; step += 1) {
    for (const colour of [[step, step, step], [0, step, 178], [step, 94, 0]]) {
      const [ink, cell] = [luminance(matrix.inkOn(colour)), luminance(`rgb(${colour})`)];
      assert.ok((Math.max(ink, cell) + 0.05) / (Math.min(ink, cell) + 0.05) >= 4.5, String(colour));
    }
  }
});

test("a magnitude goes from the neutral colour to blue", () => {
  const theme = { signed: ["vermilion", "neutral", "blue"] };
  assert.deepEqual(matrix.stopsOf({ scale: "magnitude" }, theme), ["neutral", "blue"]);
  assert.deepEqual(matrix.stopsOf(MATRIX, theme), theme.signed);
});

test("a matrix that has not changed is not made anew", () => {
  const first = cellsOf();
  assert.equal(matrix.modelOf(MATRIX, { picture: { v: CELLS } }, first), first);
  assert.notEqual(matrix.modelOf(MATRIX, { picture: { v: CELLS.map((x) => x + 1) } }, first), first);
});
