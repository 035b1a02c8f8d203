// What the style sheet must know to lay the views out, and to keep the place of an
// explorable that is on its way; site/payloads.py writes the same on the page.

import { halvesOf, layoutOf, padsOf } from "./layout.js";

const KEY = 0.06; // of a narrow page's width: a line that explains the hues of bars
const HALF = 0.57; // of it, that one of two views side by side takes less

/**
 * Return the numbers of views, of planes, of controls in sight; where there is a plane, its
 * height by its width, and how many kinds of points are explained; where there are views
 * of their own height, also how many, and how high they are together in px; where others are
 * not half as high as wide, by how much in units of their width; the number of pads, if any;
 * whether it has neither steps nor controls that are folded away; and how three views stand,
 * if not as two and one.
 * @param {{views: object[], controls: object[], run: object}} payload not checked yet
 */
export function roomOf({ views, controls, run }) {
  const fields = views.filter((view) => view.kind === "field");
  const seen = controls.filter((control) => !control.more);
  const pads = padsOf(controls);
  // Those in a grid of their own take a row, which has else two, for each two, three, ...
  const places = Math.ceil(seen.reduce((sum, { columns }) => sum + 2 / (Number(columns) || 2), -pads));
  const halves = halvesOf(views);
  const ratios = views.flatMap((view, i) => ("ratio" in view ? [extraOf(view, halves[i])] : []));
  const extra = ratios.length ? `;--extra:${short(ratios.reduce((sum, ratio) => sum + ratio, 0))}` : "";
  const plane = fields.length ? `;${planeOf(fields[0])}` : "";
  const isBare = seen.length === controls.length && run?.most === 0;
  const beside = pads ? `;--pads:${pads}` : isBare ? ";--bare:1" : "";
  const layout = layoutOf({ views, controls });
  const rows = layout ? `;--${layout}:${short(Math.min(Math.max(...views.map((view) => Number(view.ratio) || 0)), 1))}` : "";
  const room = `--views:${views.length};--fields:${fields.length};--controls:${places}${plane}${extra}${beside}${rows}`;
  const heights = views.flatMap((view) => (Array.isArray(view.heights) ? [view.heights.map(Number)] : []));
  if (heights.length === 0) return room;
  const [flat, tall] = [0, 1].map((i) => heights.reduce((sum, pair) => sum + pair[i], 0));
  return `${room};--sized:${heights.length};--flat:${flat}px;--tall:${tall}px`;
}

const short = (number) => Number(number.toPrecision(6));

function extraOf({ ratio, series }, isHalf) {
  return isHalf ? Number(ratio) / 4 - HALF : Number(ratio) - 0.5 + (series ? KEY : 0);
}

function planeOf({ x, y, points }) {
  const [width, height] = [x, y].map((ends) => (Array.isArray(ends) ? ends[1] - ends[0] : NaN));
  const ratio = height / width;
  const shape = ratio > 0.45 && ratio < 2.2 ? ratio : 1; // as in drawing/field.js
  return `--plane:${short(shape)};--marks:${Array.isArray(points) ? points.length : 0}`;
}
