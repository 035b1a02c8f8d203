"""Rules that find, for an operation about to be added, a value equal to its result.

The numbers stay the same to the last bit, but for two things: x + 0 becomes x, though
-0 + 0 is 0, and a batch of products that is summed becomes one product, which rounds
in another place, some 1e-16 relative to the largest term.
"""

from collections.abc import Callable

import numpy as np

from d2lutils.autodiff import elementwise
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.primitive import Primitive
from d2lutils.tape import rearranging
from d2lutils.tape.builder import Builder
from d2lutils.tape.operation import Operation

ELEMENTWISE = {
    primitive.name
    for primitive in vars(elementwise).values()
    if isinstance(primitive, Primitive)
}
Rule = Callable[[Builder, Operation], int | None]


def simplify(builder: Builder, operation: Operation) -> int | None:
    """Return the number of a value equal to the operation's result, or None."""
    if operation.name in ELEMENTWISE:
        found = _without_broadcast(builder, operation)
        if found is not None:
            return found
    for rule in RULES.get(operation.name, ()):
        found = rule(builder, operation)
        if found is not None:
            return found
    return None


def _without_broadcast(builder: Builder, operation: Operation) -> int | None:
    """Leave the repetition of an input to the operation, which broadcasts anyway."""
    for position, number in enumerate(operation.inputs):
        source = _source(builder, number)
        if source is None:
            continue
        inputs = list(operation.inputs)
        inputs[position] = source
        shapes = [builder.values[n].shape for n in inputs]
        if np.broadcast_shapes(*shapes) == operation.shape:
            return builder.add(*operation._replace(inputs=tuple(inputs)))
    return None


def _source(builder: Builder, number: int) -> int | None:
    """Return what a value repeats: its smaller source, or one number of a constant."""
    repeated = builder.made_by(number, "broadcast_to")
    if repeated:
        return repeated.inputs[0]
    array = builder.array(number)
    if array is not None and array.size > 1 and _all_equal(array):
        return builder.constant(array.flat[0])
    return None


def _all_equal(array: Array) -> bool:
    bits = np.ascontiguousarray(array).view(np.uint64)  # 0 and -0 differ, as they must
    return bool((bits == bits.flat[0]).all())


def _neutral(position: int, value: float) -> Rule:
    """Return the rule that x stays x where the input at `position` is `value`."""

    def rule(builder: Builder, operation: Operation) -> int | None:
        array = builder.array(operation.inputs[position])
        other = operation.inputs[1 - position]
        is_value = array is not None and bool((array == value).all())
        same_shape = builder.values[other].shape == operation.shape
        return other if is_value and same_shape else None

    return rule


def _zero_minus(builder: Builder, operation: Operation) -> int | None:
    a, b = operation.inputs
    array = builder.array(a)
    if array is None or array.any() or builder.values[b].shape != operation.shape:
        return None
    return builder.add("negative", (b,), {}, operation.shape)


def _times_minus_one(position: int) -> Rule:
    def rule(builder: Builder, operation: Operation) -> int | None:
        x = _neutral(position, -1)(builder, operation)
        return None if x is None else builder.add("negative", (x,), {}, operation.shape)

    return rule


def _negative_twice(builder: Builder, operation: Operation) -> int | None:
    inner = builder.made_by(operation.inputs[0], "negative")
    return inner.inputs[0] if inner else None


def _plus_negative(builder: Builder, operation: Operation) -> int | None:
    """Make a + (-b) and (-b) + a the difference a - b."""
    for a, b in (operation.inputs, operation.inputs[::-1]):
        inner = builder.made_by(b, "negative")
        if inner:
            pair = (a, inner.inputs[0])
            return builder.add("subtract", pair, {}, operation.shape)
    return None


def _minus_negative(builder: Builder, operation: Operation) -> int | None:
    a, b = operation.inputs
    inner = builder.made_by(b, "negative")
    if inner is None:
        return None
    return builder.add("add", (a, inner.inputs[0]), {}, operation.shape)


def _small_power(builder: Builder, operation: Operation) -> int | None:
    exponent, (x,) = operation.attributes["exponent"], operation.inputs
    if exponent == 1:
        return x
    return (
        builder.add("multiply", (x, x), {}, operation.shape) if exponent == 2 else None
    )


def _one_answer(builder: Builder, operation: Operation) -> int | None:
    """Make where(c, a, a) a."""
    _, a, b = operation.inputs
    same_shape = builder.values[a].shape == operation.shape
    return a if a == b and same_shape else None


RULES: dict[str, tuple[Rule, ...]] = {
    "add": (_neutral(0, 0), _neutral(1, 0), _plus_negative),
    "subtract": (_neutral(1, 0), _zero_minus, _minus_negative),
    "multiply": (
        _neutral(0, 1),
        _neutral(1, 1),
        _times_minus_one(0),
        _times_minus_one(1),
    ),
    "divide": (_neutral(1, 1),),
    "negative": (_negative_twice,),
    "power": (_small_power,),
    "where": (_one_answer,),
    **rearranging.RULES,
}
