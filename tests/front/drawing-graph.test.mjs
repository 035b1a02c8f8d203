// Graphs: what is drawn, where, how the cursor moves, what is told.

import assert from "node:assert/strict";
import test from "node:test";

import { countOf, find, layoutOf, modelOf, move, namesOf, paint, say } from "../../d2lutils/explorables/front/drawing/graph.js";

// x and w at the left, z = wx, then C.
const VIEW = {
  kind: "graph", nodes: ["x", "w", "z", "C"], places: [[0, 0], [0, 1], [1, 0.5], [2, 0.5]], symbols: ["", "", "×", "½"],
  edges: [[0, 2], [1, 2], [2, 3]], heights: [140, 210], values: "v", gradients: "g", weights: null, known: "k", active: "at",
};
const WORDS = {
  nodes: { x: "x", w: "w", z: "z¹", C: "C" }, gradient: "gradient", so_far: "so far", not_yet: "not computed yet",
};
const DATA = {
  picture: { v: Float32Array.of(2, 1, 2, 0.5), g: Float32Array.of(0, -0.25, 0.5, 1), k: Float32Array.of(1, 2, 3, 0), e: Float32Array.of(1, -4, 2) },
  measured: { at: 2 },
};
const model = modelOf(VIEW, DATA);
const clean = (text) => text.replaceAll("\u00a0", " ");
const WIDE = { width: 600, height: 140 };
const NARROW = { width: 200, height: 210 };

test("a graph is drawn from left to right where it fits, else from top to bottom", () => {
  const wide = layoutOf(WIDE, VIEW);
  assert.equal(wide.down, false);
  assert.deepEqual(wide.centres, [[100, 35], [100, 105], [300, 70], [500, 70]]);
  const narrow = layoutOf(NARROW, VIEW);
  assert.equal(narrow.down, true);
  assert.deepEqual(narrow.centres, [[50, 35], [150, 35], [100, 105], [100, 175]]);
});

test("boxes do not touch, at 320 pixels neither, and stay in the picture", () => {
  const places = [[0, 0], [0, 1], [0, 2], [1, 1], [2, 1], [2, 0], [2, 2], [3, 0.5], [3, 1.5], [4, 0.5], [4, 1.5], [5, 1], [1, 0], [1, 2]];
  const view = { ...VIEW, places };
  for (const brush of [{ width: 264, height: 420 }, { width: 760, height: 210 }]) {
    const { centres, box } = layoutOf(brush, view);
    assert.ok(box.width > 70 && box.height > 44, JSON.stringify(box));
    for (const [i, [x, y]] of centres.entries()) {
      assert.ok(x >= box.width / 2 && x <= brush.width - box.width / 2);
      assert.ok(y >= box.height / 2 && y <= brush.height - box.height / 2);
      for (const [left, top] of centres.slice(0, i)) {
        assert.ok(Math.abs(x - left) > box.width || Math.abs(y - top) > box.height);
      }
    }
  }
});

test("the node under the pointer is found, between nodes there is none", () => {
  const frame = layoutOf(WIDE, VIEW);
  assert.equal(find(frame, model, 310, 60), 2);
  assert.equal(find(frame, model, 200, 70), null);
});

test("arrow keys go along edges, also where the graph runs downwards", () => {
  const wide = layoutOf(WIDE, VIEW);
  const go = (from, key, frame) => move(model, from, key, VIEW, frame);
  assert.equal(go(null, "ArrowRight", wide), 3); // begins at the node at work
  assert.deepEqual([go(0, "ArrowRight", wide), go(2, "ArrowRight", wide), go(3, "ArrowRight", wide)], [2, 3, 3]);
  assert.equal(go(0, "ArrowDown", wide), 1);
  assert.equal(go(2, "ArrowLeft", wide), 0);
  const narrow = layoutOf(NARROW, VIEW);
  assert.deepEqual([go(0, "ArrowDown", narrow), go(0, "ArrowRight", narrow), go(3, "ArrowUp", narrow)], [2, 1, 2]);
  assert.deepEqual([go(2, "Home", wide), go(2, "End", wide), go(2, "a", wide)], [0, 3, null]);
});

test("every node can be reached with the arrow keys", () => {
  const frame = layoutOf(WIDE, VIEW);
  const seen = new Set([2]);
  for (const node of seen) for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) seen.add(move(model, node, key, VIEW, frame));
  assert.equal(seen.size, 4);
});

test("a node is told as far as it is known", () => {
  const told = [0, 1, 2, 3].map((node) => clean(say(VIEW, WORDS, model, node)));
  assert.deepEqual(told, ["x = 2", "w = 1 · gradient = −0.250 so far", "z¹ = 2 · gradient = 0.500", "C: not computed yet"]);
  assert.equal(say(VIEW, WORDS, model, null), say(VIEW, WORDS, model, 2));
  assert.equal(say(VIEW, WORDS, { ...model, active: -1 }, null), "");
  assert.deepEqual(namesOf(VIEW, WORDS), ["z¹", "so far gradient"]);
  assert.equal(countOf(model), 4);
});

test("without gradients and mask every value is known and nobody is at work", () => {
  const plain = modelOf({ ...VIEW, gradients: null, known: null, active: null }, DATA);
  assert.deepEqual([...plain.known], [1, 1, 1, 1]);
  assert.equal(plain.active, -1);
});

test("a graph keeps what it was given, whatever happens to the memory later", () => {
  const picture = { v: Float32Array.of(1, 2, 3, 4), g: new Float32Array(4), k: new Float32Array(4) };
  const kept = modelOf(VIEW, { ...DATA, picture });
  picture.v.fill(0);
  assert.deepEqual([...kept.values], [1, 2, 3, 4]);
});

// A canvas that writes down what is drawn on it.
function recorder() {
  const told = { texts: [], strokes: [], fills: [] };
  const context = {
    font: "12px sans", set textAlign(_) {}, set textBaseline(_) {}, setLineDash() {}, fillRect() { told.fills.push(context.fillStyle); },
    fillText: (text) => told.texts.push(text), stroke: () => told.strokes.push([context.strokeStyle, context.lineWidth]),
  };
  for (const name of ["beginPath", "moveTo", "lineTo", "bezierCurveTo", "closePath", "fill", "roundRect"]) context[name] = () => {};
  return { told, brush: { context, size: 12, family: "sans", ...WIDE } };
}
const THEME = { ink: "ink", quiet: "quiet", page: "page", edge: "edge", grid: "grid", positive: "blue", negative: "vermilion" };

function painted(view, data = DATA) {
  const { told, brush } = recorder();
  paint(brush, layoutOf(brush, view), { view, words: WORDS, theme: THEME, model: modelOf(view, data), cursor: null });
  return told;
}

test("a node shows what is known of it: nothing, a value, a part of its gradient, all", () => {
  const { texts, fills } = painted(VIEW);
  assert.deepEqual(texts, ["x", "2", "w", "1", "−0.250 + …", "× z¹", "2", "0.500", "½ C"]);
  assert.deepEqual(fills, ["vermilion", "blue"]); // the bars
});

test("edges are as wide as their weights, blue above 0 and vermilion below", () => {
  const { strokes } = painted({ ...VIEW, weights: "e" });
  assert.deepEqual(strokes.slice(0, 3), [["blue", 1.5], ["vermilion", 6], ["blue", 3]]);
});

test("without weights the edges into the node at work stand out", () => {
  const { strokes } = painted(VIEW);
  assert.deepEqual(strokes.slice(0, 3), [["ink", 2], ["ink", 2], ["edge", 1.2]]);
});

test("labels are text: markup in them is drawn as it is written", () => {
  const { told, brush } = recorder();
  const words = { ...WORDS, nodes: { ...WORDS.nodes, x: "<img src=x onerror=alert(1)>" } };
  paint(brush, layoutOf(brush, VIEW), { view: VIEW, words, theme: THEME, model, cursor: null });
  assert.equal(told.texts[0], "<img src=x onerror=alert(1)>");
});
