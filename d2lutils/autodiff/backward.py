"""Reverse mode: from a scalar back to everything it was computed from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from d2lutils.autodiff import tensor as engine
from d2lutils.messages import autodiff as text


def grad(loss: engine.Tensor, wrt: Sequence[engine.Tensor]) -> list[engine.Tensor]:
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
    gradients = _pull_back(loss, order, targets, differentiable=True)
    return [gradients[id(x)] if id(x) in gradients else _zeros(x) for x in wrt]


def backward(loss: engine.Tensor) -> None:
    """Add d loss / d leaf to `leaf.grad`, for each leaf that requires a gradient.

    Raises ValueError if loss is not a scalar or depends on no such leaf.
    """
    _check_scalar(loss)
    if not loss.requires_grad:
        raise ValueError(text.NOTHING_TO_DIFFERENTIATE.say())
    order = evaluation_order(loss)
    leaves = [tensor for tensor in order if tensor.record is None]
    targets = {id(leaf) for leaf in leaves}
    gradients = _pull_back(loss, order, targets, differentiable=False)
    for leaf in leaves:
        g = gradients[id(leaf)]
        leaf.grad = g if leaf.grad is None else leaf.grad.detach() + g


def evaluation_order(output: engine.Tensor) -> list[engine.Tensor]:
    """Return what `output` depends on and requires a gradient, inputs before outputs.

    Works with a list of its own, not by recursion: a graph may be any number deep.
    """
    order: list[engine.Tensor] = []
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


def _pull_back(
    loss: engine.Tensor,
    order: list[engine.Tensor],
    targets: set[int],
    *,
    differentiable: bool,
) -> dict[int, engine.Tensor]:
    """Return d loss / d x for the targets x, by id; only paths to them are walked."""
    needed = set(targets)
    for tensor in order:
        if tensor.record is not None and any(
            id(x) in needed for x in tensor.record.inputs
        ):
            needed.add(id(tensor))
    gradients = {id(loss): engine.constant(np.ones_like(loss._data))}
    for y in reversed(order):
        if y.record is None or id(y) not in needed or id(y) not in gradients:
            continue
        keep = id(y) in targets
        g = gradients[id(y)] if keep else gradients.pop(id(y))
        for x, gradient in _input_gradients(y, g, needed, differentiable):
            before = gradients.get(id(x))
            gradients[id(x)] = gradient if before is None else before + gradient
    return gradients


def _input_gradients(
    y: engine.Tensor, g: engine.Tensor, needed: set[int], differentiable: bool
) -> list[tuple[engine.Tensor, engine.Tensor]]:
    """Return the needed inputs of y, each with its gradient by the rule."""
    assert y.record is not None
    primitive, inputs, arrays, attributes = y.record
    for x, array in zip(inputs, arrays, strict=True):
        if x._data is not array:
            raise ValueError(
                text.CHANGED.say(operation=primitive.name, shape=array.shape)
            )
    operands = inputs
    if not differentiable:
        y, operands = y.detach(), tuple([x.detach() for x in inputs])
    found = []
    for x, rule in zip(inputs, primitive.derivatives, strict=False):
        if rule is not None and id(x) in needed:
            found.append((x, _like(rule(g, y, *operands, **attributes), x)))
    return found


def _like(g: engine.Tensor, x: engine.Tensor) -> engine.Tensor:
    """Return g summed over the axes along which x was broadcast, in x's dtype."""
    from d2lutils.autodiff.shaping import cast

    if g.dtype != x.dtype:
        g = cast(g, x.dtype)
    if g.shape == x.shape:
        return g
    added = g.ndim - x.ndim
    stretched = [
        axis
        for axis, n in enumerate(g.shape)
        if axis < added or (x.shape[axis - added] == 1 and n != 1)
    ]
    return g.sum(stretched).reshape(x.shape)


def _zeros(x: engine.Tensor) -> engine.Tensor:
    return engine.constant(np.zeros_like(x._data))


def _check_scalar(loss: engine.Tensor) -> None:
    if not isinstance(loss, engine.Tensor):
        raise TypeError(text.NOT_A_TENSOR.say(kind=type(loss).__name__))
    if loss.size != 1:
        raise ValueError(text.NOT_SCALAR.say(shape=loss.shape))


def _check_wrt(wrt: Sequence[engine.Tensor]) -> None:
    if not isinstance(wrt, Sequence) or isinstance(wrt, str):
        raise TypeError(text.WRT_SEQUENCE.say(kind=type(wrt).__name__))
    for position, x in enumerate(wrt):
        if not isinstance(x, engine.Tensor):
            raise TypeError(text.NOT_A_TENSOR.say(kind=type(x).__name__))
        if not x.requires_grad:
            raise ValueError(text.WRT_REQUIRES.say(position=position, shape=x.shape))
