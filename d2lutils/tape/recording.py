"""From what a TracedTensor remembers to the operations of a tape."""

from collections.abc import Callable
from typing import Any

import numpy as np

from d2lutils.autodiff.primitive import Record
from d2lutils.autodiff.tensor import Tensor
from d2lutils.tape.builder import Builder
from d2lutils.tape.operation import Shape

Numbers = tuple[int, ...]


def lower(builder: Builder, tensor: Tensor, numbers: Numbers) -> int:
    """Return the number of `tensor`, whose inputs have these numbers."""
    record = tensor.record
    assert record is not None
    name = record.primitive.name
    if name in SPECIAL:
        return SPECIAL[name](builder, tensor, record, numbers)
    attributes = {name: _plain(value) for name, value in record.attributes.items()}
    return builder.add(name, numbers, attributes, tensor.shape)


def _plain(value: Any) -> Any:
    """Return an attribute with Python's numbers in place of NumPy's."""
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    return value.item() if isinstance(value, np.generic) else value


def _same(builder: Builder, tensor: Tensor, record: Record, numbers: Numbers) -> int:
    return numbers[0]


def _matmul(builder: Builder, tensor: Tensor, record: Record, numbers: Numbers) -> int:
    """Lower a product in which a vector is a matrix of one row or one column."""
    a, b = (array.shape for array in record.arrays)
    left, right = numbers
    if len(a) == 1:
        left = reshaped(builder, left, (1, *a))
    if len(b) == 1:
        right = reshaped(builder, right, (*b, 1))
    rows, columns = a[-2:-1] or (1,), b[-1:] if len(b) > 1 else (1,)
    batch = tensor.shape[: tensor.ndim - (len(a) > 1) - (len(b) > 1)]
    attributes = {"transpose_a": False, "transpose_b": False}
    product = builder.add(
        "matmul", (left, right), attributes, (*batch, *rows, *columns)
    )
    return reshaped(builder, product, tensor.shape)


def _slice(builder: Builder, tensor: Tensor, record: Record, numbers: Numbers) -> int:
    """Lower x[key] to a slice along every axis and a reshape."""
    geometry, lengths = _geometry(record.attributes["key"], record.arrays[0].shape)
    chosen = builder.add("slice", numbers, geometry, lengths)
    return reshaped(builder, chosen, tensor.shape)


def _place(builder: Builder, tensor: Tensor, record: Record, numbers: Numbers) -> int:
    geometry, lengths = _geometry(record.attributes["key"], tensor.shape)
    x = reshaped(builder, numbers[0], lengths)
    return builder.add("place", (x,), {**geometry, "shape": tensor.shape}, tensor.shape)


def _geometry(key: Any, shape: Shape) -> tuple[dict[str, Shape], Shape]:
    """Return where along each axis a key of ints and slices starts, its steps, lengths.

    None adds an axis of length 1 and an int takes one away: both are reshapes.
    """
    items = [item for item in key if item is not None]
    used = len([item for item in items if item is not Ellipsis])
    all_of_it = [slice(None)] * (len(shape) - used)
    if Ellipsis in items:
        here = items.index(Ellipsis)
        items[here : here + 1] = all_of_it
    else:
        items += all_of_it
    ranges = [_range(item, length) for item, length in zip(items, shape, strict=True)]
    starts = tuple(one.start for one in ranges)
    steps = tuple(one.step for one in ranges)
    return {"starts": starts, "steps": steps}, tuple(len(one) for one in ranges)


def _range(item: slice | int, length: int) -> range:
    if isinstance(item, slice):
        chosen = range(*item.indices(length))
        return chosen if len(chosen) else range(0)
    return range(item % length, item % length + 1)


def _gather(builder: Builder, tensor: Tensor, record: Record, numbers: Numbers) -> int:
    """Lower gather and scatter_add: a constant index is counted from 0, not the end."""
    attributes = {name: _plain(value) for name, value in record.attributes.items()}
    shape = attributes.get("shape", record.arrays[0].shape)[attributes["axis"] :]
    indices = []
    for number, length in zip(numbers[1:], shape, strict=False):
        array = builder.array(number)
        if array is not None and (array < 0).any():
            number = builder.constant(array % length)
        indices.append(number)
    name = record.primitive.name
    return builder.add(name, (numbers[0], *indices), attributes, tensor.shape)


def reshaped(builder: Builder, number: int, shape: Shape) -> int:
    """Return the number of a value in another shape."""
    return builder.add("reshape", (number,), {"shape": shape}, shape)


SPECIAL: dict[str, Callable[[Builder, Tensor, Record, Numbers], int]] = {
    "stop_gradient": _same,
    "cast": _same,
    "matmul": _matmul,
    "slice": _slice,
    "place": _place,
    "gather": _gather,
    "scatter_add": _gather,
}
