// The matrix product, which is most of the work of most programs.
//
// JavaScript's numbers are float64: rounding each sum and product to float32 costs more
// than computing it. `linked` is therefore written in asm.js, a subset of JavaScript in
// which `x | 0` says that x is a whole number and `f(x)` that it is a float32. Chromium and
// Node compile it to arithmetic of float32, 3.8 times as fast. To an engine that does not
// know asm.js it is JavaScript like any other, and the bits are the same.

const LEAST = 65536;
const LARGE = 2 ** 24;

/**
 * Return { mm }, the matrix product on one heap, called as the WebAssembly one is
 * (wasm.js): (o, a, b, c, batch, m, k, n, ai, ak, bk, ob, ab, bb, cb, ci), the four
 * addresses in bytes, the rest in floats.
 * @param {ArrayBuffer} heap of `roomFor` bytes
 * @param {object} library where Float32Array and Math are
 */
export function products(heap, library = globalThis) {
  return linked(library, null, heap);
}

/** Return how long a heap must be for asm.js: a power of two, or whole blocks of 16 MB. */
export function roomFor(bytes) {
  if (bytes > LARGE) return Math.ceil(bytes / LARGE) * LARGE;
  return Math.max(LEAST, 2 ** Math.ceil(Math.log2(bytes)));
}

function linked(stdlib, foreign, heap) {
  "use asm";
  var H = new stdlib.Float32Array(heap);
  var f = stdlib.Math.fround;
  var imul = stdlib.Math.imul;

  // Two rows, four columns: eight sums advance together, each in its own order.
  function block(o, a, b, c, k, n, ai, ak, bk, ci) {
    o = o | 0; a = a | 0; b = b | 0; c = c | 0; k = k | 0;
    n = n | 0; ai = ai | 0; ak = ak | 0; bk = bk | 0; ci = ci | 0;
    var s0 = f(0), s1 = f(0), s2 = f(0), s3 = f(0), t0 = f(0), t1 = f(0), t2 = f(0), t3 = f(0);
    var x = f(0), y = f(0), b0 = f(0), b1 = f(0), b2 = f(0), b3 = f(0);
    if ((c | 0) >= 0) {
      s0 = f(H[c >> 2]);
      s1 = f(H[(c + 4) >> 2]);
      s2 = f(H[(c + 8) >> 2]);
      s3 = f(H[(c + 12) >> 2]);
      c = (c + ci) | 0;
      t0 = f(H[c >> 2]);
      t1 = f(H[(c + 4) >> 2]);
      t2 = f(H[(c + 8) >> 2]);
      t3 = f(H[(c + 12) >> 2]);
    }
    for (; (k | 0) > 0; k = (k - 1) | 0) {
      x = f(H[a >> 2]);
      y = f(H[(a + ai) >> 2]);
      b0 = f(H[b >> 2]);
      b1 = f(H[(b + 4) >> 2]);
      b2 = f(H[(b + 8) >> 2]);
      b3 = f(H[(b + 12) >> 2]);
      s0 = f(s0 + f(x * b0));
      s1 = f(s1 + f(x * b1));
      s2 = f(s2 + f(x * b2));
      s3 = f(s3 + f(x * b3));
      t0 = f(t0 + f(y * b0));
      t1 = f(t1 + f(y * b1));
      t2 = f(t2 + f(y * b2));
      t3 = f(t3 + f(y * b3));
      a = (a + ak) | 0;
      b = (b + bk) | 0;
    }
    H[o >> 2] = s0;
    H[(o + 4) >> 2] = s1;
    H[(o + 8) >> 2] = s2;
    H[(o + 12) >> 2] = s3;
    o = (o + n) | 0;
    H[o >> 2] = t0;
    H[(o + 4) >> 2] = t1;
    H[(o + 8) >> 2] = t2;
    H[(o + 12) >> 2] = t3;
  }

  // One row, four columns.
  function strip(o, a, b, c, k, ak, bk) {
    o = o | 0; a = a | 0; b = b | 0; c = c | 0; k = k | 0; ak = ak | 0; bk = bk | 0;
    var s0 = f(0), s1 = f(0), s2 = f(0), s3 = f(0), x = f(0);
    if ((c | 0) >= 0) {
      s0 = f(H[c >> 2]);
      s1 = f(H[(c + 4) >> 2]);
      s2 = f(H[(c + 8) >> 2]);
      s3 = f(H[(c + 12) >> 2]);
    }
    for (; (k | 0) > 0; k = (k - 1) | 0) {
      x = f(H[a >> 2]);
      s0 = f(s0 + f(x * f(H[b >> 2])));
      s1 = f(s1 + f(x * f(H[(b + 4) >> 2])));
      s2 = f(s2 + f(x * f(H[(b + 8) >> 2])));
      s3 = f(s3 + f(x * f(H[(b + 12) >> 2])));
      a = (a + ak) | 0;
      b = (b + bk) | 0;
    }
    H[o >> 2] = s0;
    H[(o + 4) >> 2] = s1;
    H[(o + 8) >> 2] = s2;
    H[(o + 12) >> 2] = s3;
  }

  // Four rows, one column.
  function column(o, a, b, c, k, n, ai, ak, bk, ci) {
    o = o | 0; a = a | 0; b = b | 0; c = c | 0; k = k | 0;
    n = n | 0; ai = ai | 0; ak = ak | 0; bk = bk | 0; ci = ci | 0;
    var s0 = f(0), s1 = f(0), s2 = f(0), s3 = f(0), y = f(0), a2 = 0, c2 = 0;
    if ((c | 0) >= 0) {
      c2 = (c + ci + ci) | 0;
      s0 = f(H[c >> 2]);
      s1 = f(H[(c + ci) >> 2]);
      s2 = f(H[c2 >> 2]);
      s3 = f(H[(c2 + ci) >> 2]);
    }
    a2 = (a + ai + ai) | 0;
    for (; (k | 0) > 0; k = (k - 1) | 0) {
      y = f(H[b >> 2]);
      s0 = f(s0 + f(f(H[a >> 2]) * y));
      s1 = f(s1 + f(f(H[(a + ai) >> 2]) * y));
      s2 = f(s2 + f(f(H[a2 >> 2]) * y));
      s3 = f(s3 + f(f(H[(a2 + ai) >> 2]) * y));
      a = (a + ak) | 0;
      a2 = (a2 + ak) | 0;
      b = (b + bk) | 0;
    }
    H[o >> 2] = s0;
    H[(o + n) >> 2] = s1;
    o = (o + n + n) | 0;
    H[o >> 2] = s2;
    H[(o + n) >> 2] = s3;
  }

  function one(o, a, b, c, k, ak, bk) {
    o = o | 0; a = a | 0; b = b | 0; c = c | 0; k = k | 0; ak = ak | 0; bk = bk | 0;
    var sum = f(0);
    if ((c | 0) >= 0) sum = f(H[c >> 2]);
    for (; (k | 0) > 0; k = (k - 1) | 0) {
      sum = f(sum + f(f(H[a >> 2]) * f(H[b >> 2])));
      a = (a + ak) | 0;
      b = (b + bk) | 0;
    }
    H[o >> 2] = sum;
  }

  // Rows i..m of one product: all columns but the last n % 4, then those.
  function product(o, a, b, c, m, k, n, ai, ak, bk, ci) {
    o = o | 0; a = a | 0; b = b | 0; c = c | 0; m = m | 0; k = k | 0;
    n = n | 0; ai = ai | 0; ak = ak | 0; bk = bk | 0; ci = ci | 0;
    var i = 0, j = 0, whole = 0, row = 0, p = 0, d = 0, step = 0;
    whole = n & -16;
    step = (c | 0) >= 0 ? 1 : 0;
    for (i = 0, row = o, p = a, d = c; (i | 0) < (m | 0); i = (i + 2) | 0) {
      for (j = 0; (j | 0) < (whole | 0); j = (j + 16) | 0) {
        if ((i + 1 | 0) < (m | 0)) {
          block((row + j) | 0, p, (b + j) | 0, (d + imul(step, j)) | 0, k, n, ai, ak, bk, ci);
        } else {
          strip((row + j) | 0, p, (b + j) | 0, (d + imul(step, j)) | 0, k, ak, bk);
        }
      }
      row = (row + n + n) | 0;
      p = (p + ai + ai) | 0;
      d = (d + imul(step, ci + ci | 0)) | 0;
    }
    for (j = whole; (j | 0) < (n | 0); j = (j + 4) | 0) {
      row = (o + j) | 0;
      p = a;
      d = (c + imul(step, j)) | 0;
      for (i = m; (i | 0) > 3; i = (i - 4) | 0) {
        column(row, p, (b + j) | 0, d, k, n, ai, ak, bk, ci);
        row = (row + (n << 2)) | 0;
        p = (p + (ai << 2)) | 0;
        d = (d + imul(step, ci << 2)) | 0;
      }
      for (; (i | 0) > 0; i = (i - 1) | 0) {
        one(row, p, (b + j) | 0, d, k, ak, bk);
        row = (row + n) | 0;
        p = (p + ai) | 0;
        d = (d + imul(step, ci)) | 0;
      }
    }
  }

  function mm(o, a, b, c, batch, m, k, n, ai, ak, bk, ob, ab, bb, cb, ci) {
    o = o | 0; a = a | 0; b = b | 0; c = c | 0; batch = batch | 0; m = m | 0; k = k | 0; n = n | 0;
    ai = ai | 0; ak = ak | 0; bk = bk | 0; ob = ob | 0; ab = ab | 0; bb = bb | 0; cb = cb | 0; ci = ci | 0;
    for (; (batch | 0) > 0; batch = (batch - 1) | 0) {
      product(o, a, b, c, m, k, n << 2, ai << 2, ak << 2, bk << 2, ci << 2);
      o = (o + (ob << 2)) | 0;
      a = (a + (ab << 2)) | 0;
      b = (b + (bb << 2)) | 0;
      if ((c | 0) >= 0) c = (c + (cb << 2)) | 0;
    }
  }

  return { mm: mm };
}
