// Lines, contours, colours, labels and cursors of the pictures.

import assert from "node:assert/strict";
import test from "node:test";
import { colourLimits, luminance, paintPixels, rgbOf, tableOf, VIRIDIS } from "../../d2lutils/explorables/front/drawing/colours.js";
import { contours, levelsOf } from "../../d2lutils/explorables/front/drawing/contours.js";
import { seriesLabels } from "../../d2lutils/explorables/front/drawing/lines.js";
import { movedAlong, movedOver } from "../../d2lutils/explorables/front/drawing/moving.js";
import { balanced, spreadOut, wrapped } from "../../d2lutils/explorables/front/drawing/placing.js";
import { runsOf } from "../../d2lutils/explorables/front/drawing/thinning.js";
import { modelOf as fieldOf } from "../../d2lutils/explorables/front/drawing/field.js";

const same = (x) => x;

test("a short line keeps all its points", () => {
  assert.deepEqual(runsOf([0, 1, 2], [5, 3, 4], same, same), [[0, 5, 1, 3, 2, 4]]);
});

test("a value without a place is a gap", () => {
  assert.deepEqual(runsOf([0, 1, 2, 3], [5, NaN, 4, 4.5], same, same), [[0, 5], [2, 4, 3, 4.5]]);
  assert.deepEqual(runsOf([0, 1], [NaN, NaN], same, same), []);
});

test("a pixel column keeps its first, least, greatest and last value", () => {
  const [run] = runsOf([0, 0.1, 0.2, 0.3, 0.4, 1], [5, 9, 1, 2, 6, 0], same, same);
  assert.deepEqual(run, [0, 5, 0, 1, 0, 9, 0.4, 6, 1, 0]);
});

test("thousands of values become at most four points a pixel, with the same peaks", () => {
  const xs = Float64Array.from({ length: 50000 }, (_, i) => i / 100);
  const ys = xs.map((x, i) => Math.sin(i * 12.9898) * x);
  const [run] = runsOf(xs, ys, same, same);
  const heights = run.filter((_, i) => i % 2);
  assert.ok(heights.length <= 4 * 500);
  assert.equal(Math.max(...heights), Math.max(...ys));
  assert.equal(Math.min(...heights), Math.min(...ys));
});

test("the contour of a plane is a straight line from rim to rim", () => {
  const pieces = contours([0, 1, 2, 0, 1, 2], [2, 3], [0.5]);
  assert.ok(pieces.filter((_, i) => i % 2 === 0).every((x) => x === 0.5));
  const ys = pieces.filter((_, i) => i % 2 === 1);
  assert.deepEqual([Math.min(...ys), Math.max(...ys)], [-0.5, 1.5]);
});

test("the contour of a cone is a circle", () => {
  const n = 41;
  const values = Array.from({ length: n * n }, (_, i) => Math.hypot((i % n) - 20, Math.floor(i / n) - 20));
  const pieces = contours(values, [n, n], [10]);
  assert.ok(pieces.length > 200);
  for (let i = 0; i < pieces.length; i += 2) {
    const radius = Math.hypot(pieces[i] - 20, pieces[i + 1] - 20);
    assert.ok(Math.abs(radius - 10) < 0.02); // a chord of one cell lies 1/80 inside
  }
});

test("at a saddle the middle decides", () => {
  const joined = contours([1, 0, 0, 1], [2, 2], [0.4]);
  const apart = contours([1, 0, 0, 1], [2, 2], [0.6]);
  const inCell = (pieces) => pieces.filter((v, i) => i % 4 === 0 && v > 0 && v < 1).length;
  assert.equal(joined.length % 4, 0);
  assert.ok(inCell(joined) > 0 && inCell(apart) > 0);
  assert.notDeepEqual(joined, apart);
});

test("contours leave out cells that are not finite", () => {
  assert.deepEqual(contours([NaN, 1, 0, NaN, 1, 0], [2, 3], [-5]), []);
  assert.ok(contours([NaN, 1, 0, -1, NaN, 1, 0, -1], [2, 4], [0.5]).every(Number.isFinite));
});

test("declared limits of colours are the same for all values", () => {
  const view = { values: "v", shape: [2, 2], scale: "signed", points: [], path: null, drag: null };
  const shown = (value, limits) => fieldOf({ ...view, limits }, { picture: { v: [-value, 0, 0, value] } }).limits;
  for (const value of [0.01, 0.7, 5]) assert.deepEqual(shown(value, [-1, 1]), { low: -1, high: 1, log: false });
  assert.ok(shown(5, null).high >= 5);
});

test("levels of a parabola are equally far apart, log levels have equal ratios", () => {
  const roots = levelsOf({ low: 0, high: 16 }, 3).map(Math.sqrt);
  assert.deepEqual(roots, [1, 2, 3]);
  assert.deepEqual(levelsOf({ low: 1, high: 10000, log: true }, 3).map(Math.round), [10, 100, 1000]);
  assert.deepEqual(levelsOf({ low: 2, high: 2 }, 3), []);
});

test("colours are read in every form a browser writes", () => {
  assert.deepEqual(rgbOf("#0072B2"), [0, 114, 178]);
  assert.deepEqual(rgbOf("rgb(34, 40, 50)"), [34, 40, 50]);
  assert.deepEqual(rgbOf("rgba(0, 0, 0, 0.87)"), [0, 0, 0]);
  assert.deepEqual(rgbOf("color(srgb 1 0.5 0)"), [255, 128, 0]);
  assert.throws(() => rgbOf("blue"), /expected a colour such as #0072b2, got blue/);
});

test("luminance goes from black to white", () => {
  assert.equal(luminance("#000000"), 0);
  assert.ok(Math.abs(luminance("#ffffff") - 1) < 1e-12); // three roundings
});

test("the middle of the signed colours is the neutral one", () => {
  const table = tableOf(["#d55e00", "#f7f7f7", "#0072b2"]);
  assert.deepEqual(Array.from(table.slice(3 * 128, 3 * 129)), [247, 247, 247]);
  assert.deepEqual(Array.from(table.slice(0, 3)), [213, 94, 0]);
  assert.deepEqual(Array.from(table.slice(-3)), [0, 114, 178]);
});

test("signed limits are symmetric, so that zero is neutral", () => {
  assert.deepEqual(colourLimits([-0.2, 3.1, NaN], "signed"), { low: -4, high: 4, log: false });
  assert.deepEqual(colourLimits([NaN, 0], "signed"), { low: -1, high: 1, log: false });
  assert.deepEqual(colourLimits([2, 5, Infinity], "magnitude"), { low: 2, high: 5, log: false });
  assert.deepEqual(colourLimits([0, 5, 0.1], "magnitude", true), { low: 0.1, high: 5, log: true });
});

test("a grid is painted with its lowest row at the bottom", () => {
  const pixels = new Uint8ClampedArray(4 * 4);
  paintPixels([-1, 0, 1, NaN], [2, 2], { low: -1, high: 1 }, tableOf(["#000000", "#808080", "#ffffff"]), pixels);
  assert.deepEqual(Array.from(pixels), [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 255, 128, 128, 128, 255]);
});

test("a constant grid is painted, and a log one by its ratios", () => {
  const pixels = new Uint8ClampedArray(4);
  paintPixels([3], [1, 1], { low: 3, high: 3 }, tableOf(VIRIDIS), pixels);
  assert.deepEqual(Array.from(pixels), [68, 1, 84, 255]);
  paintPixels([10], [1, 1], { low: 1, high: 100, log: true }, tableOf(["#000000", "#808080", "#ffffff"]), pixels);
  assert.equal(pixels[0], 128);
});

test("labels keep their distance, their order and their bounds", () => {
  assert.deepEqual(spreadOut([50, 10, 90], 12, [0, 100]), [50, 10, 90]);
  assert.deepEqual(spreadOut([50, 52], 12, [0, 100]), [45, 57]);
  assert.deepEqual(spreadOut([98, 99, 1], 12, [0, 100]), [88, 100, 1]);
  assert.deepEqual(spreadOut([5, 5, 5], 10, [0, 100]), [0, 10, 20]);
  assert.deepEqual(spreadOut([], 10, [0, 100]), []);
});

test("labels break at spaces, Chinese ones anywhere", () => {
  const measure = (text) => text.length;
  assert.deepEqual(wrapped("loss on fresh data", 9, measure), ["loss on", "fresh", "data"]);
  assert.deepEqual(wrapped("训练数据上的损失", 5, measure), ["训练数据上", "的损失"]);
  assert.deepEqual(wrapped("indivisible", 4, measure), ["indivisible"]);
  assert.deepEqual(balanced("训练数据上的损失", 5, measure), ["训练数据", "上的损失"]);
  assert.deepEqual(balanced("short", 9, measure), ["short"]);
});

test("a single line has no label that the axis has already", () => {
  const labels = (y_label, label) => seriesLabels({ series: ["a"] }, { y_label, series: { a: label } });
  assert.deepEqual(labels("loss", "loss"), []);
  assert.deepEqual(labels("损失（奈特）", "损失"), []);
  assert.deepEqual(labels("loss (nats)", "training data"), ["training data"]);
  assert.deepEqual(seriesLabels({ series: ["a", "b"] }, { y_label: "a" }), ["a", "b"]);
});

test("keys move a cursor along an axis and stop at its ends", () => {
  const moves = ["ArrowLeft", "ArrowRight", "PageDown", "PageUp", "Home", "End"].map((key) => movedAlong(50, key, 101));
  assert.deepEqual(moves, [49, 51, 40, 60, 0, 100]);
  assert.equal(movedAlong(0, "ArrowLeft", 5), 0);
  assert.equal(movedAlong(4, "PageUp", 5), 4);
  assert.equal(movedAlong(4, "a", 5), null);
});

test("keys move a cursor over a plane, upwards to higher rows", () => {
  const moved = (key) => movedOver(12, key, [5, 5]); // row 2, column 2
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].map(moved), [17, 7, 11, 13, 10, 14]);
  assert.equal(moved("Tab"), null);
});
