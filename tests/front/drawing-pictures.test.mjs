// Images, bars and matrices: what is drawn of an array, where, and what is read out.

import assert from "node:assert/strict";
import test from "node:test";

const at = (name) => import(`../../d2lutils/explorables/front/drawing/${name}.js`);
const bars = await at("bars");
const images = await at("images");
const matrix = await at("matrix");
const { categoriesOf, fewer } = await at("categories");
const { limitsOfCells, luminance, paintPixels, tableOf } = await at("colours");
const { movedOver } = await at("moving");
const { shortened } = await at("placing");

const clean = (text) => text.replaceAll("\u00a0", " ");

// A brush on a screen of so many pixels to one, whose letters are all 6 px wide.
function brushOf(width, height, ratio = 1) {
  const context = { measureText: (text) => ({ width: 6 * text.length }), getTransform: () => ({ a: ratio }) };
  return { context, width, height, size: 12, family: "sans-serif", widths: new Map() };
}

const IMAGES = { kind: "images", values: "v", shape: [3, 2, 2], columns: null, scale: "magnitude", limits: null, labels: null, numbers: null, ratio: 0.5 };
const PIXELS = Float32Array.from({ length: 12 }, (_, i) => i);
const WORDS = { image_label: "image", row_label: "row", column_label: "column", value_label: "ink" };
const shownOf = (view, v = PIXELS, more = {}) => images.modelOf(view, { picture: { v, ...more } });

test("a text that does not fit is cut, with an ellipsis", () => {
  const measure = (text) => text.length;
  assert.equal(shortened("seven", 5, measure), "seven");
  assert.equal(shortened("seventeen", 5, measure), "seve…");
  assert.equal(shortened("first layer", 7, measure), "first…");
  assert.equal(shortened("wide", 0, measure), "w…");
});

test("keys move a cursor downwards to higher rows where the first row is on top", () => {
  const moved = (key) => movedOver(12, key, [5, 5], true); // row 2, column 2
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].map(moved), [7, 17, 11, 13, 10, 14]);
});

test("a magnitude begins at zero and ends at a round number", () => {
  const limits = (values, view = IMAGES) => limitsOfCells(view, values);
  assert.deepEqual(limits([3, 0.93]), { low: 0, high: 3, log: false });
  assert.deepEqual(limits([0.93, 0.5]), { low: 0, high: 1, log: false });
  assert.deepEqual(limits([-0.5, 2.2]), { low: -0.5, high: 2.5, log: false });
  assert.deepEqual(limits([0, NaN]), { low: 0, high: 1, log: false });
  assert.deepEqual(limits([-2, -1]), { low: -2, high: 0, log: false });
  assert.deepEqual(limits([9, 9], { ...IMAGES, limits: [0, 16] }), { low: 0, high: 16, log: false });
  assert.deepEqual(limits([-0.2, 0.1], { ...IMAGES, scale: "signed" }), { low: -0.2, high: 0.2, log: false });
});

test("the first row of an image is painted first", () => {
  const pixels = new Uint8ClampedArray(8);
  paintPixels([0, 1], [2, 1], { low: 0, high: 1 }, tableOf(["#000000", "#ffffff"]), pixels, true);
  assert.deepEqual(Array.from(pixels), [0, 0, 0, 255, 255, 255, 255, 255]);
});

test("images are as large as the picture allows", () => {
  const frame = images.layoutOf(brushOf(212, 102), IMAGES, WORDS, shownOf(IMAGES));
  // Three in a row: (210 − 2 · 6) / 3 = 66 px for 2 pixels.
  assert.deepEqual([frame.across, frame.size, frame.left, frame.top], [3, 33, 1, 18]);
  assert.deepEqual(images.boxOf(frame, 2), { left: 145, top: 18, width: 66, height: 66 });
  const high = images.layoutOf(brushOf(102, 402), IMAGES, WORDS, shownOf(IMAGES));
  assert.equal(high.across, 1);
});

test("declared columns are kept, and the last row may be short", () => {
  const view = { ...IMAGES, columns: 2 };
  const frame = images.layoutOf(brushOf(402, 108), view, WORDS, shownOf(view));
  assert.deepEqual([frame.across, frame.size], [2, 25]);
  assert.deepEqual(images.boxOf(frame, 2), { left: frame.left, top: frame.top + 56, width: 50, height: 50 });
});

test("an image's pixels are whole pixels of the screen where that costs little", () => {
  const size = (width, ratio) => images.layoutOf(brushOf(width, 1000, ratio), { ...IMAGES, shape: [1, 2, 2] }, WORDS, shownOf(IMAGES)).size;
  assert.equal(size(33, 1), 15); // 31 / 2
  assert.equal(size(33, 2), 15.5);
  assert.equal(size(9, 1), 3.5);
});

test("the pointer finds an image's pixel, and nothing between two images", () => {
  const model = shownOf(IMAGES);
  const frame = images.layoutOf(brushOf(212, 102), IMAGES, WORDS, model);
  const found = (x, y) => images.find(frame, model, x, y);
  assert.deepEqual([found(2, 19), found(60, 19), found(2, 80), found(75, 20), found(210, 83)], [0, 1, 2, 4, 11]);
  assert.deepEqual([found(70, 20), found(0, 20), found(20, 90), found(300, 20)], [null, null, null, null]);
});

test("where a row is short there is no image", () => {
  const view = { ...IMAGES, columns: 2 };
  const model = shownOf(view);
  const frame = images.layoutOf(brushOf(402, 108), view, WORDS, model);
  assert.equal(images.find(frame, model, frame.left + 60, frame.top + 60), null);
  assert.equal(images.find(frame, model, frame.left + 1, frame.top + 60), 8);
});

test("an image's pixel is read out by image, row, column and value", () => {
  const said = (view, words, cursor) => clean(images.say(view, words, shownOf(view), cursor));
  assert.equal(said(IMAGES, WORDS, 7), "image = 1 · row = 1 · column = 1 · ink = 7");
  assert.equal(said(IMAGES, { ...WORDS, labels: ["a", "b", "c"] }, 8), "image = c · row = 0 · column = 0 · ink = 8");
  assert.equal(said({ ...IMAGES, shape: [1, 3, 4] }, WORDS, 7), "row = 1 · column = 3 · ink = 7");
  assert.equal(said(IMAGES, WORDS, null), "");
});

test("keys move over an image and from one to the next", () => {
  const moved = (cursor, key) => images.move(shownOf(IMAGES), cursor, key, IMAGES);
  assert.deepEqual([moved(4, "ArrowRight"), moved(4, "ArrowDown"), moved(5, "ArrowRight")], [5, 6, 5]);
  assert.deepEqual([moved(5, "PageDown"), moved(5, "PageUp"), moved(9, "PageDown")], [9, 1, 9]);
  assert.deepEqual([moved(null, "ArrowLeft"), moved(0, "Tab")], [2, null]);
});

test("numbers stand below the images, and a text where there is one", () => {
  const view = { ...IMAGES, numbers: "p" };
  const model = shownOf(view, PIXELS, { p: Float32Array.of(0.912, 0.08, 0) });
  const brush = brushOf(212, 102);
  assert.deepEqual(images.layoutOf(brush, view, WORDS, model).texts, ["0.91", "0.080", "0"]);
  const texts = { ...WORDS, labels: ["a", "b", "c"] };
  assert.deepEqual(images.layoutOf(brush, { ...IMAGES, labels: 3 }, texts, shownOf(IMAGES)).texts, texts.labels);
});

test("images keep what they were given, and what has not changed", () => {
  const v = PIXELS.slice();
  const first = shownOf(IMAGES, v);
  assert.equal(images.modelOf(IMAGES, { picture: { v } }, first).values, first.values);
  v[3] = 99;
  assert.equal(first.values[3], 3);
  assert.notEqual(images.modelOf(IMAGES, { picture: { v } }, first).values, first.values);
});

const BARS = { kind: "bars", values: "v", number: 4, labels: null, edges: null, bins: null, signed: false, limits: null, mark: null, ratio: 0.5 };
const AXES = { x_label: "class", y_label: "p" };
const modelOf = (view, v, more = {}) => bars.modelOf(view, { picture: { v: Float32Array.from(v), ...more }, measured: { best: 2 } });

test("bars stand on zero, whatever their values", () => {
  assert.deepEqual(modelOf(BARS, [3, 5, 4, 3.5]).y, { low: 0, high: 5 });
  assert.deepEqual(modelOf(BARS, [-3, -5, -4, -3.5]).y, { low: -5, high: 0 });
  assert.deepEqual(modelOf(BARS, [-0.3, 0.7, 0, 0]).y, { low: -0.3, high: 0.8 });
  assert.deepEqual(modelOf(BARS, [0, 0, 0, NaN]).y, { low: 0, high: 1 });
  assert.deepEqual(modelOf({ ...BARS, limits: [0, 1] }, [9, 0, 0, 0]).y, { low: 0, high: 1 });
});

test("a bar reaches from zero to its value, four fifths of its place wide", () => {
  const frame = { x: { at: (x) => 40 + 10 * (x + 0.5) }, y: { at: (y) => 100 - 50 * y } };
  const model = modelOf(BARS, [1, -0.5, 0, NaN]);
  assert.deepEqual(bars.boxOf(frame, model, 0), { left: 41, top: 50, width: 8, height: 50 });
  assert.deepEqual(bars.boxOf(frame, model, 1), { left: 51, top: 100, width: 8, height: 25 });
  assert.equal(bars.boxOf(frame, model, 2).height, 0);
});

test("a bin is as wide as between its edges, but for a gap", () => {
  const frame = { x: { at: (x) => 10 * x }, y: { at: (y) => 100 - y } };
  const edges = Float32Array.of(0, 1, 3, 3.25, 5);
  const model = modelOf({ ...BARS, edges: "e" }, [1, 2, 3, 4], { e: edges });
  const widths = [0, 1, 2].map((i) => bars.boxOf(frame, model, i).width);
  assert.deepEqual(widths, [9, 19, 2.5]);
  assert.deepEqual(modelOf({ ...BARS, bins: [-1, 1] }, [1, 2, 3, 4]).edges, [-1, -0.5, 0, 0.5, 1]);
});

test("edges that do not grow are no histogram", () => {
  const empty = (...e) => modelOf({ ...BARS, edges: "e" }, [1, 2, 3, 4], { e: Float32Array.from(e) }).empty;
  assert.equal(empty(0, 1, 2, 3, 4), false);
  assert.equal(empty(0, 1, 1, 3, 4), true);
  assert.equal(empty(0, 1, 2, 3, NaN), true);
});

test("only the index of a bar points one out", () => {
  const mark = (best) => bars.modelOf({ ...BARS, mark: "best" }, { picture: { v: new Float32Array(4) }, measured: { best } }).mark;
  assert.deepEqual([0, 3, 4, -1, 0.5, NaN].map(mark), [0, 3, null, null, null, null]);
});

test("a bar is read out with what it stands for", () => {
  const said = (view, words, cursor, more) => clean(bars.say(view, words, modelOf(view, [0.5, 0.25, 0.125, 1], more), cursor));
  assert.equal(said(BARS, AXES, 3), "class = 3 · p = 1");
  assert.equal(said(BARS, { ...AXES, labels: ["cat", "dog", "cow", "hen"] }, 1), "class = dog · p = 0.250");
  assert.equal(said({ ...BARS, bins: [-1, 1] }, AXES, 0), "class = −1 … −0.500 · p = 0.500");
  assert.equal(said({ ...BARS, mark: "best" }, AXES, null), "class = 2 · p = 0.125");
  assert.equal(said(BARS, AXES, null), "");
});

test("pointer and keys find a bar", () => {
  const model = modelOf({ ...BARS, mark: "best" }, [1, 2, 3, 4]);
  const frame = { left: 40, width: 80, x: { value: (pixel) => (pixel - 40) / 20 - 0.5 } };
  assert.deepEqual([30, 41, 59, 61, 119, 130, 10].map((x) => bars.find(frame, model, x)), [0, 0, 0, 1, 3, 3, null]);
  assert.deepEqual(["ArrowRight", "ArrowLeft", "Home", "End", "x"].map((key) => bars.move(model, null, key)), [3, 1, 0, 3, null]);
});

test("a picture of bars leaves room for the labels below", () => {
  const words = { ...AXES, labels: ["short", "words", "below", "bars"] };
  const layout = (view, texts) => bars.layoutOf(brushOf(300, 200), view, { ...words, ...texts }, modelOf(view, [1, 2, 3, 4]));
  const view = { ...BARS, labels: 4 };
  const [flat, upright] = [layout(view), layout(view, { labels: Array(4).fill("indivisibility") })];
  assert.deepEqual([flat.categories.upright, upright.categories.upright], [false, true]);
  assert.equal(flat.categories.room, 15);
  assert.equal(upright.categories.room, 78); // two fifths of the height have room for 13 letters
  assert.equal(flat.height - upright.height, 78 - 15);
  assert.deepEqual(flat.xTicks, []);
});

test("labels are in one line, else in two, else upright, else fewer", () => {
  const of = (texts, step, counted) => {
    const { lines, every, upright, room } = categoriesOf(brushOf(300, 200), texts, step, 60, counted);
    return { lines, every, upright, room };
  };
  assert.deepEqual(of(["cat", "dog"], 26), { lines: [["cat"], ["dog"]], every: 1, upright: false, room: 15 });
  assert.deepEqual(of(["big cat", "dog"], 26), { lines: [["big", "cat"], ["dog"]], every: 1, upright: false, room: 30 });
  assert.deepEqual(of(["elephant", "dog"], 20), { lines: [["elephant"], ["dog"]], every: 1, upright: true, room: 48 });
  assert.deepEqual(of(["hippopotamus", "dog"], 8), { lines: [["hippopota…"], ["dog"]], every: 2, upright: true, room: 60 });
  const digits = Array.from({ length: 12 }, (_, i) => String(i));
  assert.deepEqual([of(digits, 21, true).every, of(digits, 12, true).every, of(digits, 5, true).every], [1, 2, 5]);
});

test("labels are left out by steps of one, two or five", () => {
  assert.deepEqual([[5, 10], [20, 10], [21, 10], [60, 10], [110, 10]].map(([size, step]) => fewer(size, step)), [1, 2, 5, 10, 20]);
});

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
