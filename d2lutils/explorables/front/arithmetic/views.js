// The views of a payload, a kind each: what its declaration must be, which arrays it draws
// and how many numbers they hold.

import { finite, list, need, oneOf, own, pairOf, record, whole } from "./checking.js";
import * as bars from "./view_bars.js";
import * as curves from "./view_curves.js";
import * as field from "./view_field.js";
import * as graph from "./view_graph.js";
import * as history from "./view_history.js";
import * as images from "./view_images.js";
import * as matrix from "./view_matrix.js";
import * as tokens from "./view_tokens.js";
import { MOST_SIDE } from "./viewing.js";

// check(tools): throws a Fault; arrays(view): names; sizes(view, size, where): throws a Fault.
const KINDS = { history, curves, field, graph, images, matrix, bars, tokens };

/**
 * Throw a Fault unless a view is one that can be drawn.
 * @param {unknown} view untrusted
 * @param {object} payload whose controls and series are checked
 * @param {string} where
 */
export function checkView(view, payload, where) {
  const part = (key) => own(record(view, where), key, where);
  const series = (key) => pairOf(part(key), `${where}.${key}`, payload.series);
  const interval = (key) => list(part(key), `${where}.${key}`, 2, 2).forEach((x) => finite(x, `${where}.${key}`));
  const shape = (key, length) => list(part(key), `${where}.${key}`, length, length)
    .forEach((n) => whole(n, `${where}.${key}`, 1, MOST_SIDE));
  const kind = oneOf(part("kind"), `${where}.kind`, Object.keys(KINDS));
  KINDS[kind].check({ view, payload, part, series, interval, shape, where });
}

// Returns the names of the arrays that a checked view draws.
function arraysOf(view) {
  return KINDS[view.kind].arrays(view);
}

/**
 * Throw a Fault unless all that is shown is there, with as many numbers as it needs.
 * @param {object} payload whose views are checked
 * @param {{measure: object, picture: object|null}} made with the outputs of both: [offset, length]
 * @param {string} where
 */
export function checkShown(payload, { measure, picture }, where) {
  for (const key of [...payload.series, ...payload.sentence.cases]) {
    need(length(measure.outputs, key, `${where}.measure`) === 1, "size", `${where}: ${key} is one number`);
  }
  if (payload.views.some((view) => arraysOf(view).length)) need(picture !== null, "missing", `${where}.picture is missing`);
  const size = (key) => length(picture.outputs, key, `${where}.picture`);
  for (const view of payload.views) {
    arraysOf(view).forEach(size);
    KINDS[view.kind].sizes(view, size, where);
  }
}

const length = (spans, key, where) => own(spans, key, where)[1];
