// Payloads and links that nobody meant: refused in words, or harmless.

import assert from "node:assert/strict";
import test from "node:test";
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { format } from "../../d2lutils/explorables/front/arithmetic/format.js";
import { initial } from "../../d2lutils/explorables/front/arithmetic/machine.js";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { read, write } from "../../d2lutils/explorables/front/arithmetic/permalink.js";
import { asPython } from "../../d2lutils/explorables/front/arithmetic/python.js";
import { createRecorded } from "../../d2lutils/explorables/front/arithmetic/recorded.js";
import { keyOf } from "../../d2lutils/explorables/front/arithmetic/recording.js";
import { createRuns } from "../../d2lutils/explorables/front/arithmetic/runs.js";
import { unpack } from "../../d2lutils/explorables/front/arithmetic/unpacking.js";
import { chance, packed, recorded } from "./recording.mjs";
import { drawn, lottery, sample } from "./sample.mjs";

const HOSTILE = [
  null, undefined, true, -1, 0, 1, 2, 3, 64, 0.5, -0, 1e9, 2 ** 31, 2 ** 53, 1e308, NaN, Infinity, "", "x", "lr", "__proto__",
  "constructor", "<script>alert(1)</script>", "{loss}", "{nothing:.2f}", "é".repeat(5000), [], {}, [[]], [0, 1], { length: 3 },
  { toString: null }, JSON.parse('{"__proto__": {"loss": [0, 1]}}'),
];

// All places of a payload: [object, key].
function places(node, found = []) {
  if (typeof node !== "object" || node === null) return found;
  for (const key of Object.keys(node)) {
    found.push([node, key]);
    places(node[key], found);
  }
  return found;
}

function mutate(payload, random) {
  const [node, key] = random.one(places(payload));
  const value = node[key];
  const number = typeof value === "number";
  random.one([
    () => { node[key] = random.one(HOSTILE); },
    () => { delete node[key]; }, // leaves a hole in an array
    () => { if (number) node[key] += random.one([-1, 1, 4, 0.5, 1e6]); else node[key] = random.one(HOSTILE); },
    () => { if (number) node[key] = random.below(70); else if (Array.isArray(value)) value.length >>= 1; },
    () => { if (Array.isArray(node)) node.push(node[key]); },
    () => { if (Array.isArray(node)) node.reverse(); },
    () => { const [other, name] = random.one(places(payload)); node[key] = structuredClone(other[name]); },
  ])();
}

// Whatever is accepted can be run, shown, linked and copied without an error.
async function use(payload) {
  const { values } = initial(payload);
  const experiment = payload.recording ? await playing(payload, values) : createExperiment(payload);
  experiment.begin(values);
  for (const step of [2, 5, 1]) {
    experiment.goTo(Math.min(step, payload.run.most));
    experiment.picture();
    experiment.series();
  }
  const known = { ...values, ...experiment.measured(), step: experiment.step };
  for (const language of Object.keys(payload.texts)) {
    const { cases, otherwise } = payload.texts[language].sentence;
    for (const template of [...cases, otherwise]) assert.equal(typeof format(template, known), "string");
    assert.equal(typeof asPython(payload, values, 1, -1, language), "string");
  }
  const state = JSON.parse(JSON.stringify({ values, step: experiment.step })); // -0 is 0
  assert.deepEqual(read(payload, write(payload, state)), { ...state, lock: [], hide: [] });
}

// The run of these values, of random numbers.
async function playing({ recording, ...payload }, values) {
  const runs = createRuns();
  runs.put(keyOf(payload.controls, values), await unpack(packed(recording, chance(recording, 1)), recording));
  return createRecorded({ ...payload, recording }, runs);
}

for (const [kind, make] of [["computed", sample], ["recorded", recorded]]) {
  test(`1500 ${kind} payloads gone wrong are refused in words or do no harm`, () => spoil(make));
  test(`a ${kind} payload that lacks anything is refused or does no harm`, () => cutAll(make));
}

async function spoil(make) {
  const counts = { refused: 0, accepted: 0 };
  for (let seed = 0; seed < 1500; seed += 1) {
    const random = lottery(seed);
    const payload = make();
    for (let times = 1 + random.below(3); times > 0; times -= 1) mutate(payload, random);
    const fault = check(payload);
    if (fault === null) await use(payload);
    else assert.ok(/^[a-z]+$/.test(fault.code) && typeof fault.detail === "string");
    counts[fault ? "refused" : "accepted"] += 1;
  }
  assert.ok(counts.refused > 500 && counts.accepted > 100, JSON.stringify(counts));
  assert.equal({}.loss, undefined);
}

async function cutAll(make) {
  const number = places(make()).length;
  for (let index = 0; index < number; index += 1) {
    const cut = make();
    const [node, key] = places(cut)[index];
    if (Array.isArray(node)) node.splice(Number(key));
    else delete node[key];
    if (check(cut) === null) await use(cut);
  }
}

const PIECES = [
  "two-rules=v1", "two-rules", "=", ";", "&", "#", ",", "%", "%00", "%E0%A4%A", "%3Cscript%3E", "<img src=x onerror=alert(1)>",
  "lr=0.1", "lr=0.25", "seed=7", "rule=2", "step=", "40", "1e999", "NaN", "__proto__", "constructor", "lock=", "lr,seed", "hide=",
  "v2", "v0", "é", "\u0000", "\ud800", " ", "javascript:alert(1)", "toString=1", "${1}", "section",
];

test("1000 random links never throw, and what they give is allowed", () => {
  const payload = sample();
  const random = lottery(11);
  const counts = { nothing: 0, refused: 0, accepted: 0 };
  for (let trial = 0; trial < 1000; trial += 1) {
    let hash = random.one(["#", "", "#two-rules=v1;", "#two-rules=v1;"]);
    for (let n = random.below(8); n > 0; n -= 1) hash += random.one(PIECES) + random.one(["", ";", ";", "&"]);
    const link = read(payload, hash);
    if (link === null) counts.nothing += 1;
    else if ("error" in link) counts.refused += 1;
    else {
      counts.accepted += 1;
      const state = initial(payload, link);
      assert.deepEqual([state.values, state.target, state.locked], [link.values, link.step, link.lock], hash);
      assert.deepEqual(read(payload, write(payload, { ...link }, link)).values, link.values);
    }
  }
  assert.ok(Object.values(counts).every((count) => count >= 10), JSON.stringify(counts));
  assert.equal({}.lr, undefined);
});
