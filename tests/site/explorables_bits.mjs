// Runs experiments and tells all bits that they record and draw, as one hash for each.
//
// In Node: node explorables_bits.mjs < JOBS. In a browser: import it, call bits(jobs).
// jobs: {packed: the WebAssembly module, runs: [{payload, values, steps}, ...]}

import { createExperiment } from "./front/arithmetic/experiment.js";
import { compilePacked } from "./front/arithmetic/wasm.js";

// All zeros are equal, and so are all NaNs.
function plain(array) {
  const numbers = Float32Array.from(array, (x) => (x === 0 ? 0 : x));
  const words = new Uint32Array(numbers.buffer);
  numbers.forEach((x, i) => { if (Number.isNaN(x)) words[i] = 0x7fc00000; });
  return words;
}

async function digest(arrays) {
  const parts = Object.keys(arrays).sort().map((name) => plain(arrays[name]));
  const all = new Uint32Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", all));
  return `${all.length} ${Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export async function bits({ packed, runs }) {
  const module = await compilePacked(packed);
  const told = [];
  for (const { payload, values, steps } of runs) {
    for (const executor of [module, null]) {
      const experiment = createExperiment(payload, executor);
      experiment.begin(values);
      experiment.goTo(steps);
      told.push(await digest({ ...experiment.series(), ...experiment.picture() }));
    }
  }
  return { wasm: module !== null, told };
}

if (globalThis.process?.argv) {
  const { readFileSync } = await import("node:fs");
  console.log(JSON.stringify(await bits(JSON.parse(readFileSync(0, "utf8")))));
}
