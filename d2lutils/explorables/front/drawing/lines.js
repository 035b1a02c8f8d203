// Lines with a label at the end of each, in ink; hue and dash tell them apart.

import { balanced, spreadOut } from "./placing.js";
import { setFont } from "./surface.js";
import { runsOf } from "./thinning.js";

// In units of the line's width, in the order of the hues.
const DASHES = [[], [3.7, 1.6], [6.4, 1.6, 1, 1.6], [1, 1.65], [6, 1.5, 1, 1.5, 1, 1.5]];
const WIDTH = 2;
const SWATCH = 15;
const GAP = 6; // from the end of a line to its swatch, and on to the text
const LINE = 1.15; // height of a line of text

/** Set hue and dash of the line with this number. */
export function setStroke(context, theme, number) {
  context.strokeStyle = theme.hues[number % theme.hues.length];
  context.setLineDash(DASHES[number % DASHES.length].map((length) => length * WIDTH));
  context.lineWidth = WIDTH;
  context.lineJoin = "round";
  context.lineCap = "butt";
}

/** Draw one line through what can be drawn of (xs, ys). */
export function paintLine({ context }, frame, { xs, ys }) {
  context.beginPath();
  for (const run of runsOf(xs, ys, frame.x.at, frame.y.at)) {
    context.moveTo(run[0], run[1]);
    if (run.length === 2) context.lineTo(run[0] + 0.01, run[1]);
    for (let i = 2; i < run.length; i += 2) context.lineTo(run[i], run[i + 1]);
  }
  context.stroke();
}

/**
 * Return the labels broken into lines, and the room they need on the right; worked out
 * once for a size of the picture.
 * @param {object} brush
 * @param {string[]} texts
 */
export function labelsOf(brush, texts) {
  if (brush.labels?.width !== brush.width) brush.labels = { width: brush.width, ...measured(brush, texts) };
  return brush.labels;
}

function measured(brush, texts) {
  setFont(brush);
  const measure = (text) => brush.context.measureText(text).width;
  const labels = texts.map((text) => balanced(text, Math.max(brush.width * 0.26, 56), measure));
  const widest = Math.max(...labels.flat().map(measure), 0);
  return { labels, room: texts.length ? Math.ceil(widest) + SWATCH + 2 * GAP + 4 : 12 };
}

/**
 * Return the labels of a view's series; none for a single one that the axis names already.
 * @param {{series: string[]}} view
 * @param {{y_label: string, series: Object<string, string>}} words
 */
export function seriesLabels(view, words) {
  const texts = view.series.map((name) => words.series?.[name] ?? name);
  const axis = (words.y_label ?? "").split(/\s*[(（]/)[0]; // without its unit
  return texts.length === 1 && texts[0] === axis ? [] : texts;
}

/**
 * Write each label beside the end of its line, none over another.
 * @param {object} brush
 * @param {object} frame
 * @param {object} theme
 * @param {{lines: string[], number: number, x: number, y: number}[]} ends in pixels
 */
export function paintLabels(brush, frame, theme, ends) {
  const { context, size } = brush;
  const most = Math.max(...ends.map((end) => end.lines.length), 1);
  const gap = size * (LINE * most + 0.1);
  const bounds = [frame.top + gap / 2 - size / 2, frame.top + frame.height];
  const places = spreadOut(ends.map((end) => end.y), gap, bounds);
  ends.forEach(({ lines, number, x }, index) => {
    const left = x + GAP;
    const y = places[index];
    setStroke(context, theme, number);
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + SWATCH, y);
    context.stroke();
    setFont(brush);
    lines.forEach((line, i) => {
      const at = y + (i - (lines.length - 1) / 2) * size * LINE;
      paintText(brush, theme, line, left + SWATCH + GAP, at);
    });
  });
}

// With a rim of the page's colour: legible across a line.
function paintText({ context }, theme, text, x, y) {
  context.setLineDash([]);
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = theme.page;
  context.strokeText(text, x, y);
  context.fillStyle = theme.ink;
  context.fillText(text, x, y);
}
