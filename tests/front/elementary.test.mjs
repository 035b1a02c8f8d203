// The bits are held against NumPy by test_parity.py; here, what can be told from outside.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as elementary from "../../d2lutils/explorables/front/arithmetic/elementary.js";

const f = Math.fround;
const { exp, expm1, log, sin, cos, tanh, sigmoid } = elementary;
const softplus = (x) => elementary.softplusFrom(x, exp(-Math.abs(x)));
const LEAST_NORMAL = 2 ** -126;

function unitsApart(y, exact) {
  const unit = 2 ** Math.max(Math.floor(Math.log2(Math.abs(exact))) - 23, -149);
  return Math.abs(y - exact) / unit;
}

function sample(low, high, n = 20000) {
  return Array.from({ length: n }, (_, i) => f(low + ((i + 0.37) * (high - low)) / n));
}

// At most as many units in the last place as elementary.py promises.
const CASES = [
  ["exp", exp, Math.exp, -87, 88.7, 2],
  ["expm1", expm1, Math.expm1, -30, 88, 2],
  ["log", log, Math.log, 1e-30, 80, 2],
  ["tanh", tanh, Math.tanh, -12, 12, 2],
  ["sigmoid", sigmoid, (x) => 1 / (1 + Math.exp(-x)), -80, 80, 3],
  ["softplus", softplus, (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), -80, 80, 2],
];

for (const [name, made, exact, low, high, most] of CASES) {
  test(`${name} errs in the last places only`, () => {
    const worst = Math.max(...sample(low, high).map((x) => unitsApart(made(x), exact(x))));
    assert.ok(worst <= most, `${worst} units`);
  });
}

test("sine and cosine err by less than 1e-7", () => {
  for (const x of sample(-8192, 8192)) {
    assert.ok(Math.abs(sin(x) - Math.sin(x)) < 1e-7, `sin ${x}`);
    assert.ok(Math.abs(cos(x) - Math.cos(x)) < 1e-7, `cos ${x}`);
  }
});

test("every result is a float32", () => {
  for (const x of [...sample(-9, 9, 999), 1e-40, -1e-40, 100, -100]) {
    for (const made of [exp, expm1, log, sin, cos, tanh, sigmoid, softplus]) {
      assert.ok(Object.is(made(x), f(made(x))), `${made.name} ${x}`);
    }
  }
});

test("zero, infinity and NaN have their values", () => {
  const given = [0, Infinity, -Infinity, NaN];
  const told = (made) => given.map((x) => made(x) + 0);
  assert.deepEqual(told(exp), [1, Infinity, 0, NaN]);
  assert.deepEqual(told(expm1), [0, Infinity, -1, NaN]);
  assert.deepEqual(told(log), [-Infinity, Infinity, NaN, NaN]);
  assert.deepEqual(told(tanh), [0, 1, -1, NaN]);
  assert.deepEqual(told(sigmoid), [0.5, 1, 0, NaN]);
  assert.deepEqual(told(softplus), [f(Math.LN2), Infinity, 0, NaN]);
  assert.deepEqual(told(sin), [0, NaN, NaN, NaN]);
  assert.deepEqual(told(cos), [1, NaN, NaN, NaN]);
});

test("exp overflows to infinity and is never denormal", () => {
  for (const x of sample(-110, -80)) assert.ok(exp(x) === 0 || exp(x) >= LEAST_NORMAL, `${x}`);
  assert.equal(exp(f(88.73)), Infinity);
  assert.equal(exp(f(1e30)), Infinity);
});

test("log knows denormal numbers", () => {
  for (const x of [f(1e-40), f(1.4e-45), f(1.1754942e-38)]) {
    assert.ok(unitsApart(log(x), Math.log(x)) <= 2, `${x}`);
  }
});
