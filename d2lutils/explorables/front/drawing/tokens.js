// Tokens of a text in lines, behind each the colour of its value.

import { colourAt, limitsOfField } from "./colours.js";
import { told } from "./numbers.js";
import { setFont, widthOf } from "./surface.js";

const LINE = 26; // px
const PAD = 4; // left and right of a token
const GAP = 3; // between two tokens
const SEEN = { " ": "·", "\n": "↵", "\r": "↵", "\t": "→" };

/** Return the token with signs for its white space: " a" -> "·a". */
export function visible(token) {
  return token.replace(/[ \n\r\t]/g, (space) => SEEN[space]);
}

/** Return what is drawn: the tokens that are there, their values and the ends of the colours. */
export function modelOf(view, data) {
  const ids = view.ids ? Array.from(data.picture[view.ids], Math.round) : view.texts.map((_, index) => index);
  const there = ids.map((id, index) => ({ id, index })).filter(({ id }) => id >= 0 && id < view.texts.length);
  const all = view.values ? data.picture[view.values] : null;
  const values = all && there.map(({ index }) => all[index]);
  return {
    tokens: there.map(({ id }) => visible(view.texts[id])),
    values,
    limits: values ? limitsOfField({ ...view, log: false }, values) : null,
    at: view.at ? Math.round(data.measured[view.at]) : -1,
  };
}

/** Return where each token is; of a text that is too long the last lines. */
export function layoutOf(brush, view, words, { tokens }) {
  const boxes = [];
  let [x, line] = [0, 0];
  for (const token of tokens) {
    const width = widthOf(brush, token, 1) + 2 * PAD;
    if (x > 0 && x + width > brush.width) [x, line] = [0, line + 1];
    boxes.push({ x, y: line * LINE, width: Math.min(width, brush.width), line });
    x += width + GAP;
    if (token.endsWith("↵")) [x, line] = [0, line + 1];
  }
  const lines = boxes.length ? boxes.at(-1).line + 1 : 0;
  const over = Math.max(lines - Math.max(Math.floor(brush.height / LINE), 1), 0) * LINE;
  return { left: 0, top: 0, width: brush.width, height: brush.height, boxes: boxes.map((box) => ({ ...box, y: box.y - over })) };
}

/** Return the colours from the low end of the scale to the high one: pale, so that text can be read. */
export function stopsOf(view, theme) {
  return view.scale === "signed" ? theme.pale : theme.pale.slice(1);
}

/** Draw it, with a cursor at one of the tokens or at none (null). */
export function paint(brush, frame, { view, theme, model, cursor }) {
  const { context } = brush;
  const stops = stopsOf(view, theme);
  context.setLineDash([]);
  frame.boxes.forEach(({ x, y, width }, index) => {
    if (y < 0) return;
    if (model.values && Number.isFinite(model.values[index])) {
      context.fillStyle = colourAt(model.values[index], model.limits, stops);
      context.fillRect(x, y + 1, width, LINE - 2);
    }
    setFont(brush);
    context.fillStyle = theme.ink;
    context.fillText(model.tokens[index], x + PAD, y + LINE / 2, width - 2 * PAD);
    if (index !== model.at && index !== cursor) return;
    context.strokeStyle = theme.ink;
    context.lineWidth = index === cursor ? 2.5 : 1.2;
    context.strokeRect(x + 1, y + 2, width - 2, LINE - 4);
  });
}

/** Return the token under a pixel, or null. */
export function find({ boxes }, model, x, y) {
  const index = boxes.findIndex((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y < box.y + LINE);
  return index < 0 ? null : index;
}

/** Return where a key moves the cursor: along the text, or to the line above or below. */
export function move(model, cursor, key, view, frame) {
  const last = model.tokens.length - 1;
  const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 0, ArrowDown: 0, Home: -last, End: last };
  if (last < 0 || !Object.hasOwn(moves, key)) return null;
  const from = Math.min(Math.max(cursor ?? model.at, 0), last);
  if (moves[key] !== 0 || !frame) return Math.min(Math.max(from + moves[key], 0), last);
  return above(frame.boxes, from, key === "ArrowUp" ? -1 : 1);
}

// The token of the next line whose middle is nearest.
function above(boxes, cursor, by) {
  const middle = ({ x, width }) => x + width / 2;
  const wanted = boxes[cursor].line + by;
  let best = { index: cursor, far: Infinity };
  boxes.forEach((box, index) => {
    const far = Math.abs(middle(box) - middle(boxes[cursor]));
    if (box.line === wanted && far < best.far) best = { index, far };
  });
  return best.index;
}

/** Return number, text and value of the token at the cursor, or of the one in question. */
export function say(view, words, model, cursor) {
  const index = cursor ?? model.at;
  if (index < 0 || index >= model.tokens.length) return "";
  const name = `${words.token} ${index + 1}: ${model.tokens[index]}`;
  return model.values ? `${name} · ${told(words.value_label, model.values[index])}` : name;
}

/** Return what the numbers of the longest read-out are called. */
export function namesOf(view, words) {
  const longest = view.texts.reduce((long, token) => (token.length > long.length ? token : long), "");
  return view.values ? [`${words.token} ${visible(longest)}`, words.value_label] : [`${words.token} ${visible(longest)}`];
}

/** Return how many places the cursor has. */
export function countOf({ tokens }) {
  return tokens.length;
}
