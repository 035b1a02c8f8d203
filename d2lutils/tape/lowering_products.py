"""Matrix products, sums and maxima."""

import math
from typing import NamedTuple

from d2lutils.tape.lowering_draft import Draft
from d2lutils.tape.lowering_views import (
    Address,
    Shape,
    View,
    collapsed,
    inverse,
    memory_order,
)

NOTHING = -1  # in place of the address of c


class Product(NamedTuple):
    """The matrix product of a (..., m, k) and b (..., k, n), added to c if given."""

    a: View
    b: View
    c: View | None = None


def transposed_last(view: View, swap: bool) -> View:
    """Return the view, with its last two axes swapped if asked."""
    rank = len(view.shape)
    axes = (*range(rank - 2), rank - 1, rank - 2)
    return view.transposed(axes) if swap else view


def matrix_product(draft: Draft, product: Product, result: View) -> None:
    """Write a product into a contiguous result of its shape."""
    *batch, m, n = result.shape
    k = product.a.shape[-1]
    a = product.a.broadcast((*batch, m, k))
    b = with_columns(draft, product.b).broadcast((*batch, k, n))
    c = product.c.broadcast(result.shape) if product.c else None
    if not any(s for s, number in zip(b.strides, batch, strict=False) if number > 1):
        found = _as_one(a, b, c)  # the batch is more rows
        if found:
            _emit(draft, found, result)
            return
    found = _as_batch(a, b, c)
    if not found:
        a, b = (draft.ordered(view) for view in (a, b))
        found = _as_batch(a, b, draft.ordered(c) if c else None)
    assert found
    _emit(draft, found, result)


def with_columns(draft: Draft, view: View) -> View:
    """Return the view with neighbours along its last axis next to each other."""
    if view.shape[-1] == 1 or view.strides[-1] == 1:
        return view
    batch = zip(view.shape[:-2], view.strides[:-2], strict=True)
    once = tuple(n if stride else 1 for n, stride in batch)
    ordered = draft.ordered(view._replace(shape=(*once, *view.shape[-2:])))
    return ordered.broadcast(view.shape)


def _as_one(a: View, b: View, c: View | None) -> Product | None:
    """Return the product as one of [1, rows, k] and [1, k, n], if steps allow."""
    rows = math.prod(a.shape[:-1])
    left = _merged(a, 0, -1)
    start = _merged(c, 0, -1) if c else None
    if left is None or (c and start is None):
        return None
    right = View(b.buffer, b.offset, (1, *b.shape[-2:]), (0, *b.strides[-2:]))
    return Product(
        View(a.buffer, a.offset, (1, rows, a.shape[-1]), (0, left, a.strides[-1])),
        right,
        View(c.buffer, c.offset, (1, rows, c.shape[-1]), (0, start, c.strides[-1]))
        if c and start is not None
        else None,
    )


def _as_batch(a: View, b: View, c: View | None) -> Product | None:
    """Return the product with one batch axis, if the steps allow."""
    number = math.prod(a.shape[:-2])
    views = [a, b, c] if c else [a, b]
    merged = []
    for view in views:
        step = _merged(view, 0, -2)
        if step is None:
            return None
        shape, strides = (number, *view.shape[-2:]), (step, *view.strides[-2:])
        merged.append(View(view.buffer, view.offset, shape, strides))
    return Product(*merged)


def _merged(view: View, first: int, end: int) -> int | None:
    """Return the one stride along several axes, or None if there is none."""
    dims, (steps,) = collapsed(view.shape[first:end], [view.strides[first:end]])
    if len(dims) > 1:
        return None
    return steps[0] if steps else 0


def _emit(draft: Draft, product: Product, result: View) -> None:
    a, b, c = product
    batch, m, k = a.shape
    n = b.shape[-1]
    start: Address | int = c.address if c else NOTHING
    draft.emit(
        "mm",
        result.address,
        a.address,
        b.address,
        start,
        *(batch, m, k, n, a.strides[1], a.strides[2], b.strides[1]),
        *(m * n, a.strides[0], b.strides[0], *(c.strides[:2] if c else (0, 0))),
    )


def is_start(view: View, shape: Shape) -> bool:
    """Say whether a product can begin with this view instead of 0."""
    return shape[-1] == 1 or view.broadcast(shape).strides[-1] == 1


def summed_product(a: View, b: View) -> Product | None:
    """Return the sum over the batch of a b as one product of [m, K] and [K, n].

    a, b  (..., m, k) and (..., k, n) with the same batch axes
    ->    None if the steps do not allow it
    """
    if a.shape[:-2] != b.shape[:-2]:
        return None
    rank = len(a.shape)
    left = a.transposed((*range(rank - 2), rank - 1, rank - 2))
    along_a, along_b = _merged(left, 0, -1), _merged(b, 0, -1)
    if along_a is None or along_b is None:
        return None
    k = math.prod(b.shape[:-1])
    return Product(
        View(a.buffer, a.offset, (a.shape[-2], k), (a.strides[-2], along_a)),
        View(b.buffer, b.offset, (k, b.shape[-1]), (along_b, b.strides[-1])),
    )


def reduction(
    draft: Draft, kernel: str, view: View, axes: Shape, target: View | None
) -> View:
    """Return the sum or max over `axes`, which stay with length 1."""
    kept = tuple(1 if axis in axes else n for axis, n in enumerate(view.shape))
    if not target:  # what is equal along a kept axis is reduced only once
        once = tuple(
            n if stride or axis in axes else 1
            for axis, (n, stride) in enumerate(
                zip(view.shape, view.strides, strict=True)
            )
        )
        view = view._replace(shape=once)
    view, order = _lying(draft, view, bool(target))
    shape = list(view.shape)
    while True:
        run = _last_run(shape, [order.index(axis) for axis in axes])
        if run is None:
            break
        outer, number, inner = (math.prod(shape[part]) for part in run)
        shape[run[1]] = [1] * len(shape[run[1]])
        last = _last_run(shape, [order.index(axis) for axis in axes]) is None
        result = target if target and last else draft.new(tuple(shape))
        draft.emit(kernel, result.address, view.address, outer, number, inner)
        view = result
    result = view._replace(shape=tuple(shape))
    return result.transposed(inverse(order)).broadcast(kept)


def _lying(draft: Draft, view: View, in_order: bool) -> tuple[View, Shape]:
    """Return the view contiguous, with its axes in an order, and that order."""
    order = memory_order(view)
    if not in_order and view.transposed(order).is_contiguous:
        return view.transposed(order), order
    return draft.ordered(view), tuple(range(len(view.shape)))


def _last_run(shape: list[int], axes: list[int]) -> tuple[slice, slice, slice] | None:
    """Return the axes before, in and after the last run of neighbours to reduce."""
    reduced = [axis for axis, n in enumerate(shape) if axis in axes and n > 1]
    if not reduced:
        return None
    first = end = reduced[-1]
    while first > 0 and (first - 1 in axes or shape[first - 1] == 1):
        first -= 1
    return slice(0, first), slice(first, end + 1), slice(end + 1, len(shape))


def first_maximum(draft: Draft, view: View, axes: Shape) -> View:
    """Return 1 at the first maximum over `axes`, else 0."""
    order = _around(view, axes)
    view = draft.ordered(view.transposed(order))
    places = sorted(order.index(axis) for axis in axes)
    first, end = (places[0], places[-1] + 1) if places else (0, 0)
    result = draft.new(view.shape)
    lengths = [
        math.prod(view.shape[part])
        for part in (slice(0, first), slice(first, end), slice(end, len(order)))
    ]
    draft.emit("first", result.address, view.address, *lengths)
    return result.transposed(inverse(order))


def _around(view: View, axes: Shape) -> Shape:
    """Return the axes in an order in which those in `axes` are neighbours.

    Where numbers have to move anyway, neighbours in memory stay neighbours: an axis
    that is kept and has stride 1 comes last.
    """
    order = tuple(range(len(view.shape)))
    if not axes or (axes[-1] - axes[0] == len(axes) - 1 and view.is_contiguous):
        return order
    kept = [axis for axis in order if axis not in axes]
    close = [a for a in kept if view.shape[a] > 1 and view.strides[a] == 1]
    return (*(axis for axis in kept if axis not in close), *axes, *close)
