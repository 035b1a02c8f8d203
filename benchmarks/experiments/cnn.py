"""A convolutional network for the digits: two layers of 3 x 3 kernels, two maxima."""

from functools import partial

import torch
from torch.nn import functional as F

from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.networks import cross_entropy, digits, rows, torch_rows
from d2lutils.autodiff import Tensor, pad, relu, windows

BATCH = 32
SHAPES = (
    (9, 8),
    (8,),
    (72, 16),
    (16,),
    (64, 10),
    (10,),
)  # kernels: (9 inputs, outputs)


def convolved(x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    """Return images (n, height, width, channels) under 3 x 3 kernels, same size."""
    n, height, width, channels = x.shape
    padded = pad(x, [(0, 0), (1, 1), (1, 1), (0, 0)])
    patches = windows(padded, (3, 3), axes=(1, 2))
    flat = patches.transpose(0, 1, 2, 4, 5, 3).reshape(-1, 9 * channels)
    return (flat @ w + b).reshape(n, height, width, w.shape[1])


def pooled(x: Tensor) -> Tensor:
    """Return the maxima of 2 x 2 squares."""
    return windows(x, (2, 2), stride=2, axes=(1, 2)).max((-2, -1))


def losses(network: list[Tensor], x: Tensor, y: Tensor) -> tuple[Tensor]:
    """Return the cross-entropy of the network."""
    w1, b1, w2, b2, w3, b3 = network
    h = pooled(relu(convolved(x.reshape(-1, 8, 8, 1), w1, b1)))
    h = pooled(relu(convolved(h, w2, b2)))
    return (cross_entropy(h.reshape(len(x), 64) @ w3 + b3, y),)


def torch_losses(
    network: list[torch.Tensor], x: torch.Tensor, y: torch.Tensor
) -> tuple[torch.Tensor]:
    """Return the same in PyTorch, whose images are (n, channels, height, width)."""
    w1, b1, w2, b2, w3, b3 = network
    h = x.reshape(-1, 1, 8, 8)
    for w, b in ((w1, b1), (w2, b2)):
        kernels = w.T.reshape(w.shape[1], 3, 3, -1).permute(0, 3, 1, 2)
        h = F.max_pool2d(torch.relu(F.conv2d(h, kernels, b, padding=1)), 2)
    flat = h.permute(0, 2, 3, 1).reshape(len(x), 64)
    return (F.cross_entropy(flat @ w3 + b3, y),)


CNN = Experiment(
    "digits, CNN 8-16 kernels, batch 32",
    (SHAPES,),
    digits,
    partial(rows, size=BATCH),
    losses,
    partial(torch_rows, size=BATCH),
    torch_losses,
)
