// The WebAssembly module, where the browser has it and the page's rules allow it.
//
// Its exports are the kernels of a program under the same names, a dot written as an
// underscore: `exports.add_vv(o, a, b, n, rows, so, sa, sb)`. All arguments are 32-bit
// integers, the same as in the program, but addresses count BYTES (`inBytes` of
// signatures.js converts them). Three kernels differ:
//
//   take, put, putadd (o, a, table, rows, n, stride)   table: address in bytes of `rows`
//       32-bit integers, the `offsets` of `asRows(dims, strides)`; n and stride from there
//
// `exports.flush(from, to, n)` carries a state. A kernel that is not exported runs in
// JavaScript on the same memory: new Float32Array(memory.buffer), with the same bits.
// Vector kernels read up to 64 bytes past the end of an operand and never write there:
// ask for 64 bytes more than the program and its tables need.

const PAGE = 65536;

/**
 * Compile the module; null where SIMD is missing or a policy forbids WebAssembly.
 * @param {string} base64
 * @returns {Promise<WebAssembly.Module|null>}
 */
export async function compile(base64) {
  try {
    return await compileBytes(bytesOf(base64));
  } catch {
    return null;
  }
}

/**
 * Compile a module that was packed by gzip, which base64 then hides from the network's own.
 * @param {string} base64
 * @returns {Promise<WebAssembly.Module|null>} null also where it cannot be unpacked
 */
export async function compilePacked(base64) {
  try {
    const unpacked = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await compileBytes(await new Response(unpacked).arrayBuffer());
  } catch {
    return null;
  }
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

async function compileBytes(bytes) {
  return WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : null;
}

/**
 * Give the module a memory of its own; null if the browser has no room for one more.
 * @param {WebAssembly.Module} module
 * @param {number} bytes
 * @returns {{memory: WebAssembly.Memory, exports: WebAssembly.Exports}|null}
 */
export function instantiate(module, bytes) {
  try {
    const pages = Math.max(1, Math.ceil(bytes / PAGE));
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { memory, exports };
  } catch {
    return null;
  }
}
