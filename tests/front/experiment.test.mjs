import assert from "node:assert/strict";
import test from "node:test";
import { createExperiment } from "../../d2lutils/explorables/front/arithmetic/experiment.js";
import { upToNow } from "../../d2lutils/explorables/front/arithmetic/record.js";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";
import { clock, lottery, sample } from "./sample.mjs";

const VALUES = { lr: 0.1, rule: "plain", from: "near", seed: 1 };
const MOMENTUM = { ...VALUES, rule: 2, seed: 7 };

const copy = (object) => Object.fromEntries(Object.entries(object).map(([key, x]) => [key, x.slice ? [...x] : x]));
const seen = (experiment) => ({
  step: experiment.step, measured: experiment.measured(), series: copy(experiment.series()), picture: copy(experiment.picture()),
});

// What a run shows at a step when nothing else has been done before.
function fresh(values, step) {
  const experiment = createExperiment(sample());
  experiment.begin(values);
  experiment.advance(step);
  return seen(experiment);
}

// Programs that note what is done to them.
function watched() {
  const log = [];
  const watch = (program, module) => {
    const inner = load(program, module);
    log.push("load");
    return {
      ...inner,
      run() { log.push("run"); inner.run(); },
      write(name, value) { log.push(name); inner.write(name, value); },
    };
  };
  return { log, experiment: createExperiment(sample(), null, { load: watch }), take: () => log.splice(0) };
}

test("momentum moves the state as computed by hand in float32", () => {
  const experiment = createExperiment(sample());
  experiment.begin(MOMENTUM);
  const f32 = Math.fround;
  let x = experiment.picture().f[2]; // f = grid x, and the grid holds 1 there
  let v = 0;
  for (let step = 0; step < 5; step += 1) {
    v = f32(f32(v * 0.5) - f32(x * f32(0.1)));
    x = f32(x + v);
  }
  experiment.advance(5);
  const { f, surface } = experiment.picture();
  assert.equal(f[2], x);
  assert.equal(surface[0], v);
});

test("what is shown depends on values and step alone, however one gets there", () => {
  const experiment = createExperiment(sample(), null, { now: clock(1) }); // 1 ms a step
  const random = lottery(3);
  for (let trial = 0; trial < 60; trial += 1) {
    const values = random.one([VALUES, MOMENTUM, { ...VALUES, from: "far & away=%", seed: random.below(5) }]);
    experiment.begin(values);
    for (let move = 0; move < 6; move += 1) {
      const step = random.below(61);
      experiment.goTo(step, random.one([3, 30, Infinity]));
      if (random.below(2)) experiment.picture();
      assert.deepEqual(seen(experiment), fresh(values, experiment.step));
    }
  }
});

test("going back replays from the nearest checkpoint, and forward again jumps", () => {
  const { experiment, take } = watched();
  const slow = createExperiment(sample(), null, { load: (p) => load(p), now: clock(2) });
  slow.begin(VALUES);
  slow.advance(60);
  assert.equal(slow.msPerStep, 2);
  slow.goTo(11, 0); // one step is made whatever the budget: 8 ms are 4 steps apart
  assert.equal(slow.step, 9);
  slow.goTo(60, 0);
  assert.equal(slow.step, 60);
  experiment.begin(VALUES);
  experiment.advance(10);
  take();
  experiment.goTo(0);
  assert.deepEqual(take().filter((entry) => entry === "run"), []); // step 0 is still there, loss recorded
});

test("a slice ends before the budget does, and progress rises to 1", () => {
  const experiment = createExperiment(sample(), null, { now: clock(1) });
  experiment.begin(VALUES);
  const fractions = [];
  while (!experiment.goTo(40, 12)) fractions.push(experiment.progress);
  assert.ok(fractions.length >= 5, String(fractions));
  assert.deepEqual(fractions, [...fractions].sort((a, b) => a - b));
  assert.ok(fractions.every((fraction) => fraction > 0 && fraction < 1));
  assert.equal(experiment.progress, 1);
});

test("programs are loaded once for a structure, and what both use is kept", () => {
  const { experiment, take } = watched();
  experiment.begin(VALUES);
  assert.equal(take().filter((entry) => entry === "load").length, 4);
  experiment.begin({ ...VALUES, lr: 1 });
  assert.equal(take().filter((entry) => entry === "load").length, 0);
  experiment.begin(MOMENTUM);
  assert.equal(take().filter((entry) => entry === "load").length, 1); // the step alone differs
});

test("a step is measured once, and only what changes is copied", () => {
  const { experiment, take } = watched();
  experiment.begin(VALUES);
  experiment.advance(1);
  take();
  experiment.advance(1); // step 2 is not recorded
  assert.deepEqual(take(), ["t", "run"]);
  experiment.measured();
  experiment.measured();
  assert.deepEqual(take(), ["x", "v", "run"]);
  experiment.picture();
  experiment.picture();
  assert.deepEqual(take(), ["x", "v", "run"]);
});

test("every third step is recorded, up to the step that is shown", () => {
  const experiment = createExperiment(sample());
  experiment.begin(VALUES);
  experiment.advance(10);
  assert.deepEqual([...experiment.series().steps], [0, 3, 6, 9]);
  experiment.goTo(5);
  assert.deepEqual([...experiment.series().steps], [0, 3]);
  assert.equal(experiment.series().loss.length, 2);
});

test("a run that diverges goes on and says so", () => {
  const experiment = createExperiment(sample());
  experiment.begin({ ...VALUES, lr: 1e30 });
  assert.equal(experiment.goTo(60), true);
  assert.ok(!Number.isFinite(experiment.measured().loss));
  assert.ok(experiment.goTo(3));
  assert.deepEqual(seen(experiment), fresh({ ...VALUES, lr: 1e30 }, 3));
});

test("a run does not pass its last step", () => {
  const experiment = createExperiment(sample());
  experiment.begin(VALUES);
  experiment.advance(1000);
  assert.equal(experiment.step, 60);
});

test("what is shown ends with what is measured now, also between two recorded steps", () => {
  const recorded = { steps: Int32Array.of(0, 3), loss: Float32Array.of(2, 1) };
  assert.equal(upToNow(recorded, 3, { loss: 1 }), recorded);
  const shown = upToNow(recorded, 5, { loss: 0.5, other: 7 });
  assert.deepEqual(shown, { steps: Int32Array.of(0, 3, 5), loss: Float32Array.of(2, 1, 0.5) });
  assert.equal(recorded.steps.length, 2);
});
