// A matrix: a colour, and where there is room a number, for each row and column.

import { paintHatch } from "./axes.js";
import { categoriesOf, fewer, paintCategories } from "./categories.js";
import { limitsOfCells, luminance, paintPixels, tableOf } from "./colours.js";
import { paintKept } from "./layers.js";
import { paintCell } from "./marks.js";
import { movedOver } from "./moving.js";
import { plain, told } from "./numbers.js";
import { shortened } from "./placing.js";
import { hasPlace } from "./scales.js";
import { clipped, setFont, widthOf } from "./surface.js";

const SCALE = 11 / 12; // of the font, as ticks
const GAP = 6; // px from a cell to a label
const SIDE = 0.3; // of the picture's width or height, at most, for labels
const WIDEST = 2.2; // a cell's width in units of its height
const HIGHEST = 1.4; // and the other way round
const LINES = 10; // px: from there on cells are parted by lines
const WRITTEN = { most: 400, high: 15, beside: 6 }; // cells with numbers; px that a number takes

/**
 * Return what is drawn: values and the limits of the colours.
 * @param {object} view
 * @param {object} data
 * @param {object|null} [last] model: what has not changed is taken from it
 */
export function modelOf(view, data, last = null) {
  const seen = data.picture[view.values];
  if (last && seen.every((value, i) => value === last.values[i])) return last;
  const values = seen.slice();
  const texts = view.numbers && values.length <= WRITTEN.most ? Array.from(values, (value) => plain(value, 2)) : [];
  return { values, limits: limitsOfCells(view, values), whole: values.every((value) => hasPlace(value)), texts };
}

/** Return the height of the picture in units of its width, where the page is narrow. */
export function ratioOf(view) {
  return view.ratio;
}

/** Return where it is drawn: the cells, and the labels around them. */
export function layoutOf(brush, view, words, model) {
  const [rows, columns] = view.shape;
  const measure = (text) => widthOf(brush, text, SCALE);
  const names = namesOfRows(view, words).map((text) => shortened(text, brush.width * SIDE, measure));
  const left = Math.ceil(Math.max(...names.map(measure)) + GAP);
  const most = brush.width - left - 2;
  const high = (below) => Math.max(brush.height - below - 3, 20);
  const texts = words.column_labels ?? counted(columns);
  const labels = (wide) => categoriesOf(brush, texts, wide / columns, brush.height * SIDE, view.column_labels === null);
  // Labels that need more room below make the cells narrower, if at all.
  const width = (below) => Math.min(most, (high(below) / rows) * WIDEST * columns);
  const categories = labels(width(labels(width(brush.size)).room + GAP));
  const wide = width(categories.room + GAP);
  const height = Math.min(high(categories.room + GAP), (wide / columns) * HIGHEST * rows);
  const cell = { width: wide / columns, height: height / rows };
  const frame = { left: left + Math.floor((most - wide) / 2), top: 2, width: wide, height, shape: view.shape, cell, categories, names };
  const widest = Math.max(...model.texts.map(measure), 0);
  frame.written = model.texts.length > 0 && cell.height >= WRITTEN.high && cell.width >= widest + WRITTEN.beside;
  return frame;
}

const counted = (n) => Array.from({ length: n }, (_, i) => String(i));
const namesOfRows = (view, words) => words.row_labels ?? counted(view.shape[0]);
const namesOfColumns = (view, words) => words.column_labels ?? counted(view.shape[1]);

/** Return the colours from the low end of the scale to the high one. */
export function stopsOf(view, theme) {
  return view.scale === "signed" ? theme.signed : theme.signed.slice(1);
}

/** Draw it, with a cursor at one of the cells or at none (null). */
export function paint(brush, frame, { view, theme, model, cursor }) {
  brush.raster ??= document.createElement("canvas");
  const { raster } = brush;
  const key = [model.values, model.limits, theme, frame.left, frame.width, frame.height];
  paintKept(brush, "matrix", key, (own) => {
    paintCells(own, frame, { view, theme, model, raster });
    paintNames(own, frame, theme);
  });
  if (cursor !== null) paintCell(brush, boxOf(frame, cursor));
}

function paintCells(brush, frame, { view, theme, model, raster }) {
  const [rows, columns] = view.shape;
  const { context } = brush;
  Object.assign(raster, { width: columns, height: rows });
  const image = raster.getContext("2d").createImageData(columns, rows);
  paintPixels(model.values, view.shape, model.limits, tableOf(stopsOf(view, theme)), image.data, true);
  raster.getContext("2d").putImageData(image, 0, 0);
  if (!model.whole) clipped(brush, frame, () => paintHatch(brush, frame, theme));
  context.imageSmoothingEnabled = false;
  context.drawImage(raster, frame.left, frame.top, frame.width, frame.height);
  if (Math.min(frame.cell.width, frame.cell.height) >= LINES) paintLines(context, frame, theme);
  if (frame.written) paintNumbers(brush, frame, theme, { texts: model.texts, pixels: image.data });
}

function paintLines(context, { left, top, width, height, cell, shape: [rows, columns] }, theme) {
  context.setLineDash([]);
  context.strokeStyle = theme.page;
  context.lineWidth = 1;
  context.beginPath();
  for (let row = 1; row < rows; row += 1) {
    context.moveTo(left, top + row * cell.height);
    context.lineTo(left + width, top + row * cell.height);
  }
  for (let column = 1; column < columns; column += 1) {
    context.moveTo(left + column * cell.width, top);
    context.lineTo(left + column * cell.width, top + height);
  }
  context.stroke();
}

function paintNumbers(brush, frame, theme, { texts, pixels }) {
  setFont(brush, { align: "center", scale: SCALE });
  texts.forEach((text, i) => {
    const { left, top, width, height } = boxOf(frame, i);
    brush.context.fillStyle = pixels[4 * i + 3] ? inkOn(pixels.subarray(4 * i, 4 * i + 3)) : theme.ink;
    brush.context.fillText(text, left + width / 2, top + height / 2);
  });
}

/** Return the ink, black or white, that contrasts more with a colour: at least 4.5 to 1. */
export function inkOn([red, green, blue]) {
  return luminance(`rgb(${red}, ${green}, ${blue})`) > 0.179 ? "#000000" : "#ffffff";
}

function paintNames(brush, frame, theme) {
  const { left, top, height, cell, names, categories } = frame;
  paintCategories(brush, theme, categories, { at: (i) => left + (i + 0.5) * cell.width, top: top + height + GAP });
  const every = fewer(brush.size * 1.2, cell.height);
  setFont(brush, { align: "right", scale: SCALE });
  brush.context.fillStyle = theme.ink;
  for (let row = 0; row < names.length; row += every) {
    brush.context.fillText(names[row], left - GAP, top + (row + 0.5) * cell.height);
  }
}

/** Return the pixels of a cell: left, top, width, height. */
export function boxOf({ left, top, cell, shape: [, columns] }, index) {
  const column = index % columns;
  const row = (index - column) / columns;
  return { left: left + column * cell.width, top: top + row * cell.height, width: cell.width, height: cell.height };
}

/** Return the cell under a pixel, or null outside of the frame. */
export function find({ left, top, width, height, shape: [rows, columns] }, model, x, y) {
  const column = Math.floor(((x - left) / width) * columns);
  const row = Math.floor(((y - top) / height) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null;
}

/** Return where a key moves the cursor; null: not one of its keys. */
export function move(model, cursor, key, { shape }) {
  return movedOver(cursor ?? 0, key, shape, true);
}

/** Return the value at the cursor as text. */
export function say(view, words, model, cursor) {
  if (cursor === null) return "";
  const column = cursor % view.shape[1];
  const is = (label, name) => `${label}\u00a0=\u00a0${name}`;
  const row = is(words.y_label, namesOfRows(view, words)[(cursor - column) / view.shape[1]]);
  return [row, is(words.x_label, namesOfColumns(view, words)[column]), told(words.value_label, model.values[cursor])].join(" · ");
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  const longest = (names) => names.reduce((a, b) => (b.length > a.length ? b : a));
  const both = [[words.y_label, namesOfRows(view, words)], [words.x_label, namesOfColumns(view, words)]];
  return [...both.map(([label, names]) => `${label} = ${longest(names)}`), words.value_label];
}

/** Return how many places the cursor has. */
export function countOf({ values }) {
  return values.length;
}
