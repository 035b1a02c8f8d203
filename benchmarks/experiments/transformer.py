"""A Transformer of one block that predicts the next letter."""

from functools import partial

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.networks import cross_entropy
from benchmarks.experiments.recurrent import LETTERS, passages, text, torch_passages
from d2lutils.autodiff import Tensor, gather, relu, softmax, sqrt, where
from d2lutils.autodiff.arrays import Array

WIDTH, LENGTH, HEADS = 32, 16, 4
SEEN: Array = np.tril(np.ones((LENGTH, LENGTH), bool))
SHAPES = (
    *((LETTERS, WIDTH), (LENGTH, WIDTH)),
    *((WIDTH,), (WIDTH,), (WIDTH, 3 * WIDTH), (3 * WIDTH,), (WIDTH, WIDTH), (WIDTH,)),
    *((WIDTH,), (WIDTH,), (WIDTH, 4 * WIDTH), (4 * WIDTH,), (4 * WIDTH, WIDTH)),
    *((WIDTH,), (WIDTH,), (WIDTH,), (WIDTH, LETTERS), (LETTERS,)),
)
Torch = torch.Tensor


def normed(x: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
    """Return each row with mean 0 and variance 1, times 1 + gain, plus shift."""
    centred = x - x.mean(-1, keepdims=True)
    variance = (centred * centred).mean(-1, keepdims=True)
    return centred / sqrt(variance + 1e-5) * (1 + gain) + shift


def attended(x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    """Return what each place takes from itself and those before it."""
    n = len(x)
    parts = (x @ w + b).reshape(n, LENGTH, 3, HEADS, WIDTH // HEADS)
    q, k, v = parts.transpose(2, 0, 3, 1, 4)
    scores = where(SEEN, q @ k.mT * (WIDTH // HEADS) ** -0.5, -np.inf)
    return (softmax(scores) @ v).transpose(0, 2, 1, 3).reshape(n, LENGTH, WIDTH)


def losses(network: list[Tensor], letters: Tensor) -> tuple[Tensor]:
    """Return the cross-entropy of each next letter."""
    letters = letters.T
    table, places, g1, s1, wq, bq, wo, bo, g2, s2, w1, b1, w2, b2, g3, s3, w, b = (
        network
    )
    x = gather(table, letters[:, :-1]) + places
    x = x + attended(normed(x, g1, s1), wq, bq) @ wo + bo
    x = x + relu(normed(x, g2, s2) @ w1 + b1) @ w2 + b2
    logits = normed(x, g3, s3) @ w + b
    return (cross_entropy(logits.reshape(-1, LETTERS), letters[:, 1:].reshape(-1)),)


def torch_attended(x: Torch, w: Torch, b: Torch) -> Torch:
    """Return the same in PyTorch."""
    n = len(x)
    parts = (x @ w + b).reshape(n, LENGTH, 3, HEADS, WIDTH // HEADS)
    q, k, v = parts.permute(2, 0, 3, 1, 4)
    mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    return mixed.transpose(1, 2).reshape(n, LENGTH, WIDTH)


def torch_losses(network: list[Torch], letters: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    letters = letters.T
    table, places, g1, s1, wq, bq, wo, bo, g2, s2, w1, b1, w2, b2, g3, s3, w, b = (
        network
    )
    x = F.embedding(letters[:, :-1], table) + places
    normed = F.layer_norm(x, (WIDTH,), 1 + g1, s1)
    x = x + torch_attended(normed, wq, bq) @ wo + bo
    normed = F.layer_norm(x, (WIDTH,), 1 + g2, s2)
    x = x + torch.relu(normed @ w1 + b1) @ w2 + b2
    logits = F.layer_norm(x, (WIDTH,), 1 + g3, s3) @ w + b
    target = letters[:, 1:].reshape(-1)
    return (F.cross_entropy(logits.reshape(-1, LETTERS), target),)


TRANSFORMER = Experiment(
    "letters, Transformer d 32, T 16, batch 16",
    (SHAPES,),
    text,
    partial(passages, length=LENGTH),
    losses,
    partial(torch_passages, length=LENGTH),
    torch_losses,
)
