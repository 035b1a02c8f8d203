// What the page shows of a payload: {payload, values, step, language} -> JSON. Of a
// recording the run is in the payload, as text.
import { readFileSync } from "node:fs";
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { format } from "../../d2lutils/explorables/front/arithmetic/format.js";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { asPython } from "../../d2lutils/explorables/front/arithmetic/python.js";
import { createRecorded } from "../../d2lutils/explorables/front/arithmetic/recorded.js";
import { keyOf } from "../../d2lutils/explorables/front/arithmetic/recording.js";
import { createRuns } from "../../d2lutils/explorables/front/arithmetic/runs.js";
import { unpack } from "../../d2lutils/explorables/front/arithmetic/unpacking.js";
import { caseOf, spoken } from "../../d2lutils/explorables/front/wiring/words.js";

const { payload, values, step, language } = JSON.parse(readFileSync(0, "utf8"));
const experiment = payload.recording ? await recorded() : createExperiment(payload);
experiment.begin(values);
experiment.goTo(step);
const measured = experiment.measured();
const held = caseOf(payload.sentence.cases, measured);
const { sentence, controls } = payload.texts[language];
const template = held < 0 ? sentence.otherwise : sentence.cases[held];
const plain = (arrays) => Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, [...array]]));

async function recorded() {
  const key = keyOf(payload.controls, values);
  const runs = createRuns();
  runs.put(key, await unpack(payload.recording.runs[key], payload.recording));
  return createRecorded(payload, runs);
}

console.log(JSON.stringify({
  fault: check(payload),
  measured,
  series: plain(experiment.series()),
  picture: plain(experiment.picture()),
  said: format(template, { ...spoken(payload.controls, controls, values), ...measured, step }),
  python: asPython(payload, values, step, held, language),
}));
