// The frame of a picture: where the axes lie, their ticks, a faint grid.

import { scaleOf } from "./scales.js";
import { paintKept } from "./layers.js";
import { setFont, widthOf } from "./surface.js";
import { finerTicks as finer, ticksOf } from "./ticks.js";

const TICK_SCALE = 11 / 12;
const APART = 16; // px between the texts of two ticks
const TICK_GAP = 6; // between a tick's text and its axis

/**
 * Return the place of the axes in a picture.
 * @param {object} brush
 * @param {object} wanted
 * @param {object} wanted.x limits
 * @param {object} wanted.y limits
 * @param {boolean} [wanted.whole] the x axis counts: ticks on whole numbers only
 * @param {number} [wanted.right] px kept free on the right
 * @param {number|null} [wanted.ratio] height of a unit of y in units of x, null: what fits
 * @param {number} [wanted.below] px kept free below
 * @param {boolean} [wanted.bare] no ticks on the x axis
 * @returns {{left, top, width, height, x, y, xTicks, yTicks}}
 */
export function frameOf(brush, { x, y, whole = false, right = 10, ratio = null, below = brush.size * 1.6, bare = false }) {
  const top = brush.size * 0.6;
  const room = Math.max(brush.height - top - below, 20);
  const yTicks = ticksUp(y, room);
  const widest = Math.max(...yTicks.map((tick) => widthOf(brush, tick.text, TICK_SCALE)), 0);
  const left = Math.max(Math.ceil((widest + TICK_GAP + 2) / 8) * 8, 24); // by steps: it seldom moves
  let width = Math.max(brush.width - left - right, 20);
  let height = room;
  if (ratio !== null) {
    const fit = Math.min(width, room / ratio);
    [width, height] = [fit, fit * ratio];
  }
  const scale = scaleOf(x, left, left + width);
  const xTicks = bare ? [] : ticksAcross(brush, scale, whole);
  return { left, top, width, height, xTicks, yTicks, x: scale, y: scaleOf(y, top + height, top) };
}

// At least two, else the axis has no unit.
function ticksUp(y, room) {
  let most = Math.min(Math.max(Math.floor(room / 32), 2), 6);
  let ticks = ticksOf(y, most);
  while (ticks.length < 2 && most < 6) ticks = ticksOf(y, (most += 1));
  return ticks;
}

// As many ticks as there is room for their texts.
function ticksAcross(brush, scale, whole) {
  for (let most = 8; ; most -= 1) {
    const ticks = ticksOf(scale, most, { whole });
    const widest = Math.max(...ticks.map((tick) => widthOf(brush, tick.text, TICK_SCALE)), 0);
    const apart = ticks.length > 1 ? scale.at(ticks[1].value) - scale.at(ticks[0].value) : Infinity;
    if (most === 2 || apart > widest + APART) return ticks;
  }
}

/** Draw the grid and the axes, behind everything else; kept as long as the ticks are. */
export function paintFrame(brush, frame, theme) {
  const { left, top, width, height, x, y } = frame;
  const key = [theme, left, top, width, height, x.low, x.high, x.log, frame.xTicks.length, y.low, y.high, y.log];
  paintKept(brush, "frame", key, (own) => {
    paintGrid(own, frame, theme);
    paintAxes(own, frame, theme);
  });
}

function paintGrid({ context }, frame, theme) {
  context.strokeStyle = theme.grid;
  context.lineWidth = 0.8;
  context.setLineDash([]);
  context.beginPath();
  for (const { value } of frame.yTicks) {
    const y = crisp(frame.y.at(value));
    line(context, frame.left, y, frame.left + frame.width, y);
  }
  for (const { value } of frame.xTicks) {
    const x = crisp(frame.x.at(value));
    line(context, x, frame.top, x, frame.top + frame.height);
  }
  context.stroke();
}

/** Draw the left and the lower axis with their ticks. */
export function paintAxes(brush, frame, theme) {
  const { context } = brush;
  const low = frame.top + frame.height;
  context.strokeStyle = theme.edge;
  context.lineWidth = 0.8;
  context.setLineDash([]);
  context.beginPath();
  line(context, crisp(frame.left), frame.top, crisp(frame.left), crisp(low));
  line(context, frame.left, crisp(low), frame.left + frame.width, crisp(low));
  for (const [ticks, length] of [[frame.xTicks, 4], [finer(frame.x), 2]]) {
    for (const x of ticks.map(({ value }) => crisp(frame.x.at(value)))) line(context, x, low, x, low + length);
  }
  for (const [ticks, length] of [[frame.yTicks, 4], [finer(frame.y), 2]]) {
    for (const y of ticks.map(({ value }) => crisp(frame.y.at(value)))) line(context, frame.left, y, frame.left - length, y);
  }
  context.stroke();
  context.fillStyle = theme.quiet;
  setFont(brush, { align: "center", baseline: "top", scale: TICK_SCALE });
  frame.xTicks.forEach(({ value, text }) => paintInside(brush, text, frame.x.at(value), low + 6));
  setFont(brush, { align: "right", scale: TICK_SCALE });
  frame.yTicks.forEach(({ value, text }) => context.fillText(text, frame.left - TICK_GAP, frame.y.at(value)));
}

/** Hatch the frame: there is nothing here that could be drawn. */
export function paintHatch({ context }, { left, top, width, height }, theme) {
  context.setLineDash([]);
  context.strokeStyle = theme.edge;
  context.lineWidth = 0.8;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 9) line(context, x, top + height, x + height, top);
  context.stroke();
}

function line(context, fromX, fromY, toX, toY) {
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
}

// The text of a tick at the rim stays inside the picture.
function paintInside(brush, text, x, y) {
  const half = widthOf(brush, text, TICK_SCALE) / 2;
  brush.context.fillText(text, Math.min(Math.max(x, half), brush.width - half), y);
}

// A thin line between two pixels is grey and wide; on a half it is sharp.
function crisp(pixel) {
  return Math.round(pixel - 0.5) + 0.5;
}
