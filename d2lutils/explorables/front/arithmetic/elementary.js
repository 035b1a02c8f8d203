// exp, log, tanh and their like in float32: the operations of d2lutils/tape/elementary.py.
//
// Each operation is rounded (f) before the next, constants are rounded first, so that
// the bits are those of NumPy and WebAssembly. Math.exp and its like differ between
// browsers and are not used. Where f is missing the operation is exact.

const f = Math.fround;

const LOG2_E = f(1.44269504088896341);
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
const LEAST_EXP = f(-87.33654);
const MOST_EXP = f(88.72283);
const MOST_EXPM1 = f(88.72283 - 0.5);
const LEAST_NORMAL = f(1.17549435e-38);
const MOST = f(3.4028234e38);
const [E0, E1, E2, E3, E4, E5] = Float32Array.of(
  1.987569150e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1);
const [L0, L1, L2, L3, L4, L5, L6, L7, L8] = Float32Array.of(
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1);
const [T0, T1, T2, T3, T4] = Float32Array.of(
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1);
const [S0, S1, S2] = Float32Array.of(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
const [C0, C1, C2] = Float32Array.of(
  2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const TWO_OVER_PI = f(0.636619772367581343);
const [P0, P1, P2] = Float32Array.of(1.5703125, 4.837512969970703125e-4, 7.549789948768648e-8);

// 2 to the power of k lies at k + 130. In float64 one factor does what two do in
// float32 (2^128 is no float32), and the result is rounded once either way.
const POWERS = new Float64Array(261);
POWERS[130] = 1;
for (let k = 1; k <= 130; k++) {
  POWERS[130 + k] = POWERS[129 + k] * 2;
  POWERS[130 - k] = POWERS[131 - k] / 2;
}
const FLOAT = new Float32Array(1);
const BITS = new Int32Array(FLOAT.buffer);
FLOAT[0] = 0.7071067811865475244;
const SQRT_HALF_BITS = BITS[0];

/** Return k with x = k ln 2 + r and |r| <= ln 2 / 2. */
function halvings(x) {
  return Math.floor(f(f(x * LOG2_E) + 0.5));
}

/** Return e^r - 1 for the r that belongs to k. */
function remainder(x, k) {
  const r = f(f(x - k * LN2_HIGH) - f(k * LN2_LOW));
  let p = f(f(r * E0) + E1);
  p = f(f(p * r) + E2);
  p = f(f(p * r) + E3);
  p = f(f(p * r) + E4);
  p = f(f(p * r) + E5);
  return f(f(p * f(r * r)) + r);
}

/** Return e^x; 0 where it would be denormal. */
export function exp(x) {
  if (x >= LEAST_EXP && x <= MOST_EXP) {
    const k = halvings(x);
    return f(f(remainder(x, k) + 1) * POWERS[(k | 0) + 130]);
  }
  return x < 0 ? 0 : x * Infinity; // NaN stays NaN
}

/** Return e^x - 1, exact near 0. */
export function expm1(x) {
  if (x > MOST_EXPM1) return exp(x);
  const bounded = x < -18 ? -18 : x;
  const k = halvings(bounded);
  const scale = POWERS[(k | 0) + 130];
  return f(f(remainder(bounded, k) * scale) + f(scale - 1));
}

/** Return log(x 2^shift) for LEAST_NORMAL <= x < Infinity. */
function logNormal(x, shift) {
  FLOAT[0] = x;
  const exponent = (BITS[0] - SQRT_HALF_BITS) >> 23;
  const m = x * POWERS[130 - exponent] - 1; // 1 + m between the roots of 1/2 and 2
  const e = exponent + shift;
  const z = f(m * m);
  let p = f(f(m * L0) + L1);
  p = f(f(p * m) + L2);
  p = f(f(p * m) + L3);
  p = f(f(p * m) + L4);
  p = f(f(p * m) + L5);
  p = f(f(p * m) + L6);
  p = f(f(p * m) + L7);
  p = f(f(p * m) + L8);
  const tail = f(f(f(f(p * m) * z) + f(e * LN2_LOW)) - z * 0.5);
  return f(f(m + tail) + e * LN2_HIGH);
}

/** Return the natural logarithm; -Infinity at 0, NaN below. */
export function log(x) {
  if (x >= LEAST_NORMAL && x <= MOST) return logNormal(x, 0);
  if (x > 0) return x > MOST ? x : logNormal(x * 8388608, -23);
  return x === 0 ? -Infinity : NaN;
}

/** Return tanh x, exact near 0. */
export function tanh(x) {
  const size = Math.abs(x);
  if (size < 0.625) {
    const z = f(x * x);
    let p = f(f(z * T0) + T1);
    p = f(f(p * z) + T2);
    p = f(f(p * z) + T3);
    p = f(f(p * z) + T4);
    return f(f(f(p * z) * x) + x);
  }
  const far = f(1 - f(2 / f(exp(size + size) + 1)));
  return x < 0 ? -far : far;
}

/** Return 1 / (1 + e^-x), without overflow. */
export function sigmoid(x) {
  const e = exp(-Math.abs(x));
  const one = Number(x >= 0); // 1 or e is taken without a branch to predict
  return f((one + (1 - one) * e) / f(e + 1));
}

/**
 * Return max(x, 0) without a branch to predict: the signs of activations are random,
 * and a branch wrongly predicted costs more than all else. NaN stays NaN.
 */
export function positive(x) {
  const y = (x + Math.abs(x)) * 0.5;
  return y === y || x !== x ? y : 0; // -Infinity
}

/** Return log(1 + e^x), without overflow, from x and e = e^-|x|. */
export function softplusFrom(x, e) {
  const u = f(e + 1);
  const rest = f(logNormal(u, 0) + f(f(e - (u - 1)) / u));
  return f(positive(x) + rest);
}

/** Return how many quarter turns x is nearest to. */
function quarters(x) {
  return Math.floor(f(f(x * TWO_OVER_PI) + 0.5));
}

/** Return the angle from k quarter turns to x. */
function angle(x, k) {
  return f(f(f(x - f(k * P0)) - f(k * P1)) - f(k * P2));
}

function sinNear(r) {
  const z = f(r * r);
  const p = f(f(f(f(z * S0) + S1) * z) + S2);
  return f(f(f(p * z) * r) + r);
}

function cosNear(r) {
  const z = f(r * r);
  const p = f(f(f(f(z * C0) + C1) * z) + C2);
  return f(f(f(f(p * z) * z) - f(z * 0.5)) + 1);
}

/** Return sin x, x in radians, |x| <= 8192. */
export function sin(x) {
  const k = quarters(x);
  const r = angle(x, k);
  const turn = k - Math.floor(k * 0.25) * 4;
  const y = turn === 1 || turn === 3 ? cosNear(r) : sinNear(r);
  return turn >= 2 ? 0 - y : y;
}

/** Return cos x, x in radians, |x| <= 8192. */
export function cos(x) {
  const k = quarters(x);
  const r = angle(x, k);
  const turn = k - Math.floor(k * 0.25) * 4;
  const y = turn === 1 || turn === 3 ? sinNear(r) : cosNear(r);
  return turn === 1 || turn === 2 ? 0 - y : y;
}
