// Kernels that move numbers: by static geometry, or by an index in the heap.
//
// The geometry of take, put and putadd is a list of rows (asRows of signatures.js): row r
// begins offsets[r] bytes after the first element and has n elements, `stride` floats apart.

/** H[o + linear] = H[a + place]. */
export function take(H, o, a, offsets, n, stride) {
  for (let r = 0; r < offsets.length; r++, o += n) {
    const p = a + (offsets[r] >> 2);
    if (stride === 1 && n > 16) H.copyWithin(o, p, p + n);
    else for (let i = 0; i < n; i++) H[o + i] = H[p + i * stride];
  }
}

/** H[o + place] = H[a + linear]. */
export function put(H, o, a, offsets, n, stride) {
  for (let r = 0; r < offsets.length; r++, a += n) {
    const p = o + (offsets[r] >> 2);
    if (stride === 1 && n > 16) H.copyWithin(p, a, a + n);
    else for (let i = 0; i < n; i++) H[p + i * stride] = H[a + i];
  }
}

/** H[o + place] += H[a + linear], one after the other. */
export function putadd(H, o, a, offsets, n, stride) {
  for (let r = 0; r < offsets.length; r++, a += n) {
    const p = o + (offsets[r] >> 2);
    for (let i = 0; i < n; i++) H[p + i * stride] += H[a + i];
  }
}

/** Return x without its fraction, at least 0 and at most N - 1; NaN is 0. */
function whole(x, N) {
  if (x >= 1) return x < N ? x | 0 : N - 1;
  return 0;
}

/** H[o + (q n + i) I + j] = H[a + (q N + x) I + j] with x from H[index + i]. */
export function gather(H, o, a, index, O, N, n, I) {
  for (let q = 0; q < O; q++, a += N * I) {
    for (let i = 0; i < n; i++, o += I) {
      const p = a + whole(H[index + i], N) * I;
      for (let j = 0; j < I; j++) H[o + j] = H[p + j];
    }
  }
}

/** H[o + (q N + x) I + j] += H[a + (q n + i) I + j], in order of q, i, j. */
export function scatter(H, o, a, index, O, N, n, I) {
  for (let q = 0; q < O; q++, o += N * I) {
    for (let i = 0; i < n; i++, a += I) {
      const p = o + whole(H[index + i], N) * I;
      for (let j = 0; j < I; j++) H[p + j] += H[a + j];
    }
  }
}
