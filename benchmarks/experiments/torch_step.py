"""The step of an experiment in PyTorch."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import torch

from benchmarks.experiments.experiment import LR, Experiment, cut, start
from d2lutils.autodiff.arrays import Array


def torch_step(experiment: Experiment, dtype: torch.dtype) -> Callable[[], float]:
    """Return the step in PyTorch, eager, with its own Adam."""
    data = as_torch(experiment.data(), dtype)
    players = torch_players(experiment, dtype)
    optimizer = torch.optim.Adam(list(chain.from_iterable(players)), lr=LR)

    def step() -> float:
        losses = experiment.torch_losses(*players, **experiment.torch_draw(**data))
        descend(losses, players, optimizer)
        return losses[0].item()

    return step


def descend(
    losses: Sequence[torch.Tensor],
    players: Sequence[Sequence[torch.Tensor]],
    optimizer: torch.optim.Optimizer,
) -> None:
    """Give each player the gradient of its loss, and make a step with all."""
    for number, (loss, own) in enumerate(zip(losses, players, strict=True), 1):
        gradients = torch.autograd.grad(loss, own, retain_graph=number < len(losses))
        for parameter, gradient in zip(own, gradients, strict=True):
            parameter.grad = gradient
    optimizer.step()


def torch_players(
    experiment: Experiment, dtype: torch.dtype
) -> list[list[torch.Tensor]]:
    """Return the first parameters of each player, to be differentiated by."""
    return [
        [torch.tensor(array, dtype=dtype, requires_grad=True) for array in own]
        for own in cut(start(experiment.players), experiment.players)
    ]


def as_torch(
    arrays: Mapping[str, Array], dtype: torch.dtype
) -> dict[str, torch.Tensor]:
    """Return the arrays as torch.Tensors; whole numbers stay whole."""
    return {
        name: torch.tensor(array, dtype=dtype if array.dtype.kind == "f" else None)
        for name, array in arrays.items()
    }
