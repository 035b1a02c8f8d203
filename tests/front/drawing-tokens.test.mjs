// Tokens: what is drawn, where, how the cursor moves, what is told.

import assert from "node:assert/strict";
import test from "node:test";

import { colourAt } from "../../d2lutils/explorables/front/drawing/colours.js";
import { countOf, find, layoutOf, modelOf, move, namesOf, paint, say, stopsOf } from "../../d2lutils/explorables/front/drawing/tokens.js";

const VIEW = { kind: "tokens", texts: ["a", " b", "c\n", "d"], ids: null, count: 4, heights: [56, 56], values: "v", scale: "signed", limits: null, at: "at" };
const DATA = { picture: { v: Float32Array.of(0, -2, 1, 4), ids: Float32Array.of(1, 0, 3, -1) }, measured: { at: 1 } };
const WORDS = { token: "token", value_label: "score" };
const THEME = { ink: "ink", pale: ["#e9ba94", "#f7f7f7", "#94c2db"] };
const clean = (text) => text.replaceAll("\u00a0", " ");

// Every sign is 10 px wide; what is drawn is written down.
function brushOf(width, height = 100) {
  const told = { texts: [], fills: [], frames: [] };
  const context = {
    set textAlign(_) {}, set textBaseline(_) {}, font: "", setLineDash() {}, measureText: (text) => ({ width: 10 * text.length }),
    fillText: (text) => told.texts.push([text, context.fillStyle]), fillRect: () => told.fills.push(context.fillStyle),
    strokeRect: (x) => told.frames.push([x, context.lineWidth]),
  };
  return { context, told, width, height, size: 12, family: "sans", widths: new Map() };
}

test("white space is seen, and a line ends where the text or the picture says", () => {
  const model = modelOf(VIEW, DATA);
  assert.deepEqual(model.tokens, ["a", "·b", "c↵", "d"]);
  const { boxes } = layoutOf(brushOf(400), VIEW, WORDS, model);
  assert.deepEqual(boxes.map(({ x, line }) => [x, line]), [[0, 0], [21, 0], [52, 0], [0, 1]]);
  const narrow = layoutOf(brushOf(60), VIEW, WORDS, model).boxes;
  assert.deepEqual(narrow.map(({ line }) => line), [0, 0, 1, 2]);
  assert.ok(narrow.every(({ x, width }) => x + width <= 60));
});

test("a text that is too long shows its last lines", () => {
  const { boxes } = layoutOf(brushOf(60, 60), VIEW, WORDS, modelOf(VIEW, DATA));
  assert.deepEqual(boxes.map(({ y }) => y), [-26, -26, 0, 26]);
});

test("a sampled text has the tokens that are there, with their values", () => {
  const model = modelOf({ ...VIEW, ids: "ids" }, DATA);
  assert.deepEqual(model.tokens, ["·b", "a", "d"]);
  assert.deepEqual(model.values, [0, -2, 1]);
  assert.equal(countOf(model), 3);
});

test("an index beyond the vocabulary, or none, draws nothing", () => {
  const odd = { ...DATA, picture: { ...DATA.picture, ids: Float32Array.of(NaN, 99, 1, Infinity) } };
  assert.deepEqual(modelOf({ ...VIEW, ids: "ids" }, odd).tokens, ["·b"]);
});

test("the colour of 0 is the neutral one, the ends are those of the largest value", () => {
  const model = modelOf(VIEW, DATA);
  assert.deepEqual(model.limits, { low: -4, high: 4, log: false });
  assert.equal(colourAt(0, model.limits, stopsOf(VIEW, THEME)), "rgb(247, 247, 247)");
  assert.equal(colourAt(4, model.limits, stopsOf(VIEW, THEME)), "rgb(148, 194, 219)");
  assert.equal(colourAt(-9, model.limits, stopsOf(VIEW, THEME)), "rgb(233, 186, 148)");
  assert.equal(colourAt(0, { low: 0, high: 1 }, stopsOf({ scale: "magnitude" }, THEME)), "rgb(247, 247, 247)");
});

test("text is in ink, the token in question and the cursor are framed", () => {
  const brush = brushOf(400);
  const model = modelOf(VIEW, DATA);
  paint(brush, layoutOf(brush, VIEW, WORDS, model), { view: VIEW, theme: THEME, model, cursor: 0 });
  assert.ok(brush.told.texts.every(([, fill]) => fill === "ink"));
  assert.equal(brush.told.fills.filter((fill) => fill.startsWith("rgb")).length, 4);
  assert.deepEqual(brush.told.frames, [[1, 2.5], [22, 1.2]]);
});

test("markup in a token is drawn as it is written", () => {
  const brush = brushOf(400);
  const view = { ...VIEW, texts: ["<b>", "&lt;", "<script>", "d"] };
  const model = modelOf(view, DATA);
  paint(brush, layoutOf(brush, view, WORDS, model), { view, theme: THEME, model, cursor: null });
  assert.deepEqual(brush.told.texts.map(([text]) => text), view.texts);
});

test("keys move along the text, and to the nearest token of the next line", () => {
  const model = modelOf(VIEW, DATA);
  const frame = layoutOf(brushOf(60), VIEW, WORDS, model);
  const go = (from, key) => move(model, from, key, VIEW, frame);
  assert.equal(go(null, "ArrowRight"), 2);
  assert.deepEqual([go(0, "ArrowRight"), go(0, "ArrowLeft"), go(3, "ArrowRight")], [1, 0, 3]);
  assert.deepEqual([go(1, "ArrowDown"), go(2, "ArrowUp"), go(0, "ArrowUp"), go(3, "Home"), go(0, "End"), go(0, "x")], [2, 0, 0, 0, 3, null]);
  assert.equal(move({ ...model, tokens: [] }, null, "End", VIEW, frame), null);
});

test("the token under the pointer is told with its number and value", () => {
  const model = modelOf(VIEW, DATA);
  const frame = layoutOf(brushOf(400), VIEW, WORDS, model);
  assert.equal(find(frame, model, 30, 10), 1);
  assert.equal(find(frame, model, 390, 10), null);
  assert.equal(clean(say(VIEW, WORDS, model, 2)), "token 3: c↵ · score = 1");
  assert.equal(clean(say(VIEW, WORDS, model, null)), "token 2: ·b · score = −2");
  assert.deepEqual(namesOf(VIEW, WORDS), ["token ·b", "score"]);
});

test("without values there is no colour, without a place nothing in question", () => {
  const view = { ...VIEW, values: null, at: null };
  const model = modelOf(view, DATA);
  assert.deepEqual([model.values, model.limits, model.at], [null, null, -1]);
  assert.equal(clean(say(view, WORDS, model, 0)), "token 1: a");
  assert.equal(say(view, WORDS, model, null), "");
});
