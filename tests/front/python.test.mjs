import assert from "node:assert/strict";
import test from "node:test";
import { asPython } from "../../d2lutils/explorables/front/arithmetic/python.js";
import { sample } from "./sample.mjs";

const values = { lr: 0.1, rule: 2, from: "far & away=%", seed: 7 };

test("the cell holds step, controls, structure last, and the sentence shown", () => {
  assert.equal(asPython(sample(), values, 40, -1, "en"), [
    "# en", "source",
    'rerun(steps=40, lr=0.1, from=1, seed=7, options={"rule": 2})',
    'say("momentum, far (en), lr {lr}: {loss:.3f} at {step}")', "",
  ].join("\n"));
});

test("a case of the sentence, and its language, are those of the page", () => {
  const cell = asPython(sample(), { ...values, rule: "plain" }, 0, 0, "zh-CN");
  assert.match(cell, /^# zh\n/);
  assert.match(cell, /options=\{"rule": "plain"\}/);
  assert.match(cell, /say\("far \(zh\): diverged at step \{step\}"\)/);
});

test("texts with quotes, dollars and line ends stay within their string", () => {
  const payload = sample();
  payload.texts.en.sentence.otherwise = '"\n\\$&$1{steps}';
  payload.controls = payload.controls.filter((control) => !control.structure);
  const cell = asPython(payload, values, 1, -1, "en");
  assert.match(cell, /say\("\\"\\n\\\\\$&\$1\{steps\}"\)/);
  assert.doesNotMatch(cell, /options/);
});
