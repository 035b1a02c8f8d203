// Where each kernel reads and writes: a program that reaches outside its heap is refused.

import { finite, list, name, need, own, record, text, whole } from "./checking.js";
import { fromHalves } from "./halves.js";
import { fromLevels, SIGNS } from "./levels.js";

export const MOST_FLOATS = 1 << 24; // 64 MB
const MOST_CALLS = 20000;
const MOST_SPANS = 256;
const MOST_WORK = 2 ** 29; // multiplications in a run: about a second in plain JavaScript
const MOST_MOVED = 1 << 23; // elements of take, put and putadd: each row has an entry in a table
const MOST_AXES = 16;
const STREAMS = 2 ** 32 - 1;
const UNARY = ("copy neg exp expm1 log sqrt sin cos tanh sigmoid softplus relu abs sign step").split(" ");
const BINARY = ("add sub mul div max gt eq").split(" ");

// A kernel's arguments by name, and the blocks it touches: [address, [count, stride], ...].
const KERNELS = new Map();
const define = (kernel, parameters, blocks, options = {}) =>
  KERNELS.set(kernel, { parameters: parameters.split(" "), blocks, ...options });

for (const kernel of UNARY) {
  define(kernel, "o a n rows so sa", ({ o, a, n, rows, so, sa }) =>
    [[o, [rows, so], [n, 1]], [a, [rows, sa], [n, 1]]]);
}
for (const kernel of BINARY) {
  for (const [form, left, right] of [["vv", 1, 1], ["vs", 1, 0], ["sv", 0, 1]]) {
    define(`${kernel}.${form}`, "o a b n rows so sa sb", ({ o, a, b, n, rows, so, sa, sb }) =>
      [[o, [rows, so], [n, 1]], [a, [rows, sa], [n, left]], [b, [rows, sb], [n, right]]]);
  }
}
define("where", "o c a b n", ({ o, c, a, b, n }) => [o, c, a, b].map((at) => [at, [n, 1]]));
define("mm", "o a b c batch m k n ai ak bk ob ab bb cb ci", (x) => [
  [x.o, [x.batch, x.ob], [x.m, x.n], [x.n, 1]],
  [x.a, [x.batch, x.ab], [x.m, x.ai], [x.k, x.ak]],
  [x.b, [x.batch, x.bb], [x.k, x.bk], [x.n, 1]],
  ...(x.c < 0 ? [] : [[x.c, [x.batch, x.cb], [x.m, x.ci], [x.n, 1]]]),
], { work: ({ batch, m, k, n }) => batch * m * k * n, optional: "c" });
define("sum", "o a O R I", reduced);
define("max", "o a O R I", reduced);
define("first", "o a O R I", ({ o, a, O, R, I }) => [o, a].map((at) => [at, [O * R * I, 1]]));
define("zero", "o n", ({ o, n }) => [[o, [n, 1]]]);
define("take", "o a", ({ o, a, axes, size }) => [[o, [size, 1]], [a, ...axes]], { strided: true });
define("put", "o a", ({ o, a, axes, size }) => [[a, [size, 1]], [o, ...axes]], { strided: true });
define("putadd", "o a", ({ o, a, axes, size }) => [[a, [size, 1]], [o, ...axes]], { strided: true });
define("gather", "o a index O N n I", ({ o, a, index, O, N, n, I }) =>
  [[o, [O * n * I, 1]], [a, [O * N * I, 1]], [index, [n, 1]]]);
define("scatter", "o a index O N n I", ({ o, a, index, O, N, n, I }) =>
  [[o, [O * N * I, 1]], [a, [O * n * I, 1]], [index, [n, 1]]]);
define("uniform", "o n seed t stream", random);
define("normal", "o n seed t stream", random);
define("randint", "o n seed t stream high", random);

function reduced({ o, a, O, R, I }) {
  return [[o, [O * I, 1]], [a, [O * R * I, 1]]];
}

function random({ o, n, seed, t }) {
  return [[o, [n, 1]], [seed, [1, 1]], [t, [1, 1]]];
}

/**
 * Throw a Fault unless the program stays inside its heap and its run is not too long.
 * @param {object} program untrusted
 * @param {string} where
 * @returns {number} how much there was to check
 */
export function checkProgram(program, where) {
  record(program, where);
  const size = whole(own(program, "size", where), `${where}.size`, 1, MOST_FLOATS);
  for (const group of ["inputs", "outputs"]) checkSpans(own(program, group, where), size, `${where}.${group}`);
  const numbers = checkConstants(own(program, "constants", where), size, `${where}.constants`);
  const calls = list(own(program, "ops", where), `${where}.ops`, MOST_CALLS);
  let [work, moved] = [0, 0];
  for (const [index, call] of calls.entries()) {
    const steps = checkCall(call, size, `${where}.ops[${index}]`);
    work += steps;
    if (KERNELS.get(call[0]).strided) moved += steps;
    need(work <= MOST_WORK && moved <= MOST_MOVED, "size", `${where} does too much in a run`);
  }
  for (const move of list(own(program, "carry", where), `${where}.carry`, MOST_SPANS)) {
    const [from, to, n] = list(move, `${where}.carry`, 3, 3);
    checkSpan([from, n], size, `${where}.carry`);
    checkSpan([to, n], size, `${where}.carry`);
  }
  return calls.length + numbers;
}

function checkSpans(spans, size, where) {
  const entries = Object.entries(record(spans, where));
  list(entries, where, MOST_SPANS);
  for (const [key, span] of entries) checkSpan(span, size, `${where}.${name(key, where)}`);
}

function checkSpan(span, size, where) {
  const [offset, n] = list(span, where, 2, 2);
  whole(n, where, 1, size);
  whole(offset, where, 0, size - n);
}

function checkConstants(constants, size, where) {
  let [total, listed] = [0, 0];
  for (const entry of list(constants, where, size)) {
    const [offset, given, same] = list(entry, where, 3, 2);
    const packed = typeof given === "string";
    const numbers = !packed ? given : entry.length === 2 ? halves(given, size, where) : levels(given, same, size, where);
    const each = typeof numbers === "object";
    need(packed || each === (entry.length === 2), "type", `${where}: [offset, numbers], [offset, text], [offset, text, levels] or [offset, n, number]`);
    const n = each ? numbers.length : numbers;
    checkSpan([offset, n], size, where);
    total += n;
    listed += each ? n : 1;
    need(total <= size, "size", `${where}: ${total} numbers or more in a heap of ${size}`);
    for (const x of each ? numbers : [same]) finite(x, where);
  }
  return listed;
}

function halves(given, size, where) {
  const numbers = fromHalves(text(given, where, 4 * Math.ceil((2 * size) / 3)));
  need(numbers !== null, "type", `${where}: a text is finite numbers of 16 bits in base64`);
  return numbers;
}

function levels(given, known, size, where) {
  for (const level of list(known, where, SIGNS.length, 1)) finite(level, where);
  const numbers = fromLevels(text(given, where, size), known);
  need(numbers !== null, "type", `${where}: a text of signs that have levels`);
  return numbers;
}

// Returns how many steps of arithmetic the call makes.
function checkCall(call, size, where) {
  const [kernel, ...given] = list(call, where, 20, 1);
  const known = KERNELS.get(kernel);
  need(known !== undefined, "kernel", `${where}: no such kernel`);
  const { parameters, blocks, strided } = known;
  const count = parameters.length + (strided ? 2 : 0);
  need(given.length === count, "kernel", `${where}: ${kernel} takes ${count} arguments, got ${given.length}`);
  const values = strided ? axesOf(given, where) : {};
  for (const [index, key] of parameters.entries()) {
    checkArgument(given[index], key, size, known.optional === key ? -1 : 0, where);
    values[key] = given[index];
  }
  const touched = blocks(values);
  for (const [at, ...axes] of touched) checkBlock(at, axes, size, where);
  if (known.work) return known.work(values);
  return Math.max(...touched.map(([, ...axes]) => axes.reduce((product, [n]) => product * n, 1)));
}

const COUNTS = new Set(["n", "rows", "batch", "m", "k", "O", "R", "I", "N", "high"]);
const STEPS = new Set(["so", "sa", "sb", "ai", "ak", "bk", "ob", "ab", "bb", "cb", "ci"]);

function checkArgument(x, key, size, least, where) {
  need(Number.isInteger(x), "type", `${where}: ${key} must be a whole number`);
  if (key === "stream") need(x >= 0 && x <= STREAMS, "range", `${where}: stream ${x}`);
  else if (COUNTS.has(key)) need(x >= 1 && x <= MOST_FLOATS, "range", `${where}: ${key} = ${x}`);
  else if (STEPS.has(key)) need(Math.abs(x) <= size, "range", `${where}: ${key} = ${x}`);
  else need(x >= least && x < size, "address", `${where}: ${key} = ${x} in a heap of ${size}`);
}

function axesOf(given, where) {
  const [dims, strides] = given.slice(-2).map((axes) => list(axes, where, MOST_AXES, 1));
  given.length -= 2;
  need(dims.length === strides.length, "kernel", `${where}: as many strides as lengths`);
  const axes = dims.map((n, axis) => [
    whole(n, where, 1, MOST_FLOATS),
    whole(strides[axis], where, -MOST_FLOATS, MOST_FLOATS),
  ]);
  return { axes, size: dims.reduce((product, n) => product * n, 1) };
}

function checkBlock(at, axes, size, where) {
  let [low, high] = [at, at];
  for (const [n, stride] of axes) {
    const reach = (n - 1) * stride;
    if (reach < 0) low += reach;
    else high += reach;
  }
  need(low >= 0 && high < size, "address", `${where} reaches ${low}..${high} in a heap of ${size}`);
}
