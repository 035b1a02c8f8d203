"""Operations that combine the elements along axes: sum, mean, maximum."""

# mypy: disable-error-code="has-type"
# (a rule may name a primitive that is defined further down)

import math

import numpy as np

from d2lutils.autodiff.arrays import Array, Axes, normal_axes
from d2lutils.autodiff.primitive import as_tensor, primitive
from d2lutils.autodiff.shaping import broadcast_to, reshape
from d2lutils.autodiff.tensor import Operand, Tensor


def sum(x: Operand, axis: Axes = None, *, keepdims: bool = False) -> Tensor:
    """Return the sum of x over `axis`.

    axis      one axis or several; None means all
    keepdims  keep the summed axes, with length 1
    """
    x = as_tensor(x)
    return _sum(x, axes=normal_axes(axis, x.shape), keepdims=keepdims)


@primitive(lambda g, y, x, axes, keepdims: broadcast_to(with_axes(g, x, axes), x.shape))
def _sum(x: Array, axes: tuple[int, ...], keepdims: bool) -> Array:
    total: Array = np.add.reduce(x, axes, keepdims=keepdims)  # type: ignore[call-overload]
    return total


def mean(x: Operand, axis: Axes = None, *, keepdims: bool = False) -> Tensor:
    """Return the mean of x over `axis`: the sum by the number of elements.

    axis      one axis or several; None means all
    keepdims  keep the axes, with length 1
    """
    x = as_tensor(x)
    axes = normal_axes(axis, x.shape)
    number = math.prod(x.shape[axis] for axis in axes)
    return _sum(x, axes=axes, keepdims=keepdims) / number


def max(x: Operand, axis: Axes = None, *, keepdims: bool = False) -> Tensor:
    """Return the maximum of x over `axis`; its derivative goes to the first maximum.

    axis      one axis or several; None means all
    keepdims  keep the axes, with length 1

    Raises ValueError if there is no element to choose from.
    """
    x = as_tensor(x)
    return _max(x, axes=normal_axes(axis, x.shape), keepdims=keepdims)


@primitive(
    lambda g, y, x, axes, keepdims: with_axes(g, x, axes) * first_maximum(x, axes=axes)
)
def _max(x: Array, axes: tuple[int, ...], keepdims: bool) -> Array:
    return x.max(axes, keepdims=keepdims)  # type: ignore[no-any-return]


@primitive()
def first_maximum(x: Array, axes: tuple[int, ...]) -> Array:
    """Return 1 at the first maximum of x over `axes`, else 0; its derivative is 0."""
    kept = [axis for axis in range(x.ndim) if axis not in axes]
    moved = x.transpose(kept + list(axes))
    rows = moved.reshape(
        math.prod(x.shape[axis] for axis in kept),
        math.prod(x.shape[axis] for axis in axes),
    )
    hot = np.zeros_like(rows)
    hot[np.arange(len(rows)), rows.argmax(1)] = 1
    return hot.reshape(moved.shape).transpose(np.argsort(kept + list(axes)))


def with_axes(g: Tensor, x: Tensor, axes: tuple[int, ...]) -> Tensor:
    """Return g, a gradient of a reduction of x, so that it broadcasts against x."""
    if not g.shape:  # a lone number broadcasts as it is
        return g
    shape = [1 if axis in axes else n for axis, n in enumerate(x.shape)]
    return reshape(g, shape)
