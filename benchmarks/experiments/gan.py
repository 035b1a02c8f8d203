"""Two players, a critic and a generator, on a ring of eight normal distributions."""

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.networks import rows, torch_rows
from d2lutils.autodiff import Tensor, relu, softplus
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.random import normal

BATCH = 128
CRITIC = ((2, 32), (32,), (32, 32), (32,), (32, 1), (1,))
GENERATOR = ((2, 32), (32,), (32, 32), (32,), (32, 2), (2,))
Torch = torch.Tensor


def ring() -> dict[str, Array]:
    """Return 2,048 points around eight places on the unit circle."""
    rng = np.random.default_rng(0)
    angle = rng.integers(0, 8, 2048) * np.pi / 4
    places = np.stack([np.cos(angle), np.sin(angle)], 1)
    return {"x": places + 0.05 * rng.normal(size=(2048, 2))}


def draw(seed: Tensor, t: Tensor, x: Tensor) -> dict[str, Tensor]:
    """Return real points and noise to make others from."""
    noise = normal((BATCH, 2), seed=seed, t=t, stream=1)
    return {**rows(seed, t, size=BATCH, x=x), "noise": noise}


def torch_draw(x: Torch) -> dict[str, Torch]:
    """Return the same in PyTorch."""
    noise = torch.randn((BATCH, 2), dtype=x.dtype)
    return {**torch_rows(size=BATCH, x=x), "noise": noise}


def mlp(network: list[Tensor], x: Tensor) -> Tensor:
    """Return the output of two hidden layers."""
    w1, b1, w2, b2, w3, b3 = network
    return relu(relu(x @ w1 + b1) @ w2 + b2) @ w3 + b3


def torch_mlp(network: list[Torch], x: Torch) -> Torch:
    """Return the same in PyTorch."""
    w1, b1, w2, b2, w3, b3 = network
    return torch.relu(torch.relu(x @ w1 + b1) @ w2 + b2) @ w3 + b3


def losses(
    critic: list[Tensor], generator: list[Tensor], x: Tensor, noise: Tensor
) -> tuple[Tensor, Tensor]:
    """Return the critic's loss, and the generator's: -log of the critic's belief."""
    made = mlp(critic, mlp(generator, noise))
    real = mlp(critic, x)
    return softplus(-real).mean() + softplus(made).mean(), softplus(-made).mean()


def torch_losses(
    critic: list[Torch], generator: list[Torch], x: Torch, noise: Torch
) -> tuple[Torch, Torch]:
    """Return the same in PyTorch."""
    made = torch_mlp(critic, torch_mlp(generator, noise))
    real = torch_mlp(critic, x)
    loss = F.softplus(-real).mean() + F.softplus(made).mean()
    return loss, F.softplus(-made).mean()


GAN = Experiment(
    "ring, GAN 2-32-32-2, batch 128",
    (CRITIC, GENERATOR),
    ring,
    draw,
    losses,
    torch_draw,
    torch_losses,
)
