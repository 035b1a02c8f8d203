// Bars from zero: for each thing, or each bin of a histogram, one or several side by side.

import { frameOf, paintFrame, paintHatch } from "./axes.js";
import { categoriesOf, paintCategories } from "./categories.js";
import { movedAlong } from "./moving.js";
import { plain, told } from "./numbers.js";
import { extent, limitsAroundZero } from "./scales.js";
import { clipped } from "./surface.js";

const WIDTH = 0.8; // of a bar, or of several, where they have a place of their own
const TICK = 6; // px from the axis to a label
const UPRIGHT = 0.4; // of the picture's height, at most, for labels that stand upright
const BELOW = 5; // px below a mark

/** Return what is drawn: lengths, where the place of each begins and ends, which one is pointed out. */
export function modelOf(view, data) {
  const arrays = (view.series ?? [view.values]).map((name) => data.picture[name].slice());
  const edges = edgesOf(view, data);
  const mark = view.mark === null ? -1 : data.measured[view.mark];
  return {
    arrays, edges,
    mark: Number.isInteger(mark) && mark >= 0 && mark < view.number ? mark : null,
    empty: !edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1])),
    binned: view.edges !== null || view.bins !== null,
    // Zero is always there: the length of a bar is its value.
    y: view.limits ? { low: view.limits[0], high: view.limits[1] } : limitsAroundZero(extent(arrays)),
  };
}

function edgesOf(view, data) {
  if (view.edges !== null) return Array.from(data.picture[view.edges]);
  const [low, high] = view.bins ?? [-0.5, view.number - 0.5];
  return Array.from({ length: view.number + 1 }, (_, i) => low + ((high - low) * i) / view.number);
}

/** Return the height of the picture in units of its width, where the page is narrow. */
export function ratioOf(view) {
  return view.ratio;
}

/** Return where it is drawn. */
export function layoutOf(brush, view, words, model) {
  const { edges, y } = model;
  // Edges that are no edges: the picture is hatched.
  const x = model.empty ? { low: 0, high: 1 } : { low: edges[0], high: edges.at(-1) };
  if (model.binned) return frameOf(brush, { x, y });
  const texts = textsOf(view, words);
  const { width } = frameOf(brush, { x, y, bare: true });
  const categories = categoriesOf(brush, texts, width / view.number, brush.height * UPRIGHT, view.labels === null);
  return { ...frameOf(brush, { x, y, bare: true, below: categories.room + TICK + 4 }), categories };
}

const textsOf = (view, words) => words.labels ?? Array.from({ length: view.number }, (_, i) => String(i));

/** Draw it, with a cursor at one of the bars or at none (null). */
export function paint(brush, frame, { view, theme, model, cursor }) {
  paintFrame(brush, frame, theme);
  if (model.empty) {
    clipped(brush, frame, () => paintHatch(brush, frame, theme));
    return;
  }
  const boxesAt = (i) => model.arrays.map((_, number) => boxOf(frame, model, i, number));
  clipped(brush, frame, () => {
    if (cursor !== null) paintBand(brush.context, frame, theme, around(boxesAt(cursor)));
    model.arrays.forEach((values, number) => values.forEach((value, i) => {
      const hue = value < 0 ? theme.negative : theme.positive;
      paintBar(brush, frame, theme, boxOf(frame, model, i, number), view.signed ? hue : theme.hues[number % theme.hues.length]);
    }));
  });
  paintZero(brush.context, frame, theme);
  if (model.mark !== null) paintMark(brush.context, frame, theme, around(boxesAt(model.mark)));
  if (cursor !== null) boxesAt(cursor).forEach((box) => paintOutline(brush.context, frame, theme, box));
  if (frame.categories) {
    const place = { at: (i) => frame.x.at(i), top: frame.top + frame.height + TICK };
    paintCategories(brush, theme, frame.categories, place);
  }
}

/** Return the pixels of a bar: left, top, width, height; height NaN where it has none. */
export function boxOf(frame, { arrays, edges, binned }, i, number = 0) {
  const [from, to] = [frame.x.at(edges[i]), frame.x.at(edges[i + 1])];
  const all = binned ? Math.max(to - from - (to - from > 4 ? 1 : 0), 0.5) : Math.max((to - from) * WIDTH, 1);
  const width = all / arrays.length;
  const [zero, end] = [frame.y.at(0), frame.y.at(arrays[number][i])];
  return { left: (from + to - all) / 2 + number * width, top: Math.min(zero, end), width, height: Math.abs(zero - end) };
}

// The place of bars that stand side by side, from the highest top.
function around(boxes) {
  const tops = boxes.map(({ top }) => top).filter((top) => !Number.isNaN(top));
  return { left: boxes[0].left, top: tops.length ? Math.min(...tops) : NaN, width: boxes[0].width * boxes.length };
}

function paintBar(brush, frame, theme, box, hue) {
  if (Number.isNaN(box.height)) {
    const place = { ...frame, left: box.left, width: box.width };
    clipped(brush, place, () => paintHatch(brush, place, theme));
    return;
  }
  brush.context.fillStyle = hue;
  brush.context.fillRect(box.left, box.top, box.width, box.height);
}

function paintZero(context, frame, theme) {
  const y = Math.round(frame.y.at(0) - 0.5) + 0.5;
  context.setLineDash([]);
  context.strokeStyle = theme.quiet;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(frame.left, y);
  context.lineTo(frame.left + frame.width, y);
  context.stroke();
}

// A triangle above the bar, its top inside of the picture.
function paintMark(context, frame, theme, { left, top, width }) {
  const x = left + width / 2;
  const y = Math.max((Number.isNaN(top) ? frame.y.at(0) : top) - BELOW, 9);
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x - 5, y - 8);
  context.lineTo(x + 5, y - 8);
  context.lineTo(x, y);
  context.closePath();
  context.strokeStyle = theme.page;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = theme.ink;
  context.fill();
}

function paintBand(context, { top, height }, theme, { left, width }) {
  context.fillStyle = theme.grid;
  context.fillRect(left - 2, top, width + 4, height);
}

function paintOutline(context, frame, theme, { left, top, width, height }) {
  if (Number.isNaN(height)) return;
  const [high, low] = [Math.max(top, frame.top), Math.min(top + height, frame.top + frame.height)];
  context.setLineDash([]);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.5;
  context.strokeRect(left, high, width, Math.max(low - high, 0));
}

/** Return the bar at a pixel, or null outside of the frame. */
export function find(frame, { edges, empty }, x) {
  if (empty || x < frame.left - 12 || x > frame.left + frame.width + 12) return null;
  const after = edges.findIndex((edge) => edge > frame.x.value(x));
  return after < 0 ? edges.length - 2 : Math.max(after - 1, 0);
}

/** Return where a key moves the cursor; null: not one of its keys. */
export function move({ edges, mark }, cursor, key) {
  return movedAlong(cursor ?? mark ?? 0, key, edges.length - 1);
}

/** Return the values at the cursor, or of what is pointed out, as text. */
export function say(view, words, model, cursor) {
  const at = cursor ?? model.mark;
  if (at === null) return "";
  const place = model.binned ? `${plain(model.edges[at])} … ${plain(model.edges[at + 1])}` : textsOf(view, words)[at];
  const values = namesOfArrays(view, words).map((name, number) => told(name, model.arrays[number][at]));
  return [`${words.x_label}\u00a0=\u00a0${place}`, ...values].join(" · ");
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  if (view.edges !== null || view.bins !== null) return [`${words.x_label} = −0.0000 …`, ...namesOfArrays(view, words)];
  const longest = textsOf(view, words).reduce((a, b) => (b.length > a.length ? b : a));
  return [`${words.x_label} = ${longest}`, ...namesOfArrays(view, words)];
}

const namesOfArrays = (view, words) => keyOf(view, words) ?? [words.y_label];

/** Return what the hues of several bars side by side mean, in their order; null for single ones. */
export function keyOf(view, words) {
  return view.series?.map((name) => words.series[name]) ?? null;
}

/** Return how many places the cursor has. */
export function countOf({ edges }) {
  return edges.length - 1;
}
