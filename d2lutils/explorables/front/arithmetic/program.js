// Runs a program: its kernels, one after the other, on one heap of float32.
//
// The program must have passed checkProgram of extents.js: nothing is checked twice.

import { Fault } from "./checking.js";
import { fromHalves } from "./halves.js";
import * as plain from "./kernels.js";
import { fromLevels } from "./levels.js";
import { asRows, exportName, inBytes } from "./signatures.js";
import { instantiate } from "./wasm.js";

const PADDING = 16; // floats: vector kernels read past the end of an operand
const STRIDED = new Set(["take", "put", "putadd"]);

/**
 * Make a program ready to run, in WebAssembly where a module is given and can be used.
 * @param {object} program as d2lutils.tape.Program.json() gives it, checked
 * @param {WebAssembly.Module|null} module
 * @returns {{
 *   kind: "js"|"wasm",
 *   has: (name: string) => boolean,
 *   write: (name: string, value: number|ArrayLike<number>) => void,
 *   read: (name: string) => Float32Array,
 *   run: () => void,
 * }} has: whether there is such an input; read: an output or input, as a view that the
 *   next run changes; write and read throw a RangeError that names what was expected
 */
export function load(program, module = null) {
  const strided = program.ops.filter(([kernel]) => STRIDED.has(kernel));
  const rows = new Map(strided.map((call) => [call, asRows(call[3], call[4])]));
  const { heap, exports } = place(program.size, rows, module);
  for (const [offset, numbers, same] of program.constants) {
    if (typeof numbers === "string") heap.set(same ? fromLevels(numbers, same) : fromHalves(numbers), offset);
    else if (Array.isArray(numbers)) heap.set(numbers, offset);
    else heap.fill(same, offset, offset + numbers);
  }
  const carry = program.carry.map((move) => ["flush", ...move]);
  const tables = { rows, next: program.size + PADDING };
  const calls = [...program.ops, ...carry].map((call) => bound(call, heap, exports, tables));
  const inputs = new Map(Object.entries(program.inputs));
  const readable = new Map([...inputs, ...Object.entries(program.outputs)]);
  return {
    kind: exports ? "wasm" : "js",
    has: (name) => inputs.has(name),
    write: (name, value) => write(heap, name, span(inputs, name), value),
    read(name) {
      const [offset, n] = span(readable, name);
      return heap.subarray(offset, offset + n);
    },
    run() {
      for (let i = 0; i < calls.length; i++) calls[i]();
    },
  };
}

/** Make the heap; with a module, in a memory that has room for the tables behind it. */
function place(size, rows, module) {
  const floats = size + PADDING;
  if (module) {
    const entries = [...rows.values()].reduce((sum, { offsets }) => sum + offsets.length, 0);
    const instance = instantiate(module, 4 * (floats + entries + PADDING));
    if (instance) return { heap: new Float32Array(instance.memory.buffer), exports: instance.exports };
  }
  if (!plain.KERNELS) throw new Fault("memory", "no memory for WebAssembly"); // a page fetches them then
  return { heap: new Float32Array(floats), exports: null };
}

/** Return a function without arguments that does the call. */
function bound(call, heap, exports, tables) {
  const [kernel, ...given] = call;
  const vector = exports?.[exportName(kernel)];
  if (STRIDED.has(kernel)) {
    const [o, a] = given;
    const { offsets, n, stride } = tables.rows.get(call);
    if (!vector) return closure(plain.KERNELS[kernel], [heap, o, a, offsets, n, stride]);
    const table = 4 * tables.next;
    new Int32Array(heap.buffer, table, offsets.length).set(offsets);
    tables.next += offsets.length;
    return closure(vector, [4 * o, 4 * a, table, offsets.length, n, stride]);
  }
  if (vector) return closure(vector, inBytes(kernel, given));
  return closure(plain.KERNELS[kernel], [heap, ...given]);
}

/** Return () => f(...x), written out: without an array to spread a call costs half. */
function closure(f, x) {
  const [a, b, c, d, e, g, h, i, j] = x;
  switch (x.length) {
    case 2: return () => f(a, b);
    case 3: return () => f(a, b, c);
    case 4: return () => f(a, b, c, d);
    case 5: return () => f(a, b, c, d, e);
    case 6: return () => f(a, b, c, d, e, g);
    case 7: return () => f(a, b, c, d, e, g, h);
    case 8: return () => f(a, b, c, d, e, g, h, i);
    case 9: return () => f(a, b, c, d, e, g, h, i, j);
    default: return () => f(...x); // mm, which takes far longer than its call
  }
}

/** Return where a value lies: its offset and how many numbers it has. */
function span(spans, name) {
  const found = spans.get(name);
  if (!found) {
    throw new RangeError(`the program has no "${name}"; it has ${[...spans.keys()].join(", ")}`);
  }
  return found;
}

function write(heap, name, [offset, n], value) {
  const received = typeof value === "number" ? 1 : value.length;
  if (received !== n) {
    throw new RangeError(`"${name}" holds ${n} numbers, got ${received}`);
  }
  if (typeof value === "number") heap[offset] = value;
  else heap.set(value, offset);
}
