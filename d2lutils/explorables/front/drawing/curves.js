// Functions over a grid, and the way of a run on them.

import { frameOf, paintFrame, paintHatch } from "./axes.js";
import { labelsOf, paintLabels, paintLine, seriesLabels, setStroke } from "./lines.js";
import { paintDot } from "./marks.js";
import { movedAlong } from "./moving.js";
import { told } from "./numbers.js";
import { paintPath, pathOf } from "./path.js";
import { extent, hasPlace, limitsOf, nearestIndex } from "./scales.js";
import { dataOf, lineTheme, paintData, paintSquares } from "./scattered.js";
import { clipped } from "./surface.js";

/** Return what is drawn: the functions, the path, and the limits of the functions. */
export function modelOf(view, data) {
  const xs = data.picture[view.x].slice();
  const lines = view.series.map((name) => data.picture[name].slice());
  const path = view.path ? pathOf(data.series, view.path, data.step) : null;
  const points = dataOf(view, data.picture);
  const heights = extent([...lines, points.ys], view.log_y);
  const [low, high] = extent([xs, points.xs], view.log_x) ?? [view.log_x ? 0.1 : 0, 1];
  return {
    xs, lines, path, points,
    empty: heights === null,
    whole: xs.every(Number.isInteger), // layers, epochs: there is nothing between them
    x: { low, high: high > low ? high : low + 1, log: view.log_x },
    // A path that runs away does not flatten the function: it leaves the picture.
    y: view.limits ? { low: view.limits[0], high: view.limits[1], log: view.log_y } : limitsOf(heights, { log: view.log_y }),
  };
}

/** Return where it is drawn. */
export function layoutOf(brush, view, words, model) {
  const { labels, room } = labelsOf(brush, seriesLabels(view, words));
  return { ...frameOf(brush, { x: model.x, y: model.y, whole: model.whole, right: room }), labels };
}

/** Draw it, with a cursor at one of the grid's values or at none (null). */
export function paint(brush, frame, { view, theme: given, model, cursor }) {
  const { context } = brush;
  const theme = lineTheme(view, given);
  paintFrame(brush, frame, theme);
  if (model.empty) clipped(brush, frame, () => paintHatch(brush, frame, theme));
  clipped(brush, frame, () => {
    paintSquares(brush, frame, theme, model.points);
    model.lines.forEach((ys, number) => {
      setStroke(context, theme, number);
      paintLine(brush, frame, { xs: model.xs, ys });
    });
    paintData(brush, frame, theme, model.points);
  }, 2);
  if (model.path) paintPath(brush, frame, { line: theme.ink, rim: theme.page, now: theme.ink }, model.path);
  if (frame.labels.length) paintLabels(brush, frame, theme, endsOf(frame, model));
  if (cursor === null) return;
  model.lines.forEach((ys, number) => {
    const [x, y] = [frame.x.at(model.xs[cursor]), frame.y.at(ys[cursor])];
    if (!Number.isNaN(x + y)) paintDot(brush, x, y, { radius: 3.5, fill: theme.hues[number % 5], ring: theme.page });
  });
}

function endsOf(frame, { xs, lines, y }) {
  const ends = lines.map((ys, number) => {
    let last = xs.length - 1;
    while (last >= 0 && !hasPlace(ys[last], y.log)) last -= 1;
    return last < 0 ? null : { number, lines: frame.labels[number], x: frame.x.at(xs[last]), y: frame.y.at(ys[last]) };
  });
  return ends.filter((end) => end !== null);
}

/** Return the cursor nearest to a pixel, or null outside of the frame. */
export function find(frame, model, x) {
  if (x < frame.left - 12 || x > frame.left + frame.width + 12) return null;
  return nearestIndex(model.xs, frame.x.value(x));
}

/** Return where a key moves the cursor; null: not one of its keys. */
export function move(model, cursor, key) {
  const start = model.path?.xs.length ? nearestIndex(model.xs, model.path.xs.at(-1)) : (model.xs.length - 1) >> 1;
  return movedAlong(cursor ?? start, key, model.xs.length);
}

/** Return the values at the cursor, or where the path is now, as text. */
export function say(view, words, model, cursor) {
  if (cursor !== null) {
    const values = view.series.map((name, i) => told(words.series?.[name] ?? name, model.lines[i][cursor]));
    return [told(words.x_label, model.xs[cursor]), ...values].join(" · ");
  }
  if (!model.path?.xs.length) return "";
  return `${told(words.x_label, model.path.xs.at(-1))} · ${told(words.y_label, model.path.ys.at(-1))}`;
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  return [words.x_label, ...view.series.map((name) => words.series?.[name] ?? name)];
}

/** Return how many places the cursor has. */
export function countOf({ xs }) {
  return xs.length;
}
