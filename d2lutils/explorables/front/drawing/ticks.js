// Where the ticks of an axis are and what stands beside them.

import { fixed, power } from "./numbers.js";

/**
 * Return the ticks of an axis, at most about `most` of them.
 * @param {{low: number, high: number, log?: boolean}} limits
 * @param {number} most at least 2
 * @param {{whole?: boolean}} [options] whole: on integers only
 * @returns {{value: number, text: string}[]}
 */
export function ticksOf({ low, high, log = false }, most, { whole = false } = {}) {
  return (log && logTicks(low, high, most)) || linearTicks(low, high, most, whole);
}

function linearTicks(low, high, most, whole) {
  let [count, exponent] = stepOf((high - low) / most);
  if (whole && exponent < 0) [count, exponent] = [1, 0];
  const unit = 10 ** Math.abs(exponent);
  // A quotient of integers is the float nearest to what is written.
  const value = (i) => (exponent < 0 ? (i * count) / unit : i * count * unit);
  const first = Math.ceil(low / value(1) - 1e-9);
  const last = Math.floor(high / value(1) + 1e-9);
  const values = Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => value(first + i) + 0);
  return withTexts(values, exponent);
}

/** Return the step 1, 2 or 5 times 10^e that is not less than `raw`, as [1|2|5, e]. */
export function stepOf(raw) {
  const exponent = Math.floor(Math.log10(raw) + 1e-9);
  const mantissa = raw / 10 ** exponent;
  const count = [1, 2, 5].find((step) => step >= mantissa * (1 - 1e-9));
  return count ? [count, exponent] : [1, exponent + 1];
}

function withTexts(values, exponent) {
  const largest = Math.max(...values.map(Math.abs), 0);
  if (largest >= 1e5 || exponent < -4) {
    const shared = Math.floor(Math.log10(largest) + 1e-9);
    const decimals = Math.max(shared - exponent, 0);
    const tail = `×${power(shared)}`;
    return values.map((value) => ({ value, text: value === 0 ? "0" : fixed(value / 10 ** shared, decimals) + tail }));
  }
  const decimals = Math.max(-exponent, 0);
  return values.map((value) => ({ value, text: value === 0 ? "0" : fixed(value, decimals) }));
}

// Decades where there are three or more, else 1, 2, 5; null where even these are too few.
function logTicks(low, high, most) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const decades = last - first + 1;
  const fine = [];
  for (let exponent = first - 1; exponent <= last; exponent += 1) {
    for (const count of [1, 2, 5]) {
      const value = count * 10 ** exponent;
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) fine.push([value, exponent]);
    }
  }
  if (decades >= 3 || (decades === 2 && fine.length > most)) return decadeTicks(first, last, most);
  if (fine.length < 2) return null;
  return fine.map(([value, exponent]) => ({ value, text: textOf(value, exponent) }));
}

/**
 * Return the values 2, 3, ... 9 times a power of ten on a log axis of few decades: ticks
 * without a text, by which the eye knows the axis.
 * @param {{low: number, high: number, log?: boolean}} limits
 */
export function finerTicks({ low, high, log = false }) {
  if (!log || high / low > 1e5) return [];
  const ticks = [];
  for (let exponent = Math.floor(Math.log10(low)); 10 ** exponent < high; exponent += 1) {
    for (let count = 2; count < 10; count += 1) ticks.push({ value: count * 10 ** exponent });
  }
  return ticks.filter(({ value }) => value >= low && value <= high);
}

function decadeTicks(first, last, most) {
  const every = Math.ceil((last - first + 1) / most);
  const plain = first >= -2 && last <= 3;
  const ticks = [];
  for (let exponent = Math.ceil(first / every) * every; exponent <= last; exponent += every) {
    const value = 10 ** exponent;
    ticks.push({ value, text: plain ? fixed(value, Math.max(-exponent, 0)) : power(exponent) });
  }
  return ticks;
}

function textOf(value, exponent) {
  if (exponent < -4 || exponent > 4) return `${Math.round(value / 10 ** exponent)}×${power(exponent)}`;
  return fixed(value, Math.max(-exponent, 0));
}
