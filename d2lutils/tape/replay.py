"""What each operation of a tape computes, in NumPy."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from d2lutils.autodiff import (
    elementwise,
    linear,
    probabilities,
    random,
    reductions,
    shaping,
)
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.primitive import Primitive
from d2lutils.messages import tape as text
from d2lutils.tape.operation import Operation, Shape

Rule = Callable[..., Any]
_MODULES = (elementwise, linear, probabilities, random, reductions, shaping)


def rule(operation: Operation) -> Rule:
    """Return the operation as a function of arrays."""
    if operation.name == "slice":
        return partial(_slice, key=key(**operation.attributes, lengths=operation.shape))
    return partial(RULES[operation.name], **operation.attributes)


def key(starts: Shape, steps: Shape, lengths: Shape) -> tuple[slice, ...]:
    """Return the slices that choose `lengths` elements from `starts` in `steps`."""
    ends = [
        start + step * length
        for start, step, length in zip(starts, steps, lengths, strict=True)
    ]
    return tuple(
        slice(start, end if end >= 0 else None, step)
        for start, end, step in zip(starts, ends, steps, strict=True)
    )


def _slice(x: Array, key: tuple[slice, ...]) -> Array:
    return x[key]


def _place(x: Array, starts: Shape, steps: Shape, shape: Shape) -> Array:
    placed = np.zeros(shape)
    placed[key(starts, steps, x.shape)] = x
    return placed


def _matmul(a: Array, b: Array, transpose_a: bool, transpose_b: bool) -> Array:
    product: Array = (a.mT if transpose_a else a) @ (b.mT if transpose_b else b)
    return product


def _concatenate(*arrays: Array, axis: int) -> Array:
    return np.concatenate(arrays, axis)


def _gather(x: Array, *indices: Array, axis: int) -> Array:
    places = _whole(indices, x.shape[axis:])
    return np.asarray(x[(slice(None),) * axis + places])


def _scatter_add(x: Array, *indices: Array, axis: int, shape: Shape) -> Array:
    total = np.zeros(shape)
    places = _whole(indices, shape[axis:])
    np.add.at(total, (slice(None),) * axis + places, x)  # type: ignore[arg-type]
    return total


def _randint(seed: Array, t: Array, **attributes: Any) -> Array:
    return random._randint.forward(seed, t, **attributes).astype(np.float64)


def _whole(indices: tuple[Array, ...], lengths: Shape) -> tuple[Array, ...]:
    """Return the indices as integers.

    Raises IndexError if one is not a whole number 0..length-1.
    """
    places = []
    for index, length in zip(indices, lengths, strict=False):
        place = index.astype(np.int64)
        wrong = (place != index) | (place < 0) | (place >= length)
        if wrong.any():
            raise IndexError(text.INDEX.say(most=length - 1, received=index[wrong][0]))
        places.append(place)
    return tuple(places)


RULES: dict[str, Rule] = {
    primitive.name: primitive.forward
    for module in _MODULES
    for primitive in vars(module).values()
    if isinstance(primitive, Primitive)
} | {
    "slice": _slice,
    "place": _place,
    "matmul": _matmul,
    "concatenate": _concatenate,
    "gather": _gather,
    "scatter_add": _scatter_add,
    "randint": _randint,
}
