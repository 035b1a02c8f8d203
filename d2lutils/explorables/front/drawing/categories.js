// Labels of things that stand side by side, none over another.

import { balanced, shortened } from "./placing.js";
import { setFont, widthOf } from "./surface.js";

const SCALE = 11 / 12; // of the font, as ticks
const APART = 8; // px between two labels
const LINE = 1.2; // height of a line of text
const STEPS = [1, 2, 5];

/**
 * Return how the labels of equal places are written: in one line or two, or upright; where
 * even that is too wide, only every second, fifth, ...
 * @param {object} brush
 * @param {string[]} texts
 * @param {number} step px from one place to the next
 * @param {number} most px that an upright label may take
 * @param {boolean} [counted] the texts are 0, 1, 2, ...: rather fewer than upright
 * @returns {{lines: string[][], every: number, upright: boolean, room: number}} room: px that they take
 */
export function categoriesOf(brush, texts, step, most, counted = false) {
  const measure = (text) => widthOf(brush, text, SCALE);
  const height = Math.ceil(brush.size * LINE);
  const widest = Math.max(...texts.map(measure));
  const flat = { lines: texts.map((text) => [text]), every: 1, upright: false, room: height };
  if (widest + APART <= step) return flat;
  if (counted) return { ...flat, every: fewer(widest + APART, step) };
  const broken = texts.map((text) => balanced(text, step - APART, measure));
  const fits = broken.every((lines) => lines.length <= 2 && lines.every((line) => measure(line) + APART <= step));
  if (fits) return { ...flat, lines: broken, room: 2 * height };
  const short = texts.map((text) => shortened(text, most, measure));
  const room = Math.ceil(Math.max(...short.map(measure)));
  return { lines: short.map((text) => [text]), every: fewer(height, step), upright: true, room };
}

/** Return the first of 1, 2, 5, 10, ... for which so many steps have room for `size`. */
export function fewer(size, step) {
  const [least, unit] = [size / step, 10 ** Math.max(Math.floor(Math.log10(size / step)), 0)];
  return (STEPS.find((count) => count * unit >= least) ?? 10) * unit;
}

/**
 * Write the labels below an edge.
 * @param {object} brush
 * @param {object} theme
 * @param {object} categories from categoriesOf()
 * @param {{at: (index: number) => number, top: number}} place pixels: middles, and the edge
 */
export function paintCategories(brush, theme, { lines, every, upright }, { at, top }) {
  const { context, size } = brush;
  context.fillStyle = theme.ink;
  setFont(brush, { align: upright ? "right" : "center", baseline: upright ? "middle" : "top", scale: SCALE });
  for (let i = 0; i < lines.length; i += every) {
    if (upright) paintUpright(context, lines[i][0], at(i), top);
    else lines[i].forEach((line, k) => context.fillText(line, at(i), top + k * size * LINE));
  }
}

function paintUpright(context, text, x, top) {
  context.save();
  context.translate(x, top);
  context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0);
  context.restore();
}
