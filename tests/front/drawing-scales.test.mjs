// Scales, limits, ticks and numbers of the pictures.

import assert from "node:assert/strict";
import test from "node:test";

import { fixed, plain, power, told } from "../../d2lutils/explorables/front/drawing/numbers.js";
import { extent, limitsOf, nearestIndex, roundedUp, scaleOf } from "../../d2lutils/explorables/front/drawing/scales.js";
import { finerTicks, stepOf, ticksOf } from "../../d2lutils/explorables/front/drawing/ticks.js";

const texts = (ticks) => ticks.map((tick) => tick.text);

test("a linear scale goes through both ends and back", () => {
  const scale = scaleOf({ low: -2, high: 6 }, 100, 20);
  assert.deepEqual([-2, 2, 6].map(scale.at), [100, 60, 20]);
  assert.equal(scale.value(60), 2);
});

test("a log scale gives equal ratios equal lengths", () => {
  const scale = scaleOf({ low: 0.01, high: 100, log: true }, 0, 400);
  assert.deepEqual([0.01, 0.1, 1, 10, 100].map((x) => Math.round(scale.at(x))), [0, 100, 200, 300, 400]);
  assert.ok(Math.abs(scale.value(300) - 10) < 1e-12); // one rounding of log10 and of 10**x
});

test("what cannot be drawn has no place", () => {
  const linear = scaleOf({ low: 0, high: 1 }, 0, 1);
  const log = scaleOf({ low: 0.1, high: 1, log: true }, 0, 1);
  assert.ok([NaN, Infinity, -Infinity].every((x) => Number.isNaN(linear.at(x))));
  assert.ok([NaN, Infinity, 0, -1].every((x) => Number.isNaN(log.at(x))));
  assert.equal(linear.at(-1), -1);
});

test("the extent leaves out what cannot be drawn", () => {
  assert.deepEqual(extent([[3, NaN, -1], [Infinity, 2]]), [-1, 3]);
  assert.deepEqual(extent([[3, 0, -1, 0.5]], true), [0.5, 3]);
  assert.equal(extent([[NaN], []]), null);
  assert.equal(extent([[0, -1]], true), null);
});

test("a loss stands on zero, a signed value does not", () => {
  assert.deepEqual(limitsOf([1, 5]), { low: 0, high: 5.2, log: false });
  const { low, high } = limitsOf([-1, 1]);
  assert.ok(low < -1 && low > -1.2 && high > 1 && high < 1.2);
});

test("limits have a length for every extent", () => {
  for (const range of [null, [0, 0], [-3, -3], [7, 7], [1e-30, 1e-30], [-8e8, -8e8 + 1e-6]]) {
    for (const options of [{}, { zero: false }]) {
      const { low, high } = limitsOf(range, options);
      assert.ok(high - low > 1e-6 * Math.abs(low), `${range}: ${low} to ${high}`);
    }
  }
});

test("a log axis has at least a decade and holds its values", () => {
  for (const [low, high] of [[1, 1], [0.5, 0.6], [1e-9, 1e9]]) {
    const limits = limitsOf([low, high], { log: true });
    assert.ok(limits.high / limits.low >= 10 * (1 - 1e-12)); // one rounding
    assert.ok(limits.low < low && limits.high > high);
  }
  assert.ok(limitsOf(null, { log: true }).low > 0);
});

test("limits only grow while values are added", () => {
  let last = limitsOf(extent([[1]]));
  const values = [1];
  for (let i = 0; i < 50; i += 1) {
    values.push(Math.sin(i) * i);
    const now = limitsOf(extent([values]));
    assert.ok(now.low <= last.low && now.high >= last.high);
    last = now;
  }
});

test("rounding up goes to the next rung and stays on one", () => {
  assert.deepEqual([1, 7, 10, 41, 101, 600, 0.0313, 9.01].map(roundedUp), [1, 8, 10, 50, 120, 600, 0.04, 10]);
  for (let value = 1; value < 2000; value += 1) {
    const up = roundedUp(value);
    assert.ok(up >= value && up < 2 * value && roundedUp(up) === up, `${value} -> ${up}`);
  }
});

test("the nearest index is the one a search through all finds", () => {
  const values = [0, 1, 4, 9, 16];
  for (const wanted of [-5, 0, 0.4, 0.6, 2.4, 2.6, 15, 99]) {
    const distances = values.map((value) => Math.abs(value - wanted));
    assert.equal(nearestIndex(values, wanted), distances.indexOf(Math.min(...distances)));
  }
  assert.equal(nearestIndex([3], 8), 0);
});

test("steps between ticks are 1, 2 or 5 times a power of ten", () => {
  assert.deepEqual([0.9, 1, 1.1, 3, 6, 0.011, 4e-7].map(stepOf), [[1, 0], [1, 0], [2, 0], [5, 0], [1, 1], [2, -2], [5, -7]]);
});

test("ticks are written with the digits they need", () => {
  assert.deepEqual(texts(ticksOf({ low: 0, high: 0.8 }, 5)), ["0", "0.2", "0.4", "0.6", "0.8"]);
  assert.deepEqual(texts(ticksOf({ low: -4, high: 4 }, 5)), ["−4", "−2", "0", "2", "4"]);
  assert.deepEqual(texts(ticksOf({ low: 0, high: 40000 }, 2)), ["0", "20\u2009000", "40\u2009000"]);
  assert.deepEqual(texts(ticksOf({ low: 0, high: 5e7 }, 3)), ["0", "2×10⁷", "4×10⁷"]);
  assert.deepEqual(texts(ticksOf({ low: 0, high: 3e-7 }, 3)), ["0", "1×10⁻⁷", "2×10⁻⁷", "3×10⁻⁷"]);
});

test("tick values are exactly what is written", () => {
  assert.deepEqual(ticksOf({ low: 0, high: 0.7 }, 7).map((tick) => tick.value), [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test("steps are counted on whole numbers", () => {
  assert.deepEqual(texts(ticksOf({ low: 0, high: 3 }, 8, { whole: true })), ["0", "1", "2", "3"]);
});

test("ticks lie inside and are few, for limits of every size", () => {
  for (let i = 0; i < 400; i += 1) {
    const low = Math.sin(i * 7) * 10 ** ((i % 21) - 10);
    const limits = { low, high: low + Math.max(10 ** ((i % 17) - 8), 1e-5 * Math.abs(low)) };
    const ticks = ticksOf(limits, 5);
    assert.ok(ticks.length >= 1 && ticks.length <= 7, `${JSON.stringify(limits)}: ${texts(ticks)}`);
    const slack = (limits.high - limits.low) * 1e-6 + 1e-9 * Math.abs(low);
    assert.ok(ticks.every(({ value }) => value >= limits.low - slack && value <= limits.high + slack));
  }
});

test("a log axis shows decades, or 1, 2, 5 where they are few", () => {
  assert.deepEqual(texts(ticksOf({ low: 1e-4, high: 1, log: true }, 6)), ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"]);
  assert.deepEqual(texts(ticksOf({ low: 0.009, high: 12, log: true }, 6)), ["0.01", "0.1", "1", "10"]);
  assert.deepEqual(texts(ticksOf({ low: 0.3, high: 3, log: true }, 6)), ["0.5", "1", "2"]);
  assert.deepEqual(texts(ticksOf({ low: 1, high: 1e38, log: true }, 5)), ["10⁰", "10⁸", "10¹⁶", "10²⁴", "10³²"]);
});

test("finer ticks stand between decades of a short log axis only", () => {
  assert.deepEqual(finerTicks({ low: 1, high: 10, log: true }).map(({ value }) => value), [2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(finerTicks({ low: 1, high: 1e9, log: true }), []);
  assert.deepEqual(finerTicks({ low: 1, high: 10 }), []);
});

test("numbers are read out with three digits and true signs", () => {
  const written = [0, 1, -3, 0.5, 0.12345, 123.456, 12345.6, -2e-7, 3.14159e8, 0.00012].map((x) => plain(x));
  assert.deepEqual(written, ["0", "1", "−3", "0.500", "0.123", "123", "12\u2009346", "−2.00×10⁻⁷", "3.14×10⁸", "0.000120"]);
  assert.deepEqual([NaN, Infinity, -Infinity, 99.99, 9.999].map((x) => plain(x)), ["—", "∞", "−∞", "100", "10.0"]);
});

test("there is no minus zero, and powers are raised", () => {
  assert.equal(fixed(-0.04, 1), "0.0");
  assert.equal(plain(-0), "0");
  assert.deepEqual([power(-12), power(0), power(3)], ["10⁻¹²", "10⁰", "10³"]);
  assert.equal(told("loss", 0.25), "loss\u00a0=\u00a00.250");
});
