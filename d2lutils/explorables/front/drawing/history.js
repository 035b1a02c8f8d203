// Recorded numbers over the steps of a run.

import { frameOf, paintFrame } from "./axes.js";
import { labelsOf, paintLabels, paintLine, seriesLabels, setStroke } from "./lines.js";
import { paintBeyond, paintDot } from "./marks.js";
import { movedAlong } from "./moving.js";
import { told } from "./numbers.js";
import { extent, hasPlace, limitsOf, nearestIndex, roundedUp } from "./scales.js";
import { clipped } from "./surface.js";

const FEWEST = 10; // steps on the axis

/** Return what is drawn: the lines and the limits they ask for. */
export function modelOf(view, data) {
  const steps = data.series.steps;
  const lines = view.series.map((name) => data.series[name]);
  const last = steps.length ? steps[steps.length - 1] : 0;
  return {
    steps, lines,
    // Nothing but zeros on a log axis: this run has no such quantity.
    absent: lines.map((ys) => view.log_y && ys.length > 0 && ys.every((y) => y === 0)),
    now: steps.length ? nearestIndex(steps, data.step) : -1,
    x: { low: 0, high: roundedUp(Math.max(last, FEWEST)) },
    y: limitsOf(extent(lines, view.log_y), { log: view.log_y }),
  };
}

/** Return where it is drawn. */
export function layoutOf(brush, view, words, model) {
  const { labels, room } = labelsOf(brush, seriesLabels(view, words));
  return { ...frameOf(brush, { x: model.x, y: model.y, whole: true, right: room }), labels };
}

/** Draw it, with a cursor at one of the recorded steps or at none (null). */
export function paint(brush, frame, { theme, model, cursor }) {
  const { context } = brush;
  paintFrame(brush, frame, theme);
  const at = cursor ?? model.now;
  if (at >= 0 && (cursor !== null || at < model.steps.length - 1)) paintRule(context, frame, theme, model.steps[at]);
  clipped(brush, frame, () => {
    model.lines.forEach((ys, number) => {
      setStroke(context, theme, number);
      paintLine(brush, frame, { xs: model.steps, ys });
    });
  }, 2);
  model.lines.forEach((ys, number) => {
    if (!model.absent[number]) paintPlace(brush, frame, theme, { model, ys, number, at });
  });
  if (frame.labels.length) paintLabels(brush, frame, theme, endsOf(frame, model));
}

function paintRule(context, frame, theme, step) {
  context.setLineDash([]);
  context.strokeStyle = theme.quiet;
  context.lineWidth = 0.8;
  context.beginPath();
  context.moveTo(frame.x.at(step), frame.top);
  context.lineTo(frame.x.at(step), frame.top + frame.height);
  context.stroke();
}

// A dot where the value is; where it has none, a triangle at the rim points to it.
function paintPlace(brush, frame, theme, { model, ys, number, at }) {
  if (at < 0) return;
  const fill = theme.hues[number % theme.hues.length];
  const x = frame.x.at(model.steps[at]);
  const y = frame.y.at(ys[at]);
  if (!Number.isNaN(y)) {
    paintDot(brush, x, y, { radius: 3.5, fill, ring: theme.page });
    return;
  }
  const below = ys[at] <= 0; // on a log axis, or minus infinity
  const lost = lastPlace(ys, model.y.log, at) + 1; // the first step without a place
  const edge = { x: frame.x.at(model.steps[lost]), y: below ? Infinity : -Infinity, fill, ring: theme.page };
  paintBeyond(brush, frame, edge);
}

// The last index up to `at` that can be drawn, or -1.
function lastPlace(ys, log, at) {
  let i = at;
  while (i >= 0 && !hasPlace(ys[i], log)) i -= 1;
  return i;
}

function endsOf(frame, { steps, lines, absent, y }) {
  const ends = lines.map((ys, number) => {
    const last = lastPlace(ys, y.log, steps.length - 1);
    if (steps.length === 0 || absent[number]) return null;
    const label = { number, lines: frame.labels[number] };
    if (last < 0) return { ...label, x: frame.x.at(steps[0]) + 10, y: frame.top + 8 };
    const gone = last < steps.length - 1;
    return { ...label, x: frame.x.at(steps[last]) + (gone ? 10 : 2), y: frame.y.at(ys[last]) };
  });
  return ends.filter((end) => end !== null);
}

/** Return the cursor nearest to a pixel, or null outside of the frame. */
export function find(frame, model, x) {
  if (model.steps.length === 0 || x < frame.left - 12 || x > frame.left + frame.width + 12) return null;
  return nearestIndex(model.steps, frame.x.value(x));
}

/** Return where a key moves the cursor; null: not one of its keys. */
export function move(model, cursor, key) {
  if (model.steps.length === 0) return null;
  return movedAlong(cursor ?? model.now, key, model.steps.length);
}

/** Return the values at the cursor, or now, as text. */
export function say(view, words, model, cursor) {
  const at = Math.min(cursor ?? model.now, model.steps.length - 1);
  if (at < 0) return "";
  const shown = view.series.filter((_, i) => !model.absent[i]);
  const values = shown.map((name) => told(words.series?.[name] ?? name, model.lines[view.series.indexOf(name)][at]));
  return [told(words.x_label, model.steps[at]), ...values].join(" · ");
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  return [words.x_label, ...view.series.map((name) => words.series?.[name] ?? name)];
}

/** Return how many places the cursor has. */
export function countOf({ steps }) {
  return steps.length;
}
