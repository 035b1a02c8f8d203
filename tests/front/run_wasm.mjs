// Runs kernels of the WebAssembly module, each on a fresh copy of one heap, and writes
// the heaps to the file named as argument. Standard input, as JSON:
// {module: base64, heap: file of float32, calls: [[kernel, ...arguments]]}.

import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

import { asRows, exportName, inBytes } from "../../d2lutils/explorables/front/arithmetic/signatures.js";
import { compile, instantiate } from "../../d2lutils/explorables/front/arithmetic/wasm.js";

const given = JSON.parse(readFileSync(0, "utf8"));
const heap = readFileSync(given.heap);
const tables = heap.length + 64;
const { memory, exports } = instantiate(await compile(given.module), tables + 65536);

function argumentsOf(kernel, rest) {
  if (!["take", "put", "putadd"].includes(kernel)) return inBytes(kernel, rest);
  const { offsets, n, stride } = asRows(rest[2], rest[3]);
  new Int32Array(memory.buffer, tables, offsets.length).set(offsets);
  return [4 * rest[0], 4 * rest[1], tables, offsets.length, n, stride];
}

const file = openSync(process.argv[2], "w");
for (const [kernel, ...rest] of given.calls) {
  const bytes = new Uint8Array(memory.buffer, 0, heap.length);
  bytes.set(heap);
  exports[exportName(kernel)](...argumentsOf(kernel, rest));
  writeSync(file, bytes);
}
closeSync(file);
