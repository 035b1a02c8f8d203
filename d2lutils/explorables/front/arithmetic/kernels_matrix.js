// Kernels that add up: matrix product, sum, maximum. Every sum has a fixed order.

const f = Math.fround;

/**
 * H[o + q ob + i n + j] = c + sum over kk of H[a + q ab + i ai + kk ak] H[b + q bb + kk bk + j],
 * with c = H[c + q cb + i ci + j], or 0 if the address c is negative; kk in order.
 *
 * Blocks of 2 rows and 4 columns: eight sums advance together, each in its own order.
 */
export function mm(H, o, a, b, c, batch, m, k, n, ai, ak, bk, ob, ab, bb, cb, ci) {
  const known = c >= 0;
  const columns = n - (n % 4);
  for (let q = 0; q < batch; q++) {
    for (let i = 0; i < m; i += 2) {
      const A = a + q * ab + i * ai;
      const C = c + q * cb + i * ci;
      const O = o + q * ob + i * n;
      const B = b + q * bb;
      if (i + 1 < m) {
        for (let j = 0; j < columns; j += 4) block(H, O + j, A, B + j, C + j, known, k, n, ai, ak, bk, ci);
      } else {
        for (let j = 0; j < columns; j += 4) strip(H, O + j, A, B + j, C + j, known, k, ak, bk);
      }
    }
    for (let j = columns; j < n; j++) {
      column(H, o + q * ob + j, a + q * ab, b + q * bb + j, c + q * cb + j, known, m, k, n, ai, ak, bk, ci);
    }
  }
}

/** Two rows, four columns. */
function block(H, o, a, b, c, known, k, n, ai, ak, bk, ci) {
  const d = c + ci;
  let s0 = known ? H[c] : 0;
  let s1 = known ? H[c + 1] : 0;
  let s2 = known ? H[c + 2] : 0;
  let s3 = known ? H[c + 3] : 0;
  let t0 = known ? H[d] : 0;
  let t1 = known ? H[d + 1] : 0;
  let t2 = known ? H[d + 2] : 0;
  let t3 = known ? H[d + 3] : 0;
  for (let kk = 0; kk < k; kk++, a += ak, b += bk) {
    const x = H[a];
    const y = H[a + ai];
    const b0 = H[b];
    const b1 = H[b + 1];
    const b2 = H[b + 2];
    const b3 = H[b + 3];
    s0 = f(s0 + f(x * b0));
    s1 = f(s1 + f(x * b1));
    s2 = f(s2 + f(x * b2));
    s3 = f(s3 + f(x * b3));
    t0 = f(t0 + f(y * b0));
    t1 = f(t1 + f(y * b1));
    t2 = f(t2 + f(y * b2));
    t3 = f(t3 + f(y * b3));
  }
  H[o] = s0;
  H[o + 1] = s1;
  H[o + 2] = s2;
  H[o + 3] = s3;
  H[o + n] = t0;
  H[o + n + 1] = t1;
  H[o + n + 2] = t2;
  H[o + n + 3] = t3;
}

/** One row, four columns. */
function strip(H, o, a, b, c, known, k, ak, bk) {
  let s0 = known ? H[c] : 0;
  let s1 = known ? H[c + 1] : 0;
  let s2 = known ? H[c + 2] : 0;
  let s3 = known ? H[c + 3] : 0;
  for (let kk = 0; kk < k; kk++, a += ak, b += bk) {
    const x = H[a];
    s0 = f(s0 + f(x * H[b]));
    s1 = f(s1 + f(x * H[b + 1]));
    s2 = f(s2 + f(x * H[b + 2]));
    s3 = f(s3 + f(x * H[b + 3]));
  }
  H[o] = s0;
  H[o + 1] = s1;
  H[o + 2] = s2;
  H[o + 3] = s3;
}

/** One column: four rows at a time, then one. */
function column(H, o, a, b, c, known, m, k, n, ai, ak, bk, ci) {
  let i = 0;
  for (; i + 3 < m; i += 4, a += 4 * ai, c += 4 * ci, o += 4 * n) {
    let s0 = known ? H[c] : 0;
    let s1 = known ? H[c + ci] : 0;
    let s2 = known ? H[c + 2 * ci] : 0;
    let s3 = known ? H[c + 3 * ci] : 0;
    for (let kk = 0, p = a, r = b; kk < k; kk++, p += ak, r += bk) {
      const y = H[r];
      s0 = f(s0 + f(H[p] * y));
      s1 = f(s1 + f(H[p + ai] * y));
      s2 = f(s2 + f(H[p + 2 * ai] * y));
      s3 = f(s3 + f(H[p + 3 * ai] * y));
    }
    H[o] = s0;
    H[o + n] = s1;
    H[o + 2 * n] = s2;
    H[o + 3 * n] = s3;
  }
  for (; i < m; i++, a += ai, c += ci, o += n) {
    let sum = known ? H[c] : 0;
    for (let kk = 0, p = a, r = b; kk < k; kk++, p += ak, r += bk) sum = f(sum + f(H[p] * H[r]));
    H[o] = sum;
  }
}

/** H[o + q I + i] = sum over r < R of H[a + (q R + r) I + i]. */
export function sum(H, o, a, O, R, I) {
  for (let q = 0; q < O; q++, o += I, a += R * I) {
    if (I === 1) H[o] = sumInLanes(H, a, R);
    else sumRows(H, o, a, R, I);
  }
}

/** Every fourth element, then the four sums, then what is left. */
function sumInLanes(H, a, R) {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = a + R - (R % 4);
  const end = a + R;
  for (; a < whole; a += 4) {
    s0 = f(s0 + H[a]);
    s1 = f(s1 + H[a + 1]);
    s2 = f(s2 + H[a + 2]);
    s3 = f(s3 + H[a + 3]);
  }
  let total = f(f(s0 + s1) + f(s2 + s3));
  for (; a < end; a++) total = f(total + H[a]);
  return total;
}

/** Add row after row: four columns at a time, then one. */
function sumRows(H, o, a, R, I) {
  const end = a + R * I;
  let i = 0;
  for (; i + 3 < I; i += 4) {
    let p = a + i;
    let s0 = H[p];
    let s1 = H[p + 1];
    let s2 = H[p + 2];
    let s3 = H[p + 3];
    for (p += I; p < end; p += I) {
      s0 = f(s0 + H[p]);
      s1 = f(s1 + H[p + 1]);
      s2 = f(s2 + H[p + 2]);
      s3 = f(s3 + H[p + 3]);
    }
    H[o + i] = s0;
    H[o + i + 1] = s1;
    H[o + i + 2] = s2;
    H[o + i + 3] = s3;
  }
  for (; i < I; i++) {
    let total = H[a + i];
    for (let p = a + i + I; p < end; p += I) total = f(total + H[p]);
    H[o + i] = total;
  }
}

/** H[o + q I + i] = maximum over r < R of H[a + (q R + r) I + i]; NaN if there is one. */
export function largest(H, o, a, O, R, I) {
  for (let q = 0; q < O; q++, o += I, a += R * I) {
    for (let i = 0; i < I; i++) {
      let best = H[a + i];
      for (let r = 1; r < R; r++) best = Math.max(best, H[a + r * I + i]);
      H[o + i] = best;
    }
  }
}

/** As `largest`, with 1 at the first maximum (or the first NaN) and 0 elsewhere. */
export function first(H, o, a, O, R, I) {
  H.fill(0, o, o + O * R * I);
  for (let q = 0; q < O; q++, o += R * I, a += R * I) {
    for (let i = 0; i < I; i++) {
      let at = i;
      let best = H[a + i];
      for (let p = i + I; p < R * I; p += I) {
        const x = H[a + p];
        if (x > best || (x !== x && best === best)) {
          best = x;
          at = p;
        }
      }
      H[o + at] = 1;
    }
  }
}
