"""The tape: one step of an experiment as a list of operations on arrays.

All values have one numbering: first the inputs, then the constants, then the results
of the operations, in order. An operation names its inputs by these numbers, so it
only ever looks back. A number among the outputs may be of any of the three kinds.

**The operations.** All numbers are real, all shapes are known. Unless said otherwise
an operation has one input and no attributes, and `Operation.shape` is its result's.

Element by element; the shape is that to which NumPy broadcasts the inputs' shapes:

    add subtract multiply divide maximum    a, b
    greater equal                           a, b -> 1 or 0
    where                                   condition, a, b -> a where not 0, else b
    negative exp expm1 log sqrt sin cos tanh sigmoid softplus relu absolute sign step
    power(exponent)                         exponent: int or float

Products and reductions; `axes` is a sorted tuple, none negative:

    matmul(transpose_a, transpose_b)        a, b, both of two axes or more; True: the
                                            last two axes of that input are swapped
                                            first; the axes before them broadcast
    sum(axes, keepdims)
    max(axes, keepdims)
    first_maximum(axes)                     1 at the first maximum over axes, else 0
    softmax(axes)
    log_softmax(axes)
    logsumexp(axes, keepdims)

Rearrangements:

    reshape(shape)
    transpose(axes)                         axis i of the result is axes[i] of x
    broadcast_to(shape)
    concatenate(axis)                       one input or more
    slice(starts, steps)                    result[i, j] = x[starts[0] + i·steps[0],
                                            starts[1] + j·steps[1]]; as many axes as
                                            x; no start is negative, a step may be
    place(starts, steps, shape)             zeros of `shape` in which x is what
                                            slice(starts, steps) would return
    gather(axis)                            x, one index or more: x[..., i, j] with
                                            `axis` slices before the indices
    scatter_add(axis, shape)                x, one index or more: zeros of `shape` to
                                            which x is added where gather would read
    windows(size, stride, axes)             as `d2lutils.autodiff.windows`
    fold(shape, size, stride, axes)         zeros of `shape` with each window added

An index is an array of whole numbers 0..n-1, a constant or computed. Random numbers;
the inputs are seed and t, the number of the step, each one element:

    uniform(shape, stream)
    normal(shape, stream)
    randint(shape, stream, high)            whole numbers 0..high-1
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from d2lutils.autodiff.arrays import Array
from d2lutils.messages import tape as text
from d2lutils.tape.operation import Operation, Shape
from d2lutils.tape.replay import Rule, rule
from d2lutils.tape.text import write

__all__ = ["Input", "Operation", "Role", "Shape", "Tape"]

Role = Literal["state", "data", "control"]


class Input(NamedTuple):
    """One array that a tape computes from.

    role   "state": an output of the same name is its next value; "data"; "control"
    value  what it holds while tracing; a tape is fixed to its shape alone
    """

    name: str
    role: Role
    value: Array


@dataclass(frozen=True, eq=False, repr=False)
class Tape:
    """What `trace` has recorded; see the list of operations in this module.

    outputs  name -> number of a value
    labels   number of a value -> the name its author gave it
    """

    inputs: tuple[Input, ...]
    constants: tuple[Array, ...]
    operations: tuple[Operation, ...]
    outputs: Mapping[str, int]
    labels: Mapping[int, str]

    def run(self, **values: ArrayLike) -> dict[str, NDArray[np.float64]]:
        """Return the outputs, computed in float64: the reference for every executor.

        values  one array for each input, by name, of the shape it was traced with

        Raises TypeError if an input is missing or unknown, ValueError if its shape is
        another one.
        """
        _check_names(self.inputs, values)
        arrays = [_fitting(one, values[one.name]) for one in self.inputs]
        arrays += self.constants
        for function, inputs in self._functions:
            result = function(*[arrays[number] for number in inputs])
            arrays.append(result if type(result) is np.ndarray else np.asarray(result))
        return {name: np.array(arrays[n]) for name, n in self.outputs.items()}

    @cached_property
    def _functions(self) -> list[tuple[Rule, tuple[int, ...]]]:
        return [(rule(operation), operation.inputs) for operation in self.operations]

    def __repr__(self) -> str:
        """Return the tape as text to be read: one line for each operation."""
        return write(self)

    def shape(self, number: int) -> Shape:
        """Return the shape of value `number`."""
        arrays = [one.value for one in self.inputs] + list(self.constants)
        if number < len(arrays):
            return arrays[number].shape
        return self.operations[number - len(arrays)].shape

    @property
    def carried(self) -> tuple[str, ...]:
        """The names of the state inputs for which an output gives the next value."""
        return tuple(
            one.name
            for one in self.inputs
            if one.role == "state" and one.name in self.outputs
        )


def _check_names(inputs: tuple[Input, ...], values: Mapping[str, ArrayLike]) -> None:
    names = [one.name for one in inputs]
    missing = [name for name in names if name not in values]
    unknown = [name for name in values if name not in names]
    if missing:
        raise TypeError(text.MISSING.say(names=", ".join(missing)))
    if unknown:
        told = {"names": ", ".join(unknown), "expected": ", ".join(names)}
        raise TypeError(text.UNKNOWN.say(**told))


def _fitting(one: Input, value: ArrayLike) -> Array:
    array = np.asarray(value, np.float64)
    if array.shape != one.value.shape:
        raise ValueError(
            text.INPUT_SHAPE.say(
                name=one.name, expected=one.value.shape, received=array.shape
            )
        )
    return array
