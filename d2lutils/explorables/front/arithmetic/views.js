// The views of a payload, a kind each: what its declaration must be, which arrays it draws
// and how many numbers they hold.

import { finite, flag, list, name, names, need, oneOf, own, pairOf, record, text, whole } from "./checking.js";

const MOST_NAMES = 128;
const MOST_SIDE = 4096;
const MOST_NODES = 40;
const MOST_EDGES = 200;
const MOST_PLACES = 12;
const MOST_HEIGHT = 2000; // px
const MOST_IMAGES = 256;
const SCALES = ["signed", "magnitude"];
const MOST_TOKENS = 512;
const MOST_VOCABULARY = 4096;
const MOST_CHARACTERS = 32;

// check(tools): throws a Fault; arrays(view): names; sizes(view, size, where): throws a Fault.
const KINDS = {
  history: {
    check({ part, payload, where }) {
      for (const key of names(part("series"), where, MOST_NAMES)) oneOf(key, `${where}.series`, payload.series);
      flag(part("log_y"), `${where}.log_y`);
    },
    arrays: () => [],
    sizes: () => {},
  },
  curves: {
    check({ view, part, series, interval, where }) {
      name(part("x"), `${where}.x`);
      names(part("series"), `${where}.series`, MOST_NAMES);
      for (const key of ["log_x", "log_y"]) flag(part(key), `${where}.${key}`);
      series("path");
      if (Object.hasOwn(view, "scatter")) list(view.scatter, `${where}.scatter`, 2, 2).forEach((key) => name(key, `${where}.scatter`));
      if (Object.hasOwn(view, "squares")) name(view.squares, `${where}.squares`);
      need(!view.squares || view.scatter, "missing", `${where}.squares: of points`);
      if (Object.hasOwn(view, "limits")) {
        interval("limits");
        need(view.limits[0] < view.limits[1], "range", `${where}.limits: the lower end first`);
      }
    },
    arrays: (view) => [view.x, ...view.series, ...ofPoints(view)],
    sizes(view, size, where) {
      for (const key of view.series) need(size(key) === size(view.x), "size", `${where}: ${key} over ${view.x}`);
      for (const key of ofPoints(view)) need(size(key) === size(view.scatter[0]), "size", `${where}: ${key} has a number for each point`);
    },
  },
  field: {
    check(tools) {
      const { view, payload, part, series, shape, interval, where } = tools;
      interval("x");
      interval("y");
      name(part("values"), `${where}.values`);
      shape("shape", 2);
      oneOf(part("scale"), `${where}.scale`, SCALES);
      if (Object.hasOwn(view, "limits")) checkLimits(tools);
      names(part("points"), `${where}.points`, MOST_NAMES);
      series("path");
      const sliders = payload.controls.filter((control) => control.kind === "slider");
      pairOf(part("drag"), `${where}.drag`, sliders.map((control) => control.name));
    },
    arrays: (view) => [view.values, ...view.points],
    sizes(view, size, where) {
      fills(view, view.values, size, where);
      for (const key of view.points) need(size(key) % 3 === 0, "size", `${where}: ${key} holds x, y, label`);
    },
  },
  graph: {
    check: checkGraph,
    arrays: (view) => [view.values, view.gradients, view.weights, view.known].filter((key) => key !== null),
    sizes(view, size, where) {
      for (const key of [view.values, view.gradients, view.known]) {
        if (key !== null) need(size(key) === view.nodes.length, "size", `${where}: ${key} has a number for each node`);
      }
      if (view.weights === null) return;
      need(size(view.weights) === view.edges.length, "size", `${where}: ${view.weights} has a number for each edge`);
    },
  },
  images: {
    check(tools) {
      const { view, part, shape, where } = tools;
      name(part("values"), `${where}.values`);
      shape("shape", 3);
      whole(view.shape[0], `${where}.shape`, 1, MOST_IMAGES);
      if (part("columns") !== null) whole(view.columns, `${where}.columns`, 1, MOST_SIDE);
      oneOf(part("scale"), `${where}.scale`, SCALES);
      part("limits");
      checkLimits(tools);
      checkCount(tools, "labels", view.shape[0]);
      if (part("numbers") !== null) name(view.numbers, `${where}.numbers`);
      checkRatio(tools);
    },
    arrays: (view) => [view.values, ...(view.numbers === null ? [] : [view.numbers])],
    sizes(view, size, where) {
      fills(view, view.values, size, where);
      const { numbers, shape: [n] } = view;
      if (numbers !== null) need(size(numbers) === n, "size", `${where}: ${numbers} has a number for each image`);
    },
  },
  matrix: {
    check(tools) {
      const { view, part, shape, where } = tools;
      name(part("values"), `${where}.values`);
      shape("shape", 2);
      checkCount(tools, "row_labels", view.shape[0]);
      checkCount(tools, "column_labels", view.shape[1]);
      oneOf(part("scale"), `${where}.scale`, SCALES);
      part("limits");
      checkLimits(tools);
      flag(part("numbers"), `${where}.numbers`);
      checkRatio(tools);
    },
    arrays: (view) => [view.values],
    sizes: (view, size, where) => fills(view, view.values, size, where),
  },
  bars: {
    check(tools) {
      const { view, payload, part, interval, where } = tools;
      name(part("values"), `${where}.values`);
      if (Object.hasOwn(view, "series")) need(names(view.series, `${where}.series`, MOST_NAMES)[0] === view.values, "name", `${where}.series: ${view.values} first`);
      whole(part("number"), `${where}.number`, 1, MOST_SIDE);
      checkCount(tools, "labels", view.number);
      if (part("edges") !== null) name(view.edges, `${where}.edges`);
      if (part("bins") !== null) interval("bins");
      need(view.bins === null || view.bins[0] < view.bins[1], "range", `${where}.bins: the lower end first`);
      flag(part("signed"), `${where}.signed`);
      if (part("limits") !== null) interval("limits");
      const [low, high] = view.limits ?? [0, 1];
      need(low <= 0 && high >= 0 && low < high, "range", `${where}.limits: ${low} to ${high} without 0`);
      if (part("mark") !== null) oneOf(view.mark, `${where}.mark`, payload.series);
      checkRatio(tools);
    },
    arrays: (view) => [...(view.series ?? [view.values]), ...(view.edges === null ? [] : [view.edges])],
    sizes(view, size, where) {
      for (const key of view.series ?? [view.values]) need(size(key) === view.number, "size", `${where}: ${key} has a number for each bar`);
      if (view.edges !== null) need(size(view.edges) === view.number + 1, "size", `${where}: ${view.edges} has one edge more`);
    },
  },
  tokens: {
    check: checkTokens,
    arrays: (view) => [view.ids, view.values].filter((key) => key !== null),
    sizes(view, size, where) {
      for (const key of [view.ids, view.values]) {
        if (key !== null) need(size(key) === view.count, "size", `${where}: ${key} has a number for each token`);
      }
    },
  },
};

function ofPoints({ scatter, squares }) {
  return [...(scatter ?? []), ...(squares ? [squares] : [])];
}

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

/** Return the names of the arrays that a checked view draws. */
export function arraysOf(view) {
  return KINDS[view.kind].arrays(view);
}

/**
 * Throw a Fault unless the arrays of a view hold as many numbers as it draws.
 * @param {object} view checked
 * @param {(name: string) => number} size of an array, throws where there is none
 * @param {string} where
 */
export function checkArrays(view, size, where) {
  arraysOf(view).forEach(size);
  KINDS[view.kind].sizes(view, size, where);
}

function fills(view, key, size, where) {
  const number = view.shape.reduce((product, n) => product * n, 1);
  need(size(key) === number, "size", `${where}: ${key} fills its grid`);
}

function checkGraph({ view, payload, part, where }) {
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

function checkTokens({ view, payload, part, interval, where }) {
  const texts = list(part("texts"), `${where}.texts`, part("ids") === null ? MOST_TOKENS : MOST_VOCABULARY, 1);
  for (const token of texts) need(text(token, `${where}.texts`, MOST_CHARACTERS) !== "", "size", `${where}.texts: one is empty`);
  const count = whole(part("count"), `${where}.count`, 1, MOST_TOKENS);
  need(view.ids !== null || count === texts.length, "size", `${where}.count: ${count}, but ${texts.length} tokens`);
  for (const key of ["ids", "values"]) if (part(key) !== null) name(view[key], `${where}.${key}`);
  oneOf(part("scale"), `${where}.scale`, ["signed", "magnitude"]);
  part("limits");
  checkLimits({ view, interval, where });
  checkHeights(part("heights"), where);
  if (part("at") !== null) oneOf(view.at, `${where}.at`, payload.series);
}

// Of the picture in a wide page, and in a narrow one.
function checkHeights(heights, where) {
  list(heights, `${where}.heights`, 2, 2).forEach((height) => whole(height, `${where}.heights`, 1, MOST_HEIGHT));
}

// How many texts there are for the things in a view: one for each, or null for none.
function checkCount({ part, where }, key, number) {
  need(part(key) === null || part(key) === number, "size", `${where}.${key} must be ${number} or null`);
}

function checkRatio({ part, where }) {
  const ratio = finite(part("ratio"), `${where}.ratio`);
  need(ratio >= 0.1 && ratio <= 3, "range", `${where}.ratio must lie in 0.1..3, got ${ratio}`);
}

function checkLimits({ view, interval, where }) {
  if (view.limits === null) return;
  interval("limits");
  const [low, high] = view.limits;
  const fits = low < high && (view.scale !== "signed" || low === -high) && (!view.log || low > 0);
  need(fits, "range", `${where}.limits: ${low} to ${high}`);
}
