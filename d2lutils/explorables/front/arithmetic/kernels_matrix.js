// Kernels over the middle axis of [O, R, I]: sum, maximum, place of the maximum.
//
// Every sum has a fixed order. The matrix product is in products.js.

const f = Math.fround;

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
