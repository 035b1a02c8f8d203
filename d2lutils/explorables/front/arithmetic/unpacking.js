// Unpack a recorded run: text -> the numbers that Python stored, bit for bit.
//
// The text is base64 of gzip of what packing.py describes: a header, and then for each
// scalar and each array its bytes of equal weight side by side, as differences between
// frames and, in arrays, between neighbours of the last axis.

import { Fault, need } from "./checking.js";
import { crc32 } from "./crc.js";

const HEADER = 16; // bytes: "NNM1", frames, length of what follows, its check sum
const MAGIC = 0x314d4e4e; // "NNM1", its first letter lowest
const MOST_SIGNS = 4e6;
const WIDTHS = { f4: 4, u1: 1 };

/**
 * Unpack a run.
 * @param {string} packed untrusted
 * @param {object} recording of the payload, checked
 * @returns {Promise<{values: Object<string, Float32Array>, bytes: number}>} values: all frames of
 *     each scalar and array, one after the other
 * @throws {Fault} if it is cut short, spoilt or of another shape
 */
export async function unpack(packed, recording) {
  const parts = partsOf(recording);
  const length = parts.reduce((sum, { size, width }) => sum + recording.frames * size * width, 0);
  const body = await inflated(bytesOf(packed), HEADER + length);
  checkHeader(body, recording.frames, length);
  const values = {};
  let at = HEADER;
  for (const part of parts) {
    const end = at + recording.frames * part.size * part.width;
    values[part.name] = valuesOf(body.subarray(at, end), recording.frames, part);
    at = end;
  }
  const bytes = 4 * recording.frames * parts.reduce((sum, { size }) => sum + size, 0);
  return { values, bytes };
}

function partsOf({ scalars, arrays, store }) {
  const shapes = [...scalars.map((name) => [name, []]), ...arrays];
  return shapes.map(([name, shape]) => {
    const kind = Object.hasOwn(store, name) ? store[name] : ["f4"];
    const size = shape.reduce((product, n) => product * n, 1);
    return { name, size, row: shape.length ? shape[shape.length - 1] : 0, kind, width: WIDTHS[kind[0]] };
  });
}

function bytesOf(packed) {
  need(typeof packed === "string" && packed.length <= MOST_SIGNS, "type", "the run must be a text");
  let letters;
  try {
    letters = atob(packed);
  } catch {
    throw new Fault("spoilt", "the run is no base64");
  }
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

// No more than `size` bytes are taken: a short text can stand for any number of them.
async function inflated(bytes, size) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const whole = new Uint8Array(size);
  let filled = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      need(filled + part.value.length <= size, "size", `the run has more than ${size} bytes`);
      whole.set(part.value, filled);
      filled += part.value.length;
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof Fault ? error : new Fault("spoilt", "the run cannot be unpacked");
  }
  need(filled === size, "size", `the run has ${filled} of ${size} bytes`);
  return whole;
}

function checkHeader(body, frames, length) {
  const view = new DataView(body.buffer);
  const [magic, ...told] = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
  need(magic === MAGIC, "format", "the run does not begin with NNM1");
  need(told[0] === frames, "size", `the run has ${told[0]} of ${frames} frames`);
  need(told[1] === length, "size", `the run has ${told[1]} of ${length} bytes`);
  need(told[2] === crc32(body.subarray(HEADER)), "spoilt", "the check sum does not fit");
}

function valuesOf(planes, frames, { size, row, kind: [kind, low, high], width }) {
  const made = new Uint8Array(planes.length);
  for (let plane = 0; plane < width; plane += 1) {
    const one = planes.subarray(plane * frames * size, (plane + 1) * frames * size);
    integrate(one, made, { size, row: row || 1, plane, width });
  }
  return kind === "f4" ? new Float32Array(made.buffer) : scaled(made, low, high);
}

// Differences become bytes again, and stand where a float32 has them (lowest byte first).
function integrate(from, to, { size, row, plane, width }) {
  for (let at = 0; at < from.length; at += row) {
    let sum = 0;
    for (let i = at; i < at + row; i += 1) {
      sum += from[i];
      const place = i * width + plane;
      to[place] = i < size ? sum : sum + to[place - size * width];
    }
  }
}

// One product and one sum, each rounded to float32, as Bytes of packing.py.
function scaled(bytes, low, high) {
  const by = Math.fround((high - low) / 255);
  const table = Float32Array.from({ length: 256 }, (_, q) => Math.fround(low) + Math.fround(by * q));
  const values = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) values[i] = table[bytes[i]];
  return values;
}
