// Which arguments of a kernel are addresses, and how static geometry becomes a table.
//
// A program counts everything in floats. The WebAssembly module wants its addresses in
// bytes; lengths and strides stay in floats. take, put and putadd get their geometry as
// rows: `table` holds where each row begins, in bytes from the first element, and a row
// has `n` elements that lie `stride` floats apart.

const UNARY = [
  "copy", "neg", "exp", "expm1", "log", "sqrt", "sin", "cos", "tanh", "sigmoid",
  "softplus", "relu", "abs", "sign", "step",
];
const BINARY = ["add", "sub", "mul", "div", "max", "gt", "eq"];
const FORMS = ["vv", "vs", "sv"];

/**
 * For each kernel, which of its arguments (the name not counted) are addresses.
 * @type {Readonly<Record<string, readonly number[]>>}
 */
export const ADDRESSES = Object.freeze({
  ...Object.fromEntries(UNARY.map((name) => [name, [0, 1]])),
  ...Object.fromEntries(
    BINARY.flatMap((name) => FORMS.map((form) => [`${name}.${form}`, [0, 1, 2]])),
  ),
  where: [0, 1, 2, 3],
  mm: [0, 1, 2, 3],
  sum: [0, 1],
  max: [0, 1],
  first: [0, 1],
  zero: [0],
  take: [0, 1],
  put: [0, 1],
  putadd: [0, 1],
  gather: [0, 1, 2],
  scatter: [0, 1, 2],
  uniform: [0, 2, 3],
  normal: [0, 2, 3],
  randint: [0, 2, 3],
  flush: [0, 1],
});

/**
 * The name under which the module exports a kernel.
 * @param {string} kernel
 * @returns {string}
 */
export function exportName(kernel) {
  return kernel.replace(".", "_");
}

/**
 * The arguments with addresses in bytes. A missing operand (-1) stays negative.
 * @param {string} kernel
 * @param {readonly number[]} given addresses in floats
 * @returns {number[]}
 */
export function inBytes(kernel, given) {
  const addresses = ADDRESSES[kernel];
  return given.map((value, place) => (addresses.includes(place) ? 4 * value : value));
}

/**
 * The geometry of take, put and putadd as rows. Neighbouring dimensions that one
 * stride walks through become one; the last that is left is the row.
 * @param {readonly number[]} dims
 * @param {readonly number[]} strides in floats
 * @returns {{offsets: Int32Array, n: number, stride: number}} offsets in bytes
 */
export function asRows(dims, strides) {
  const merged = [];
  dims.forEach((length, axis) => {
    const last = merged[merged.length - 1];
    if (last && last.stride === strides[axis] * length) {
      merged[merged.length - 1] = { length: last.length * length, stride: strides[axis] };
    } else if (length !== 1) {
      merged.push({ length, stride: strides[axis] });
    }
  });
  const row = merged.pop() ?? { length: 1, stride: 1 };
  const offsets = new Int32Array(merged.reduce((number, { length }) => number * length, 1));
  let made = 1; // the first offsets, from the innermost dimension outwards
  for (const { length, stride } of merged.reverse()) {
    for (let i = made; i < made * length; i++) offsets[i] = offsets[i - made] + 4 * stride;
    made *= length;
  }
  return { offsets, n: row.length, stride: row.stride };
}
