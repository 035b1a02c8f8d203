// Values over a plane as colours, with points and the way of a run on it.

import { frameOf, paintAxes, paintHatch } from "./axes.js";
import { limitsOfField, paintPixels, tableOf, VIRIDIS } from "./colours.js";
import { contours, levelsOf } from "./contours.js";
import { paintKept } from "./layers.js";
import { paintPoints } from "./marks.js";
import { movedOver } from "./moving.js";
import { plain, told } from "./numbers.js";
import { paintPath, pathOf } from "./path.js";
import { hasPlace } from "./scales.js";
import { clipped } from "./surface.js";

const LEVELS = 8;
const RIM = 4; // px: a point on the rim is whole
const DARK = "#10151b"; // on colours that do not follow the theme
const LIGHT = "#ffffff";
const FAINT = "rgb(255 255 255 / .45)";

/**
 * Return what is drawn: values, limits of the colours, lines, points, path.
 * @param {object} view
 * @param {object} data
 * @param {object|null} [last] model: what has not changed is taken from it
 */
export function modelOf(view, data, last = null) {
  const points = view.points.map((name) => data.picture[name]);
  const kept = last?.points.every((rows, i) => areSame(rows, points[i]));
  return {
    ...groundOf(view, data.picture[view.values], last),
    points: kept ? last.points : points.map((rows) => rows.slice()),
    path: view.path ? pathOf(data.series, view.path, data.step) : null,
    start: startOf(view, data),
  };
}

function groundOf(view, seen, last) {
  if (last && areSame(seen, last.values)) {
    const { values, limits, whole, lines } = last;
    return { values, limits, whole, lines };
  }
  const values = seen.slice();
  const limits = limitsOfField(view, values);
  const levels = view.scale === "signed" ? [0] : levelsOf(limits, LEVELS);
  const whole = values.every((value) => hasPlace(value, limits.log));
  return { values, limits, whole, lines: contours(values, view.shape, levels) };
}

// NaN is not the same as NaN: then it is worked out anew.
function areSame(a, b) {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

// Where the run starts, if the reader may move it.
function startOf(view, data) {
  if (!view.drag) return null;
  const first = (name) => data.series[name][0];
  const [x, y] = view.path ? view.path.map(first) : view.drag.map((name) => data.measured[name]);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** Return the height of the plane in units of its width, or null where they do not compare. */
export function ratioOf(view) {
  const ratio = (view.y[1] - view.y[0]) / (view.x[1] - view.x[0]);
  return ratio > 0.45 && ratio < 2.2 ? ratio : null;
}

/** Return where it is drawn. */
export function layoutOf(brush, view) {
  const [x, y] = [view.x, view.y].map(([low, high]) => ({ low, high }));
  return { ...frameOf(brush, { x, y, right: 8, ratio: ratioOf(view) }), shape: view.shape };
}

/** Return the colours from the low end of the scale to the high one. */
export function stopsOf(view, theme) {
  if (view.scale !== "signed") return VIRIDIS;
  return view.points.length ? theme.pale : theme.signed;
}

/** Draw it, with a cursor at one of the cells or at none (null). */
export function paint(brush, frame, { view, theme, model, cursor }) {
  brush.raster ??= document.createElement("canvas"); // to make one takes a millisecond
  const { raster } = brush;
  const place = [theme, frame.left, frame.top, frame.width, frame.height];
  paintKept(brush, "ground", [model.values, ...place], (own) => paintGround(own, frame, { view, theme, model, raster }));
  paintKept(brush, "points", [model.points, ...place], (own) => {
    paintAxes(own, frame, theme);
    clipped(own, frame, () => {
      model.points.forEach((rows, i) => paintPoints(own, frame, theme, { rows, hollow: i > 0 }));
    }, RIM);
  });
  if (model.path) paintPath(brush, frame, { line: DARK, rim: LIGHT, now: DARK }, model.path);
  if (cursor !== null) paintCross(brush.context, frame, cursor);
}

function paintGround(brush, frame, { view, theme, model, raster }) {
  clipped(brush, frame, () => {
    if (!model.whole) paintHatch(brush, frame, theme);
    paintCells(brush, frame, { view, theme, model, raster });
    paintContours(brush.context, frame, model.lines, view.scale === "signed" ? theme.boundary : FAINT);
  });
}

function paintCells(brush, frame, { view, theme, model, raster }) {
  const [rows, columns] = view.shape;
  if (raster.width !== columns) raster.width = columns;
  if (raster.height !== rows) raster.height = rows;
  const context = raster.getContext("2d");
  const image = context.createImageData(columns, rows);
  paintPixels(model.values, view.shape, model.limits, tableOf(stopsOf(view, theme)), image.data);
  context.putImageData(image, 0, 0);
  brush.context.imageSmoothingEnabled = true;
  brush.context.drawImage(raster, frame.left, frame.top, frame.width, frame.height);
}

// The value of a cell holds in its middle.
function paintContours(context, frame, pieces, colour) {
  const [rows, columns] = frame.shape;
  const x = (column) => frame.left + ((column + 0.5) / columns) * frame.width;
  const y = (row) => frame.top + frame.height - ((row + 0.5) / rows) * frame.height;
  context.setLineDash([]);
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.beginPath();
  for (let i = 0; i < pieces.length; i += 4) {
    context.moveTo(x(pieces[i]), y(pieces[i + 1]));
    context.lineTo(x(pieces[i + 2]), y(pieces[i + 3]));
  }
  context.stroke();
}

function paintCross(context, frame, cursor) {
  const [rows, columns] = frame.shape;
  const column = cursor % columns;
  const x = frame.left + ((column + 0.5) / columns) * frame.width;
  const y = frame.top + frame.height - (((cursor - column) / columns + 0.5) / rows) * frame.height;
  context.setLineDash([]);
  context.beginPath();
  context.arc(x, y, 4, 0, 2 * Math.PI);
  for (const [alongX, alongY] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    context.moveTo(x + 4 * alongX, y + 4 * alongY);
    context.lineTo(x + 9 * alongX, y + 9 * alongY);
  }
  for (const [colour, width] of [[LIGHT, 3.5], [DARK, 1.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** Return the cell under a pixel, or null outside of the frame. */
export function find(frame, model, x, y) {
  const [rows, columns] = frame.shape;
  const column = Math.floor(((x - frame.left) / frame.width) * columns);
  const row = Math.floor(((frame.top + frame.height - y) / frame.height) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null;
}

/** Return where a key moves the cursor; null: not one of its keys. */
export function move(model, cursor, key, view) {
  const [rows, columns] = view.shape;
  return movedOver(cursor ?? (rows >> 1) * columns + (columns >> 1), key, view.shape);
}

/** Return the value at the cursor, or where the path is now, as text. */
export function say(view, words, model, cursor) {
  const place = (x, y) => `${told(words.x_label, x)} · ${told(words.y_label, y)}`;
  if (cursor === null) return model.path?.xs.length ? place(model.path.xs.at(-1), model.path.ys.at(-1)) : "";
  const [rows, columns] = view.shape;
  const column = cursor % columns;
  const middle = ([low, high], index, count) => low + ((high - low) * (index + 0.5)) / count;
  const here = place(middle(view.x, column, columns), middle(view.y, (cursor - column) / columns, rows));
  const value = model.values[cursor];
  return words.value_label ? `${here} · ${told(words.value_label, value)}` : `${here} → ${plain(value)}`;
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(_, words) {
  return [words.x_label, words.y_label, words.value_label];
}

/** Return how many places the cursor has. */
export function countOf({ values }) {
  return values.length;
}
