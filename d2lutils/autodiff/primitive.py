"""A primitive operation: its forward rule and, beside it, its derivative rules.

    @primitive(
        lambda g, y, a, b: g * b,
        lambda g, y, a, b: g * a,
    )
    def multiply(a, b):
        return a * b

The function computes with arrays. There is one derivative rule for each input: given
g = dL/dy, the output y and the inputs, it returns dL/da, written in Tensor operations,
so that it can be differentiated again. Where an input was broadcast, the rule may
return the gradient of the broadcast shape; `backward` sums it. An input without a
rule (None, or past the last rule) has derivative zero.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, NamedTuple

import numpy as np

from d2lutils.autodiff.arrays import Array, numeric, to_array
from d2lutils.autodiff.tensor import Operand, Tensor, constant
from d2lutils.autodiff.tracing import TracedTensor
from d2lutils.messages import autodiff as text

Rule = Callable[..., Tensor]
_FLOAT64: np.dtype[Any] = np.dtype(np.float64)
_NUMBERS = (float, int)  # a union would be built at every call


class Record(NamedTuple):
    """How a tensor was computed: output = primitive(*inputs, **attributes)."""

    primitive: "Primitive"
    inputs: tuple[Tensor, ...]
    arrays: tuple[Array, ...]  # the values the inputs had at that moment
    attributes: dict[str, Any]


class Primitive:
    """One operation: a name, a forward rule, the derivative rules. Call it to apply it.

    Attributes, such as axes and shapes, are given by keyword; they are static data.
    """

    def __init__(
        self, forward: Callable[..., Array], derivatives: tuple[Rule | None, ...]
    ) -> None:
        update_wrapper(self, forward)
        self.name = forward.__name__.strip("_")
        self.forward = forward
        self.derivatives = derivatives

    def __repr__(self) -> str:
        return f"<primitive {self.name}>"

    def __call__(self, *inputs: Operand, **attributes: Any) -> Tensor:
        """Return forward(*inputs, **attributes), and record how, for the derivative.

        Raises ValueError that names the shapes if they do not fit.
        """
        tensors = _tensors(inputs)
        arrays = tuple([tensor._data for tensor in tensors])
        try:
            value = self.forward(*arrays, **attributes)
        except (ValueError, IndexError) as error:
            raise self._error(error, arrays, attributes) from error
        if type(value) is not np.ndarray:  # NumPy makes scalars of 0-d arrays
            value = np.asarray(value)
        output = constant(value)
        if self.derivatives:
            for tensor in tensors:
                if tensor.requires_grad:
                    output.requires_grad = True
                    output.record = Record(self, tensors, arrays, attributes)
                    break
        # No traced tensor is among inputs that were taken as they came.
        if tensors is not inputs and TracedTensor in map(type, tensors):
            output.__class__ = TracedTensor
            output.record = Record(self, tensors, arrays, attributes)
        return output

    def _error(
        self, error: Exception, arrays: tuple[Array, ...], attributes: dict[str, Any]
    ) -> Exception:
        shapes = ", ".join(str(array.shape) for array in arrays)
        told = ", ".join(f"{name}={value}" for name, value in attributes.items())
        message = text.SHAPES_WITH if told else text.SHAPES
        said = message.say(operation=self.name, shapes=shapes, attributes=told)
        return IndexError(said) if isinstance(error, IndexError) else ValueError(said)


def primitive(*derivatives: Rule | None) -> Callable[[Callable[..., Array]], Primitive]:
    """Make a primitive of these derivative rules and the forward rule below them."""

    def make(forward: Callable[..., Array]) -> Primitive:
        return Primitive(forward, derivatives)

    return make


def _tensors(inputs: tuple[Operand, ...]) -> tuple[Tensor, ...]:
    for operand in inputs:
        if type(operand) is not Tensor:
            break
    else:
        return inputs  # type: ignore[return-value]
    weak = _FLOAT64
    for operand in inputs:
        if isinstance(operand, Tensor) and operand._data.dtype.kind == "f":
            weak = operand._data.dtype
            break
    return tuple([as_tensor(operand, weak) for operand in inputs])


def as_tensor(operand: Operand, weak: np.dtype[Any] = _FLOAT64) -> Tensor:
    """Return `operand` as a Tensor; a lone number takes the dtype `weak`.

    Raises TypeError if `operand` is not a Tensor, a number or an array of numbers.
    """
    if isinstance(operand, Tensor):
        return operand
    if isinstance(operand, _NUMBERS):
        return constant(np.array(operand, dtype=weak))
    array = numeric(operand)
    is_weak = array.ndim == 0 or array.dtype.kind != "f"
    return constant(to_array(array, weak if is_weak else None))
