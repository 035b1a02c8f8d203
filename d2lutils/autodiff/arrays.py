"""What the engine asks of NumPy arrays before it computes with them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from d2lutils.messages import autodiff as text

Array = NDArray[Any]
_INTEGERS = (int, np.integer)
Axes = int | Sequence[int] | None
_DTYPES = (np.dtype(np.float64), np.dtype(np.float32), np.dtype(np.int64))


def to_array(data: ArrayLike, dtype: DTypeLike | None = None) -> Array:
    """Return a new array of `data`: float32 stays, all other numbers become float64.

    Raises TypeError if `data` are not numbers or `dtype` is not one of the three.
    """
    array = numeric(data)
    if dtype is None:
        dtype = np.float32 if array.dtype == np.float32 else np.float64
    elif np.dtype(dtype) not in _DTYPES:
        raise TypeError(text.DTYPE.say(dtype=np.dtype(dtype)))
    return np.array(array, dtype=dtype)


def numeric(data: ArrayLike) -> Array:
    """Return `data` as an array, perhaps `data` itself.

    Raises TypeError if the elements are not real numbers or the rows differ in length.
    """
    try:
        array = np.asarray(data)
    except ValueError as error:
        raise TypeError(text.NOT_NUMBERS.say(kind=type(data).__name__)) from error
    if array.dtype.kind not in "fiub":
        kind = text.ARRAY_OF.say(dtype=array.dtype, shape=array.shape)
        raise TypeError(text.NOT_NUMBERS.say(kind=kind))
    return array


def normal_axes(axis: Axes, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the axes as sorted non-negative integers; None means all of them.

    Raises ValueError if an axis does not exist or is named twice.
    """
    number = len(shape)
    if axis is None:
        return tuple(range(number))
    axes = (axis,) if isinstance(axis, _INTEGERS) else tuple(axis)
    for one in axes:
        if not -number <= one < number:
            raise ValueError(text.AXIS.say(axis=one, shape=shape))
    normal = tuple(sorted(int(one) % number for one in axes))
    if len(set(normal)) < len(normal):
        raise ValueError(text.AXES_TWICE.say(axes=axes, shape=shape))
    return normal


def flat(numbers: Sequence[int | Sequence[int]]) -> tuple[int, ...]:
    """Return (2, 3) for both (2, 3) and ((2, 3),): the two ways to give a shape."""
    if len(numbers) == 1 and not isinstance(numbers[0], _INTEGERS):
        return tuple(int(number) for number in numbers[0])
    return tuple(int(number) for number in numbers)  # type: ignore[arg-type]
