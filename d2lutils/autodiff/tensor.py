"""The Tensor: a NumPy array that remembers how it was computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from d2lutils.autodiff.arrays import Array, Axes, flat, to_array
from d2lutils.messages import autodiff as text


class Tensor:
    """Wrap a copy of `data` and record what is computed from it.

    data           numbers, a list of them or an array, any shape
    requires_grad  True for a parameter: a tensor to differentiate by
    dtype          float64, float32, or int64 for an index; by default a float32
                   array stays float32 and everything else becomes float64
    name           label in a drawing of the graph

    `grad` is None until `backward()` fills it with a Tensor of the same shape.

    Raises TypeError for data that are not numbers, for another dtype, and for an
    integer tensor that requires a gradient.
    """

    __slots__ = ("_data", "grad", "name", "record", "requires_grad")
    __array_ufunc__ = None  # array * tensor is left to Tensor.__rmul__

    def __init__(
        self,
        data: ArrayLike | Tensor,
        *,
        requires_grad: bool = False,
        dtype: DTypeLike | None = None,
        name: str | None = None,
    ) -> None:
        values = data._data if isinstance(data, Tensor) else data
        self._data: Array = to_array(values, dtype)
        self.requires_grad, self.name = requires_grad, name
        self.grad: Tensor | None = None
        self.record: Record | None = None
        if requires_grad and self._data.dtype.kind != "f":
            raise TypeError(text.INTEGER_GRADIENT.say(dtype=self.dtype))
        if isinstance(data, TracedTensor):
            self.__class__ = TracedTensor
            self.record = Record(stop_gradient, (data,), (data._data,), {})

    @property
    def data(self) -> Array:
        """The values, as an array that cannot be written to.

        A parameter gets a new array of its shape: ``w.data = w.data - lr * g.data``.
        What was computed before that can no longer be differentiated.
        """
        self._data.flags.writeable = False
        return self._data

    @data.setter
    def data(self, value: ArrayLike | Tensor) -> None:
        if self.record is not None:
            operation = self.record.primitive.name
            raise ValueError(text.NEW_DATA_COMPUTED.say(operation=operation))
        array = Tensor(value, dtype=self.dtype)._data
        if array.shape != self.shape:
            told = text.NEW_DATA_SHAPE.say(expected=self.shape, received=array.shape)
            raise ValueError(told)
        self._data = array

    @property
    def shape(self) -> tuple[int, ...]:
        """The length of each axis."""
        return self._data.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of each element: float64, float32 or int64."""
        return self._data.dtype

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return self._data.ndim

    @property
    def size(self) -> int:
        """The number of elements."""
        return self._data.size

    def item(self) -> float:
        """Return the value of a tensor with one element as a Python number."""
        if self.size != 1:
            raise ValueError(text.ONE_NUMBER.say(shape=self.shape))
        return self._data.item()  # type: ignore[no-any-return]

    def detach(self) -> Tensor:
        """Return a constant with the same values: no derivative flows through it."""
        return constant(self._data)

    def backward(self) -> None:
        """Add d self / d leaf to `leaf.grad`, for each leaf that requires a gradient.

        A second call adds once more, as in PyTorch with retain_graph=True.

        Raises ValueError unless self has one element and depends on such a leaf.
        """
        backward(self)

    def __repr__(self) -> str:
        """Return the values to four digits; of a large tensor, the shape."""
        values = f"shape={self.shape}"
        if self.size <= 100:
            values = np.array2string(
                self._data, precision=4, separator=", ", prefix="Tensor("
            )
        dtype = "" if self.dtype == np.float64 else f", dtype={self.dtype}"
        name = f", name={self.name!r}" if self.name else ""
        required = ", requires_grad=True" if self.requires_grad else ""
        return f"Tensor({values}{dtype}{name}{required})"

    def __len__(self) -> int:
        return len(self._data)

    def __iter__(self) -> Iterator[Tensor]:
        return (self[i] for i in range(len(self)))

    def __float__(self) -> float:
        return float(self.item())

    def __bool__(self) -> bool:
        return bool(self.item())

    def __array__(
        self, dtype: DTypeLike | None = None, copy: bool | None = None
    ) -> Array:
        if self.requires_grad:
            raise TypeError(text.ARRAY_LEAVES_GRAPH.say(shape=self.shape))
        array = self.data if dtype is None else self.data.astype(dtype)
        return array.copy() if copy else array

    def __add__(self, other: Operand) -> Tensor:
        return add(self, other)

    def __radd__(self, other: Operand) -> Tensor:
        return add(other, self)

    def __sub__(self, other: Operand) -> Tensor:
        return subtract(self, other)

    def __rsub__(self, other: Operand) -> Tensor:
        return subtract(other, self)

    def __mul__(self, other: Operand) -> Tensor:
        return multiply(self, other)

    def __rmul__(self, other: Operand) -> Tensor:
        return multiply(other, self)

    def __truediv__(self, other: Operand) -> Tensor:
        return divide(self, other)

    def __rtruediv__(self, other: Operand) -> Tensor:
        return divide(other, self)

    def __pow__(self, exponent: Operand) -> Tensor:
        return power(self, exponent)

    def __rpow__(self, base: Operand) -> Tensor:
        return power(base, self)

    def __matmul__(self, other: Operand) -> Tensor:
        return matmul(self, other)

    def __rmatmul__(self, other: Operand) -> Tensor:
        return matmul(other, self)

    def __neg__(self) -> Tensor:
        return negative(self)

    def __abs__(self) -> Tensor:
        return absolute(self)

    def __getitem__(self, key: Any) -> Tensor:
        return index(self, key)

    def sum(self, axis: Axes = None, *, keepdims: bool = False) -> Tensor:
        """Return the sum over `axis`; see `d2lutils.autodiff.sum`."""
        return sum(self, axis, keepdims=keepdims)

    def mean(self, axis: Axes = None, *, keepdims: bool = False) -> Tensor:
        """Return the mean over `axis`; see `d2lutils.autodiff.mean`."""
        return mean(self, axis, keepdims=keepdims)

    def max(self, axis: Axes = None, *, keepdims: bool = False) -> Tensor:
        """Return the maximum over `axis`; see `d2lutils.autodiff.max`."""
        return max(self, axis, keepdims=keepdims)

    def reshape(self, *shape: int | Sequence[int]) -> Tensor:
        """Return the same elements in another shape; one length may be -1."""
        return reshape(self, flat(shape))

    def transpose(self, *axes: int | Sequence[int]) -> Tensor:
        """Return the tensor with its axes in the order `axes`, or reversed."""
        return transpose(self, flat(axes) or None)

    @property
    def T(self) -> Tensor:
        """The tensor with its axes reversed."""
        return transpose(self)

    @property
    def mT(self) -> Tensor:
        """The tensor with its last two axes swapped: each matrix transposed."""
        return swap_last(self)


Operand = Tensor | ArrayLike


def constant(array: Array) -> Tensor:
    """Return a Tensor on `array` itself, without the copy; for arrays of our own."""
    tensor = Tensor.__new__(Tensor)
    tensor._data = array
    tensor.requires_grad = False
    tensor.grad = tensor.name = tensor.record = None
    return tensor


# These modules need Tensor, and its operators need them: they wait for the class.
from d2lutils.autodiff.backward import backward  # noqa: E402
from d2lutils.autodiff.elementwise import (  # noqa: E402
    absolute,
    add,
    divide,
    multiply,
    negative,
    power,
    stop_gradient,
    subtract,
)
from d2lutils.autodiff.indexing import index  # noqa: E402
from d2lutils.autodiff.linear import matmul  # noqa: E402
from d2lutils.autodiff.primitive import Record  # noqa: E402
from d2lutils.autodiff.reductions import max, mean, sum  # noqa: E402
from d2lutils.autodiff.shaping import reshape, swap_last, transpose  # noqa: E402
from d2lutils.autodiff.tracing import TracedTensor  # noqa: E402
