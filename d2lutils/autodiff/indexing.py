"""Choosing elements: slices, integer arrays, and the padding that undoes a slice."""

# mypy: disable-error-code="has-type"
# (a rule may name a primitive that is defined further down)

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from d2lutils.autodiff.arrays import Array, normal_axes
from d2lutils.autodiff.primitive import as_tensor, primitive
from d2lutils.autodiff.shaping import cast
from d2lutils.autodiff.tensor import Operand, Tensor, constant
from d2lutils.autodiff.tracing import TracedTensor
from d2lutils.messages import autodiff as text

ALL = slice(None)


def index(x: Tensor, key: Any) -> Tensor:
    """Return x[key] as NumPy means it.

    key  integers, slices, None, ..., and arrays of integers or booleans, which must
         stand next to each other

    Raises IndexError if `key` reaches outside x, TypeError if it is not an index and
    ValueError if its arrays stand apart.
    """
    items = [_item(item) for item in (key if isinstance(key, tuple) else (key,))]
    try:
        if any(isinstance(item, np.ndarray | Tensor) for item in items):
            return _by_arrays(x, _without_ellipsis(items, x))
        return _slice(x, key=tuple(items))
    except IndexError as error:
        raise IndexError(text.INDEX.say(key=key, shape=x.shape)) from error


def _by_arrays(x: Tensor, items: list[Any]) -> Tensor:
    """Return x[items]: first what its slices choose, then what its arrays choose."""
    kinds = int | np.ndarray | Tensor
    arrays = [n for n, item in enumerate(items) if isinstance(item, kinds)]
    first, last = arrays[0], arrays[-1] + 1
    if last - first > len(arrays):
        raise ValueError(text.INDEX_APART.say(key=tuple(items)))
    rest = [ALL if n in arrays else item for n, item in enumerate(items)]
    if any(item != ALL for item in rest):
        x = _slice(x, key=tuple(rest))
    indices = [
        item if isinstance(item, Tensor) else constant(np.asarray(item, np.int64))
        for item in items[first:last]
    ]
    return _gather(x, *indices, axis=first)


def _item(item: Any) -> Any:
    """Return one part of a key as an int, slice, None, ... or array of integers.

    A traced Tensor stays one, so that the tape knows where the index comes from.
    """
    if item is None or item is Ellipsis or isinstance(item, slice):
        return item
    if isinstance(item, TracedTensor) and item.dtype.kind == "i":
        return item
    array = np.asarray(item._data if isinstance(item, Tensor) else item)
    if array.size == 0 and isinstance(item, list):
        array = array.astype(np.int64)
    if array.dtype.kind in "iu":
        return array if array.ndim else int(array)
    if array.dtype.kind == "b" and array.ndim:
        return array
    raise TypeError(text.INDEX_KIND.say(kind=repr(item)))


def _without_ellipsis(items: list[Any], x: Tensor) -> list[Any]:
    """Return the key with ... written out as slices and masks as integer arrays."""
    used = 0
    for item in items:
        is_mask = isinstance(item, np.ndarray) and item.dtype.kind == "b"
        used += item.ndim if is_mask else item is not None and item is not Ellipsis
    written: list[Any] = []
    for item in items:
        if item is Ellipsis:
            written += [ALL] * (x.ndim - used)
        elif isinstance(item, np.ndarray) and item.dtype.kind == "b":
            written += item.nonzero()
        else:
            written.append(item)
    return written


@primitive(lambda g, y, x, key: _place(g, key=key, shape=x.shape))
def _slice(x: Array, key: tuple[Any, ...]) -> Array:
    return np.asarray(x[key])


@primitive(lambda g, y, x, key, shape: _slice(g, key=key))
def _place(x: Array, key: tuple[Any, ...], shape: tuple[int, ...]) -> Array:
    placed = np.zeros(shape, x.dtype)
    placed[key] = x
    return placed


def pad(x: Operand, widths: Sequence[tuple[int, int]]) -> Tensor:
    """Return x with zeros around it.

    widths  for each axis, the number of zeros (before, after)
    """
    x = as_tensor(x)
    if len(widths) != x.ndim or any(min(pair) < 0 for pair in widths):
        raise ValueError(text.PAD_WIDTHS.say(shape=x.shape, widths=widths))
    pairs = list(zip(x.shape, widths, strict=True))
    key = tuple(slice(before, before + n) for n, (before, _) in pairs)
    shape = tuple(before + n + after for n, (before, after) in pairs)
    return _place(x, key=key, shape=shape)


def gather(x: Operand, index: ArrayLike | Tensor, axis: int = 0) -> Tensor:
    """Return the parts of x that `index` names along `axis`, as numpy.take does.

    index  whole numbers of any shape, which takes the place of `axis` in the result
    """
    x = as_tensor(x)
    (axis,) = normal_axes(axis, x.shape)
    return x[(ALL,) * axis + (_places(index),)]


def scatter_add(
    x: Operand, index: ArrayLike | Tensor, *, size: int, axis: int = 0
) -> Tensor:
    """Return zeros with each part of x added at the place `index` names along `axis`.

    The derivative of `gather`: gather(x, index) has the gradient
    scatter_add(g, index, size=x.shape[0]).

    index  whole numbers 0..size-1; its axes stand at `axis` in the shape of x
    size   length of that axis in the result
    """
    x, places = as_tensor(x), _places(index)
    shape = (*x.shape[:axis], size, *x.shape[axis + places.ndim :])
    return _scatter_add(x, places, axis=axis, shape=shape)


def _places(index: ArrayLike | Tensor) -> Tensor:
    """Return an index as a Tensor; it may hold its whole numbers as floats."""
    if isinstance(index, Tensor) and index.dtype.kind == "f":
        index = cast(index, np.int64)
    item = _item(index)
    return item if isinstance(item, Tensor) else constant(np.asarray(item))


@primitive(
    lambda g, y, x, *indices, axis: _scatter_add(g, *indices, axis=axis, shape=x.shape)
)
def _gather(x: Array, *indices: Array, axis: int) -> Array:
    return np.asarray(x[(ALL,) * axis + indices])


@primitive(lambda g, y, x, *indices, axis, shape: _gather(g, *indices, axis=axis))
def _scatter_add(x: Array, *indices: Array, axis: int, shape: tuple[int, ...]) -> Array:
    total = np.zeros(shape, x.dtype)
    np.add.at(total, (ALL,) * axis + indices, x)  # type: ignore[arg-type]
    return total
