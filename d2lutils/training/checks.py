"""What the training loop looks at before it trusts its inputs, and its diagnosis."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from d2lutils.data.dataset import Split
from d2lutils.messages import Message
from d2lutils.messages import training as text

LossFunction = Callable[[Tensor, Tensor], Tensor]
# Trained weights stay far below; a run that diverges passes it within a few steps.
ORDINARY_WEIGHT = 1e4


def tensors(model: nn.Module, split: Split, name: str) -> tuple[Tensor, Tensor]:
    """Return x and y as tensors of the model's float dtype, or int64, on its device."""
    values = [_copy(split.x), _copy(split.y)]
    shapes = {"x_shape": tuple(values[0].shape), "y_shape": tuple(values[1].shape)}
    if 0 in (values[0].ndim, values[1].ndim) or len(values[0]) != len(values[1]):
        raise ValueError(text.ROWS_DIFFER.say(name=name, **shapes))
    if len(values[0]) == 0:
        raise ValueError(text.EMPTY_SPLIT.say(name=name, **shapes))
    floats = (p for p in model.parameters() if p.is_floating_point())
    like = next(floats, torch.empty(0))
    x, y = (
        v.to(like.device, like.dtype if v.is_floating_point() else torch.int64)
        for v in values
    )
    return x, y


def _copy(values: Any) -> Tensor:
    if isinstance(values, Tensor):
        return values.detach()
    # np.array copies: PyTorch warns about arrays that are read-only.
    return torch.from_numpy(np.array(values))


def check_at_least_one(**values: int | None) -> None:
    """Raise ValueError if a value is given and less than 1."""
    for name, value in values.items():
        if value is not None and value < 1:
            raise ValueError(text.AT_LEAST_ONE.say(name=name, value=value))


def check_arguments(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    patience: int | None,
    val: Split | None,
) -> None:
    """Raise ValueError unless the optimizer moves the model, and patience has a val."""
    own = {id(p) for p in model.parameters()}
    moved = {id(p) for group in optimizer.param_groups for p in group["params"]}
    if not own:
        raise ValueError(text.NO_PARAMETERS.say(model=type(model).__name__))
    if own.isdisjoint(moved):
        raise ValueError(text.FOREIGN_OPTIMIZER.say())
    if patience is not None and val is None:
        raise ValueError(text.PATIENCE_NEEDS_VAL.say(patience=patience))


def likely_reason(
    model: nn.Module, optimizer: torch.optim.Optimizer, x: Tensor, *, first: bool
) -> str:
    """Return the sentence that explains a loss that is not finite."""
    lr = optimizer.param_groups[0].get("lr")
    if not torch.isfinite(x).all():
        return text.REASON_INPUT.say()
    if first:
        return text.REASON_FIRST_STEP.say()
    largest = max(float(p.detach().abs().max()) for p in model.parameters())
    grown = not largest < ORDINARY_WEIGHT
    message = text.REASON_WEIGHTS if grown else text.REASON_LOG
    return message.say(lr=lr, largest=f"{largest:.3g}")


def batch_loss(loss_fn: LossFunction, y_hat: Tensor, y: Tensor) -> Tensor:
    """Return loss_fn(y_hat, y), or raise ValueError where the shapes do not match."""
    if y.is_floating_point():
        if y_hat.shape != y.shape and y_hat.numel() == y.numel():
            raise ValueError(_with_shapes(text.WOULD_BROADCAST, y_hat, y))
    elif loss_fn is cross_entropy and y_hat.ndim != y.ndim + 1:
        raise ValueError(_with_shapes(text.NOT_LOGITS, y_hat, y))
    try:
        loss = loss_fn(y_hat, y)
    except IndexError as error:
        if loss_fn is not cross_entropy:
            raise
        labels = {"low": int(y.min()), "high": int(y.max())}
        classes = y_hat.shape[1]
        message = text.LABEL_WITHOUT_LOGIT.say(**labels, classes=classes)
        raise ValueError(message) from error
    if loss.ndim != 0:
        raise ValueError(text.LOSS_NOT_SCALAR.say(shape=tuple(loss.shape)))
    return loss


def _with_shapes(message: Message, y_hat: Tensor, y: Tensor) -> str:
    return message.say(y_hat_shape=tuple(y_hat.shape), y_shape=tuple(y.shape))
