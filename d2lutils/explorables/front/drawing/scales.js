// From data to a place on the screen and back, and the limits that data ask for.

const LADDER = [1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10];
const ROOM = 0.04; // of the axis, beyond the greatest value
const SAME = 1e-5; // values that differ by less, relative to their size, are the same

/**
 * Make a scale from [low, high] to pixels [from, to].
 * @param {{low: number, high: number, log?: boolean}} limits
 * @param {number} from pixel of low
 * @param {number} to pixel of high
 * @returns {{low, high, log, from, to, at(value): number, value(pixel): number}}
 *   at() is NaN for what has no place: NaN, infinities, and on a log axis what is not positive
 */
export function scaleOf({ low, high, log = false }, from, to) {
  const bend = log ? Math.log10 : (value) => value;
  const unbend = log ? (value) => 10 ** value : (value) => value;
  const start = bend(low);
  const factor = (to - from) / (bend(high) - start);
  const at = (value) => (hasPlace(value, log) ? from + (bend(value) - start) * factor : NaN);
  const value = (pixel) => unbend(start + (pixel - from) / factor);
  return { low, high, log, from, to, at, value };
}

/** Whether a value can be drawn on such an axis. */
export function hasPlace(value, log) {
  return Number.isFinite(value) && (!log || value > 0);
}

/**
 * Return the least and the greatest value that can be drawn, or null if there is none.
 * @param {ArrayLike<number>[]} arrays
 * @param {boolean} [log]
 */
export function extent(arrays, log = false) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of arrays) {
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i];
      if (!hasPlace(value, log)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

/**
 * Return the limits of an axis for data in this extent: from zero where nothing is
 * negative, and on a log axis at least one decade.
 * @param {[number, number]|null} range from extent()
 * @param {{log?: boolean, zero?: boolean}} [options]
 */
export function limitsOf(range, { log = false, zero = true } = {}) {
  if (log) return logLimits(range ?? [0.1, 1]);
  const [low, high] = range ?? [0, 1];
  const grounded = zero && low >= 0;
  const start = grounded ? 0 : low;
  const size = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const length = high - start > SAME * size ? high - start : size; // else rounding would fill the picture
  return { low: grounded ? 0 : low - ROOM * length, high: start + length * (1 + ROOM), log };
}

function logLimits([low, high]) {
  const ratio = Math.max((high / low) ** ROOM, 1.1);
  const top = high * ratio;
  return { low: Math.min(low / ratio, top / 10), high: top, log: true };
}

/**
 * Return the first of 1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is
 * not less: an axis that ends there grows seldom and is never more than half empty.
 * @param {number} value positive
 */
export function roundedUp(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  const enough = LADDER.find((step) => step * unit >= value * (1 - 1e-9)) ?? 10;
  return Number((enough * unit).toPrecision(2));
}

/**
 * Return the limits for values of which zero is one, each rounded up as by roundedUp(): what
 * ends there stays comparable from step to step.
 * @param {[number, number]|null} range from extent()
 * @returns {{low: number, high: number}}
 */
export function limitsAroundZero(range) {
  const [low, high] = range ?? [0, 0];
  const end = (value) => (value > 0 ? roundedUp(value * (1 - 1e-6)) : 0); // 0.3 as float32 is above 0.3
  return { low: 0 - end(-low), high: end(high) || (low < 0 ? 0 : 1) };
}

/**
 * Return the index of the value nearest to `wanted` in ascending values.
 * @param {ArrayLike<number>} values
 * @param {number} wanted
 */
export function nearestIndex(values, wanted) {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] <= wanted) low = middle;
    else high = middle;
  }
  return high > low && values[high] - wanted < wanted - values[low] ? high : low;
}
