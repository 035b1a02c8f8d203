"""Optimizers with a learning rate, a momentum and a weight decay for each run."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

Step = Callable[[Sequence[Tensor], Sequence[Tensor]], None]


def sgd(lr: Tensor, momentum: Tensor, weight_decay: Tensor) -> Step:
    """Return the step v ← μ v + g, θ ← θ - lr v, in place, as torch.optim.SGD takes it.

    lr, momentum, weight_decay  (runs, 1, 1)
    ->  called with parameters and gradients, each (runs, ., .)
    """
    velocities: list[Tensor] = []

    def step(parameters: Sequence[Tensor], gradients: Sequence[Tensor]) -> None:
        moves = _decayed(parameters, gradients, weight_decay)
        if momentum.any():
            velocities[:] = velocities or [torch.zeros_like(g) for g in moves]
            for v, g in zip(velocities, moves, strict=True):
                v.mul_(momentum).add_(g)
            moves = velocities
        for parameter, move in zip(parameters, moves, strict=True):
            parameter.addcmul_(lr, move, value=-1)

    return step


def adam(
    lr: Tensor, momentum: Tensor, weight_decay: Tensor, beta_2: float = 0.999
) -> Step:
    """Return the step θ ← θ - lr m̂ / (√v̂ + 1e-8), as torch.optim.Adam takes it.

    lr, momentum, weight_decay  (runs, 1, 1); momentum is β₁
    ->  called with parameters and gradients, each (runs, ., .)

    Source: Kingma and Ba (2015), algorithm 1, https://arxiv.org/abs/1412.6980
    """
    means: list[Tensor] = []
    squares: list[Tensor] = []
    t = 0

    def step(parameters: Sequence[Tensor], gradients: Sequence[Tensor]) -> None:
        nonlocal t
        t += 1
        moves = _decayed(parameters, gradients, weight_decay)
        means[:] = means or [torch.zeros_like(g) for g in moves]
        squares[:] = squares or [torch.zeros_like(g) for g in moves]
        for parameter, g, m, v in zip(parameters, moves, means, squares, strict=True):
            m.lerp_(g, (1 - momentum).expand_as(g))
            v.mul_(beta_2).addcmul_(g, g, value=1 - beta_2)
            root = v.sqrt().div_((1 - beta_2**t) ** 0.5).add_(1e-8)
            parameter.addcdiv_(lr / (1 - momentum**t) * m, root, value=-1)

    return step


OPTIMIZERS = {"sgd": sgd, "adam": adam}
DEFAULT_MOMENTUM = {"sgd": 0.0, "adam": 0.9}


def _decayed(
    parameters: Sequence[Tensor], gradients: Sequence[Tensor], weight_decay: Tensor
) -> list[Tensor]:
    """Return the gradients with weight_decay * θ added."""
    if not weight_decay.any():
        return list(gradients)
    pairs = zip(parameters, gradients, strict=True)
    return [g + weight_decay * theta for theta, g in pairs]
