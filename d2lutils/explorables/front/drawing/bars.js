// Bars from zero: one for each thing, or for each bin of a histogram.

import { frameOf, paintFrame, paintHatch } from "./axes.js";
import { categoriesOf, paintCategories } from "./categories.js";
import { movedAlong } from "./moving.js";
import { plain, told } from "./numbers.js";
import { extent, limitsAroundZero } from "./scales.js";
import { clipped } from "./surface.js";

const WIDTH = 0.8; // of a bar, where one has a place of its own
const TICK = 6; // px from the axis to a label
const UPRIGHT = 0.4; // of the picture's height, at most, for labels that stand upright
const BELOW = 5; // px below a mark

/** Return what is drawn: values, where each bar begins and ends, which one is pointed out. */
export function modelOf(view, data) {
  const values = data.picture[view.values].slice();
  const edges = edgesOf(view, data);
  const mark = view.mark === null ? -1 : data.measured[view.mark];
  return {
    values, edges,
    mark: Number.isInteger(mark) && mark >= 0 && mark < values.length ? mark : null,
    empty: !edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1])),
    binned: view.edges !== null || view.bins !== null,
    // Zero is always there: the length of a bar is its value.
    y: view.limits ? { low: view.limits[0], high: view.limits[1] } : limitsAroundZero(extent([values])),
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
  const boxes = Array.from(model.values, (_, i) => boxOf(frame, model, i));
  clipped(brush, frame, () => {
    if (cursor !== null) paintBand(brush.context, frame, theme, boxes[cursor]);
    boxes.forEach((box, i) => paintBar(brush, frame, theme, { box, value: model.values[i], signed: view.signed }));
  });
  paintZero(brush.context, frame, theme);
  if (model.mark !== null) paintMark(brush.context, frame, theme, boxes[model.mark]);
  if (cursor !== null) paintOutline(brush.context, frame, theme, boxes[cursor]);
  if (frame.categories) {
    const place = { at: (i) => frame.x.at(i), top: frame.top + frame.height + TICK };
    paintCategories(brush, theme, frame.categories, place);
  }
}

/** Return the pixels of a bar: left, top, width, height; height NaN where it has none. */
export function boxOf(frame, { values, edges, binned }, i) {
  const [from, to] = [frame.x.at(edges[i]), frame.x.at(edges[i + 1])];
  const width = binned ? Math.max(to - from - (to - from > 4 ? 1 : 0), 0.5) : Math.max((to - from) * WIDTH, 1);
  const [zero, end] = [frame.y.at(0), frame.y.at(values[i])];
  return { left: (from + to - width) / 2, top: Math.min(zero, end), width, height: Math.abs(zero - end) };
}

function paintBar(brush, frame, theme, { box, value, signed }) {
  if (Number.isNaN(box.height)) {
    const place = { ...frame, left: box.left, width: box.width };
    clipped(brush, place, () => paintHatch(brush, place, theme));
    return;
  }
  const hue = value < 0 ? theme.negative : theme.positive;
  brush.context.fillStyle = signed ? hue : theme.hues[0];
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
export function find(frame, { values, edges, empty }, x) {
  if (empty || x < frame.left - 12 || x > frame.left + frame.width + 12) return null;
  const after = edges.findIndex((edge) => edge > frame.x.value(x));
  return after < 0 ? values.length - 1 : Math.max(after - 1, 0);
}

/** Return where a key moves the cursor; null: not one of its keys. */
export function move({ values, mark }, cursor, key) {
  return movedAlong(cursor ?? mark ?? 0, key, values.length);
}

/** Return the value at the cursor, or of the bar that is pointed out, as text. */
export function say(view, words, model, cursor) {
  const at = cursor ?? model.mark;
  if (at === null) return "";
  const place = model.binned ? `${plain(model.edges[at])} … ${plain(model.edges[at + 1])}` : textsOf(view, words)[at];
  return `${words.x_label}\u00a0=\u00a0${place} · ${told(words.y_label, model.values[at])}`;
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  if (view.edges !== null || view.bins !== null) return [`${words.x_label} = −0.0000 …`, words.y_label];
  const longest = textsOf(view, words).reduce((a, b) => (b.length > a.length ? b : a));
  return [`${words.x_label} = ${longest}`, words.y_label];
}

/** Return how many places the cursor has. */
export function countOf({ values }) {
  return values.length;
}
