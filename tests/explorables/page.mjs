// What the page shows of a payload: {payload, values, step, language} -> JSON.
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { format } from "../../d2lutils/explorables/front/arithmetic/format.js";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { asPython } from "../../d2lutils/explorables/front/arithmetic/python.js";
import { readFileSync } from "node:fs";

const { payload, values, step, language } = JSON.parse(readFileSync(0, "utf8"));
const experiment = createExperiment(payload);
experiment.begin(values);
experiment.goTo(step);
const measured = experiment.measured();
const { cases } = payload.sentence;
const held = cases.findIndex((name) => measured[name] !== 0);
const { sentence } = payload.texts[language];
const template = held < 0 ? sentence.otherwise : sentence.cases[held];
const numbers = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "number"));
const plain = (arrays) => Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, [...array]]));
console.log(JSON.stringify({
  fault: check(payload),
  measured,
  series: plain(experiment.series()),
  picture: plain(experiment.picture()),
  said: format(template, { ...payload_words(), ...numbers, ...measured, step }),
  python: asPython(payload, values, step, held, language),
}));

function payload_words() {
  const choices = payload.controls.filter(({ kind }) => kind === "choice");
  const words = payload.texts[language].controls;
  return Object.fromEntries(choices.map(({ name, options }) => [name, words[name].options[options.indexOf(values[name])]]));
}
