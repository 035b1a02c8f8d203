"""The Tensor that a traced function computes with: everything done to it is recorded.

An ordinary Tensor remembers what a derivative needs. A TracedTensor remembers all, be
it differentiable or not, and refuses to become a Python number: that number would stay
the same in every later run of the tape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.tensor import Tensor
from d2lutils.messages import tape as text
from d2lutils.messages.language import Message


def _refuse(what: str, why: Message = text.BAKED_NUMBER) -> Callable[..., NoReturn]:
    def refuse(self: TracedTensor, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(why.say(what=what))

    return refuse


class TracedTensor(Tensor):
    """A Tensor that was computed from an input of a tape."""

    __slots__ = ()

    def detach(self) -> Tensor:
        """Return the same values; no derivative flows through them."""
        return Tensor(self, dtype=self.dtype)

    data = property(_refuse(".data"), _refuse(".data =", text.TRACED_NEW_DATA))
    item = _refuse(".item()")
    backward = _refuse("backward()", text.TRACED_BACKWARD)
    __float__ = _refuse("float()")
    __int__ = _refuse("int()")
    __array__ = _refuse("a NumPy array")
    __bool__ = _refuse("if", text.BAKED_BRANCH)
    __eq__ = _refuse("==", text.BAKED_EQUALITY)
    __ne__ = _refuse("!=", text.BAKED_EQUALITY)
    __hash__ = object.__hash__  # which __eq__ would take away


def traced(array: Array, name: str) -> TracedTensor:
    """Return an input of a trace on `array` itself, to be differentiated by as well."""
    tensor = TracedTensor.__new__(TracedTensor)
    tensor._data, tensor.name = array, name
    tensor.requires_grad, tensor.grad, tensor.record = True, None, None
    return tensor
