"""A program in the making: kernels on buffers that have no place in the heap yet."""

import math
from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape.lowering_views import (
    Shape,
    View,
    collapsed,
    memory_order,
    row_major,
)


class Draft:
    """Buffers and the calls that fill them, each buffer once.

    sizes   number of floats of each buffer
    calls   (kernel, arguments); a place is an Address
    fixed   buffer -> what a constant holds
    """

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.calls: list[tuple[Any, ...]] = []
        self.fixed: dict[int, Array] = {}
        self._constants: dict[bytes, int] = {}
        self._ordered: dict[View, View] = {}

    def new(self, shape: Shape) -> View:
        """Return a contiguous view of a new buffer."""
        self.sizes.append(math.prod(shape))
        return View(len(self.sizes) - 1, 0, shape, row_major(shape))

    def emit(self, kernel: str, *arguments: Any) -> None:
        """Add a call; its first argument is where it writes."""
        self.calls.append((kernel, *arguments))

    def constant(self, value: Array) -> View:
        """Return a view of a constant, which keeps no axis along which it is equal."""
        with np.errstate(over="ignore"):
            array = value.astype(np.float32)
        for axis in range(array.ndim):
            first = array.take([0], axis)
            if np.array_equal(np.broadcast_to(first, array.shape), array):
                array = first
        known = array.tobytes()
        if known not in self._constants:
            self._constants[known] = self.new(array.shape).buffer
            self.fixed[self._constants[known]] = array.ravel()
        place = View(self._constants[known], 0, array.shape, row_major(array.shape))
        return place.broadcast(value.shape)

    def ordered(self, view: View) -> View:
        """Return the same elements contiguous and in order; moved once if need be."""
        if view.is_contiguous:
            return view
        if view not in self._ordered:
            target = self.new(view.shape)
            self.move(view, target)
            self._ordered[view] = target
        return self._ordered[view]

    def packed(self, view: View) -> View:
        """Return the same elements in order, those along stride 0 still only once."""
        shape = tuple(
            n if stride else 1
            for n, stride in zip(view.shape, view.strides, strict=True)
        )
        return self.ordered(view._replace(shape=shape)).broadcast(view.shape)

    def move(self, source: View, target: View) -> None:
        """Write the elements of one view into another of the same shape."""
        source, target = in_memory_order(source, target)
        dims, (a, o) = rows(*collapsed(source.shape, [source.strides, target.strides]))
        if len(dims) == 2 and a[1] == o[1] == 1:
            places = (target.address, source.address)
            self.emit("copy", *places, dims[1], dims[0], o[0], a[0])
        elif target.is_contiguous:
            dims, (a,) = collapsed(source.shape, [source.strides])
            self.emit("take", target.address, source.address, dims or (1,), a or (1,))
        else:
            self.put("put", source, target)

    def put(self, kernel: str, source: View, target: View) -> None:
        """Write or add ("putadd") the elements of one view to the places of another."""
        target, source = in_memory_order(target, source)
        source = self.ordered(source)
        dims, (o,) = collapsed(target.shape, [target.strides])
        self.emit(kernel, target.address, source.address, dims or (1,), o or (1,))


def in_memory_order(follower: View, leader: View) -> tuple[View, View]:
    """Return both with axes in the order in which `leader` is contiguous, if any."""
    order = memory_order(leader)
    if leader.transposed(order).is_contiguous:
        return follower.transposed(order), leader.transposed(order)
    return follower, leader


def rows(dims: Shape, strides: list[Shape]) -> tuple[Shape, list[Shape]]:
    """Return the same as two axes if one or none is left: rows, then a row."""
    if not dims:
        return (1, 1), [(1, 1) for _ in strides]
    if len(dims) == 1:
        return (1, *dims), [(dims[0] * one[0], *one) for one in strides]
    return dims, strides
