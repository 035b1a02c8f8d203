"""MAML: parameters from which one step of gradient descent learns a new sine wave."""

import numpy as np
import torch

from benchmarks.experiments.experiment import Experiment
from d2lutils.autodiff import Tensor, broadcast_to, grad, relu, sin
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.random import uniform

TASKS, POINTS, INNER_LR = 8, 10, 0.01
SHAPES = ((1, 32), (32,), (32, 32), (32,), (32, 1), (1,))
Torch = torch.Tensor


def nothing() -> dict[str, Array]:
    """Return no data: the waves are drawn in each step."""
    return {}


def draw(seed: Tensor, t: Tensor) -> dict[str, Tensor]:
    """Return x and y (2 tasks, points, 1) of some waves: to learn from, to test on."""
    shape = (2, TASKS, POINTS, 1)
    x = 10 * uniform(shape, seed=seed, t=t, stream=0) - 5
    height = 0.1 + 4.9 * uniform((TASKS, 1, 1), seed=seed, t=t, stream=1)
    phase = np.pi * uniform((TASKS, 1, 1), seed=seed, t=t, stream=2)
    return {"x": x, "y": height * sin(x + phase)}


def torch_draw() -> dict[str, Torch]:
    """Return the same in PyTorch."""
    x = 10 * torch.rand((2, TASKS, POINTS, 1)) - 5
    height = 0.1 + 4.9 * torch.rand((TASKS, 1, 1))
    phase = torch.pi * torch.rand((TASKS, 1, 1))
    return {"x": x, "y": height * torch.sin(x + phase)}


def errors(networks: list[Tensor], x: Tensor, y: Tensor) -> Tensor:
    """Return the sum of the tasks' mean squared errors; each has its own network."""
    w1, b1, w2, b2, w3, b3 = networks
    h = relu(relu(x * w1 + b1) @ w2 + b2)
    return ((h @ w3 + b3 - y) ** 2).mean((1, 2)).sum()


def losses(network: list[Tensor], x: Tensor, y: Tensor) -> tuple[Tensor]:
    """Return the error after one step of each task, differentiated through it."""
    own = [broadcast_to(p, (TASKS, *matrix(p.shape))) for p in network]
    slopes = grad(errors(own, x[0], y[0]), own)
    learned = [p - INNER_LR * g for p, g in zip(own, slopes, strict=True)]
    return (errors(learned, x[1], y[1]) / TASKS,)


def torch_errors(networks: list[Torch], x: Torch, y: Torch) -> Torch:
    """Return the same in PyTorch."""
    w1, b1, w2, b2, w3, b3 = networks
    h = torch.relu(torch.relu(x * w1 + b1) @ w2 + b2)
    return ((h @ w3 + b3 - y) ** 2).mean((1, 2)).sum()


def torch_losses(network: list[Torch], x: Torch, y: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    own = [p.expand(TASKS, *matrix(tuple(p.shape))) for p in network]
    slopes = torch.autograd.grad(torch_errors(own, x[0], y[0]), own, create_graph=True)
    learned = [p - INNER_LR * g for p, g in zip(own, slopes, strict=True)]
    return (torch_errors(learned, x[1], y[1]) / TASKS,)


def matrix(shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape of a matrix; a vector is one row."""
    return (1,) * (2 - len(shape)) + shape


MAML = Experiment(
    "waves, MAML 1-32-32-1, 8 tasks of 10 points",
    (SHAPES,),
    nothing,
    draw,
    losses,
    torch_draw,
    torch_losses,
)
