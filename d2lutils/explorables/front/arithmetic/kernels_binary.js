// Kernels of two operands: H[o + r so + i] = H[a + r sa + i] op H[b + r sb + i].
//
// VV: both are rows; VS: the right one is a number for each row, H[b + r sb];
// SV: the left one is. Every loop is written out, so that each is compiled by itself.

export function addVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] + H[b + i];
  }
}

export function addVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] + y;
  }
}

export function addSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = x + H[b + i];
  }
}

export function subVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] - H[b + i];
  }
}

export function subVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] - y;
  }
}

export function subSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = x - H[b + i];
  }
}

export function mulVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] * H[b + i];
  }
}

export function mulVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] * y;
  }
}

export function mulSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = x * H[b + i];
  }
}

export function divVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] / H[b + i];
  }
}

export function divVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = H[a + i] / y;
  }
}

export function divSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = x / H[b + i];
  }
}

/** NaN if either is. */
export function maxVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = Math.max(H[a + i], H[b + i]);
  }
}

export function maxVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = Math.max(H[a + i], y);
  }
}

export function maxSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = Math.max(x, H[b + i]);
  }
}

export function gtVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = Number(H[a + i] > H[b + i]);
  }
}

export function gtVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = Number(H[a + i] > y);
  }
}

export function gtSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = Number(x > H[b + i]);
  }
}

export function eqVV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    for (let i = 0; i < n; i++) H[o + i] = Number(H[a + i] === H[b + i]);
  }
}

export function eqVS(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const y = H[b];
    for (let i = 0; i < n; i++) H[o + i] = Number(H[a + i] === y);
  }
}

export function eqSV(H, o, a, b, n, rows, so, sa, sb) {
  for (let r = 0; r < rows; r++, o += so, a += sa, b += sb) {
    const x = H[a];
    for (let i = 0; i < n; i++) H[o + i] = Number(x === H[b + i]);
  }
}
