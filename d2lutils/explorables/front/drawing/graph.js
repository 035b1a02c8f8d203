// A graph: boxes with label, value and gradient, and arrows between them.

import { paintArrow } from "./arrows.js";
import { fittedText } from "./boxtext.js";
import { plain, told } from "./numbers.js";

const [NOT_YET, VALUE, PART, ALL] = [0, 1, 2, 3]; // what is known of a node
const MOST = { width: 108, height: 58 }; // px of a box
const WEIGHT = 6; // px: width of the edge with the greatest weight
const COLUMN = 96; // px that a column wants
const ROW = 70; // and a row
const APART = 112; // px between two rows at most

/** Return what is drawn: numbers of nodes and edges, which of them are known, who is at work. */
export function modelOf(view, data) {
  const array = (name) => (name ? data.picture[name].slice() : null);
  const most = view.gradients ? ALL : VALUE;
  const known = array(view.known) ?? new Float32Array(view.nodes.length).fill(most);
  return {
    values: array(view.values),
    gradients: array(view.gradients),
    weights: array(view.weights),
    known: known.map((has) => Math.min(Math.round(has), most)),
    active: view.active ? Math.round(data.measured[view.active]) : -1,
  };
}

/** Return where it is drawn: from left to right or from top to bottom, whichever has more room. */
export function layoutOf(brush, view) {
  const extent = [0, 1].map((i) => 1 + Math.max(...view.places.map((at) => at[i])));
  const roomOf = ([across, along]) => Math.min(brush.width / across / COLUMN, brush.height / along / ROW);
  const down = roomOf(extent.toReversed()) > roomOf(extent);
  const [across, along] = down ? extent.toReversed() : extent;
  const [stepX, stepY] = [brush.width / across, Math.min(brush.height / along, APART)];
  const top = (brush.height - stepY * along) / 2;
  const centres = view.places.map(([column, row]) => {
    const [x, y] = down ? [row, column] : [column, row];
    return [(x + 0.5) * stepX, top + (y + 0.5) * stepY];
  });
  const width = Math.min(stepX * 0.84, MOST.width);
  const height = Math.min(stepY * 0.78, view.gradients ? MOST.height : MOST.height - 16);
  return { left: 0, top: 0, width: brush.width, height: brush.height, down, centres, box: { width, height } };
}

/** Draw it, with a cursor at one of the nodes or at none (null). */
export function paint(brush, frame, { view, theme, model, cursor, words }) {
  view.edges.forEach((edge, index) => paintEdge(brush, frame, theme, { edge, index, model }));
  const targets = new Set(view.edges.map(([, target]) => target));
  view.nodes.forEach((name, index) => {
    const isInput = !targets.has(index);
    paintNode(brush, frame, theme, { view, model, index, isInput, label: words.nodes[name], cursor });
  });
}

function paintEdge(brush, frame, theme, { edge: [source, target], index, model }) {
  const { box: { width, height }, down, centres } = frame;
  const [half, along] = down ? [height / 2, 1] : [width / 2, 0];
  const ends = [[source, half], [target, -half]].map(([node, by]) =>
    centres[node].map((x, axis) => (axis === along ? x + by : x)));
  const { hue, size } = strokeOf(theme, model, index, target === model.active);
  paintArrow(brush, ends, { down, hue, size });
}

function strokeOf(theme, { weights }, index, works) {
  if (weights === null) return works ? { hue: theme.ink, size: 2 } : { hue: theme.edge, size: 1.2 };
  const most = Math.max(...weights.map(Math.abs).filter(Number.isFinite), 1e-30);
  const weight = weights[index];
  if (!Number.isFinite(weight) || weight === 0) return { hue: theme.edge, size: 0.5 };
  return { hue: weight > 0 ? theme.positive : theme.negative, size: Math.max((WEIGHT * Math.abs(weight)) / most, 0.5) };
}

function paintNode(brush, frame, theme, { view, model, index, isInput, label, cursor }) {
  const { context } = brush;
  const [x, y] = frame.centres[index];
  const { width, height } = frame.box;
  const has = model.known[index];
  const outline = (by) => {
    context.beginPath();
    context.roundRect(x - width / 2 - by, y - height / 2 - by, width + 2 * by, height + 2 * by, (isInput ? 3 : 12) + by);
  };
  outline(0);
  context.setLineDash(has === NOT_YET ? [4, 3] : []);
  context.fillStyle = isInput ? theme.grid : theme.page;
  context.strokeStyle = index === model.active ? theme.ink : theme.edge;
  context.lineWidth = index === model.active ? 2.5 : 1.2;
  context.fill();
  context.stroke();
  context.setLineDash([]);
  if (index === cursor) {
    outline(4);
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.5;
    context.stroke();
  }
  paintTexts(brush, theme, { x, y, width, height, has, model, index, label, symbol: view.symbols[index] });
}

function paintTexts(brush, theme, { x, y, width, height, has, model, index, label, symbol }) {
  const heading = { text: symbol ? `${symbol} ${label}` : label, font: "600", fill: has === NOT_YET ? theme.quiet : theme.ink };
  const lines = [heading];
  if (has >= VALUE) lines.push({ text: plain(model.values[index]), font: "", fill: theme.ink });
  const gradient = has >= PART ? model.gradients[index] : 0;
  if (has >= PART) lines.push({ text: plain(gradient) + (has === PART ? " + …" : ""), font: "italic", fill: theme.quiet });
  const bar = gradient === 0 || Number.isNaN(gradient) ? 0 : 3;
  const step = Math.min((height - 6 - bar) / lines.length, 16);
  lines.forEach((line, i) => {
    fittedText(brush, line, x, y - bar / 2 + (i - (lines.length - 1) / 2) * step, width - 8);
  });
  if (!bar) return;
  brush.context.fillStyle = gradient > 0 ? theme.positive : theme.negative;
  brush.context.fillRect(x - width / 2 + 12, y + height / 2 - bar - 2, width - 24, bar);
}

/** Return the node under a pixel, or null. */
export function find({ centres, box }, model, x, y) {
  const index = centres.findIndex(([left, top]) =>
    Math.abs(x - left) <= box.width / 2 + 4 && Math.abs(y - top) <= box.height / 2 + 4);
  return index < 0 ? null : index;
}

/**
 * Return where a key moves the cursor: to the nearest node that way, first along an edge.
 * @returns {number|null} null: not one of its keys
 */
export function move(model, cursor, key, view, frame) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const last = view.nodes.length - 1;
  if (key === "Home" || key === "End") return key === "Home" ? 0 : last;
  if (!Object.hasOwn(ways, key)) return null;
  const from = cursor ?? Math.max(model.active, 0);
  const [wayX, wayY] = frame?.down ? [ways[key][1], ways[key][0]] : ways[key];
  const [column, row] = view.places[from];
  const joined = new Set(view.edges.filter((edge) => edge.includes(from)).flat());
  let best = { node: from, far: Infinity };
  view.places.forEach((at, node) => {
    const [right, below] = [at[0] - column, at[1] - row];
    const along = right * wayX + below * wayY;
    const beside = Math.abs(right * wayY) + Math.abs(below * wayX);
    if (along <= 0 || beside > 1.2 * along) return;
    const far = along + 1.5 * beside + (joined.has(node) ? 0 : 0.8);
    if (far < best.far) best = { node, far };
  });
  return best.node;
}

/** Return name, value and gradient of the node at the cursor, or of the one at work. */
export function say(view, words, model, cursor) {
  const index = cursor ?? model.active;
  if (index < 0 || index >= view.nodes.length) return "";
  const label = words.nodes[view.nodes[index]];
  const has = model.known[index];
  if (has === NOT_YET) return `${label}: ${words.not_yet}`;
  const parts = [told(label, model.values[index])];
  if (has >= PART) parts.push(told(words.gradient, model.gradients[index]) + (has === PART ? ` ${words.so_far}` : ""));
  return parts.join(" · ");
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  const labels = view.nodes.map((name) => words.nodes[name]);
  const longest = labels.reduce((long, label) => (label.length > long.length ? label : long), "");
  return view.gradients ? [longest, `${words.so_far} ${words.gradient}`] : [longest];
}

/** Return how many places the cursor has. */
export function countOf({ values }) {
  return values.length;
}
