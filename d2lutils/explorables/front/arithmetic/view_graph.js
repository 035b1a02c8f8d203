// Views of kind graph: their check, their arrays and the sizes of these, for views.js.

import { finite, list, name, names, need, oneOf, text, whole } from "./checking.js";
import { checkHeights } from "./viewing.js";

const MOST_NODES = 40;
const MOST_EDGES = 200;
const MOST_PLACES = 12;

export function check({ view, payload, part, where }) {
  const { length } = names(part("nodes"), `${where}.nodes`, MOST_NODES);
  need(length > 0, "size", `${where}.nodes: at least one`);
  const pairs = (key, most, least) => list(part(key), `${where}.${key}`, most, least)
    .flatMap((pair) => list(pair, `${where}.${key}`, 2, 2));
  for (const x of pairs("places", length, length)) {
    need(finite(x, `${where}.places`) >= 0 && x < MOST_PLACES, "range", `${where}.places: 0 to below ${MOST_PLACES}`);
  }
  checkHeights(part("heights"), where);
  for (const end of pairs("edges", MOST_EDGES, 0)) whole(end, `${where}.edges`, 0, length - 1);
  list(part("symbols"), `${where}.symbols`, length, length).forEach((symbol) => text(symbol, `${where}.symbols`, 8));
  name(part("values"), `${where}.values`);
  for (const key of ["gradients", "weights", "known"]) if (part(key) !== null) name(view[key], `${where}.${key}`);
  if (part("active") !== null) oneOf(view.active, `${where}.active`, payload.series);
}

export const arrays = (view) => [view.values, view.gradients, view.weights, view.known].filter((key) => key !== null);

export function sizes(view, size, where) {
  for (const key of [view.values, view.gradients, view.known]) {
    if (key !== null) need(size(key) === view.nodes.length, "size", `${where}: ${key} has a number for each node`);
  }
  if (view.weights === null) return;
  need(size(view.weights) === view.edges.length, "size", `${where}: ${view.weights} has a number for each edge`);
}
