// The kernels by the names they have in a program: KERNELS[name](H, ...arguments).
//
// H is a heap of float32; all addresses and strides count floats. Every operation is
// rounded to float32 before the next, every sum has its one order: the bits are those of
// NumPy (d2lutils/tape/kernels*.py) and of WebAssembly.

import * as binary from "./kernels_binary.js";
import * as matrix from "./kernels_matrix.js";
import * as moving from "./kernels_moving.js";
import * as random from "./kernels_random.js";
import * as unary from "./kernels_unary.js";

const UNARY = [
  "copy", "neg", "exp", "expm1", "log", "sqrt", "sin", "cos", "tanh", "sigmoid",
  "softplus", "relu", "abs", "sign", "step",
];
const BINARY = ["add", "sub", "mul", "div", "max", "gt", "eq"];
const FORMS = ["vv", "vs", "sv"];

/** @type {Readonly<Record<string, (H: Float32Array, ...given: any[]) => void>>} */
export const KERNELS = Object.freeze({
  ...Object.fromEntries(UNARY.map((name) => [name, unary[`${name}Rows`]])),
  ...Object.fromEntries(
    BINARY.flatMap((name) =>
      FORMS.map((form) => [`${name}.${form}`, binary[name + form.toUpperCase()]]),
    ),
  ),
  where: unary.where,
  zero: unary.zero,
  flush: unary.flush,
  mm: matrix.mm,
  sum: matrix.sum,
  max: matrix.largest,
  first: matrix.first,
  take: moving.take, // (o, a, offsets, n, stride), see asRows
  put: moving.put,
  putadd: moving.putadd,
  gather: moving.gather,
  scatter: moving.scatter,
  uniform: random.uniform,
  normal: random.normal,
  randint: random.randint,
});
