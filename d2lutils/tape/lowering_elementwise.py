"""Operations element by element: find axes and steps that a kernel knows."""

from d2lutils.tape.lowering_draft import Draft, rows
from d2lutils.tape.lowering_views import (
    Shape,
    View,
    collapsed,
    inverse,
    memory_order,
    row_major,
)

FORMS = {(1, 1): "vv", (1, 0): "vs", (0, 1): "sv"}


def elementwise(
    draft: Draft, kernel: str, operands: list[View], shape: Shape, target: View | None
) -> View:
    """Return a function of each element of the operands, broadcast to `shape`.

    target  contiguous, where the result should be; None: it may lie in any order and
            have what is equal along an axis only once
    """
    operands = [view.broadcast(shape) for view in operands]
    once = tuple(
        n if any(view.strides[axis] for view in operands) else 1
        for axis, n in enumerate(shape)
    )
    if once != shape:
        operands = [view._replace(shape=once) for view in operands]
        return elementwise(draft, kernel, operands, once, None).broadcast(shape)
    order = tuple(range(len(shape))) if target else _order(operands)
    operands = [view.transposed(order) for view in operands]
    result = target or draft.new(operands[0].shape)
    _emit(draft, kernel, operands, result)
    return result.transposed(inverse(order))


def _order(operands: list[View]) -> Shape:
    """Return the order in which the elements of a full operand lie, or row-major."""
    for view in operands:
        if all(
            stride > 0
            for n, stride in zip(view.shape, view.strides, strict=True)
            if n > 1
        ):
            return memory_order(view)
    return tuple(range(len(operands[0].shape)))


def _emit(draft: Draft, kernel: str, operands: list[View], result: View) -> None:
    if kernel == "where":
        places = [draft.ordered(view).address for view in operands]
        draft.emit(kernel, result.address, *places, result.size)
    elif len(operands) == 1:
        _emit_unary(draft, kernel, operands[0], result)
    else:
        _emit_binary(draft, kernel, operands, result)


def _emit_unary(draft: Draft, kernel: str, view: View, result: View) -> None:
    dims, (a,) = rows(*collapsed(view.shape, [view.strides]))
    if len(dims) > 2 or a[1] != 1:
        view = draft.ordered(view)
        dims, a = (1, view.size), (view.size, 1)
    count, n = dims
    draft.emit(kernel, result.address, view.address, n, count, n, a[0])


def _emit_binary(draft: Draft, kernel: str, operands: list[View], result: View) -> None:
    strides = [view.strides for view in operands]
    dims, steps = rows(*collapsed(result.shape, strides))
    if (steps[0][-1], steps[1][-1]) not in FORMS:
        operands = [draft.packed(view) for view in operands]
        strides = [view.strides for view in operands]
        dims, steps = rows(*collapsed(result.shape, strides))
    n, count = dims[-1], result.size // dims[-1]
    form = FORMS[steps[0][-1], steps[1][-1]]
    places, between = [], []
    for view, step in zip(operands, steps, strict=True):
        place, stride = _in_rows(draft, View(view.buffer, view.offset, dims, step))
        places.append(place.address)
        between.append(stride)
    draft.emit(f"{kernel}.{form}", result.address, *places, n, count, n, *between)


def _in_rows(draft: Draft, view: View) -> tuple[View, int]:
    """Return the view and the one stride from row to row, moving numbers if need be."""
    dims, steps = view.shape[:-1], view.strides
    merged, (outer,) = collapsed(dims, [steps[:-1]])
    if len(merged) <= 1:
        return view, outer[0] if outer else 0
    if steps[-1] == 0:
        return draft.ordered(View(view.buffer, view.offset, dims, steps[:-1])), 1
    return draft.ordered(view), row_major(view.shape)[-2]
