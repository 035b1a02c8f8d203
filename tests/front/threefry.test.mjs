import assert from "node:assert/strict";
import { test } from "node:test";
import { normal, randint, uniform } from "../../d2lutils/explorables/front/arithmetic/kernels_random.js";
import { encrypt } from "../../d2lutils/explorables/front/arithmetic/threefry.js";

function words(key, counter) {
  const made = new Int32Array(2);
  encrypt(made, ...key, ...counter);
  return [...new Uint32Array(made.buffer)];
}

// Known answers of Random123 (kat_vectors, threefry2x32, 20 rounds).
test("the known answers come out", () => {
  assert.deepEqual(words([0, 0], [0, 0]), [0x6b200159, 0x99ba4efe]);
  assert.deepEqual(words([-1, -1], [-1, -1]), [0x1cb996fc, 0xbb002be7]);
  const [key, counter] = [[0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3]];
  assert.deepEqual(words(key, counter), [0xc4923a9c, 0x483df7a0]);
});

function drawn(kernel, n, seed, t, ...rest) {
  const H = new Float32Array(n + 2);
  H.set([seed, t], n);
  kernel(H, 0, n, n, n + 1, ...rest);
  return H.subarray(0, n);
}

test("uniform numbers lie between 0 and 1, exclusive, with mean 1/2", () => {
  const u = drawn(uniform, 50000, 1, 0, 0);
  assert.ok(u.every((x) => x > 0 && x < 1));
  const mean = u.reduce((sum, x) => sum + x, 0) / u.length;
  assert.ok(Math.abs(mean - 0.5) < 0.006, `${mean}`); // 4.6 standard errors; always the same numbers
});

test("normal numbers have mean 0 and variance 1", () => {
  const z = drawn(normal, 50000, 1, 0, 0);
  const moment = (power) => z.reduce((sum, x) => sum + x ** power, 0) / z.length;
  assert.ok(Math.abs(moment(1)) < 0.02, `${moment(1)}`); // 4.5 standard errors
  assert.ok(Math.abs(moment(2) - 1) < 0.03, `${moment(2)}`);
});

test("whole numbers reach from 0 to high - 1", () => {
  const x = drawn(randint, 5000, 1, 0, 0, 7);
  assert.deepEqual([...new Set(x)].sort(), [0, 1, 2, 3, 4, 5, 6]);
  assert.ok(drawn(randint, 5000, 1, 0, 0, 2 ** 24).every((y) => Number.isInteger(y) && y < 2 ** 24));
});

test("seed, step, stream and element each make another number", () => {
  const one = (seed, t, stream) => drawn(uniform, 1, seed, t, stream)[0];
  const made = [one(1, 2, 3), one(2, 2, 3), one(1, 3, 3), one(1, 2, 4), drawn(uniform, 2, 1, 2, 3)[1]];
  assert.equal(new Set(made).size, 5);
  assert.equal(one(1, 2, 3), made[0]);
});

test("a seed that is no number counts as 0", () => {
  assert.deepEqual(drawn(uniform, 5, NaN, Infinity, 3), drawn(uniform, 5, 0, 0, 3));
});
