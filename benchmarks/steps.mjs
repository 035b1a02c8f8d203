// Reads {program, inputs, executor, module, rounds, seconds} as JSON and prints how long
// one run of the program takes, in seconds: {first, best, median}, first since the start
// of the process; and the loss after all runs.
//
// inputs: name -> numbers. executor: "js" or "wasm"; module: base64.
// t, where the program has it, counts the runs, as it does on the page.

import { readFileSync } from "node:fs";
import { load } from "../d2lutils/explorables/front/arithmetic/program.js";
import { compile } from "../d2lutils/explorables/front/arithmetic/wasm.js";

const { program, inputs, executor, module, rounds, seconds } = JSON.parse(readFileSync(0, "utf8"));
const loaded = load(program, executor === "wasm" ? await compile(module) : null);
if (loaded.kind !== executor) throw new Error(`asked for ${executor}, got ${loaded.kind}`);
for (const [name, values] of Object.entries(inputs)) {
  if (loaded.has(name)) loaded.write(name, values);
}

let t = 0;
function run(number) {
  const start = performance.now();
  for (let i = 0; i < number; i++) {
    if (loaded.has("t")) loaded.write("t", t++);
    loaded.run();
  }
  return (performance.now() - start) / 1000;
}

/** Run until the engine has compiled what it wants to; return how many runs fit a round. */
function warm() {
  let number = 1;
  let took = run(number);
  for (const end = performance.now() + 4000 * seconds; performance.now() < end || took < seconds / 2; ) {
    if (took < seconds / 2) number *= 2;
    took = run(number);
  }
  return number;
}

run(1);
const first = performance.now() / 1000;
const number = warm();
const times = Array.from({ length: rounds }, () => run(number) / number).sort((a, b) => a - b);
const loss = loaded.read("loss")[0];
console.log(JSON.stringify({ first, loss, best: times[0], median: times[times.length >> 1] }));
