"""Views: a value as a place in a buffer, with a shape and the steps along each axis.

Transposing, slicing, broadcasting and sliding windows only change the steps; numbers
move when a kernel needs them in order.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

Shape = tuple[int, ...]


def row_major(shape: Sequence[int]) -> Shape:
    """Return the strides of contiguous numbers in row-major order."""
    strides = [1] * len(shape)
    for axis in range(len(shape) - 2, -1, -1):
        strides[axis] = strides[axis + 1] * shape[axis + 1]
    return tuple(strides)


class Address(NamedTuple):
    """A place in a buffer that has no place in the heap yet."""

    buffer: int
    offset: int


class View(NamedTuple):
    """Where the elements of a value are: index i at offset + Σ i·stride."""

    buffer: int
    offset: int
    shape: Shape
    strides: Shape

    @property
    def address(self) -> Address:
        """The place of the first element."""
        return Address(self.buffer, self.offset)

    @property
    def size(self) -> int:
        """The number of elements."""
        return math.prod(self.shape)

    @property
    def is_contiguous(self) -> bool:
        """Whether the elements lie one after the other in row-major order."""
        return all(
            n == 1 or stride == wanted
            for n, stride, wanted in zip(
                self.shape, self.strides, row_major(self.shape), strict=True
            )
        )

    def transposed(self, axes: Sequence[int]) -> "View":
        """Return the view with its axes in another order."""
        shape = tuple(self.shape[axis] for axis in axes)
        return self._replace(
            shape=shape, strides=tuple(self.strides[axis] for axis in axes)
        )

    def broadcast(self, shape: Shape) -> "View":
        """Return the view repeated along new axes and axes of length 1."""
        new = len(shape) - len(self.shape)
        strides = [
            0 if n == 1 else stride
            for n, stride in zip(self.shape, self.strides, strict=True)
        ]
        return self._replace(shape=shape, strides=(0,) * new + tuple(strides))

    def sliced(self, starts: Shape, steps: Shape, shape: Shape) -> "View":
        """Return the view whose index i is this one's starts + i·steps."""
        offset = sum(a * b for a, b in zip(starts, self.strides, strict=True))
        strides = tuple(a * b for a, b in zip(steps, self.strides, strict=True))
        return View(self.buffer, self.offset + offset, shape, strides)

    def windows(self, size: Shape, stride: Shape, axes: Shape) -> "View":
        """Return every window of `size` over `axes`, as autodiff's windows does."""
        shape, strides = list(self.shape), list(self.strides)
        for length, step, axis in zip(size, stride, axes, strict=True):
            shape[axis] = (self.shape[axis] - length) // step + 1
            strides[axis] *= step
        within = [self.strides[axis] for axis in axes]
        return self._replace(shape=(*shape, *size), strides=(*strides, *within))

    def reshaped(self, shape: Shape) -> "View | None":
        """Return the view in another shape, or None if numbers would have to move."""
        merged, (steps,) = collapsed(self.shape, [self.strides])
        strides: list[int] = []
        rest, lengths, stride = 1, list(merged), 0
        ends = list(steps)
        for n in reversed(shape):  # split the runs again, from the last
            if n == 1:
                strides.append(0)
                continue
            if rest == 1:
                if not lengths:
                    return None
                rest, stride = lengths.pop(), ends.pop()
            if rest % n:
                return None
            strides.append(stride)
            rest, stride = rest // n, stride * n
        return self._replace(shape=shape, strides=tuple(reversed(strides)))


def collapsed(shape: Shape, strides: Sequence[Shape]) -> tuple[Shape, list[Shape]]:
    """Return a shape with as few axes as possible, and the strides over it.

    Axes of length 1 go; neighbours become one where every operand's steps allow it.
    """
    lengths: list[int] = []
    steps: list[list[int]] = [[] for _ in strides]
    for axis, n in enumerate(shape):
        if n == 1:
            continue
        here = [one[axis] for one in strides]
        fits = bool(lengths) and all(
            done[-1] == n * step for done, step in zip(steps, here, strict=True)
        )
        if fits:
            lengths[-1] *= n
        else:
            lengths.append(n)
        for done, step in zip(steps, here, strict=True):
            if fits:
                done[-1] = step
            else:
                done.append(step)
    return tuple(lengths), [tuple(one) for one in steps]


def memory_order(view: View) -> Shape:
    """Return the axes by falling stride: the order in which the elements lie."""
    return tuple(sorted(range(len(view.shape)), key=lambda axis: -view.strides[axis]))


def inverse(order: Shape) -> Shape:
    """Return the order that undoes `order`."""
    return tuple(order.index(axis) for axis in range(len(order)))
