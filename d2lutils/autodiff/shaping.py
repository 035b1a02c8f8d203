"""Operations that rearrange the elements and compute nothing."""

# mypy: disable-error-code="has-type"
# (a rule may name a primitive that is defined further down)

from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from d2lutils.autodiff.arrays import Array, normal_axes
from d2lutils.autodiff.primitive import Primitive, as_tensor, primitive
from d2lutils.autodiff.tensor import Operand, Tensor
from d2lutils.messages import autodiff as text


def reshape(x: Operand, shape: Sequence[int]) -> Tensor:
    """Return the elements of x, in the same order, in another shape.

    shape  lengths of the new axes; one may be -1, to be worked out
    """
    x, shape = as_tensor(x), tuple(shape)
    if -1 in shape:
        known = [length for length in shape if length != -1]
        rest = x.size // max(int(np.prod(known)), 1)
        shape = tuple(rest if length == -1 else length for length in shape)
    return x if shape == x.shape else _reshape(x, shape=shape)


@primitive(lambda g, y, x, shape: _reshape(g, shape=x.shape))
def _reshape(x: Array, shape: tuple[int, ...]) -> Array:
    return x.reshape(shape)


def transpose(x: Operand, axes: Sequence[int] | None = None) -> Tensor:
    """Return x with its axes in the order `axes`; by default in reverse order.

    Raises ValueError unless `axes` names every axis once.
    """
    x = as_tensor(x)
    if axes is None:
        return _transpose(x, axes=tuple(range(x.ndim - 1, -1, -1)))
    if sorted(axis % max(x.ndim, 1) for axis in axes) != list(range(x.ndim)):
        raise ValueError(
            text.PERMUTATION.say(axes=tuple(axes), number=x.ndim, shape=x.shape)
        )
    return _transpose(x, axes=tuple(axis % x.ndim for axis in axes))


@primitive(lambda g, y, x, axes: _transpose(g, axes=_inverse(axes)))
def _transpose(x: Array, axes: tuple[int, ...]) -> Array:
    return x.transpose(axes)


def _inverse(axes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(axes.index(axis) for axis in range(len(axes)))


def swap_last(x: Tensor) -> Tensor:
    """Return x with its last two axes swapped."""
    axes = tuple(range(x.ndim))
    return _transpose(x, axes=(*axes[:-2], axes[-1], axes[-2]))


def broadcast_to(x: Operand, shape: Sequence[int]) -> Tensor:
    """Return x repeated along new axes and axes of length 1 to fill `shape`."""
    x, shape = as_tensor(x), tuple(shape)
    return x if shape == x.shape else _broadcast_to(x, shape=shape)


@primitive(lambda g, y, x, shape: g)  # summed over the broadcast axes by `backward`
def _broadcast_to(x: Array, shape: tuple[int, ...]) -> Array:
    filled = np.empty(shape, x.dtype)
    filled[...] = x
    return filled


def cast(x: Operand, dtype: DTypeLike) -> Tensor:
    """Return x as float64 or float32, or as int64 to be an index.

    Raises ValueError if int64 is asked for and not every number of x is whole.
    """
    x, dtype = as_tensor(x), np.dtype(dtype)
    if dtype.kind == "i" and (np.trunc(x._data) != x._data).any():
        raise ValueError(text.NOT_WHOLE.say())
    return _cast(x, dtype=dtype)


@primitive(lambda g, y, x, dtype: _cast(g, dtype=x.dtype))
def _cast(x: Array, dtype: "np.dtype[Any]") -> Array:
    return x.astype(dtype)


def concatenate(tensors: Sequence[Operand], axis: int = 0) -> Tensor:
    """Return the tensors joined along an axis they have.

    tensors  equal shapes, except along `axis`
    """
    xs = [as_tensor(tensor) for tensor in tensors]
    if not xs:
        raise ValueError(text.EMPTY_SEQUENCE.say(operation="concatenate"))
    (axis,) = normal_axes(axis, xs[0].shape)
    return _concatenate(len(xs))(*xs, axis=axis)


@cache
def _concatenate(number: int) -> Primitive:
    @primitive(*(partial(_piece, position) for position in range(number)))
    def concatenate(*arrays: Array, axis: int) -> Array:
        return np.concatenate(arrays, axis)

    return concatenate


def _piece(position: int, g: Tensor, y: Tensor, *xs: Tensor, axis: int) -> Tensor:
    """Return the slice of g that input number `position` fills."""
    ends = list(accumulate(x.shape[axis] for x in xs))
    here = slice(ends[position] - xs[position].shape[axis], ends[position])
    return g[(slice(None),) * axis + (here,)]


def stack(tensors: Sequence[Operand], axis: int = 0) -> Tensor:
    """Return the tensors, all of one shape, joined along a new axis."""
    xs = [as_tensor(tensor) for tensor in tensors]
    if not xs:
        raise ValueError(text.EMPTY_SEQUENCE.say(operation="stack"))
    shape = xs[0].shape
    (axis,) = normal_axes(axis, (*shape, 1))
    if any(x.shape != shape for x in xs):
        shapes = ", ".join(str(x.shape) for x in xs)
        raise ValueError(text.SHAPES.say(operation="stack", shapes=shapes))
    with_axis = (*shape[:axis], 1, *shape[axis:])
    return concatenate([reshape(x, with_axis) for x in xs], axis)
