import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ADDRESSES,
  asRows,
  exportName,
  inBytes,
} from "../../d2lutils/explorables/front/arithmetic/signatures.js";

/** All places in row-major order, in floats, from the definition. */
function places(dims, strides) {
  let all = [0];
  dims.forEach((length, axis) => {
    all = all.flatMap((start) => Array.from({ length }, (_, i) => start + strides[axis] * i));
  });
  return all;
}

function placesOfRows({ offsets, n, stride }) {
  return [...offsets].flatMap((start) => Array.from({ length: n }, (_, i) => start / 4 + stride * i));
}

test("rows visit the same places in the same order as the dimensions", () => {
  const cases = [
    [[], []],
    [[4], [-3]],
    [[2, 3, 4], [12, 4, 1]],
    [[2, 3, 4], [1, 2, 6]],
    [[3, 1, 5], [0, 7, 1]],
    [[3, 5], [0, 0]],
    [[4, 3, 2], [2, 5, -1]],
  ];
  for (const [dims, strides] of cases) {
    assert.deepEqual(placesOfRows(asRows(dims, strides)), places(dims, strides));
  }
});

test("nothing to move is no element", () => {
  for (const dims of [[0, 3], [3, 0]]) {
    assert.deepEqual(placesOfRows(asRows(dims, [3, 1])), []);
  }
});

test("dimensions that one stride walks through are one row", () => {
  const { offsets, n, stride } = asRows([2, 3, 1, 4], [12, 4, 99, 1]);
  assert.deepEqual({ rows: [...offsets], n, stride }, { rows: [0], n: 24, stride: 1 });
});

test("addresses become bytes, lengths do not, and a missing operand stays negative", () => {
  assert.deepEqual(inBytes("mm", [1, 2, 3, -1, 5, 6]), [4, 8, 12, -4, 5, 6]);
  assert.deepEqual(inBytes("uniform", [1, 2, 3, 4, 5]), [4, 2, 12, 16, 5]);
});

test("the export of every kernel has a name without a dot", () => {
  assert.equal(exportName("add.vs"), "add_vs");
  for (const kernel of Object.keys(ADDRESSES)) assert.match(exportName(kernel), /^\w+$/);
});
