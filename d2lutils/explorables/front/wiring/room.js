// What the style sheet must know to keep the place of an explorable that is on its way.

const KEY = 0.06; // of a narrow page's width: a line that explains the hues of bars

/**
 * Return the numbers of views, of planes, of controls in sight; where there is a plane, its
 * height by its width, and how many kinds of points are explained; where there are views
 * of their own height, also how many, and how high they are together in px; where others are
 * not half as high as wide, by how much in units of their width; the number of pads, if any.
 * @param {{views: object[], controls: object[]}} payload not checked yet
 */
export function roomOf({ views, controls }) {
  const fields = views.filter((view) => view.kind === "field");
  const seen = controls.filter((control) => !control.more);
  const pads = seen.filter((control) => control.kind === "drawing").length;
  // Those in a grid of their own take a row, which has else two, for each two, three, ...
  const places = seen.reduce((sum, { columns }) => sum + 2 / (columns || 2), -pads);
  const ratios = views.flatMap((view) => ("ratio" in view ? [Number(view.ratio) - 0.5 + (view.series ? KEY : 0)] : []));
  const extra = ratios.length ? `;--extra:${ratios.reduce((sum, ratio) => sum + ratio, 0)}` : "";
  const plane = fields.length ? `;${planeOf(fields[0])}` : "";
  const beside = pads ? `;--pads:${pads}` : "";
  const room = `--views:${views.length};--fields:${fields.length};--controls:${Math.ceil(places)}${plane}${extra}${beside}`;
  const heights = views.flatMap((view) => (Array.isArray(view.heights) ? [view.heights.map(Number)] : []));
  if (heights.length === 0) return room;
  const [flat, tall] = [0, 1].map((i) => heights.reduce((sum, pair) => sum + pair[i], 0));
  return `${room};--sized:${heights.length};--flat:${flat}px;--tall:${tall}px`;
}

function planeOf({ x, y, points }) {
  const [width, height] = [x, y].map((ends) => (Array.isArray(ends) ? ends[1] - ends[0] : NaN));
  const ratio = height / width;
  const shape = ratio > 0.45 && ratio < 2.2 ? ratio : 1; // as in drawing/field.js
  return `--plane:${Number(shape.toPrecision(6))};--marks:${Array.isArray(points) ? points.length : 0}`;
}
