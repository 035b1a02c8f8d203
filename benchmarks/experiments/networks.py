"""Two networks of dense layers: two spirals, and the handwritten digits."""

from functools import partial

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.experiments.experiment import Experiment
from d2lutils.autodiff import Tensor, cast, log_softmax, relu, softplus, tanh
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.random import randint
from d2lutils.data import load_digits, make_spirals

Torch = torch.Tensor


def spirals() -> dict[str, Array]:
    """Return 2,000 points of two spirals."""
    split = make_spirals(2000, noise=0.02, seed=0)
    return {"x": split.x, "y": split.y.astype(np.float64)}


def digits() -> dict[str, Array]:
    """Return the 1,077 digits to train with."""
    split = load_digits().train
    return {"x": split.x, "y": split.y}


def rows(seed: Tensor, t: Tensor, *, size: int, **data: Tensor) -> dict[str, Tensor]:
    """Return a minibatch: the same random rows of each array."""
    chosen = randint((size,), len(data["x"]), seed=seed, t=t, stream=0)
    return {name: array[chosen] for name, array in data.items()}


def torch_rows(*, size: int, **data: Torch) -> dict[str, Torch]:
    """Return a minibatch in PyTorch."""
    chosen = torch.randint(len(data["x"]), (size,))
    return {name: array[chosen] for name, array in data.items()}


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the mean of -log p of the labels."""
    picked = log_softmax(logits)[np.arange(len(logits)), cast(labels, np.int64)]
    return -picked.mean()


def spiral_losses(network: list[Tensor], x: Tensor, y: Tensor) -> tuple[Tensor]:
    """Return the binary cross-entropy of 2-16-16-1."""
    w1, b1, w2, b2, w3, b3 = network
    z = (tanh(tanh(x @ w1 + b1) @ w2 + b2) @ w3 + b3)[:, 0]
    return ((softplus(z) - y * z).mean(),)


def spiral_torch(network: list[Torch], x: Torch, y: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    w1, b1, w2, b2, w3, b3 = network
    h = torch.tanh(torch.tanh(x @ w1 + b1) @ w2 + b2)
    return (F.binary_cross_entropy_with_logits((h @ w3 + b3)[:, 0], y),)


def digits_losses(network: list[Tensor], x: Tensor, y: Tensor) -> tuple[Tensor]:
    """Return the cross-entropy of 64-32-10."""
    w1, b1, w2, b2 = network
    return (cross_entropy(relu(x @ w1 + b1) @ w2 + b2, y),)


def digits_torch(network: list[Torch], x: Torch, y: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    w1, b1, w2, b2 = network
    return (F.cross_entropy(torch.relu(x @ w1 + b1) @ w2 + b2, y),)


SPIRAL = Experiment(
    "spiral, MLP 2-16-16-1, batch 512",
    (((2, 16), (16,), (16, 16), (16,), (16, 1), (1,)),),
    spirals,
    partial(rows, size=512),
    spiral_losses,
    partial(torch_rows, size=512),
    spiral_torch,
)
DIGITS = Experiment(
    "digits, MLP 64-32-10, batch 64",
    (((64, 32), (32,), (32, 10), (10,)),),
    digits,
    partial(rows, size=64),
    digits_losses,
    partial(torch_rows, size=64),
    digits_torch,
)
