"""A grid of small networks trained at once."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from torch import nn

from d2lutils.messages import sweeps as text
from d2lutils.sweeps.networks import Init, network
from d2lutils.sweeps.optimizers import DEFAULT_MOMENTUM, OPTIMIZERS
from d2lutils.sweeps.result import Sweep
from d2lutils.sweeps.settings import (
    Data,
    Settings,
    Splits,
    data_of,
    held_out,
    option,
    settings_of,
)
from d2lutils.sweeps.threads import Tick, in_threads, together
from d2lutils.sweeps.training import Course, train_together
from d2lutils.training.checks import check_at_least_one
from d2lutils.training.loop import progress_bar


def sweep(
    grid: Mapping[str, Sequence[Any]],
    train: Splits,
    *,
    val: Splits | None = None,
    hidden: Sequence[int] = (32,),
    activation: str = "tanh",
    optimizer: str = "sgd",
    lr: float = 0.1,
    scale: float = 1.0,
    momentum: float | None = None,
    weight_decay: float = 0.0,
    init: Init | None = None,
    epochs: int,
    batch_size: int | None = None,
    seeds: int | Sequence[int] = 10,
    norms: bool = False,
    progress: bool = True,
) -> Sweep:
    """Train a network for each combination of the grid and each seed, all at once.

    Run i is what `fit` would make of `network(..., seed=seed)` with these settings and
    that seed: the same initial weights, the same order of the rows, the same losses to
    rounding. Labels are learned with the cross-entropy, float targets with the mean
    squared error. Runs of one shape (`hidden` and `activation`) cost one batched step.

    grid        name -> values, of "lr", "scale", "momentum", "weight_decay", "hidden",
                "activation"
    train, val  Split: x (n, d); y (n,) labels counted from 0, or (n, k) floats;
                or name -> Split, all of one shape: then there are runs on each
    hidden      sizes of the layers between the first and the last
    activation  "sigmoid", "tanh", "relu" or "linear"
    optimizer   "sgd" or "adam"
    lr          learning rate
    scale       factor on the initial weights
    momentum    of SGD, by default 0; β₁ of Adam, by default 0.9
    weight_decay  times the parameters is added to their gradients
    init        draws a layer anew, called with each nn.Linear; default: PyTorch's
    epochs      passes over the data
    batch_size  rows a step; default: all of them
    seeds       how many, or which
    norms       measure the gradient of each layer
    progress    show a bar once training has taken 2 s
    ->          Sweep, runs in the order of the grid, the seeds of each side by side

    Raises ValueError that names what came, if a name or a value has no meaning.
    """
    check_at_least_one(epochs=epochs, batch_size=batch_size)
    option("optimizer", OPTIMIZERS, optimizer)
    data = data_of(train, "train")
    fixed: Settings = {
        "hidden": hidden,
        "activation": activation,
        "lr": lr,
        "scale": scale,
        "momentum": DEFAULT_MOMENTUM[optimizer] if momentum is None else momentum,
        "weight_decay": weight_decay,
    }
    settings = settings_of(grid, fixed, data.names, seeds)
    held = None if val is None else held_out(val, data)
    course = Course(optimizer, epochs, batch_size, norms)
    what = text.SWEEPING.say(runs=len(settings))
    n = data.x.shape[1]
    steps = math.ceil(n / min(batch_size or n, n))
    total = epochs * steps * len(settings)
    with progress_bar(total, what, progress=progress) as bar:

        def tick(runs: int) -> None:
            bar.update(runs * steps)

        return _train(settings, data, held, init, course, tick)


def _train(
    settings: list[Settings],
    data: Data,
    val: Data | None,
    init: Init | None,
    course: Course,
    tick: Tick,
) -> Sweep:
    """Train the runs that belong together at once; return all in their order."""
    models = [_network(run, data, init) for run in settings]
    layers = max(len(run["hidden"]) + 1 for run in settings)
    table = np.full((4 + layers, len(settings), course.epochs), np.nan)

    def work(rows: list[int], tick: Tick) -> None:
        some = [models[row] for row in rows], [settings[row] for row in rows]
        curves = train_together(*some, data, val, course, tick)
        table[: len(curves), rows] = curves

    in_threads(work, together(settings, data, course.batch_size), tick)
    return Sweep(
        settings=tuple(settings),
        train_loss=table[0],
        train_accuracy=table[1],
        val_loss=table[2],
        val_accuracy=table[3],
        gradient_norms=table[4:].swapaxes(0, 1),
        networks=tuple(models),
    )


def _network(run: Settings, data: Data, init: Init | None) -> nn.Sequential:
    ends = data.x.shape[-1], data.target.shape[-1]
    names = ("activation", "seed", "scale")
    chosen = {name: run[name] for name in names}
    return network(ends[0], run["hidden"], ends[1], init=init, **chosen)
