import assert from "node:assert/strict";
import test from "node:test";
import { createCheckpoints } from "../../d2lutils/explorables/front/arithmetic/checkpoints.js";

const state = (step, length = 100) => () => [["x", new Float32Array(length).fill(step)]];

function ran(steps, msPerStep, mostBytes) {
  const checkpoints = createCheckpoints(mostBytes);
  for (let step = 1; step <= steps; step += 1) checkpoints.keep(step, state(step), msPerStep);
  return checkpoints;
}

// The longest way from a checkpoint to a step.
function longestWay(checkpoints, steps) {
  let longest = 0;
  for (let step = 0; step <= steps; step += 1) {
    longest = Math.max(longest, step - (checkpoints.nearest(step)?.step ?? 0));
  }
  return longest;
}

for (const [msPerStep, way] of [[20, 0], [1, 7], [0.1, 79]]) {
  test(`steps of ${msPerStep} ms are replayed within a frame`, () => {
    assert.equal(longestWay(ran(500, msPerStep), 500), way);
  });
}

test("the nearest checkpoint at or before a step holds that step's numbers", () => {
  const checkpoints = ran(100, 2); // 4 steps apart
  assert.equal(checkpoints.nearest(3), null);
  assert.equal(checkpoints.nearest(4).step, 4);
  const { step, values } = checkpoints.nearest(55);
  assert.equal(step, 52);
  assert.deepEqual(values.get("x"), new Float32Array(100).fill(52));
});

for (const room of [1, 2, 7, 100]) {
  test(`with room for ${room}, memory is kept to and spacing grows`, () => {
    const most = room * 600; // 400 bytes of numbers and 200 around them
    const checkpoints = createCheckpoints(most);
    for (let step = 1; step <= 2000; step += 1) {
      checkpoints.keep(step, state(step), 1000);
      assert.ok(checkpoints.bytes() <= most);
    }
    if (room > 1) assert.ok(longestWay(checkpoints, 2000) <= (6 * 2000) / room);
  });
}

test("a state larger than all room is not kept, and clearing forgets", () => {
  const checkpoints = ran(10, 100, 599);
  assert.equal(checkpoints.nearest(10), null);
  const full = ran(10, 100);
  full.clear();
  assert.equal(full.bytes(), 0);
  full.keep(1, state(1), 100);
  assert.equal(full.nearest(5).step, 1);
});

test("copies do not change when the state does", () => {
  const checkpoints = createCheckpoints();
  const x = new Float32Array([1, 2]);
  checkpoints.keep(1, () => [["x", x]], 100);
  x.fill(9);
  assert.deepEqual([...checkpoints.nearest(1).values.get("x")], [1, 2]);
});
