// Reads {cases: [{program, inputs, runs, executor}, ...], module} as JSON and prints what
// each program puts out after its runs, as base64 of float32: NaN and infinity included.
//
// inputs: name -> the bits of each number. t, where a program has it, counts the runs.
// executor: "js" or "wasm"; module: the WebAssembly module as base64, or null.

import { readFileSync } from "node:fs";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";
import { compile } from "../../d2lutils/explorables/front/arithmetic/wasm.js";

const given = JSON.parse(readFileSync(0, "utf8"));
const module = given.module && (await compile(given.module));

function execute({ program, inputs, runs, executor }) {
  const loaded = load(program, executor === "wasm" ? module : null);
  if (loaded.kind !== executor) throw new Error(`asked for ${executor}, got ${loaded.kind}`);
  for (const [name, bits] of Object.entries(inputs)) {
    loaded.write(name, new Float32Array(Uint32Array.from(bits).buffer));
  }
  for (let t = 0; t < runs; t++) {
    if (loaded.has("t")) loaded.write("t", t);
    loaded.run();
  }
  const told = {};
  for (const name of Object.keys(program.outputs)) {
    const values = loaded.read(name);
    told[name] = Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
  }
  return told;
}

console.log(JSON.stringify(given.cases.map(execute)));
