// Bars: what is drawn of arrays, where, and what is read out; the labels below.

import assert from "node:assert/strict";
import test from "node:test";

import { brushOf, clean } from "./brush.mjs";

const at = (name) => import(`../../d2lutils/explorables/front/drawing/${name}.js`);
const bars = await at("bars");
const { categoriesOf, fewer } = await at("categories");

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

const GROUPS = { ...BARS, series: ["v", "w"], number: 2 };
const NAMES = { ...AXES, series: { v: "ReLU", w: "tanh" } };
const groupsOf = (v, w) => modelOf(GROUPS, v, { w: Float32Array.from(w) });

test("the bars of several arrays share a place, one beside the other", () => {
  const frame = { x: { at: (x) => 40 + 10 * (x + 0.5) }, y: { at: (y) => 100 - 50 * y } };
  const model = groupsOf([1, 0.5], [-0.5, 2]);
  assert.deepEqual(bars.boxOf(frame, model, 1, 0), { left: 51, top: 75, width: 4, height: 25 });
  assert.deepEqual(bars.boxOf(frame, model, 0, 1), { left: 45, top: 100, width: 4, height: 25 });
  assert.deepEqual(model.y, { low: -0.5, high: 2 }); // the extremes of both
});

test("bars side by side are read out together, and their hues explained", () => {
  const said = (cursor) => clean(bars.say(GROUPS, NAMES, groupsOf([1, 0.5], [0, 2]), cursor));
  assert.equal(said(1), "class = 1 · ReLU = 0.500 · tanh = 2");
  assert.deepEqual(bars.namesOf(GROUPS, NAMES), ["class = 0", "ReLU", "tanh"]);
  assert.deepEqual(bars.keyOf(GROUPS, NAMES), ["ReLU", "tanh"]);
  assert.equal(bars.keyOf(BARS, AXES), null);
});

test("keys and pointer move over places, not over each bar of one", () => {
  const model = groupsOf([1, 0.5], [0, 2]);
  assert.equal(bars.countOf(model), 2);
  assert.equal(bars.move(model, 0, "End"), 1);
  assert.equal(bars.find({ left: 40, width: 80, x: { value: () => 0.4 } }, model, 80), 0);
});
