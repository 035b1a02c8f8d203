import assert from "node:assert/strict";
import test from "node:test";
import { allows, defaultsOf, initial, reduce } from "../../d2lutils/explorables/front/arithmetic/machine.js";
import { lottery, sample } from "./sample.mjs";

const payload = sample();
const { most } = payload.run;
const after = (state, ...events) => events.reduce((now, event) => reduce(payload, now, event), state);
const frame = (reached) => ({ type: "frame", reached });
const rested = (step = 20) => after(initial(payload, { step }), frame(step));
const paused = (step) => after(rested(step), { type: "pause" });
const playing = (step) => after(paused(step), { type: "play" });
const set = (name, value) => ({ type: "set", name, value });

test("it begins on the way to the end of the default run", () => {
  const { values, step, target, phase, perFrame } = initial(payload);
  assert.deepEqual(values, { lr: 0.1, rule: "plain", from: "near", seed: 1 });
  assert.deepEqual({ step, target, phase, perFrame }, { step: 0, target: 20, phase: "running", perFrame: 2 });
  assert.equal(rested().phase, "ready");
});

test("what is restored is taken where it fits", () => {
  const values = { lr: 1, rule: "other", from: "near", seed: 1.5, more: 2 };
  const state = initial(payload, { values, step: 1e9, lock: ["lr"] });
  assert.deepEqual(state.values, { lr: 1, rule: "plain", from: "near", seed: 1 });
  assert.equal(state.target, most);
  assert.deepEqual(state.locked, ["lr"]);
});

test("playing goes on frame by frame and stops at the last step", () => {
  let state = playing(56);
  assert.equal(state.target, 58);
  state = after(state, frame(57)); // there was no time for more
  assert.deepEqual([state.step, state.target, state.playing], [57, 58, true]);
  state = after(state, frame(58), frame(60));
  assert.deepEqual([state.step, state.target, state.playing, state.phase], [60, 60, false, "ready"]);
});

test("play at the last step plays from the start", () => {
  const state = playing(most);
  assert.deepEqual([state.target, state.playing], [0, true]);
  assert.equal(after(state, frame(0)).target, 2);
});

test("play shows from step 0 how a result came about: what a link or a control has led to", () => {
  for (const state of [rested(20), after(paused(20), set("lr", 1)), after(paused(20), set("lr", 1), frame(5))]) {
    const played = after(state, { type: "play" });
    assert.deepEqual([played.target, played.playing], [0, true]);
    assert.equal(after(played, frame(0)).target, 2);
  }
});

test("play goes on from where the reader has gone, by pause, scrubbing or a step", () => {
  assert.equal(after(playing(20), frame(22), { type: "pause" }, { type: "play" }).target, 24);
  assert.equal(after(rested(20), { type: "step" }, frame(21), { type: "play" }).target, 23);
  assert.equal(after(rested(20), { type: "scrub", step: 7 }, frame(7), { type: "play" }).target, 9);
  assert.equal(after(rested(20), { type: "scrub", step: 7 }, { type: "play" }, frame(7)).target, 9);
  assert.equal(after(playing(20), frame(22), set("lr", 1), { type: "pause" }, { type: "play" }, frame(22)).target, 24);
});

test("pause stays at the step that is shown", () => {
  const state = after(playing(20), frame(21), { type: "pause" });
  assert.deepEqual([state.step, state.target, state.playing], [21, 21, false]);
});

test("another value begins the run anew and replays it to the same step", () => {
  const state = after(rested(20), set("lr", 1));
  assert.deepEqual([state.step, state.target, state.values.lr, state.phase], [0, 20, 1, "running"]);
  const again = after(state, frame(5), set("lr", 0.25), frame(5));
  assert.equal(again.target, 20); // it was on its way to 20
});

test("another value while playing goes on playing from the same step", () => {
  const state = after(playing(20), frame(21), set("rule", 2));
  assert.deepEqual([state.step, state.target, state.playing], [0, 21, true]);
  assert.equal(after(state, frame(10), { type: "pause" }).target, 21);
  assert.equal(after(state, frame(21)).target, 23);
});

test("values change only to other ones that are allowed and not locked", () => {
  const state = after(initial(payload, { step: 3, lock: ["lr"] }), frame(3));
  for (const [name, value] of [["rule", "plain"], ["rule", "2"], ["seed", -1], ["seed", 10000], ["seed", "1"],
    ["lr", 1], ["from", 0], ["none", 1], ["__proto__", 1], ["seed", NaN]]) {
    assert.equal(after(state, set(name, value)).values, state.values, `${name} ${value}`);
  }
  assert.equal(after(state, set("seed", 9999)).values.seed, 9999);
});

test("defaults sets all values but the locked ones, reset none", () => {
  const moved = after(initial(payload, { values: { lr: 1, seed: 5 }, step: 9, lock: ["seed"] }), frame(9));
  assert.deepEqual(after(moved, { type: "defaults" }).values, { ...defaultsOf(payload), seed: 5 });
  const played = after(playing(30), frame(32), { type: "speed", perFrame: 9 }, { type: "defaults" }, frame(20));
  assert.deepEqual(played, rested()); // as it was at first, whether or not a value had changed
  const state = after(moved, { type: "play" }, { type: "reset" });
  assert.deepEqual([state.values, state.target, state.playing], [moved.values, 0, false]);
});

test("step goes one further, also from where a replay leads", () => {
  assert.equal(after(rested(20), { type: "step" }).target, 21);
  assert.equal(after(rested(20), set("lr", 1), frame(4), { type: "step" }).target, 21);
  assert.equal(after(playing(20), frame(21), { type: "step" }).target, 22);
  assert.equal(after(rested(most), { type: "step" }).target, most);
});

test("scrubbing leads to a step of the run, in either direction", () => {
  for (const [wanted, target] of [[5, 5], [-1, 0], [1e9, most], [7.4, 7]]) {
    const state = after(playing(20), { type: "scrub", step: wanted });
    assert.deepEqual([state.target, state.playing], [target, false]);
  }
  assert.equal(after(rested(20), { type: "scrub", step: NaN }).target, 20);
});

test("out of sight it goes on playing when it is seen again", () => {
  const state = after(playing(20), { type: "sight", seen: false });
  assert.deepEqual([state.playing, state.seen], [true, false]);
  assert.equal(after(state, { type: "sight", seen: true }).seen, true);
});

test("after an error nothing moves, and unknown events change nothing", () => {
  const failed = after(playing(20), { type: "fail" });
  assert.equal(failed.phase, "error");
  assert.equal(after(failed, { type: "play" }), failed);
  const state = rested();
  for (const type of ["", "toString", "__proto__", undefined]) assert.equal(reduce(payload, state, { type }), state);
});

// ---- random sequences of events ----

const ODD = [NaN, -1, 0.5, "x", null, undefined, 1e9, "__proto__"];

function anyEvent(random) {
  const control = random.one(payload.controls);
  const value = random.one([...(control.values ?? control.options ?? [0, 7, 9999]), random.one(ODD)]);
  const step = random.one([random.below(most + 1), random.one(ODD)]);
  return random.one([
    set(control.name, value), set(control.name, value), set(random.one(["step", "none"]), value),
    { type: "scrub", step }, { type: "speed", perFrame: random.one([1, 2, 5, 60, 61, random.one(ODD)]) },
    ...["play", "play", "pause", "step", "reset", "defaults", "nonsense"].map((type) => ({ type })),
    { type: "sight", seen: random.below(2) === 1 },
  ]);
}

function assertSound(state, locked) {
  for (const key of ["step", "target"]) assert.ok(Number.isInteger(state[key]) && state[key] >= 0 && state[key] <= most);
  for (const control of payload.controls) assert.ok(allows(control, state.values[control.name]));
  for (const name of locked) assert.equal(state.values[name], defaultsOf(payload)[name]);
  assert.equal(state.phase, state.playing || state.step !== state.target ? "running" : "ready");
  if (!state.playing && !state.replaying) assert.equal(state.step, state.target);
  if (state.playing && !state.replaying) assert.ok(state.target > state.step && state.target <= state.step + 60);
}

// Works as run.js does, with an experiment that knows only where it is.
function createHost() {
  const host = { values: null, step: 0 };
  return (state, slice) => {
    if (host.values !== state.values) Object.assign(host, { values: state.values, step: 0 });
    if (!state.seen) return state;
    if (state.target < host.step) host.step = 0;
    host.step = Math.min(state.target, host.step + slice);
    return reduce(payload, state, frame(host.step));
  };
}

test("500 random sequences keep the state sound and come to rest where they should", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const random = lottery(seed);
    const locked = random.below(3) ? [] : ["seed"];
    const work = createHost();
    let state = initial(payload, { lock: locked, step: random.below(most + 1) });
    for (let move = 0; move < 40; move += 1) {
      state = random.below(2) ? work(state, 1 + random.below(20)) : after(state, anyEvent(random));
      assertSound(state, locked);
    }
    state = after(state, { type: "pause" }, { type: "sight", seen: true });
    for (let slice = 0; slice < 5; slice += 1) state = work(state, 20);
    assert.deepEqual([state.phase, state.step], ["ready", state.target]);
  }
});
