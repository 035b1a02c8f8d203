// Reads {payload, values, module, seconds} as JSON and prints how many steps per second
// the step program alone makes in Node: {raw}. module: base64.

import { readFileSync } from "node:fs";
import { createExperiment } from "../d2lutils/explorables/front/arithmetic/experiment.js";
import { load } from "../d2lutils/explorables/front/arithmetic/program.js";
import { compile } from "../d2lutils/explorables/front/arithmetic/wasm.js";

const { payload, values, module, seconds } = JSON.parse(readFileSync(0, "utf8"));
const loaded = new Map();
const experiment = createExperiment(payload, await compile(module), {
  load(program, compiled) {
    loaded.set(program, load(program, compiled));
    return loaded.get(program);
  },
});
experiment.begin(values);
experiment.advance(payload.run.steps); // known to the engine from now on
const structure = payload.controls.filter((control) => control.structure === true);
const key = structure.map(({ name }) => values[name]).join(";");
const step = loaded.get(payload.programs[payload.tapes[key].step]);

let made = 0;
const began = performance.now();
while (performance.now() - began < 1000 * seconds) {
  for (let i = 0; i < 20; i += 1) step.run();
  made += 20;
}
console.log(JSON.stringify({ raw: (1000 * made) / (performance.now() - began) }));
