// Runs the payload of an explorable in several settings and prints what it computes, as
// base64 of float32, and what it says: {payload, module, settings: [{values, steps}]} -> for
// each setting a list: what there is at each of the steps. module: WebAssembly as base64,
// or null.
import { readFileSync } from "node:fs";
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { format } from "../../d2lutils/explorables/front/arithmetic/format.js";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";
import { asPython } from "../../d2lutils/explorables/front/arithmetic/python.js";
import { compile } from "../../d2lutils/explorables/front/arithmetic/wasm.js";
import { caseOf, spoken } from "../../d2lutils/explorables/front/wiring/words.js";

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

// The sentence, and the cell that is copied, in each language.
function words(measured, values, step) {
  const held = caseOf(payload.sentence.cases, measured);
  const inEach = (say) => Object.fromEntries(Object.entries(payload.texts).map(([language, texts]) => [language, say(language, texts)]));
  return {
    said: inEach((_, { sentence, controls }) => {
      const template = held < 0 ? sentence.otherwise : sentence.cases[held];
      return format(template, { ...spoken(payload.controls, controls, values), ...measured, step });
    }),
    python: inEach((language) => asPython(payload, values, step, held, language)),
  };
}

function at(experiment, values, step) {
  if (!experiment.goTo(step)) throw new Error(`did not reach step ${step}`);
  const measured = experiment.measured();
  return {
    fault: check(payload),
    ...words(measured, values, step),
    values: told(measured),
    history: told(experiment.series()),
    arrays: told(experiment.picture()),
  };
}

console.log(JSON.stringify(settings.map(({ values, steps }) => {
  const experiment = createExperiment(payload, compiled, { load: loaded });
  experiment.begin(values);
  return steps.map((step) => at(experiment, values, step));
})));
