// A view: a picture of what the experiment recorded, with the words around it.

import * as bars from "./bars.js";
import { createBar, createKey, createLegend, createReading, longestReading, part } from "./captions.js";
import { followCursor } from "./cursor.js";
import * as curves from "./curves.js";
import * as field from "./field.js";
import * as graph from "./graph.js";
import * as handles from "./handle.js";
import * as history from "./history.js";
import * as images from "./images.js";
import * as matrix from "./matrix.js";
import { createSurface } from "./surface.js";
import { themeOf } from "./theme.js";
import * as tokens from "./tokens.js";

// A kind: modelOf, layoutOf, paint, find, move, say, namesOf, countOf; with a bar of colours
// stopsOf, with a box of its own shape ratioOf, with hues to be explained keyOf.
const KINDS = { history, curves, field, graph, images, bars, matrix, tokens };

/**
 * Make a view inside an empty element.
 * @param {object} view its declaration in the payload
 * @param {object} words its texts in the page's language
 * @param {HTMLElement} host calls host.onDrag({name: value}) when a point is dragged
 * @param {string[]|null} [classes] what class 1 and class 0 are called, where the experiment has
 *   points of them: their hues then mean them, and lines begin with other ones
 * @returns {{draw(data: object): void, tell(): void, resize(): void, themeChanged(): void,
 *   setLabel(text: string): void, readout(): string, destroy(): void}} draw paints, tell writes
 *   the words for it: several views are painted first, as a font that is set on a canvas
 *   makes the browser lay out all that has been written since
 */
export function createView(view, words, host, classes = null) {
  const kind = KINDS[view.kind];
  if (!kind) throw new TypeError(`expected a view of kind ${Object.keys(KINDS).join(", ")}, got ${view.kind}`);
  const own = { view, words, host, kind, classes, model: null, frame: null, theme: null, cursor: null, aloud: false };
  assemble(own);
  const stop = followCursor(own.surface.canvas, {
    point: (x, y) => setCursor(own, own.frame && kind.find(own.frame, own.model, x, y), false),
    press: (key) => pressed(own, key),
    leave: () => setCursor(own, null, false),
  });
  function draw(data) {
    own.model = kind.modelOf(view, data, own.model);
    own.cursor = keptCursor(own);
    own.aloud = false;
    paint(own);
  }
  function destroy() {
    stop();
    own.surface.destroy();
    own.handle?.destroy();
    host.replaceChildren();
  }
  const again = () => refit(own);
  const readout = () => (own.model ? kind.say(view, words, own.model, own.cursor) : "");
  const setLabel = (text) => own.surface.canvas.setAttribute("aria-label", [words.title, text].filter(Boolean).join(" — "));
  setLabel("");
  return { draw, tell: () => tell(own), resize: again, themeChanged: again, setLabel, readout, destroy };
}

function assemble(own) {
  const { view, words, host, kind, classes } = own;
  const above = part("div", "above");
  above.append(part("span", "y", words.y_label ?? ""));
  const box = part("div", "box");
  own.below = part("p", "x", words.x_label ?? "");
  host.append(part("p", "title", words.title ?? ""), above, box, own.below);
  if (kind.stopsOf && view.values) {
    own.bar = createBar();
    above.append(own.bar.node);
  }
  if (kind.ratioOf) box.style.setProperty("--ratio", String(kind.ratioOf(view) ?? 1));
  if (view.heights) setHeights(box, view.heights);
  if (view.points?.length) host.append(createLegend(classes ?? [], view.points.map((name) => words.points?.[name] ?? name)));
  const key = kind.keyOf?.(view, words);
  if (key) host.append((own.key = createKey(key)).node);
  own.reading = createReading(longestReading(kind.namesOf(view, words)));
  host.append(own.reading.node);
  own.surface = createSurface(box, () => refit(own));
  const { canvas } = own.surface;
  canvas.setAttribute("role", "img");
  canvas.tabIndex = 0;
  if (view.drag) own.handle = handles.createHandle(box, (x, y) => dragged(own, x, y));
}

// The style sheet takes one of them: in a wide page, and in a narrow one.
function setHeights(box, [flat, tall]) {
  box.style.setProperty("--flat", `${flat}px`);
  box.style.setProperty("--tall", `${tall}px`);
}

function refit(own) {
  own.theme = null;
  own.surface.fit();
  if (own.model) show(own);
}

function show(own) {
  paint(own);
  tell(own);
}

function paint(own) {
  const { surface, kind, view, words, model } = own;
  const { brush } = surface;
  if (brush.width === 0) surface.fit();
  if (!hasSize(brush)) return; // not in sight: drawn when it has a size
  own.theme ??= themeOf(own.host, own.classes !== null);
  own.frame = kind.layoutOf(brush, view, words, model);
  brush.context.clearRect(0, 0, brush.width, brush.height);
  kind.paint(brush, own.frame, { view, words, theme: own.theme, model, cursor: own.cursor });
  surface.show();
}

function tell(own) {
  const { surface, kind, view, words, model } = own;
  own.reading.say(kind.say(view, words, model, own.cursor), own.aloud);
  if (!hasSize(surface.brush)) return;
  own.bar?.update(model.limits, kind.stopsOf(view, own.theme));
  own.below.style.paddingLeft = `${own.frame.left}px`; // its words stand in the axis's middle
  own.below.style.width = `${own.frame.left + own.frame.width}px`;
  own.key?.update(own.theme.hues);
  placeHandle(own);
}

const hasSize = ({ width, height }) => width > 0 && height > 0;

function placeHandle({ handle, frame, model }) {
  if (!handle) return;
  const [x, y] = model.start ? [frame.x.at(model.start[0]), frame.y.at(model.start[1])] : [NaN, NaN];
  if (Number.isNaN(x + y)) handle.hide();
  else handle.place(x, y);
}

function dragged({ view, host, frame }, x, y) {
  const within = (scale, pixel) => Math.min(Math.max(scale.value(pixel), scale.low), scale.high);
  host.onDrag?.({ [view.drag[0]]: within(frame.x, x), [view.drag[1]]: within(frame.y, y) });
}

function setCursor(own, cursor, aloud) {
  if (!own.model || (cursor === own.cursor && aloud === own.aloud)) return;
  own.cursor = cursor;
  own.aloud = aloud;
  show(own);
}

function pressed(own, key) {
  const moved = own.model ? own.kind.move(own.model, own.cursor, key, own.view, own.frame) : null;
  if (moved === null) return false;
  setCursor(own, moved, true);
  return true;
}

// A shorter run has no place for a cursor beyond its end.
function keptCursor({ cursor, kind, model }) {
  const count = kind.countOf(model);
  return cursor === null || count === 0 ? null : Math.min(cursor, count - 1);
}
