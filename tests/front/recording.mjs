// A small recorded payload in which everything occurs, and what packs its runs: as
// packing.py describes it, by another way than unpacking.js.

import { crc32, gzipSync } from "node:zlib";
import { lottery, sample } from "./sample.mjs";

const FRAMES = 21;
const STEP = 3;
const RECORDING = {
  frames: FRAMES, scalars: ["loss", "big", "speed"],
  arrays: [["grid_x", [4]], ["f", [4]], ["surface", [2, 2]], ["train", [2, 3]], ["ends", [5]]],
  store: { surface: ["u1", -1, 1], f: ["f4"] },
};

/** Return a payload that passes its check; its runs are named by numbers. */
export function recorded() {
  const { programs, tapes, state, changes, ...payload } = sample();
  const controls = [
    { kind: "slider", name: "lr", values: [0.1, 0.25, 1e30], default: 1, more: false },
    { kind: "choice", name: "rule", options: ["plain", 2], default: 0, structure: true, more: false },
    { kind: "choice", name: "from", options: ["near", "far & away=%"], default: 0, structure: true, more: true },
    { kind: "seed", name: "seed", default: 1, most: 2, more: true },
  ];
  const runs = Object.fromEntries(keysOf(controls).map((key, index) => [key, index]));
  const run = { steps: 18, most: STEP * (FRAMES - 1), per_frame: 6, every: STEP };
  return { ...payload, badge: "recorded", grid: true, controls, run, recording: structuredClone({ ...RECORDING, runs }) };
}

function keysOf(controls) {
  const all = ({ values, options, most }) => values ?? options ?? Array.from({ length: most + 1 }, (_, i) => i);
  return controls.reduce((keys, control) => keys.flatMap((key) => all(control).map((x) => [...key, String(x)])), [[]])
    .map((key) => key.join(";"));
}

/** Return the length of one frame of each scalar and array, in their order. */
export function sizesOf({ scalars, arrays }) {
  return [...scalars.map((name) => [name, []]), ...arrays];
}

/** Return a run: {name: bytes}, random ones, of all frames. */
export function chance({ frames, store, ...recording }, seed) {
  const random = lottery(seed);
  return Object.fromEntries(sizesOf(recording).map(([name, shape]) => {
    const n = frames * shape.reduce((product, size) => product * size, 1);
    const width = (store[name]?.[0] ?? "f4") === "f4" ? 4 : 1;
    return [name, Uint8Array.from({ length: n * width }, () => random.below(256))];
  }));
}

/** Return the run that keeps these bytes; `change` may spoil what is packed. */
export function packed(recording, bytes, change = (body) => body) {
  const rest = Buffer.concat(sizesOf(recording).map(([name, shape]) => planes(recording, bytes[name], shape)));
  const header = Buffer.alloc(16);
  header.write("NNM1", 0, "latin1");
  header.writeUInt32LE(recording.frames, 4);
  header.writeUInt32LE(rest.length, 8);
  header.writeUInt32LE(crc32(rest), 12);
  return gzipSync(change(Buffer.concat([header, rest]))).toString("base64");
}

function planes({ frames }, bytes, shape) {
  const size = shape.reduce((product, n) => product * n, 1);
  const width = bytes.length / (frames * size);
  const one = (plane) => Uint8Array.from({ length: frames * size }, (_, i) => bytes[i * width + plane]);
  const inTime = (p) => p.map((x, i) => x - (i < size ? 0 : p[i - size]));
  const row = shape[shape.length - 1];
  const along = (p) => (shape.length ? p.map((x, i) => x - (i % row ? p[i - 1] : 0)) : p);
  return Buffer.concat(Array.from({ length: width }, (_, plane) => along(inTime(one(plane)))));
}
