// The bits are held against NumPy by test_parity.py; here, that kernels keep to their place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { KERNELS } from "../../d2lutils/explorables/front/arithmetic/kernels.js";
import { ADDRESSES } from "../../d2lutils/explorables/front/arithmetic/signatures.js";

const heap = (n) => Float32Array.from({ length: n }, (_, i) => Math.sin(i * 7.1) * 3);

test("there is a kernel for every signature, and no other", () => {
  assert.deepEqual(Object.keys(KERNELS).sort(), Object.keys(ADDRESSES).sort());
  for (const [name, kernel] of Object.entries(KERNELS)) assert.equal(typeof kernel, "function", name);
});

test("elementwise kernels write n numbers of each row and nothing else", () => {
  for (const [name, addresses] of Object.entries(ADDRESSES)) {
    const forms = { 2: [100, 0, 5, 3, 8, 6], 3: [100, 0, 40, 5, 3, 8, 6, 7] };
    if (!name.includes(".") && !["relu", "copy", "tanh", "softplus"].includes(name)) continue;
    const H = heap(160);
    KERNELS[name](H, ...forms[addresses.length]);
    const kept = heap(160);
    const touched = (i) => i >= 100 && i < 121 && (i - 100) % 8 < 5;
    H.forEach((x, i) => assert.ok(touched(i) || x === kept[i], `${name} wrote ${i}`));
  }
});

test("a softplus of more than one block is the same as of many single ones", () => {
  const H = heap(1400);
  KERNELS.softplus(H, 700, 0, 700, 1, 0, 0);
  const single = heap(1400);
  for (let i = 0; i < 700; i++) KERNELS.softplus(single, 700 + i, i, 1, 1, 0, 0);
  assert.deepEqual(H, single);
});

function naive(H, o, a, b, c, batch, m, k, n, ai, ak, bk, ob, ab, bb, cb, ci) {
  for (let q = 0; q < batch; q++) for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) {
    let sum = c < 0 ? 0 : H[c + q * cb + i * ci + j];
    for (let kk = 0; kk < k; kk++) {
      sum = Math.fround(sum + Math.fround(H[a + q * ab + i * ai + kk * ak] * H[b + q * bb + kk * bk + j]));
    }
    H[o + q * ob + i * n + j] = sum;
  }
}

test("blocks of a matrix product change no sum, whatever the edges", () => {
  for (let m = 1; m <= 6; m++) for (let n = 1; n <= 9; n++) for (const c of [-1, 900, 600]) {
    const [made, wanted] = [heap(1000), heap(1000)];
    const geometry = [600, 0, 300, c, 2, m, 5, n, 1, m, n, m * n, 5 * m, 5 * n, c === 900 ? 0 : m * n, c === 900 ? 0 : n];
    KERNELS.mm(made, ...geometry);
    naive(wanted, ...geometry);
    assert.deepEqual(made, wanted, `${m} x ${n}, c = ${c}`);
  }
});

test("sums of four lanes have the order that is written down", () => {
  const H = Float32Array.of(1, 2 ** 24, 1, -(2 ** 24), 1, 1, 0);
  KERNELS.sum(H, 6, 0, 1, 6, 1);
  // (1 + 2^24) + (1 - 2^24) = 2^24 + (1 - 2^24) = 1, then two are left; in a row it were 2
  assert.equal(H[6], 3);
});

test("maximum and first maximum know NaN and ties", () => {
  const H = Float32Array.of(1, 5, 5, NaN, 7, NaN, -Infinity, -Infinity, -Infinity, 0, 0, 0);
  KERNELS.max(H, 9, 0, 3, 3, 1);
  assert.deepEqual([...H.subarray(9)], [5, NaN, -Infinity]);
  const F = new Float32Array(18);
  F.set(H.subarray(0, 9));
  KERNELS.first(F, 9, 0, 3, 3, 1);
  assert.deepEqual([...F.subarray(9)], [0, 1, 0, 1, 0, 0, 1, 0, 0]);
});

test("an index is cut to the rows there are", () => {
  const H = new Float32Array(16);
  H.set([10, 11, 12, -3, 1.9, 99, NaN, Infinity, -0.5]);
  KERNELS.gather(H, 9, 0, 3, 1, 3, 6, 1);
  assert.deepEqual([...H.subarray(9, 15)], [10, 11, 12, 10, 12, 10]);
});

test("what is carried loses numbers below 1e-30 and keeps NaN", () => {
  const H = Float32Array.of(9e-31, -9e-31, 2e-30, NaN, Infinity, 9, 9, 9, 9, 9);
  KERNELS.flush(H, 0, 5, 5);
  assert.deepEqual([...H.subarray(5)], [0, 0, Math.fround(2e-30), NaN, Infinity]);
});
