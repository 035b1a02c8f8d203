// Kernels that draw random numbers. Element i at step t of a run is a function of
// (seed, stream, i, t) alone; seed and t lie in the heap, as whole numbers.

import { cos, log } from "./elementary.js";
import { encrypt } from "./threefry.js";

const f = Math.fround;
const TWO_PI = f(2 * Math.PI);
const WORDS = new Int32Array(2);

/** Return (k + 1/2) 2^-23 with k the upper 23 bits: exact in float32. */
function midpoint(word) {
  return ((word >>> 9) + 0.5) / 8388608;
}

/** H[o + i] = a number in (0, 1). */
export function uniform(H, o, n, seed, t, stream) {
  const key = H[seed] | 0;
  const step = H[t] | 0;
  for (let i = 0; i < n; i++) {
    encrypt(WORDS, key, stream, i, step);
    H[o + i] = midpoint(WORDS[0]);
  }
}

/** H[o + i] = sqrt(-2 log u) cos(2 pi v), u and v uniform from the two words. */
export function normal(H, o, n, seed, t, stream) {
  const key = H[seed] | 0;
  const step = H[t] | 0;
  for (let i = 0; i < n; i++) {
    encrypt(WORDS, key, stream, i, step);
    const radius = f(Math.sqrt(f(-2 * log(midpoint(WORDS[0])))));
    H[o + i] = radius * cos(f(TWO_PI * midpoint(WORDS[1])));
  }
}

/** H[o + i] = floor(k high / 2^24) with k the upper 24 bits: no rounding before. */
export function randint(H, o, n, seed, t, stream, high) {
  const key = H[seed] | 0;
  const step = H[t] | 0;
  for (let i = 0; i < n; i++) {
    encrypt(WORDS, key, stream, i, step);
    H[o + i] = Math.floor(((WORDS[0] >>> 8) * high) / 16777216);
  }
}
