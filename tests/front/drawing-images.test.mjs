// Images: what is drawn of an array, where, and what is read out.

import assert from "node:assert/strict";
import test from "node:test";

import { brushOf, clean } from "./brush.mjs";

const at = (name) => import(`../../d2lutils/explorables/front/drawing/${name}.js`);
const images = await at("images");
const { limitsOfCells, paintPixels, tableOf } = await at("colours");
const { movedOver } = await at("moving");
const { shortened } = await at("placing");

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
