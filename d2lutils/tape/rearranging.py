"""Rules for the operations that move numbers about and compute nothing."""

import math
from collections.abc import Callable

from d2lutils.tape.builder import Builder
from d2lutils.tape.operation import Operation

Rule = Callable[[Builder, Operation], int | None]


def _same_shape(builder: Builder, operation: Operation) -> int | None:
    (x,) = operation.inputs
    return x if builder.values[x].shape == operation.shape else None


def _reshape_again(builder: Builder, operation: Operation) -> int | None:
    """Make a reshape of a reshape one reshape."""
    inner = builder.made_by(operation.inputs[0], "reshape")
    return builder.add(*operation._replace(inputs=inner.inputs)) if inner else None


def _broadcast_again(builder: Builder, operation: Operation) -> int | None:
    inner = builder.made_by(operation.inputs[0], "broadcast_to")
    return builder.add(*operation._replace(inputs=inner.inputs)) if inner else None


def _transpose_again(builder: Builder, operation: Operation) -> int | None:
    inner = builder.made_by(operation.inputs[0], "transpose")
    if inner is None:
        return None
    axes = tuple(
        inner.attributes["axes"][axis] for axis in operation.attributes["axes"]
    )
    return builder.add("transpose", inner.inputs, {"axes": axes}, operation.shape)


def _order_kept(builder: Builder, operation: Operation) -> int | None:
    """Make a transpose that only moves axes of length 1 a reshape."""
    (x,), shape = operation.inputs, builder.values[operation.inputs[0]].shape
    long = [axis for axis in operation.attributes["axes"] if shape[axis] != 1]
    if long != sorted(long):
        return None
    return builder.add("reshape", (x,), {"shape": operation.shape}, operation.shape)


def _slice_again(builder: Builder, operation: Operation) -> int | None:
    inner = builder.made_by(operation.inputs[0], "slice")
    if inner is None:
        return None
    outer, first = operation.attributes, inner.attributes
    pairs = list(zip(first["steps"], outer["starts"], strict=True))
    starts = tuple(
        start + step * further
        for start, (step, further) in zip(first["starts"], pairs, strict=True)
    )
    steps = tuple(a * b for a, b in zip(first["steps"], outer["steps"], strict=True))
    both = {"starts": starts, "steps": steps}
    return builder.add("slice", inner.inputs, both, operation.shape)


def _all_of_it(builder: Builder, operation: Operation) -> int | None:
    """Make a slice or a place of everything, in order, what it is of."""
    (x,), steps = operation.inputs, operation.attributes["steps"]
    forward = all(
        step == 1 or length == 1
        for step, length in zip(steps, operation.shape, strict=True)
    )
    same = builder.values[x].shape == operation.shape
    return x if same and forward else None


def _joined_again(builder: Builder, operation: Operation) -> int | None:
    """Make a concatenation of concatenations along the same axis one."""
    inputs: list[int] = []
    for number in operation.inputs:
        inner = builder.made_by(number, "concatenate")
        same = inner and inner.attributes == operation.attributes
        inputs += inner.inputs if inner and same else (number,)
    if len(inputs) == len(operation.inputs):
        return inputs[0] if len(inputs) == 1 else None
    return builder.add(*operation._replace(inputs=tuple(inputs)))


def _nothing_summed(builder: Builder, operation: Operation) -> int | None:
    """Make the sum or maximum over axes of length 1, or no axes, a reshape."""
    (x,) = operation.inputs
    shape = builder.values[x].shape
    if any(shape[axis] != 1 for axis in operation.attributes["axes"]):
        return None
    return builder.add("reshape", (x,), {"shape": operation.shape}, operation.shape)


def _transposed_input(position: int) -> Rule:
    """Return the rule that a product itself swaps the last two axes of its input.

    Other axes may be moved too: then the transpose that leaves the last two in their
    order is shared with other products, or is not needed at all.
    """
    flag = ("transpose_a", "transpose_b")[position]

    def rule(builder: Builder, operation: Operation) -> int | None:
        inner = builder.made_by(operation.inputs[position], "transpose")
        if inner is None:
            return None
        *others, rows, columns = inner.attributes["axes"]
        if rows < columns:
            return None
        order = {"axes": (*others, columns, rows)}
        shape = (*inner.shape[:-2], inner.shape[-1], inner.shape[-2])
        inputs = list(operation.inputs)
        inputs[position] = builder.add("transpose", inner.inputs, order, shape)
        turned = {**operation.attributes, flag: not operation.attributes[flag]}
        return builder.add("matmul", tuple(inputs), turned, operation.shape)

    return rule


def _summed_product(builder: Builder, operation: Operation) -> int | None:
    """Make the sum over a batch of aᵀ b one product, of a and b with all their rows.

    So the gradient of a matrix that multiplies a batch needs no matrix for each case.
    """
    inner = builder.made_by(operation.inputs[0], "matmul")
    axes = tuple(range(len(inner.shape) - 2)) if inner else ()
    if inner is None or not axes or operation.attributes["axes"] != axes:
        return None
    turned = inner.attributes
    a, b = (builder.values[number].shape for number in inner.inputs)
    if not turned["transpose_a"] or turned["transpose_b"] or a[:-1] != b[:-1]:
        return None
    rows = [
        builder.add("reshape", (number,), {"shape": flat}, flat)
        for number, flat in zip(
            inner.inputs,
            [(math.prod(shape[:-1]), shape[-1]) for shape in (a, b)],
            strict=True,
        )
    ]
    product = builder.add("matmul", tuple(rows), turned, inner.shape[-2:])
    return builder.add(
        "reshape", (product,), {"shape": operation.shape}, operation.shape
    )


RULES: dict[str, tuple[Rule, ...]] = {
    "reshape": (_same_shape, _reshape_again),
    "broadcast_to": (_same_shape, _broadcast_again),
    "transpose": (_transpose_again, _order_kept),
    "slice": (_all_of_it, _slice_again),
    "place": (_all_of_it,),
    "concatenate": (_joined_again,),
    "sum": (_nothing_summed, _summed_product),
    "max": (_nothing_summed,),
    "matmul": (_transposed_input(0), _transposed_input(1)),
}
