"""A variational autoencoder of the digits, 64-32-2-32-64."""

import torch
from torch.nn import functional as F

from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.networks import digits, rows, torch_rows
from d2lutils.autodiff import Tensor, exp, relu, softplus
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.random import normal

BATCH, LATENT = 64, 2
SHAPES = ((64, 32), (32,), (32, 4), (4,), (2, 32), (32,), (32, 64), (64,))
Torch = torch.Tensor


def images() -> dict[str, Array]:
    """Return the digits without their labels."""
    return {"x": digits()["x"]}


def draw(seed: Tensor, t: Tensor, x: Tensor) -> dict[str, Tensor]:
    """Return a minibatch, and noise for each row."""
    noise = normal((BATCH, LATENT), seed=seed, t=t, stream=1)
    return {**rows(seed, t, size=BATCH, x=x), "noise": noise}


def torch_draw(x: Torch) -> dict[str, Torch]:
    """Return the same in PyTorch."""
    noise = torch.randn((BATCH, LATENT), dtype=x.dtype)
    return {**torch_rows(size=BATCH, x=x), "noise": noise}


def losses(network: list[Tensor], x: Tensor, noise: Tensor) -> tuple[Tensor]:
    """Return the mean of -log p(x | code) and the divergence of the code from N(0, 1).

    The network gives each code's mean and the logarithm of its variance.
    """
    w1, b1, w2, b2, w3, b3, w4, b4 = network
    code = relu(x @ w1 + b1) @ w2 + b2
    mean, log_variance = code[:, :LATENT], code[:, LATENT:]
    sample = mean + noise * exp(log_variance * 0.5)
    z = relu(sample @ w3 + b3) @ w4 + b4
    missed = (softplus(z) - x * z).sum()
    divergence = (exp(log_variance) + mean * mean - 1 - log_variance).sum() * 0.5
    return ((missed + divergence) / len(x),)


def torch_losses(network: list[Torch], x: Torch, noise: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    w1, b1, w2, b2, w3, b3, w4, b4 = network
    mean, log_variance = (torch.relu(x @ w1 + b1) @ w2 + b2).chunk(2, 1)
    sample = mean + noise * torch.exp(log_variance * 0.5)
    z = torch.relu(sample @ w3 + b3) @ w4 + b4
    missed = F.binary_cross_entropy_with_logits(z, x, reduction="sum")
    divergence = (log_variance.exp() + mean**2 - 1 - log_variance).sum() * 0.5
    return ((missed + divergence) / len(x),)


VAE = Experiment(
    "digits, VAE 64-32-2-32-64, batch 64",
    (SHAPES,),
    images,
    draw,
    losses,
    torch_draw,
    torch_losses,
)
