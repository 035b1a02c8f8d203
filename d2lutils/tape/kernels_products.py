"""Kernels that add up: matrix product, sum, maximum. Their order is fixed.

NumPy's own sum along the last axis adds in pairs; along the first axis of two it
adds row after row, which is the order wanted here.
"""

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape.kernels import Kernel, block, row_major

PRODUCTS_AT_ONCE = 1 << 17  # floats: half a megabyte, to stay in the cache


def in_order(rows: Array) -> Array:
    """Return rows[0] + rows[1] + ..., rounded after each addition.

    rows  (number, ...) contiguous
    """
    alone = rows[0].size == 1
    total: Array = np.add.accumulate(rows, 0)[-1] if alone else np.add.reduce(rows, 0)
    return total


def matrix_product(heap: Array, *arguments: int) -> None:
    """acc = c, or 0 if c < 0; acc += a[i, kk] · b[kk, j] for kk = 0, 1, ..."""
    o, a, b, c, batch, m, k, n, ai, ak, bk, ob, ab, bb, cb, ci = arguments
    left = block(heap, a, (k, batch, m, 1), (ak, ab, ai, 0))
    right = block(heap, b, (k, batch, 1, n), (bk, bb, 0, 1))
    total = np.zeros((batch, m, n), np.float32)
    if c >= 0:
        total[...] = block(heap, c, (batch, m, n), (cb, ci, 1))
    at_once = max(1, PRODUCTS_AT_ONCE // max(total.size, 1))
    for first in range(0, k, at_once):
        number = min(at_once, k - first)
        rows = np.empty((number + 1, batch, m, n), np.float32)
        rows[0] = total
        part = slice(first, first + number)
        np.multiply(left[part], right[part], out=rows[1:])
        total = in_order(rows)
    block(heap, o, (batch, m, n), (ob, n, 1))[...] = total


def total(heap: Array, *arguments: int) -> None:
    """Sum over the middle axis; along neighbours in four lanes."""
    o, a, outer, number, inner = arguments
    x = row_major(heap, a, outer, number, inner)
    if inner == 1:
        y = _in_lanes(x[:, :, 0])[:, None]
    else:
        y = in_order(np.ascontiguousarray(x.transpose(1, 0, 2)))
    row_major(heap, o, outer, inner)[...] = y


def _in_lanes(x: Array) -> Array:
    """Return the sum of each row: every fourth element, the four sums, the rest."""
    outer, number = x.shape
    whole = number - number % 4
    rows = np.zeros((whole // 4 + 1, outer, 4), np.float32)
    rows[1:] = x[:, :whole].reshape(outer, -1, 4).transpose(1, 0, 2)
    lanes = in_order(rows)
    y: Array = (lanes[:, 0] + lanes[:, 1]) + (lanes[:, 2] + lanes[:, 3])
    for place in range(whole, number):
        y = y + x[:, place]
    return y


def largest(heap: Array, *arguments: int) -> None:
    """Maximum over the middle axis; NaN if there is one, 0 of 0 and -0."""
    o, a, outer, number, inner = arguments
    x = row_major(heap, a, outer, number, inner)
    y = np.maximum.reduce(x, 1)
    above = ((x == 0) & ~np.signbit(x)).any(1)
    row_major(heap, o, outer, inner)[...] = np.where((y == 0) & above, 0, y)


def first_maximum(heap: Array, *arguments: int) -> None:
    """1 at the first maximum (or the first NaN) over the middle axis, else 0."""
    o, a, outer, number, inner = arguments
    at = row_major(heap, a, outer, number, inner).argmax(1)
    here = np.arange(number)[None, :, None] == at[:, None, :]
    row_major(heap, o, outer, number, inner)[...] = here


PRODUCTS: dict[str, Kernel] = {
    "mm": matrix_product,
    "sum": total,
    "max": largest,
    "first": first_maximum,
}
