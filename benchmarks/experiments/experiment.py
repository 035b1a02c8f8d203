"""An experiment: the same training step for our engine and for PyTorch."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import torch

from d2lutils.autodiff import Tensor, concatenate, expm1, grad, sqrt
from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Input, Tape, trace

Shapes = tuple[tuple[int, ...], ...]
LR, DECAY, DECAY_SQUARES, TINY = 1e-3, 0.9, 0.999, 1e-8


class Experiment(NamedTuple):
    """What is trained, on what. Each player has parameters and a loss of its own.

    players       shapes of the parameters of each player
    data          () -> name -> array: what minibatches are drawn from
    draw          (seed, t, **data) -> name -> Tensor: what one step uses
    losses        (*players, **drawn) -> one loss for each player; a player is a list
                  of Tensors
    torch_draw    (**data) -> name -> torch.Tensor, from PyTorch's own generator
    torch_losses  as losses, with torch.Tensors
    """

    name: str
    players: tuple[Shapes, ...]
    data: Callable[[], dict[str, Array]]
    draw: Callable[..., dict[str, Tensor]]
    losses: Callable[..., tuple[Tensor, ...]]
    torch_draw: Callable[..., dict[str, torch.Tensor]]
    torch_losses: Callable[..., tuple[torch.Tensor, ...]]

    def traced(self) -> Tape:
        """Return the tape of one step."""
        return trace(partial(self.step, tuple(self.data())), self.inputs())

    def inputs(self) -> list[Input]:
        """Return the inputs of a step: state, t, learning rate, seed, data."""
        theta = start(self.players)
        state = {"theta": theta, "m": np.zeros(theta.size), "v": np.zeros(theta.size)}
        controls = {"t": 0.0, "lr": LR, "seed": 1.0}
        return [
            *(Input(name, "state", value) for name, value in state.items()),
            *(Input(name, "control", np.array(x)) for name, x in controls.items()),
            *(Input(name, "data", value) for name, value in self.data().items()),
        ]

    def step(self, names: Sequence[str], *given: Tensor) -> dict[str, Tensor]:
        """Return the state after one step of Adam, and the first player's loss.

        names  of the data
        given  a Tensor for each input
        """
        theta, m, v, t, lr, seed, *data = given
        drawn = self.draw(seed, t, **dict(zip(names, data, strict=True)))
        players = cut(theta, self.players)
        losses = self.losses(*players, **drawn)
        gradients = chain.from_iterable(map(grad, losses, players))
        g = concatenate([one.reshape(-1) for one in gradients])
        state = adam(theta, m, v, g=g, t=t, lr=lr)
        return {**state, "loss": losses[0]}


def adam(
    theta: Tensor, m: Tensor, v: Tensor, *, g: Tensor, t: Tensor, lr: Tensor
) -> dict[str, Tensor]:
    """Return parameters and both averages after step t, counted from 0.

    1 - βᵗ⁺¹ is computed as -expm1((t + 1) log β), which keeps its digits in float32.
    """
    m = m * DECAY + g * (1 - DECAY)
    v = v * DECAY_SQUARES + g * g * (1 - DECAY_SQUARES)
    first = -expm1((t + 1) * math.log(DECAY))
    second = -expm1((t + 1) * math.log(DECAY_SQUARES))
    theta = theta - (lr / first) * m / (sqrt(v / second) + TINY)
    return {"theta": theta, "m": m, "v": v}


def start(players: Sequence[Shapes]) -> Array:
    """Return first parameters, flat: matrices of variance 1 / inputs, vectors of 0."""
    rng = np.random.default_rng(0)
    arrays = [
        rng.normal(0, math.prod(shape[:-1]) ** -0.5, shape)
        if len(shape) > 1
        else np.zeros(shape)
        for shape in chain.from_iterable(players)
    ]
    return np.concatenate([array.ravel() for array in arrays])


def cut(theta: Any, players: Sequence[Shapes]) -> list[list[Any]]:
    """Return the flat parameters as the arrays of each player."""
    found, begin = [], 0
    for shapes in players:
        own = []
        for shape in shapes:
            end = begin + math.prod(shape)
            own.append(theta[begin:end].reshape(shape))
            begin = end
        found.append(own)
    return found
