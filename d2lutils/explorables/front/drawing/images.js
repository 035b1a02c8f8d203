// Small images side by side, row 0 on top, all on one scale of colours.

import { paintHatch } from "./axes.js";
import { limitsOfCells, paintPixels, tableOf } from "./colours.js";
import { paintKept } from "./layers.js";
import { paintCell } from "./marks.js";
import { movedOver } from "./moving.js";
import { plain, told } from "./numbers.js";
import { shortened } from "./placing.js";
import { hasPlace } from "./scales.js";
import { clipped, setFont, widthOf } from "./surface.js";

const GAP = 6; // px between images
const LABEL = 1.35; // height of a label, in units of the font
const SCALE = 11 / 12; // of its font
const SHARP = 4; // pixels of the screen: from there on each of an image's is as wide as the next

/**
 * Return what is drawn: values, limits of the colours, numbers below.
 * @param {object} view
 * @param {object} data
 * @param {object|null} [last] model: what has not changed is taken from it
 */
export function modelOf(view, data, last = null) {
  const seen = data.picture[view.values];
  const numbers = view.numbers === null ? null : data.picture[view.numbers].slice();
  const same = last && seen.every((value, i) => value === last.values[i]);
  if (same) return { ...last, numbers };
  const values = seen.slice();
  return { values, limits: limitsOfCells(view, values), whole: values.every((value) => hasPlace(value)), numbers };
}

/** Return the height of the picture in units of its width, where the page is narrow. */
export function ratioOf(view) {
  return view.ratio;
}

/** Return where it is drawn: the grid, and in it images in rows. */
export function layoutOf(brush, view, words, model) {
  const { shape: [n, rows, columns] } = view;
  const below = view.labels === null && view.numbers === null ? 0 : brush.size * LABEL;
  const room = { width: brush.width - 2, height: brush.height - 2, below };
  const across = Math.min(view.columns ?? bestOf(view.shape, room), n);
  const size = snapped(brush, sizeOf(view.shape, across, room));
  const [wide, high] = [size * columns, size * rows];
  const down = Math.ceil(n / across);
  const [width, height] = [across * (wide + GAP) - GAP, down * (high + GAP + below) - GAP];
  const left = Math.round((brush.width - width) / 2);
  const top = Math.max(Math.round((brush.height - height) / 2), 1);
  return { left, top, width, height, across, size, wide, high, below, texts: textsOf(words, model) };
}

// What stands below the images; empty: nothing.
function textsOf(words, { numbers }) {
  return words.labels ?? (numbers ? Array.from(numbers, (value) => plain(value, 2)) : []);
}

/** Return the px of an image's pixel, where so many images stand in a row. */
function sizeOf([n, rows, columns], across, { width, height, below }) {
  const down = Math.ceil(n / across);
  const wide = (width - GAP * (across - 1)) / across / columns;
  const high = ((height + GAP) / down - GAP - below) / rows;
  return Math.max(Math.min(wide, high), 1 / columns);
}

function bestOf(shape, room) {
  let best = 1;
  for (let across = 2; across <= shape[0]; across += 1) {
    if (sizeOf(shape, across, room) > sizeOf(shape, best, room)) best = across;
  }
  return best;
}

// Whole pixels of the screen, where that costs little.
function snapped({ context }, size) {
  const ratio = context.getTransform().a;
  return size * ratio < SHARP ? size : Math.floor(size * ratio) / ratio;
}

/** Return the pixels of an image: left, top, width, height. */
export function boxOf({ left, top, across, wide, high, below }, index) {
  const column = index % across;
  const row = (index - column) / across;
  return { left: left + column * (wide + GAP), top: top + row * (high + GAP + below), width: wide, height: high };
}

/** Return the colours from the low end of the scale to the high one. */
export function stopsOf(view, theme) {
  return view.scale === "signed" ? theme.signed : theme.grey;
}

/** Draw it, with a cursor at one of the pixels of an image or at none (null). */
export function paint(brush, frame, { view, theme, model, cursor }) {
  brush.raster ??= document.createElement("canvas");
  const { raster } = brush;
  const key = [model.values, model.limits, theme, frame.left, frame.top, frame.size];
  paintKept(brush, "images", key, (own) => paintImages(own, frame, { view, theme, model, raster }));
  paintBelow(brush, frame, theme);
  if (cursor !== null) paintCell(brush, pixelOf(frame, view, cursor));
}

function paintImages(brush, frame, { view, theme, model, raster }) {
  const { shape: [n, rows, columns] } = view;
  const { context } = brush;
  Object.assign(raster, { width: columns, height: rows });
  const image = raster.getContext("2d").createImageData(columns, rows);
  const table = tableOf(stopsOf(view, theme));
  context.imageSmoothingEnabled = false;
  context.lineWidth = 1;
  for (let i = 0; i < n; i += 1) {
    const box = boxOf(frame, i);
    const values = model.values.subarray(i * rows * columns, (i + 1) * rows * columns);
    paintPixels(values, [rows, columns], model.limits, table, image.data, true);
    raster.getContext("2d").putImageData(image, 0, 0);
    if (!model.whole) clipped(brush, box, () => paintHatch(brush, box, theme));
    context.drawImage(raster, box.left, box.top, box.width, box.height);
    context.strokeStyle = theme.edge; // paper on paper has an end
    context.setLineDash([]);
    context.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
  }
}

function paintBelow(brush, frame, theme) {
  const measure = (text) => widthOf(brush, text, SCALE);
  brush.context.fillStyle = theme.ink;
  frame.texts.forEach((text, i) => {
    const { left, top, width, height } = boxOf(frame, i);
    const short = shortened(text, width + GAP - 2, measure);
    setFont(brush, { align: "center", baseline: "top", scale: SCALE });
    brush.context.fillText(short, left + width / 2, top + height + 3);
  });
}

function pixelOf(frame, { shape: [, rows, columns] }, cursor) {
  const { image, row, column } = partsOf(cursor, [0, rows, columns]);
  const box = boxOf(frame, image);
  const { size } = frame;
  return { left: box.left + column * size, top: box.top + row * size, width: size, height: size };
}

function partsOf(cursor, [, rows, columns]) {
  const image = Math.floor(cursor / (rows * columns));
  const inside = cursor - image * rows * columns;
  return { image, row: Math.floor(inside / columns), column: inside % columns };
}

/** Return the pixel of an image under a pixel of the picture, or null between the images. */
export function find(frame, { values }, x, y) {
  const { left, top, size, wide, high, below, across } = frame;
  const along = partAt(x - left, wide, GAP, size);
  const down = partAt(y - top, high, GAP + below, size);
  if (!along || !down || along.index >= across) return null;
  const [rows, columns] = [Math.round(high / size), Math.round(wide / size)];
  const cursor = ((down.index * across + along.index) * rows + down.part) * columns + along.part;
  return cursor < values.length ? cursor : null;
}

// Which image along an axis, and which pixel of it; null between two, or before the first.
function partAt(place, length, gap, size) {
  const index = Math.floor(place / (length + gap));
  const within = place - index * (length + gap);
  return index >= 0 && within < length ? { index, part: Math.min(Math.floor(within / size), Math.round(length / size) - 1) } : null;
}

/** Return where a key moves the cursor: over an image, or to the next one; null: not one of its keys. */
export function move(model, cursor, key, { shape: [n, rows, columns] }) {
  const middle = (rows >> 1) * columns + (columns >> 1);
  const { image } = partsOf(cursor ?? 0, [n, rows, columns]);
  const inside = cursor === null ? middle : cursor - image * rows * columns;
  const turned = { PageUp: image - 1, PageDown: image + 1 };
  if (Object.hasOwn(turned, key)) return Math.min(Math.max(turned[key], 0), n - 1) * rows * columns + inside;
  const moved = movedOver(inside, key, [rows, columns], true);
  return moved === null ? null : image * rows * columns + moved;
}

/** Return the value at the cursor as text. */
export function say(view, words, model, cursor) {
  if (cursor === null) return "";
  const { image, row, column } = partsOf(cursor, view.shape);
  const which = words.labels ? `${words.image_label}\u00a0=\u00a0${words.labels[image]}` : told(words.image_label, image);
  const place = `${told(words.row_label, row)} · ${told(words.column_label, column)}`;
  const parts = [...(view.shape[0] > 1 ? [which] : []), place, told(words.value_label, model.values[cursor])];
  return parts.join(" · ");
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  const longest = (words.labels ?? [""]).reduce((a, b) => (b.length > a.length ? b : a));
  return [`${words.image_label} ${longest}`, words.row_label, words.column_label, words.value_label];
}

/** Return how many places the cursor has. */
export function countOf({ values }) {
  return values.length;
}
