"""A tape while it is built: equal values are one value, and rules make it simpler."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape.operation import Operation, Shape
from d2lutils.tape.replay import rule

COMMUTATIVE = {"add", "multiply", "maximum", "equal"}
RANDOM = {"uniform", "normal", "randint"}


class Value(NamedTuple):
    """An input (neither array nor operation), a constant or an operation's result."""

    shape: Shape
    array: Array | None = None
    operation: Operation | None = None


class Builder:
    """The values so far, by number; `add` returns the number of an operation's result.

    simplify  given the builder and an operation, returns the number of a value equal
              to its result, or None if there is none to be had
    """

    def __init__(self, simplify: "Callable[[Builder, Operation], int | None]") -> None:
        self.values: list[Value] = []
        self._simplify = simplify
        self._known: dict[object, int] = {}

    def input(self, shape: Shape) -> int:
        """Return the number of a new input."""
        return self._new(Value(shape))

    def constant(self, array: Array) -> int:
        """Return the number of a constant; equal arrays are one constant."""
        array = np.array(array, np.float64)
        known = (array.shape, array.tobytes())
        if known not in self._known:
            self._known[known] = self._new(Value(array.shape, array=array))
        return self._known[known]

    def add(
        self,
        name: str,
        inputs: tuple[int, ...],
        attributes: Mapping[str, Any],
        shape: Shape,
    ) -> int:
        """Return the number of an operation's result, or of an equal value."""
        operation = Operation(name, inputs, attributes, shape)
        simpler = self._simplify(self, operation)
        if simpler is None:
            simpler = self._fold(operation)
        if simpler is not None:
            return simpler
        known = _known_by(operation)
        if known not in self._known:
            self._known[known] = self._new(Value(shape, operation=operation))
        return self._known[known]

    def array(self, number: int) -> Array | None:
        """Return a constant's array, None for any other value."""
        return self.values[number].array

    def made_by(self, number: int, name: str) -> Operation | None:
        """Return the operation that made a value if it bears this name."""
        operation = self.values[number].operation
        return operation if operation and operation.name == name else None

    def _fold(self, operation: Operation) -> int | None:
        """Return the result as a constant, if it is one and no larger than its inputs.

        A larger one, such as a table of ones and zeros, is cheaper to compute anew
        than to store.
        """
        arrays = [self.values[number].array for number in operation.inputs]
        known = [array for array in arrays if array is not None]
        size = sum(array.size for array in known)
        if len(known) < len(arrays) or int(np.prod(operation.shape)) > size:
            return None
        with np.errstate(all="ignore"):
            return self.constant(rule(operation)(*known))

    def _new(self, value: Value) -> int:
        self.values.append(value)
        return len(self.values) - 1


def _known_by(operation: Operation) -> object:
    inputs = operation.inputs
    if operation.name in COMMUTATIVE:
        inputs = tuple(sorted(inputs))
    return (
        operation.name,
        inputs,
        *sorted(operation.attributes.items()),
        operation.shape,
    )
