// A recorded experiment, the runs that stay, and the machine that moves through them.

import assert from "node:assert/strict";
import test from "node:test";
import { initial, reduce } from "../../d2lutils/explorables/front/arithmetic/machine.js";
import { check } from "../../d2lutils/explorables/front/arithmetic/payload.js";
import { read, write } from "../../d2lutils/explorables/front/arithmetic/permalink.js";
import { createRecorded } from "../../d2lutils/explorables/front/arithmetic/recorded.js";
import { keyOf, neighboursOf } from "../../d2lutils/explorables/front/arithmetic/recording.js";
import { createRuns } from "../../d2lutils/explorables/front/arithmetic/runs.js";
import { unpack } from "../../d2lutils/explorables/front/arithmetic/unpacking.js";
import { chance, packed, recorded } from "./recording.mjs";
import { lottery } from "./sample.mjs";

const payload = recorded();
const { recording, controls, run: { every, most } } = payload;
const after = (state, ...events) => events.reduce((now, event) => reduce(payload, now, event), state);
const frame = (reached) => ({ type: "frame", reached });
const fault = (change) => {
  const changed = recorded();
  return check(change(changed) ?? changed);
};

async function experiment() {
  const { values } = initial(payload);
  const runs = createRuns();
  const run = await unpack(packed(recording, chance(recording, 5)), recording);
  runs.put(keyOf(controls, values), run);
  return { made: createRecorded(payload, runs), values, run: run.values };
}

test("a recorded payload is accepted, with and without its grid", () => {
  assert.equal(check(payload), null);
  assert.equal(fault((p) => { delete p.grid; p.recording.runs = { "0.25;plain;near;1": null, x: "AAAA" }; }), null);
});

for (const [what, code, change] of [
  ["no recording", "type", (p) => { p.recording = null; }],
  ["a badge that says something else", "value", (p) => { p.badge = "computed"; }],
  ["frames beyond the steps", "size", (p) => { p.recording.frames = 22; }],
  ["a step that is no frame", "size", (p) => { p.run.steps = 20; }],
  ["a last step that is no frame", "size", (p) => { p.run.most = 61; }],
  ["a speed between frames", "size", (p) => { p.run.per_frame = 2; }],
  ["no frames", "range", (p) => { p.recording.frames = 0; }],
  ["a scalar twice", "name", (p) => { p.recording.scalars.push("loss"); }],
  ["an array named as a scalar", "name", (p) => { p.recording.arrays[1][0] = "loss"; }],
  ["a scalar named __proto__", "name", (p) => { p.recording.scalars.push("__proto__"); }],
  ["a scalar named constructor", "name", (p) => { p.recording.scalars[2] = "constructor"; }],
  ["an array without axes", "size", (p) => { p.recording.arrays[0][1] = []; }],
  ["an array of no length", "range", (p) => { p.recording.arrays[0][1] = [0]; }],
  ["an array that is too long", "range", (p) => { p.recording.arrays[0][1] = [1e9]; }],
  ["arrays that are too large together", "size", (p) => { p.recording.arrays[0][1] = [4096, 4096]; }],
  ["a way to store that is none", "value", (p) => { p.recording.store.f = ["f8"]; }],
  ["bytes without ends", "size", (p) => { p.recording.store.f = ["u1"]; }],
  ["bytes between ends that are no numbers", "type", (p) => { p.recording.store.f = ["u1", 0, "1"]; }],
  ["bytes between the same ends", "range", (p) => { p.recording.store.f = ["u1", 1, 1]; }],
  ["bytes up to what float32 does not hold", "type", (p) => { p.recording.store.f = ["u1", 0, 1e39]; }],
  ["a way to store nothing", "value", (p) => { p.recording.store.none = ["f4"]; }],
  ["a run that is missing", "size", (p) => { delete p.recording.runs["0.1;2;near;0"]; }],
  ["a run under another key", "missing", (p) => {
    delete p.recording.runs["0.1;2;near;0"];
    p.recording.runs.x = 1;
  }],
  ["a run that is null in a page", "missing", (p) => { p.recording.runs["0.1;2;near;0"] = null; }],
  ["a run under a number that is none", "type", (p) => { p.recording.runs["0.1;2;near;0"] = 0.5; }],
  ["a run that is no text", "type", (p) => { p.recording.runs["0.1;2;near;0"] = {}; }],
  ["a run that is too long", "size", (p) => { p.recording.runs["0.1;2;near;0"] = "a".repeat(4e6 + 1); }],
  ["too many seeds", "size", (p) => { p.controls[3].most = 9999; }],
  ["too many runs", "size", (p) => { for (let i = 0; i < 200; i += 1) p.recording.runs[`x${i}`] = i; }],
  ["a series that is not recorded", "missing", (p) => { p.series.push("none"); }],
  ["a picture that is not recorded", "missing", (p) => { p.recording.arrays.pop(); }],
  ["a field of another size", "size", (p) => { p.recording.arrays[2][1] = [2, 3]; }],
  ["a sentence of what is not recorded", "name", (p) => { p.recording.scalars = ["big", "loss"]; p.texts.en.sentence.otherwise = "{speed}"; p.series = ["loss"]; p.views[1].path = null; }],
]) {
  test(`refused: ${what}`, () => assert.equal(fault(change)?.code, code));
}

test("a key is the values of all controls as they are written", () => {
  assert.equal(keyOf(controls, { lr: 1e30, rule: 2, from: "near", seed: 0 }), "1e+30;2;near;0");
});

test("neighbours are one place away in one control", () => {
  const keys = neighboursOf(controls, { lr: 0.25, rule: "plain", from: "far & away=%", seed: 2 }).map((v) => keyOf(controls, v));
  const far = "far & away=%";
  assert.deepEqual(keys, [`1e+30;plain;${far};2`, `0.1;plain;${far};2`, `0.25;2;${far};2`, "0.25;plain;near;2", `0.25;plain;${far};1`]);
});

test("a run is shown frame by frame, with the numbers that were stored", async () => {
  const { made, values, run } = await experiment();
  assert.ok(made.has(values) && !made.has({ ...values, lr: 0.1 }));
  made.begin(values);
  for (const [step, shown] of [[0, 0], [7, 2], [8, 2], [9, 3], [60, 20], [1e9, 20], [-4, 0], [30, 10]]) {
    assert.equal(made.goTo(step), true);
    assert.equal(made.step, shown * every);
    assert.deepEqual(made.measured(), { loss: run.loss[shown], big: run.big[shown], speed: run.speed[shown] });
    assert.deepEqual(made.picture().train, run.train.slice(6 * shown, 6 * shown + 6));
    assert.deepEqual(made.series().speed, run.speed.slice(0, shown + 1));
    assert.deepEqual([...made.series().steps], Array.from({ length: shown + 1 }, (_, i) => every * i));
  }
  made.begin(values);
  assert.equal(made.step, 0);
  made.advance(6);
  assert.deepEqual([made.step, made.progress, made.msPerStep], [6, 1, 0]);
});

test("the run that is shown stays, even where there is no room for it", async () => {
  const { made, values } = await experiment();
  const runs = createRuns(0);
  const other = createRecorded(payload, runs);
  runs.put(keyOf(controls, values), { bytes: 1, values: {} });
  other.begin(values);
  runs.put("x", { bytes: 1, values: {} });
  runs.put("y", { bytes: 1, values: {} });
  assert.ok(other.has({ ...values }));
  other.begin({ ...values });
  assert.ok(!made.has({ ...values, seed: 0 }));
});

test("runs stay as long as there is room, the ones used last the longest", () => {
  const runs = createRuns(10);
  for (const key of ["a", "b", "c"]) runs.put(key, { bytes: 3 });
  runs.get("a");
  runs.put("d", { bytes: 3 });
  assert.deepEqual(["a", "b", "c", "d"].map(runs.has), [true, false, true, true]);
  runs.put("e", { bytes: 3 }); // what was fetched ahead and not used goes before what was
  assert.deepEqual(["a", "c", "d", "e"].map(runs.has), [true, false, true, true]);
  runs.put("a", { bytes: 9 });
  assert.deepEqual([runs.bytes(), runs.has("a")], [9, true]);
});

test("all moves lead from frame to frame", () => {
  const rested = after(initial(payload, { step: 18 }), frame(18));
  assert.equal(initial(payload, { step: 19 }).target, 18);
  assert.equal(after(rested, { type: "step" }).target, 21);
  assert.equal(after(rested, { type: "scrub", step: 7.6 }).target, 9);
  assert.equal(after(rested, { type: "scrub", step: 1e9 }).target, most);
  const playing = after(rested, { type: "pause" }, { type: "play" });
  assert.equal(playing.target, 24);
  assert.equal(after(playing, { type: "speed", perFrame: 1 }, frame(24)).target, 27);
  assert.equal(after(rested, { type: "scrub", step: most }, frame(most), { type: "play" }, frame(0)).target, 6);
});

test("a link leads to runs and frames that are recorded, and to no others", () => {
  const state = { values: { lr: 0.1, rule: 2, from: "far & away=%", seed: 2 }, step: 33 };
  const link = write(payload, state);
  assert.deepEqual(read(payload, `#${link}`), { ...state, lock: [], hide: [] });
  for (const wrong of ["lr=0.2", "step=34", "step=63", "seed=3", "rule=3"]) {
    assert.equal(read(payload, `two-rules=v1;${wrong}`).error, "value", wrong);
  }
});

// ---- chance ----

test("300 random sequences of moves through recorded runs show what was stored", async () => {
  const store = await storedRuns(4);
  for (let seed = 0; seed < 300; seed += 1) {
    const random = lottery(seed);
    const runs = createRuns(random.one([1, 5000, 20e6]));
    const made = createRecorded(payload, runs);
    let state = initial(payload, { step: random.below(most + 1) });
    const host = { begun: null };
    for (let move = 0; move < 60; move += 1) {
      state = random.below(2) ? work(state, made, runs, host, store) : after(state, anyEvent(random));
      assert.ok(state.step % every === 0 && state.target % every === 0 && state.target <= most, JSON.stringify(state));
    }
    state = after(state, { type: "pause" }, { type: "sight", seen: true });
    for (let slice = 0; slice < 3; slice += 1) state = work(state, made, runs, host, store);
    assert.deepEqual([state.phase, made.step], ["ready", state.target]);
    const run = store(keyOf(controls, state.values)).values;
    assert.equal(Object.is(made.measured().loss, run.loss[state.step / every]), true);
  }
});

// A few runs stand for all: which one, the key says.
async function storedRuns(number) {
  const all = [];
  for (let i = 0; i < number; i += 1) all.push(await unpack(packed(recording, chance(recording, i)), recording));
  return (key) => all[[...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % number];
}

// As run.js does; where a run is not here it comes before the next frame.
function work(state, made, runs, host, store) {
  if (!state.seen) return state;
  if (host.begun !== state.values) {
    const key = keyOf(controls, state.values);
    if (!made.has(state.values)) {
      runs.put(key, store(key));
      return state;
    }
    made.begin(state.values);
    host.begun = state.values;
  }
  made.goTo(state.target);
  return reduce(payload, state, frame(made.step));
}

const ODD = [NaN, -1, 0.5, "x", null, undefined, 1e9, "__proto__"];

function anyEvent(random) {
  const control = random.one(controls);
  const value = random.one([...(control.values ?? control.options ?? [0, 1, 2]), random.one(ODD)]);
  return random.one([
    { type: "set", name: control.name, value }, { type: "set", name: control.name, value },
    { type: "scrub", step: random.one([random.below(most + 1), random.one(ODD)]) },
    { type: "speed", perFrame: random.one([1, 2, 3, 9, 60, 61, random.one(ODD)]) },
    ...["play", "pause", "step", "reset", "defaults", "nonsense"].map((type) => ({ type })),
    { type: "sight", seen: random.below(2) === 1 },
  ]);
}
