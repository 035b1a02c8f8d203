// A drawing as one text, as drawing.py describes it: strokes, lines through points on a grid.
//
// A stroke is a list of points [x, y]; here what a reader draws becomes short enough, too.

export const SIDE = 64; // numbers that a coordinate can be
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const STROKES = /^(?:[\w-]{2})+(?:\.(?:[\w-]{2})+)*$/;
const OUTSIDE = -1; // where the segments of an empty drawing lie
const TOLERANCES = [0.5, 1, 1.5, 2.5, 4, 6, 10, 2 * SIDE]; // how far a stroke may leave its points

/**
 * Return the strokes of a drawing; null if the text is none.
 * @param {unknown} text untrusted
 * @returns {number[][][]|null}
 */
export function strokesOf(text) {
  if (text === "") return [];
  if (typeof text !== "string" || !STROKES.test(text)) return null;
  return text.split(".").map((part) =>
    Array.from({ length: part.length / 2 }, (_, at) => [...part.slice(2 * at, 2 * at + 2)].map((sign) => LETTERS.indexOf(sign))));
}

/** Return a drawing as a text. */
export function written(strokes) {
  return strokes.map((stroke) => stroke.map(([x, y]) => LETTERS[x] + LETTERS[y]).join("")).join(".");
}

/**
 * Whether a text is a drawing of at most so many segments.
 * @param {unknown} text untrusted
 * @param {number} most
 */
export function isDrawing(text, most) {
  const strokes = strokesOf(text);
  return strokes !== null && count(strokes) <= most;
}

/**
 * Return the segments, x0, y0, x1, y1 each: a dot has length 0, those that are left repeat
 * the last point, and those of an empty drawing lie outside.
 * @param {string} text a drawing
 * @param {number} most
 * @returns {Float32Array}
 */
export function segmentsOf(text, most) {
  const rows = strokesOf(text).flatMap((stroke) => (stroke.length > 1
    ? stroke.slice(1).map((end, at) => [...stroke[at], ...end]) : [[...stroke[0], ...stroke[0]]]));
  const end = rows.length ? rows[rows.length - 1].slice(2) : [OUTSIDE, OUTSIDE];
  while (rows.length < most) rows.push([...end, ...end]);
  return Float32Array.from(rows.flat());
}

/**
 * Return strokes of whole numbers on the grid with at most so many segments: as much
 * simpler as they must be, and no more.
 * @param {number[][][]} strokes of any numbers
 * @param {number} most
 */
export function fitted(strokes, most) {
  const onGrid = strokes.map((stroke) => stroke.map((point) => point.map(onSide)));
  for (const tolerance of TOLERANCES) {
    const simpler = onGrid.map((stroke) => simplified(stroke, tolerance));
    if (count(simpler) <= most) return simpler;
  }
  return onGrid.slice(0, most).map((stroke) => simplified(stroke, 2 * SIDE));
}

const onSide = (x) => Math.min(Math.max(Math.round(x), 0), SIDE - 1);
const count = (strokes) => strokes.reduce((sum, stroke) => sum + Math.max(stroke.length - 1, 1), 0);

// Douglas and Peucker (1973): keep the point that lies farthest off, and again on both sides.
function simplified(stroke, tolerance) {
  const [first, last] = [stroke[0], stroke[stroke.length - 1]];
  let [farthest, at] = [tolerance, 0];
  for (let i = 1; i < stroke.length - 1; i += 1) {
    const off = distance(stroke[i], first, last);
    if (off > farthest) [farthest, at] = [off, i];
  }
  if (at) return [...simplified(stroke.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(stroke.slice(at), tolerance)];
  return stroke.length === 1 || (first[0] === last[0] && first[1] === last[1]) ? [first] : [first, last];
}

// From a point to the segment from a to b.
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length ? Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
