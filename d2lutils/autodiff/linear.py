"""The matrix product, and the sliding windows that turn a convolution into one."""

# mypy: disable-error-code="has-type"
# (a rule may name a primitive that is defined further down)

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import as_strided

from d2lutils.autodiff.arrays import Array, normal_axes
from d2lutils.autodiff.primitive import as_tensor, primitive
from d2lutils.autodiff.tensor import Operand, Tensor
from d2lutils.messages import autodiff as text


@primitive(
    lambda g, y, a, b: g @ b.mT if _matrices(a, b) else _left_gradient(g, a, b),
    lambda g, y, a, b: a.mT @ g if _matrices(a, b) else _right_gradient(g, a, b),
)
def matmul(a: Array, b: Array) -> Array:
    """Return the matrix product a b, for each matrix of a batch.

    a  (..., n, k) or a vector (k,)
    b  (..., k, m) or a vector (k,)
    -> (..., n, m), without n or m where a or b is a vector

    Raises ValueError that names the shapes if they do not fit.
    """
    return np.asarray(a @ b)


def _matrices(a: Tensor, b: Tensor) -> bool:
    return a.ndim > 1 and b.ndim > 1


def _left_gradient(g: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """Return dL/da where a (k,) or b (k,) is a vector."""
    if b.ndim == 1:
        return g[..., None] * b
    return (g[..., None, :] @ b.mT)[..., 0, :]


def _right_gradient(g: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """Return dL/db where a (k,) or b (k,) is a vector."""
    if a.ndim == 1:
        return a * g if b.ndim == 1 else a[:, None] * g[..., None, :]
    return (a.mT @ g[..., None])[..., 0]


def windows(
    x: Operand,
    size: Sequence[int],
    *,
    stride: int | Sequence[int] = 1,
    axes: Sequence[int] | None = None,
) -> Tensor:
    """Return every window of `size` that slides over `axes` in steps of `stride`.

    x       e.g. images (batch, channels, height, width)
    size    length of the window along each of the axes, e.g. (3, 3)
    stride  one step for all axes, or one for each
    axes    the axes to slide over; by default the last ones
    ->      x's axes, those of `axes` now counting windows, then one axis for each
            length in `size`: e.g. (batch, channels, rows, columns, 3, 3)
            with rows = (height - 3) // stride + 1

    Raises ValueError if a window is longer than its axis.
    """
    x = as_tensor(x)
    size, step, over = _geometry(x, size, stride, axes)
    return _windows(x, size=size, stride=step, axes=over)


def fold(
    x: Operand,
    shape: Sequence[int],
    *,
    stride: int | Sequence[int] = 1,
    axes: Sequence[int] | None = None,
) -> Tensor:
    """Return zeros of `shape` with each window of x added at its place.

    The derivative of `windows`, and of what `windows` returns the shape.
    """
    x, shape = as_tensor(x), tuple(shape)
    size = x.shape[len(shape) :]
    size, step, over = _geometry(Tensor(np.empty(shape)), size, stride, axes)
    return _fold(x, shape=shape, size=size, stride=step, axes=over)


def _geometry(
    x: Tensor,
    size: Sequence[int],
    stride: int | Sequence[int],
    axes: Sequence[int] | None,
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return size, stride and axes as tuples of one length."""
    size = tuple(size)
    steps = (stride,) * len(size) if isinstance(stride, int) else tuple(stride)
    over = normal_axes(range(-len(size), 0) if axes is None else axes, x.shape)
    fits = len(size) == len(steps) == len(over) and all(
        0 < length <= x.shape[axis] and step > 0
        for length, step, axis in zip(size, steps, over, strict=True)
    )
    if not fits:
        raise ValueError(
            text.WINDOW.say(size=size, stride=steps, axes=over, shape=x.shape)
        )
    return size, steps, over


@primitive(
    lambda g, y, x, size, stride, axes: _fold(
        g, shape=x.shape, size=size, stride=stride, axes=axes
    )
)
def _windows(
    x: Array, size: tuple[int, ...], stride: tuple[int, ...], axes: tuple[int, ...]
) -> Array:
    shape, strides = list(x.shape), list(x.strides)
    for length, step, axis in zip(size, stride, axes, strict=True):
        shape[axis] = (x.shape[axis] - length) // step + 1
        strides[axis] = x.strides[axis] * step
    within = [x.strides[axis] for axis in axes]
    return as_strided(x, (*shape, *size), (*strides, *within), writeable=False)


@primitive(
    lambda g, y, x, shape, size, stride, axes: _windows(
        g, size=size, stride=stride, axes=axes
    )
)
def _fold(
    x: Array,
    shape: tuple[int, ...],
    size: tuple[int, ...],
    stride: tuple[int, ...],
    axes: tuple[int, ...],
) -> Array:
    total = np.zeros(shape, x.dtype)
    for cell in np.ndindex(*size):
        place = [slice(None)] * len(shape)
        for start, step, axis in zip(cell, stride, axes, strict=True):
            place[axis] = slice(start, start + step * (x.shape[axis] - 1) + 1, step)
        total[tuple(place)] += x[(..., *cell)]
    return total
