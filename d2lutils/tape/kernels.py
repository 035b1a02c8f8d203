"""The kernels in NumPy: what each name in a program does to the heap.

The heap is one array of float32; all addresses and strides count floats. Every
operation is rounded to float32 before the next and every sum has the order written
here, so that JavaScript and WebAssembly get the same bits. `block` refuses to reach
outside the heap.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import elementary
from d2lutils.tape.elementary import ArrayOperations

Kernel = Callable[..., None]
FLUSHED = np.float32(1e-30)  # a state nearer to 0 becomes 0: no denormals pile up


def block(
    heap: Array, offset: int, shape: tuple[int, ...], strides: tuple[int, ...]
) -> Array:
    """Return the part of the heap with these lengths and steps, to read and write."""
    steps = tuple([4 * step for step in strides])
    return np.ndarray(shape, np.float32, heap, 4 * offset, steps)


def row_major(heap: Array, offset: int, *shape: int) -> Array:
    """Return a contiguous part of the heap."""
    return heap[offset : offset + math.prod(shape)].reshape(shape)


def maximum(a: Array, b: Any) -> Array:
    """Return the larger of a and b; NaN if either is, 0 of 0 and -0."""
    zeros = (a == 0) & (b == 0)
    larger: Array = np.where(zeros, a + b, np.maximum(a, b))
    return larger


def _sign(x: Array) -> Array:
    sign: Array = np.where(np.isnan(x), x, np.float32(x > 0) - np.float32(x < 0))
    return sign


def _elementary(function: Callable[[Any, Any], Any]) -> Callable[[Array], Array]:
    return lambda x: function(ArrayOperations, x)


UNARY: dict[str, Callable[[Array], Array]] = {
    "copy": np.copy,
    "neg": np.negative,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "relu": lambda x: maximum(x, np.float32(0)),
    "sign": _sign,
    "step": lambda x: np.greater(x, 0).astype(np.float32),
    "exp": _elementary(elementary.exp),
    "expm1": _elementary(elementary.expm1),
    "log": _elementary(elementary.log),
    "sin": _elementary(elementary.sin),
    "cos": _elementary(elementary.cos),
    "tanh": _elementary(elementary.tanh),
    "sigmoid": _elementary(elementary.sigmoid),
    "softplus": _elementary(elementary.softplus),
}
BINARY: dict[str, Callable[[Array, Array], Array]] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": np.divide,
    "max": maximum,
    "gt": lambda a, b: np.greater(a, b).astype(np.float32),
    "eq": lambda a, b: np.equal(a, b).astype(np.float32),
}
# How far apart neighbours in a row are: of the left operand, of the right.
FORMS = {"vv": (1, 1), "vs": (1, 0), "sv": (0, 1)}


def _unary(function: Callable[[Array], Array]) -> Kernel:
    """Make H[o+r·so+i] = f(H[a+r·sa+i])."""

    def kernel(heap: Array, *arguments: int) -> None:
        o, a, n, rows, so, sa = arguments
        block(heap, o, (rows, n), (so, 1))[...] = function(
            block(heap, a, (rows, n), (sa, 1))
        )

    return kernel


def _binary(function: Callable[[Array, Array], Array], form: tuple[int, int]) -> Kernel:
    """Make H[o+r·so+i] = H[a+r·sa+i] op H[b+r·sb+i], or without i for a scalar."""

    def kernel(heap: Array, *arguments: int) -> None:
        o, a, b, n, rows, so, sa, sb = arguments
        block(heap, o, (rows, n), (so, 1))[...] = function(
            block(heap, a, (rows, n), (sa, form[0])),
            block(heap, b, (rows, n), (sb, form[1])),
        )

    return kernel


def where(heap: Array, *arguments: int) -> None:
    """H[o+i] = H[a+i] where H[c+i] is not 0, else H[b+i]."""
    o, c, a, b, n = arguments
    heap[o : o + n] = np.where(heap[c : c + n] != 0, heap[a : a + n], heap[b : b + n])


def flush(heap: Array, start: int, to: int, n: int) -> None:
    """H[to+i] = H[start+i], or 0 where that is smaller than 1e-30."""
    x = heap[start : start + n]
    heap[to : to + n] = np.where(np.abs(x) < FLUSHED, np.float32(0), x)


def zero(heap: Array, o: int, n: int) -> None:
    """H[o+i] = 0."""
    heap[o : o + n] = 0


ELEMENTWISE: dict[str, Kernel] = {
    **{name: _unary(function) for name, function in UNARY.items()},
    **{
        f"{name}.{form}": _binary(function, steps)
        for name, function in BINARY.items()
        for form, steps in FORMS.items()
    },
    "where": where,
    "zero": zero,
}
