"""A Wasserstein GAN; the size of its critic's gradient is part of the critic's loss."""

import torch

from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.gan import (
    BATCH,
    CRITIC,
    GENERATOR,
    mlp,
    ring,
    torch_mlp,
)
from benchmarks.experiments.gan import draw as points
from benchmarks.experiments.gan import torch_draw as torch_points
from d2lutils.autodiff import Tensor, grad, sqrt
from d2lutils.autodiff.random import uniform

PENALTY = 1.0
Torch = torch.Tensor


def draw(seed: Tensor, t: Tensor, x: Tensor) -> dict[str, Tensor]:
    """Return real points, noise, and for each pair how much of each to mix."""
    share = uniform((BATCH, 1), seed=seed, t=t, stream=2)
    return {**points(seed, t, x=x), "share": share}


def torch_draw(x: Torch) -> dict[str, Torch]:
    """Return the same in PyTorch."""
    return {**torch_points(x=x), "share": torch.rand((BATCH, 1), dtype=x.dtype)}


def losses(
    critic: list[Tensor],
    generator: list[Tensor],
    *,
    x: Tensor,
    noise: Tensor,
    share: Tensor,
) -> tuple[Tensor, Tensor]:
    """Return the critic's loss and the generator's."""
    made = mlp(generator, noise)
    score = mlp(critic, made).mean()
    mixed = x * share + made * (1 - share)
    (slope,) = grad(mlp(critic, mixed).sum(), [mixed])
    steepness = sqrt((slope * slope).sum(1) + 1e-12)
    penalty = ((steepness - 1) ** 2).mean()
    return score - mlp(critic, x).mean() + PENALTY * penalty, -score


def torch_losses(
    critic: list[Torch],
    generator: list[Torch],
    *,
    x: Torch,
    noise: Torch,
    share: Torch,
) -> tuple[Torch, Torch]:
    """Return the same in PyTorch."""
    made = torch_mlp(generator, noise)
    score = torch_mlp(critic, made).mean()
    mixed = (x * share + made * (1 - share)).detach().requires_grad_()
    total = torch_mlp(critic, mixed).sum()
    (slope,) = torch.autograd.grad(total, [mixed], create_graph=True)
    steepness = torch.sqrt((slope * slope).sum(1) + 1e-12)
    penalty = ((steepness - 1) ** 2).mean()
    return score - torch_mlp(critic, x).mean() + PENALTY * penalty, -score


WGAN = Experiment(
    "ring, WGAN with gradient penalty, batch 128",
    (CRITIC, GENERATOR),
    ring,
    draw,
    losses,
    torch_draw,
    torch_losses,
)
