"""Train the networks of one shape at once: one step moves all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from d2lutils.sweeps.networks import Stack, backward, forward, stack, unstack
from d2lutils.sweeps.optimizers import OPTIMIZERS, Step
from d2lutils.sweeps.settings import Data, Settings
from d2lutils.training.loop import two_seeds

# x (runs, d, rows) and the target (runs, k, rows): an example is a column.
Batch = tuple[Tensor, Tensor]


class Course(NamedTuple):
    """How the networks are trained, and whether gradients are measured."""

    optimizer: str
    epochs: int
    batch_size: int | None
    norms: bool


@torch.no_grad()
def train_together(
    models: Sequence[nn.Sequential],
    settings: Sequence[Settings],
    data: Data,
    val: Data | None,
    course: Course,
    tick: Callable[[int], object],
) -> NDArray[np.float64]:
    """Train networks of one shape in place, each with its settings.

    tick  called after every epoch with the number of runs
    ->  (4 + layers, runs, epochs): train loss and accuracy, val loss and accuracy, the
        norms of the gradients; NaN for what is not measured
    """
    networks = stack(models, settings[0]["activation"])
    step = _step(settings, course.optimizer, networks.weights[0].dtype)
    sets = torch.tensor([data.names.index(run["train"]) for run in settings])
    epochs = _epochs(data, sets, [run["seed"] for run in settings], course.batch_size)
    held_out = None if val is None else _whole(val, sets)
    columns = []
    for _, batches in zip(range(course.epochs), epochs, strict=False):
        trained = _epoch(networks, batches, data, step, norms=course.norms)
        held = torch.full_like(trained[:2], torch.nan)
        if val is not None and held_out is not None:
            y_hat = forward(networks, held_out[0])[-1]
            loss, _ = val.loss(y_hat, held_out[1])
            held = _metrics(val, loss, y_hat, held_out[1])
        columns.append(torch.cat([trained[:2], held, trained[2:]]))
        tick(len(models))
    unstack(networks, models)
    return torch.stack(columns, -1).double().numpy()


def _epoch(
    networks: Stack, batches: Iterable[Batch], data: Data, step: Step, *, norms: bool
) -> Tensor:
    """Take a step on each batch; return means over the epoch, (2 + layers, runs)."""
    sums, rows, lengths = torch.zeros(()), 0, []
    for x, target in batches:
        activations = forward(networks, x)
        loss, delta = data.loss(activations[-1], target)
        metrics = _metrics(data, loss, activations[-1], target)
        weights, biases = backward(networks, activations, delta)
        if norms:
            lengths.append(
                torch.stack([torch.linalg.vector_norm(g, dim=(1, 2)) for g in weights])
            )
        step([*networks.weights, *networks.biases], [*weights, *biases])
        sums, rows = sums + metrics * x.shape[2], rows + x.shape[2]
    missing = torch.full((len(networks.weights), len(sums[0])), torch.nan)
    norm = torch.stack(lengths).mean(0) if norms else missing.to(sums.dtype)
    return torch.cat([sums / rows, norm])


def _metrics(data: Data, loss: Tensor, y_hat: Tensor, target: Tensor) -> Tensor:
    """Return the mean loss and the accuracy of each run, (2, runs)."""
    if not data.labels:
        return torch.stack([loss, torch.full_like(loss, torch.nan)])
    largest = y_hat.max(1, keepdim=True).indices
    return torch.stack([loss, target.gather(1, largest).mean((1, 2))])


def _epochs(
    data: Data, sets: Tensor, seeds: Sequence[int], batch_size: int | None
) -> Iterator[Iterable[Batch]]:
    """Yield the batches of one epoch after another, in the order that `fit` takes."""
    n = data.x.shape[1]
    if batch_size is None or batch_size >= n:
        whole = [_whole(data, sets)]
        while True:
            yield whole
    generators = {s: torch.Generator().manual_seed(two_seeds(s)[0]) for s in seeds}
    while True:
        orders = {s: torch.randperm(n, generator=g) for s, g in generators.items()}
        order = torch.stack([orders[s] for s in seeds])  # (runs, n)
        x, target = (
            table[sets[:, None], order].mT.contiguous().split(batch_size, 2)
            for table in (data.x, data.target)
        )
        yield zip(x, target, strict=True)


def _whole(data: Data, sets: Tensor) -> Batch:
    """Return the data of each run, without copies if there is a single set."""
    x, target = data.x.mT.contiguous(), data.target.mT.contiguous()
    if len(x) > 1:
        return x[sets], target[sets]
    return x.expand(len(sets), -1, -1), target.expand(len(sets), -1, -1)


def _step(settings: Sequence[Settings], optimizer: str, dtype: torch.dtype) -> Step:
    lr, momentum, weight_decay = (
        torch.tensor([run[name] for run in settings], dtype=dtype)[:, None, None]
        for name in ("lr", "momentum", "weight_decay")
    )
    return OPTIMIZERS[optimizer](lr, momentum, weight_decay)
