// Points that are given, and the square that each spans with its place on a line.

import { paintDot } from "./marks.js";

/**
 * Return x, y of each point, and the height of the line there; empty where there are none.
 * @param {{scatter?: [string, string], squares?: string}} view
 * @param {Object<string, Float32Array>} picture
 */
export function dataOf({ scatter, squares }, picture) {
  const [xs, ys] = (scatter ?? []).map((name) => picture[name].slice());
  return { xs: xs ?? [], ys: ys ?? [], on: squares ? picture[squares].slice() : null };
}

/** Return the colours for lines: where squares have a sign, blue and vermilion are theirs. */
export function lineTheme({ squares }, theme) {
  return squares ? { ...theme, hues: [...theme.hues.slice(2), ...theme.hues.slice(0, 2)] } : theme;
}

/**
 * Return the square of a point in pixels: its side is the distance to the line, on any
 * screen; above the line it lies to the left, below to the right, clear of a line that rises.
 */
export function squareOf(frame, x, y, on) {
  const [left, point, line] = [frame.x.at(x), frame.y.at(y), frame.y.at(on)];
  const side = Math.abs(point - line);
  return { left: y > on ? left - side : left, top: Math.min(point, line), side };
}

/** Draw the squares: blue above the line, vermilion below. */
export function paintSquares({ context }, frame, theme, { xs, ys, on }) {
  if (!on) return;
  context.setLineDash([]);
  context.lineWidth = 1.2;
  xs.forEach((x, i) => {
    const { left, top, side } = squareOf(frame, x, ys[i], on[i]);
    if (Number.isNaN(left + top)) return;
    context.strokeStyle = context.fillStyle = ys[i] > on[i] ? theme.positive : theme.negative;
    context.globalAlpha = 0.16;
    context.fillRect(left, top, side, side);
    context.globalAlpha = 1;
    context.strokeRect(left, top, side, side);
  });
}

/** Draw the points, in ink. */
export function paintData(brush, frame, theme, { xs, ys }) {
  xs.forEach((x, i) => {
    const [atX, atY] = [frame.x.at(x), frame.y.at(ys[i])];
    if (!Number.isNaN(atX + atY)) paintDot(brush, atX, atY, { radius: 3.2, fill: theme.ink, ring: theme.page });
  });
}
