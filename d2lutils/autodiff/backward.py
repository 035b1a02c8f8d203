"""Reverse mode: from a scalar back to everything it was computed from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from d2lutils.autodiff import shaping
from d2lutils.autodiff.tensor import Tensor, constant
from d2lutils.messages import autodiff as text


def grad(loss: Tensor, wrt: Sequence[Tensor]) -> list[Tensor]:
    """Return d loss / d x for each x of `wrt`, as Tensors to be differentiated again.

    loss  one element
    wrt   tensors that require a gradient or were computed from such
    ->    one gradient for each, of its shape; zeros where loss does not depend on it

    Raises ValueError if loss is not a scalar or an x does not require a gradient.
    """
    _check_wrt(wrt)
    _check_scalar(loss)
    order = evaluation_order(loss)
    targets = {id(x) for x in wrt}
    needed = _on_a_path(order, targets)
    gradients = _pull_back(loss, order, needed, targets, differentiable=True)
    return [gradients[id(x)] if id(x) in gradients else _zeros(x) for x in wrt]


def backward(loss: Tensor) -> None:
    """Add d loss / d leaf to `leaf.grad`, for each leaf that requires a gradient.

    Raises ValueError if loss is not a scalar or depends on no such leaf.
    """
    _check_scalar(loss)
    if not loss.requires_grad:
        raise ValueError(text.NOTHING_TO_DIFFERENTIATE.say())
    order = evaluation_order(loss)
    needed = {id(tensor) for tensor in order}
    gradients = _pull_back(loss, order, needed, set(), differentiable=False)
    for leaf in order:
        if leaf.record is None and id(leaf) in gradients:
            g = gradients[id(leaf)]
            leaf.grad = g if leaf.grad is None else leaf.grad.detach() + g


def evaluation_order(output: Tensor) -> list[Tensor]:
    """Return what `output` depends on and requires a gradient, inputs before outputs.

    Works with a list of its own, not by recursion: a graph may be any number deep.
    """
    order: list[Tensor] = []
    seen: set[int] = set()
    waiting = [(output, False)]
    while waiting:
        tensor, inputs_done = waiting.pop()
        if inputs_done:
            order.append(tensor)
        elif id(tensor) not in seen and tensor.requires_grad:
            seen.add(id(tensor))
            waiting.append((tensor, True))
            if tensor.record is not None:
                waiting += [(x, False) for x in reversed(tensor.record.inputs)]
    return order


def _on_a_path(order: list[Tensor], targets: set[int]) -> set[int]:
    """Return the ids of the targets and of all that was computed from them."""
    needed = set(targets)
    for tensor in order:
        inputs = () if tensor.record is None else tensor.record.inputs
        if any(id(x) in needed for x in inputs):
            needed.add(id(tensor))
    return needed


def _pull_back(
    loss: Tensor,
    order: list[Tensor],
    needed: set[int],
    kept: set[int],
    *,
    differentiable: bool,
) -> dict[int, Tensor]:
    """Return d loss / d x by id(x), for the leaves among `needed` and for `kept`.

    A gradient that has been passed on is dropped, unless it is to be kept.
    """
    gradients = {id(loss): constant(np.ones_like(loss._data))}
    for y in reversed(order):
        if y.record is None or id(y) not in needed or id(y) not in gradients:
            continue
        g = gradients[id(y)] if id(y) in kept else gradients.pop(id(y))
        for x, gradient in _input_gradients(y, g, needed, differentiable):
            before = gradients.get(id(x))
            gradients[id(x)] = gradient if before is None else before + gradient
    return gradients


def _input_gradients(
    y: Tensor, g: Tensor, needed: set[int], differentiable: bool
) -> list[tuple[Tensor, Tensor]]:
    """Return each needed input of y with its gradient, by the rule of y's primitive."""
    assert y.record is not None
    primitive, inputs, arrays, attributes = y.record
    operands = inputs
    if not differentiable:  # rules applied to constants record nothing
        y, operands = constant(y._data), tuple([constant(array) for array in arrays])
    found = []
    for x, array, rule in zip(inputs, arrays, primitive.derivatives, strict=False):
        if x._data is not array:
            told = text.CHANGED.say(operation=primitive.name, shape=array.shape)
            raise ValueError(told)
        if rule is not None and id(x) in needed:
            gradient = rule(g, y, *operands, **attributes)
            if gradient.shape != array.shape or gradient.dtype != array.dtype:
                gradient = _like(gradient, x)
            found.append((x, gradient))
    return found


def _like(g: Tensor, x: Tensor) -> Tensor:
    """Return g summed over the axes along which x was broadcast, in x's dtype."""
    g = shaping.cast(g, x.dtype) if g.dtype != x.dtype else g
    added = g.ndim - x.ndim
    stretched = tuple(
        axis
        for axis, n in enumerate(g.shape)
        if axis < added or n != x.shape[axis - added]
    )
    return g.sum(stretched).reshape(x.shape)


def _zeros(x: Tensor) -> Tensor:
    return constant(np.zeros_like(x._data))


def _check_scalar(loss: Tensor) -> None:
    if not isinstance(loss, Tensor):
        raise TypeError(text.NOT_A_TENSOR.say(kind=type(loss).__name__))
    if loss.size != 1:
        raise ValueError(text.NOT_SCALAR.say(shape=loss.shape))


def _check_wrt(wrt: Sequence[Tensor]) -> None:
    if not isinstance(wrt, Sequence) or isinstance(wrt, str):
        raise TypeError(text.WRT_SEQUENCE.say(kind=type(wrt).__name__))
    for position, x in enumerate(wrt):
        if not isinstance(x, Tensor):
            raise TypeError(text.NOT_A_TENSOR.say(kind=type(x).__name__))
        if not x.requires_grad:
            raise ValueError(text.WRT_REQUIRES.say(position=position, shape=x.shape))
