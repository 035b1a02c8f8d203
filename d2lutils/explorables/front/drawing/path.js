// The way of a run: where it went, step by step, and where it is.

import { isInside, paintBeyond, paintDot } from "./marks.js";
import { clipped } from "./surface.js";

const FAR = 1e5; // px: beyond, canvases draw nonsense
const APART = 7; // px between two dots, else they blur
const ARROW_FROM = 30; // px: shorter steps have no arrow

/**
 * Return the recorded pairs up to a step, as far as they are finite.
 * @param {object} series recorded
 * @param {[string, string]} names
 * @param {number} step
 * @returns {{steps: number[], xs: number[], ys: number[]}}
 */
export function pathOf(series, [x, y], step) {
  const path = { steps: [], xs: [], ys: [] };
  for (let i = 0; i < series.steps.length && series.steps[i] <= step; i += 1) {
    path.steps.push(series.steps[i]);
    path.xs.push(series[x][i]);
    path.ys.push(series[y][i]);
  }
  return path;
}

/**
 * Draw a path: a line, a dot for each step, arrows on the long ones, the last step larger.
 * @param {object} brush
 * @param {object} frame
 * @param {{line: string, rim: string, now: string}} colours
 * @param {{xs: number[], ys: number[]}} path
 */
export function paintPath(brush, frame, colours, path) {
  const points = path.xs.map((x, i) => [near(frame.x.at(x)), near(frame.y.at(path.ys[i]))]);
  clipped(brush, frame, () => {
    stroke(brush.context, points, colours.rim, 3.6);
    stroke(brush.context, points, colours.line, 1.5);
    paintSteps(brush, points, colours);
  }, 3);
  paintEnd(brush, frame, points, colours);
}

function near(pixel) {
  return Math.min(Math.max(pixel, -FAR), FAR);
}

function stroke(context, points, colour, width) {
  context.setLineDash([]);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.beginPath();
  let drawn = false;
  for (const [x, y] of points) {
    const seen = !Number.isNaN(x + y);
    if (seen && drawn) context.lineTo(x, y);
    else if (seen) context.moveTo(x, y);
    drawn = seen;
  }
  context.stroke();
}

function paintSteps({ context }, points, { line, rim }) {
  context.fillStyle = line;
  context.strokeStyle = rim;
  let last = null;
  points.forEach(([x, y], i) => {
    if (Number.isNaN(x + y)) return;
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    if (Math.hypot(x - fromX, y - fromY) > ARROW_FROM) paintArrow(context, fromX, fromY, x, y);
    if (last && Math.hypot(x - last[0], y - last[1]) < APART) return;
    last = [x, y];
    context.beginPath();
    context.arc(x, y, 2.6, 0, 2 * Math.PI);
    context.lineWidth = 1;
    context.stroke();
    context.fill();
  });
}

function paintArrow(context, fromX, fromY, x, y) {
  context.save();
  context.translate(fromX + (x - fromX) * 0.55, fromY + (y - fromY) * 0.55);
  context.rotate(Math.atan2(y - fromY, x - fromX));
  context.beginPath();
  context.moveTo(5, 0);
  context.lineTo(-4, -3.6);
  context.lineTo(-4, 3.6);
  context.closePath();
  context.fill();
  context.restore();
}

// Where the run is now; beyond the frame, a triangle at its rim points there.
function paintEnd(brush, frame, points, { now, rim }) {
  const last = points.findLastIndex(([x, y]) => !Number.isNaN(x + y));
  if (last < 0) return;
  const [x, y] = points[last];
  const lost = last < points.length - 1;
  if (isInside(frame, x, y) && !lost) paintDot(brush, x, y, { radius: 5.5, fill: now, ring: rim });
  else paintBeyond(brush, frame, { x, y: lost && isInside(frame, x, y) ? -FAR : y, fill: now, ring: rim });
}
