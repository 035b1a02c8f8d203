// Kernels of one operand: H[o + r so + i] = f(H[a + r sa + i]) for r < rows, i < n.
//
// Every loop is written out: a function given to a loop would be called, not compiled
// into it. A Float32Array rounds what is stored in it.

import { cos, exp, expm1, log, positive, sigmoid, sin, softplusFrom, tanh } from "./elementary.js";

const FLUSHED = Math.fround(1e-30);
const POWERS = new Float32Array(256); // of e, for softplus

export function copyRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    if (n > 16) H.copyWithin(o, a, a + n);
    else for (let i = 0; i < n; i++) H[o + i] = H[a + i];
  }
}

export function negRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = -H[a + i];
  }
}

export function sqrtRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = Math.sqrt(H[a + i]);
  }
}

export function absRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = Math.abs(H[a + i]);
  }
}

/** NaN stays NaN. */
export function reluRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = positive(H[a + i]);
  }
}

export function signRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = Math.sign(H[a + i]) + 0; // no -0
  }
}

export function stepRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = Number(H[a + i] > 0);
  }
}

export function expRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = exp(H[a + i]);
  }
}

export function expm1Rows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = expm1(H[a + i]);
  }
}

export function logRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = log(H[a + i]);
  }
}

export function sinRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = sin(H[a + i]);
  }
}

export function cosRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = cos(H[a + i]);
  }
}

export function tanhRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = tanh(H[a + i]);
  }
}

export function sigmoidRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let i = 0; i < n; i++) H[o + i] = sigmoid(H[a + i]);
  }
}

/** In two loops: with exp and log in one, V8 would no longer compile them into it. */
export function softplusRows(H, o, a, n, rows, so, sa) {
  for (let r = 0; r < rows; r++, o += so, a += sa) {
    for (let start = 0; start < n; start += POWERS.length) {
      const most = Math.min(POWERS.length, n - start);
      for (let i = 0; i < most; i++) POWERS[i] = exp(-Math.abs(H[a + start + i]));
      for (let i = 0; i < most; i++) {
        H[o + start + i] = softplusFrom(H[a + start + i], POWERS[i]);
      }
    }
  }
}

/** H[o + i] = H[a + i] where H[c + i] is not 0 (NaN is not), else H[b + i]. */
export function where(H, o, c, a, b, n) {
  for (let i = 0; i < n; i++) H[o + i] = H[c + i] !== 0 ? H[a + i] : H[b + i];
}

export function zero(H, o, n) {
  H.fill(0, o, o + n);
}

/** H[to + i] = H[from + i], or 0 where it is nearer to 0 than 1e-30. */
export function flush(H, from, to, n) {
  for (let i = 0; i < n; i++) {
    const x = H[from + i];
    H[to + i] = Math.abs(x) < FLUSHED ? 0 : x;
  }
}
