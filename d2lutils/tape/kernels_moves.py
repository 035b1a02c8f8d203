"""Kernels that move numbers: by static geometry, by an index; and random numbers."""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.threefry import threefry
from d2lutils.tape.kernels import UNARY, Kernel, block, row_major

TWO_PI = np.float32(2 * math.pi)


def take(
    heap: Array, o: int, a: int, dims: Sequence[int], strides: Sequence[int]
) -> None:
    """H[o + linear] = H[a + Σ i·stride], in row-major order over dims."""
    row_major(heap, o, *dims)[...] = block(heap, a, tuple(dims), tuple(strides))


def put(
    heap: Array, o: int, a: int, dims: Sequence[int], strides: Sequence[int]
) -> None:
    """H[o + Σ i·stride] = H[a + linear], in row-major order over dims."""
    block(heap, o, tuple(dims), tuple(strides))[...] = row_major(heap, a, *dims)


def put_add(
    heap: Array, o: int, a: int, dims: Sequence[int], strides: Sequence[int]
) -> None:
    """H[o + Σ i·stride] += H[a + linear], in row-major order over dims."""
    places = _places(tuple(dims), tuple(strides))
    np.add.at(heap, o + places, heap[a : a + places.size])


@lru_cache(256)
def _places(dims: tuple[int, ...], strides: tuple[int, ...]) -> Array:
    """Return Σ i·stride for all indices, in row-major order."""
    steps = [
        np.arange(length) * stride for length, stride in zip(dims, strides, strict=True)
    ]
    places = sum(np.ix_(*steps), np.zeros(dims, np.int64))
    return np.asarray(places).ravel()


def _index(heap: Array, address: int, n: int, size: int) -> Array:
    """Return n floats as whole numbers 0..size-1; NaN becomes 0."""
    x = np.trunc(heap[address : address + n])
    return np.clip(np.where(np.isnan(x), 0, x), 0, size - 1).astype(np.int64)


def gather(heap: Array, *arguments: int) -> None:
    """H[o+(q·n+i)·I+j] = H[a+(q·N+x)·I+j] with x the whole number at index+i."""
    o, a, index, outer, size, n, inner = arguments
    source = row_major(heap, a, outer, size, inner)
    row_major(heap, o, outer, n, inner)[...] = source[:, _index(heap, index, n, size)]


def scatter(heap: Array, *arguments: int) -> None:
    """H[o+(q·N+x)·I+j] += H[a+(q·n+i)·I+j], one after the other."""
    o, a, index, outer, size, n, inner = arguments
    rows = np.arange(outer)[:, None] * size + _index(heap, index, n, size)
    places = rows[:, :, None] * inner + np.arange(inner)
    np.add.at(heap, o + places.ravel(), heap[a : a + places.size])


def _words(heap: Array, *arguments: int) -> tuple[Array, Array]:
    """Return two random words for each of n elements; seed and t lie in the heap."""
    n, seed, t, stream = arguments
    return threefry(_counter(heap[seed]), _counter(heap[t]), stream, n)


def _counter(x: np.float32) -> int:
    return int(x) & 0xFFFFFFFF if np.isfinite(x) else 0


def _midpoint(word: Array) -> Array:
    """Return (k + 1/2) 2⁻²³ with k the upper 23 bits: exact in float32."""
    return (((word >> 9) + 0.5) * 2.0**-23).astype(np.float32)


def uniform(heap: Array, *arguments: int) -> None:
    """H[o+i] = the upper 23 bits of the first word as a number in (0, 1)."""
    o, n, *counters = arguments
    heap[o : o + n] = _midpoint(_words(heap, n, *counters)[0])


def normal(heap: Array, *arguments: int) -> None:
    """H[o+i] = √(-2 log u) · cos(2π v), u and v uniform from the two words."""
    o, n, *counters = arguments
    u, v = (_midpoint(word) for word in _words(heap, n, *counters))
    radius = np.sqrt(np.float32(-2) * UNARY["log"](u))
    heap[o : o + n] = radius * UNARY["cos"](TWO_PI * v)


def random_integer(heap: Array, *arguments: int) -> None:
    """H[o+i] = ⌊k·high / 2²⁴⌋ with k the upper 24 bits of the first word."""
    o, n, *counters, high = arguments
    first, _ = _words(heap, n, *counters)
    heap[o : o + n] = (first >> 8).astype(np.int64) * high >> 24


MOVES: dict[str, Kernel] = {
    "take": take,
    "put": put,
    "putadd": put_add,
    "gather": gather,
    "scatter": scatter,
    "uniform": uniform,
    "normal": normal,
    "randint": random_integer,
}
