"""Recurrent networks that predict the next letter: a plain one and an LSTM."""

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.networks import cross_entropy
from d2lutils.autodiff import Tensor, gather, sigmoid, stack, tanh
from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.random import randint

LETTERS, HIDDEN, LENGTH, BATCH = 30, 32, 24, 16
Torch = torch.Tensor


def text() -> dict[str, Array]:
    """Return 3,400 letters; most are followed by one of the next few."""
    rng = np.random.default_rng(0)
    return {"letters": np.cumsum(rng.geometric(0.6, 3400)) % LETTERS}


def passages(
    seed: Tensor, t: Tensor, letters: Tensor, *, length: int = LENGTH
) -> dict[str, Tensor]:
    """Return passages (length + 1, batch) from random places."""
    starts = randint((BATCH,), len(letters) - length, seed=seed, t=t, stream=0)
    return {"letters": gather(letters, starts + np.arange(length + 1)[:, None])}


def torch_passages(letters: Torch, *, length: int = LENGTH) -> dict[str, Torch]:
    """Return the same in PyTorch."""
    starts = torch.randint(len(letters) - length, (BATCH,))
    return {"letters": letters[starts + torch.arange(length + 1)[:, None]]}


def guessed(states: list[Tensor], readout: list[Tensor], letters: Tensor) -> Tensor:
    """Return the cross-entropy of each next letter, read from the states."""
    w, b = readout
    logits = stack(states).reshape(-1, HIDDEN) @ w + b
    return cross_entropy(logits, letters[1:].reshape(-1))


def torch_guessed(states: list[Torch], readout: list[Torch], letters: Torch) -> Torch:
    """Return the same in PyTorch."""
    w, b = readout
    logits = torch.stack(states).reshape(-1, HIDDEN) @ w + b
    return F.cross_entropy(logits, letters[1:].reshape(-1))


def rnn_losses(network: list[Tensor], letters: Tensor) -> tuple[Tensor]:
    """Return the loss of h = tanh(x U + h W + b), x the letter as a one-hot row."""
    u, w, b, *readout = network
    x = gather(u, letters[:-1]) + b
    states = [tanh(x[0])]
    for here in x[1:]:
        states.append(tanh(here + states[-1] @ w))
    return (guessed(states, readout, letters),)


def rnn_torch(network: list[Torch], letters: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    u, w, b, *readout = network
    x = F.embedding(letters[:-1], u) + b
    states = [torch.tanh(x[0])]
    for here in x[1:]:
        states.append(torch.tanh(here + states[-1] @ w))
    return (torch_guessed(states, readout, letters),)


def lstm_losses(network: list[Tensor], letters: Tensor) -> tuple[Tensor]:
    """Return the loss of an LSTM; its four gates lie side by side."""
    u, w, b, *readout = network
    h = c = Tensor(np.zeros((BATCH, HIDDEN)))
    states = []
    for here in gather(u, letters[:-1]) + b:
        gates = here + h @ w
        i, f, o = (sigmoid(gates[:, n : n + HIDDEN]) for n in (0, 32, 64))
        c = f * c + i * tanh(gates[:, 96:])
        h = o * tanh(c)
        states.append(h)
    return (guessed(states, readout, letters),)


def lstm_torch(network: list[Torch], letters: Torch) -> tuple[Torch]:
    """Return the same in PyTorch."""
    u, w, b, *readout = network
    h = c = u.new_zeros((BATCH, HIDDEN))
    states = []
    for here in F.embedding(letters[:-1], u) + b:
        i, f, o, new = (here + h @ w).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(new)
        h = torch.sigmoid(o) * torch.tanh(c)
        states.append(h)
    return (torch_guessed(states, readout, letters),)


def shapes(gates: int) -> tuple[tuple[int, ...], ...]:
    """Return the shapes of U, W, b and the readout's two."""
    wide = gates * HIDDEN
    return (LETTERS, wide), (HIDDEN, wide), (wide,), (HIDDEN, LETTERS), (LETTERS,)


RNN = Experiment(
    "letters, RNN h 32, T 24, batch 16",
    (shapes(1),),
    text,
    passages,
    rnn_losses,
    torch_passages,
    rnn_torch,
)
LSTM = Experiment(
    "letters, LSTM h 32, T 24, batch 16",
    (shapes(4),),
    text,
    passages,
    lstm_losses,
    torch_passages,
    lstm_torch,
)
