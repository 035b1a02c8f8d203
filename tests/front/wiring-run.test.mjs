// The run of an explorable, with an experiment of the simplest kind.

import assert from "node:assert/strict";
import { test } from "node:test";

const at = (name) => import(`../../d2lutils/explorables/front/wiring/${name}.js`);
const { createRun } = await at("run");
const { createScheduler } = await at("scheduler");
const { initial, reduce } = await import("../../d2lutils/explorables/front/arithmetic/machine.js");

const MOST = 100;

const PAYLOAD = {
  controls: [{ kind: "slider", name: "a", values: [1, 2, 3], default: 0, more: false }],
  run: { steps: 20, most: MOST, per_frame: 1, every: 1 },
};

// An experiment that makes at most 10 steps in a slice.
function experiment() {
  const made = { step: 0, begun: [], has: () => true };
  made.begin = (values) => { made.step = 0; made.begun.push(values.a); };
  made.goTo = (step) => { made.step = step < made.step ? step : Math.min(step, made.step + 10); };
  return made;
}

function running({ calm = false, broken = false, pace } = {}) {
  const asked = [];
  const seen = [];
  const failed = [];
  const made = experiment();
  if (broken) made.goTo = () => { throw new RangeError("no step"); };
  const run = createRun({
    pace, experiment: made, reduce: (state, event) => reduce(PAYLOAD, state, event), calm: () => calm,
    state: initial(PAYLOAD, { step: 0 }),
    scheduler: createScheduler((tick) => asked.push(tick)),
    show: (state) => seen.push(state.step),
    lack: () => seen.push("lack"),
    fail: (error) => failed.push(error.message),
  });
  const clock = { now: 0 };
  function frames(count) {
    for (let i = 0; i < count && asked.length > 0; i += 1) asked.shift()(clock.now += 16.7);
  }
  return { run, made, seen, failed, asked, frames };
}

test("a far step is reached in slices, shown at first, every 50 ms, and at the end", () => {
  const { run, seen, asked, frames } = running();
  run.send({ type: "scrub", step: 75 });
  frames(10);
  assert.deepEqual(seen, [10, 40, 70, 75]);
  assert.equal(asked.length, 0);
});

test("changing a control begins anew and replays to the same step", () => {
  const { run, made, seen, frames } = running();
  run.send({ type: "scrub", step: 15 });
  frames(10);
  run.send({ type: "set", name: "a", value: 2 });
  run.send({ type: "set", name: "a", value: 3 });
  frames(10);
  assert.deepEqual(made.begun, [1, 3]);
  assert.deepEqual(seen, [10, 15, 10, 15]);
});

test("what is set is shown in the next frame, however often, after a short slice", () => {
  const { run, made, seen, frames } = running();
  const [{ goTo }, budgets] = [made, []];
  made.goTo = (step, ms) => { budgets.push(ms); goTo(step); };
  run.send({ type: "scrub", step: 100 });
  frames(1);
  for (const value of [2, 3, 1]) {
    run.send({ type: "set", name: "a", value });
    frames(1);
  }
  assert.deepEqual(seen, [10, 10, 10, 10]);
  frames(1);
  assert.ok(budgets.every((ms) => ms <= budgets.at(-1)) && budgets.every((ms) => ms >= 2));
});

test("playing makes its steps frame by frame until the end", () => {
  const { run, seen, asked, frames } = running();
  run.send({ type: "play" });
  frames(5);
  assert.deepEqual(seen, [0, 1, 2, 3, 4]);
  frames(200);
  assert.equal(seen.at(-1), MOST);
  assert.ok(asked.length === 0 && run.state().phase === "ready");
});

test("a reader who wants less motion sees four pictures a second, of as many steps", () => {
  const { run, seen, frames } = running({ calm: true });
  run.send({ type: "play" });
  frames(60);
  assert.equal(seen.length, 4);
  assert.ok(seen.at(-1) >= 55 && seen.at(-1) <= 62, String(seen));
});

test("a run at a pace makes two steps a second, with less motion too", () => {
  for (const calm of [false, true]) {
    const { run, seen, frames } = running({ calm, pace: 500 });
    run.send({ type: "play" });
    frames(185); // 3.1 s
    assert.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6]);
  }
});

test("what the reader sets or wants is answered at once, however slowly the run plays", () => {
  const { run, made, seen, frames } = running({ pace: 500 });
  run.send({ type: "play" });
  frames(40);
  run.send({ type: "set", name: "a", value: 2 });
  frames(1);
  assert.deepEqual([seen.at(-1), made.begun], [1, [1, 2]]);
  run.send({ type: "step" });
  frames(1);
  assert.equal(seen.at(-1), 2);
});

test("what is out of sight rests, and goes on when it comes back", () => {
  const { run, seen, asked, frames } = running();
  run.send({ type: "play" });
  frames(3);
  run.send({ type: "sight", seen: false });
  frames(10);
  assert.deepEqual(seen, [0, 1, 2]);
  assert.equal(asked.length, 0);
  run.send({ type: "sight", seen: true });
  frames(2);
  assert.deepEqual(seen, [0, 1, 2, 3, 4]);
});

test("an experiment that fails is reported once and not asked again", () => {
  const { run, failed, asked, frames } = running({ broken: true });
  run.send({ type: "play" });
  frames(5);
  assert.deepEqual(failed, ["no step"]);
  assert.equal(asked.length, 0);
});

test("where programs are missing it says so, rests, and goes on once they are here", () => {
  const { run, made, seen, asked, frames } = running();
  made.has = (values) => values.a !== 2;
  run.send({ type: "scrub", step: 5 });
  frames(10);
  run.send({ type: "set", name: "a", value: 2 });
  frames(10);
  assert.deepEqual([seen, asked.length], [[5, "lack"], 0]);
  made.has = () => true;
  run.wake();
  frames(10);
  assert.deepEqual([seen, made.begun], [[5, "lack", 5], [1, 2]]);
});
