// Runs the payload of an explorable in several settings and prints what it computes, as
// base64 of float32: {payload, module, settings: [{values, steps}]} -> for each setting a
// list: what there is at each of the steps. module: WebAssembly as base64, or null.
import { readFileSync } from "node:fs";
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";
import { compile } from "../../d2lutils/explorables/front/arithmetic/wasm.js";

const { payload, module, settings } = JSON.parse(readFileSync(0, "utf8"));
const wanted = module ? "wasm" : "js";
const compiled = module && (await compile(module));

function loaded(program) {
  const one = load(program, compiled);
  if (one.kind !== wanted) throw new Error(`asked for ${wanted}, got ${one.kind}`);
  return one;
}

function told(arrays) {
  const entries = Object.entries(arrays).map(([name, values]) => {
    const { buffer } = Float32Array.from(typeof values === "number" ? [values] : values);
    return [name, Buffer.from(buffer).toString("base64")];
  });
  return Object.fromEntries(entries);
}

function at(experiment, step) {
  if (!experiment.goTo(step)) throw new Error(`did not reach step ${step}`);
  return {
    values: told(experiment.measured()),
    history: told(experiment.series()),
    arrays: told(experiment.picture()),
  };
}

console.log(JSON.stringify(settings.map(({ values, steps }) => {
  const experiment = createExperiment(payload, compiled, { load: loaded });
  experiment.begin(values);
  return steps.map((step) => at(experiment, step));
})));
