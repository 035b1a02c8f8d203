"""Train and evaluate PyTorch modules in one readable loop."""

import copy
import math
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from tqdm import tqdm

from d2lutils.data.dataset import Split
from d2lutils.messages import training as text
from d2lutils.training.checks import (
    LossFunction,
    batch_loss,
    check_arguments,
    check_at_least_one,
    likely_reason,
    tensors,
)
from d2lutils.training.history import History, Metrics, NonFiniteLossError, Sums


def fit(
    model: nn.Module,
    train: Split,
    *,
    val: Split | None = None,
    loss_fn: LossFunction = cross_entropy,
    optimizer: torch.optim.Optimizer,
    epochs: int,
    batch_size: int,
    seed: int,
    patience: int | None = None,
    progress: bool = True,
) -> History:
    """Train `model` in place, one step of `optimizer` on the mean loss of each batch.

    train, val  Split; x is cast to the dtype and device of the model's parameters
    loss_fn     (y_hat, y) -> scalar tensor, the mean over the batch
    optimizer   made from the parameters of this model
    epochs      passes over `train`, at most
    batch_size  rows a step; the last batch of an epoch may be smaller
    seed        of the order of the rows and of what the model draws (dropout);
                the initial weights are drawn before, see `seeded`
    patience    stop after so many epochs in a row without a lower val loss, and
                restore the weights of the best epoch; None: train to the end
    progress    show a bar once training has taken 2 s
    ->          History

    Raises ValueError if a split is empty or does not suit the model, and
    NonFiniteLossError, which holds the history so far, if the loss is inf or nan.
    """
    check_at_least_one(epochs=epochs, batch_size=batch_size, patience=patience)
    check_arguments(model, optimizer, patience, val)
    x, y = tensors(model, train, "train")
    held_out = None if val is None else tensors(model, val, "val")
    order_seed, draw_seed = two_seeds(seed)
    rng, history = torch.Generator().manual_seed(order_seed), History()
    start, steps = time.perf_counter(), epochs * math.ceil(len(x) / batch_size)
    bar = progress_bar(steps, text.TRAINING.say(), progress=progress)
    with bar, seeded(draw_seed), _mode(model, training=True), _best(model) as best:
        for _ in range(epochs):
            order, sums = torch.randperm(len(x), generator=rng).to(x.device), Sums()
            for x_batch, y_batch in _batches(x[order], y[order], batch_size):
                y_hat = model(x_batch)
                loss = batch_loss(loss_fn, y_hat, y_batch)
                sums.add(loss, y_hat, y_batch)
                if not math.isfinite(sums.loss):
                    raise _diverged(history, model, optimizer, x_batch, sums.steps)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                bar.update()
            metrics = _validate(history, model, optimizer, loss_fn, held_out)
            history.add_epoch(sums.means(), metrics, time.perf_counter() - start)
            if patience and _out_of_patience(model, history, best, patience):
                break
    return history


def evaluate(
    model: nn.Module,
    split: Split,
    *,
    loss_fn: LossFunction = cross_entropy,
    batch_size: int = 1024,
) -> Metrics:
    """Measure the mean loss and the accuracy of `model` on a split, without training.

    split       Split; x is cast to the dtype and device of the model's parameters
    loss_fn     (y_hat, y) -> scalar tensor, the mean over the batch
    batch_size  rows at a time, for the memory only: the result is that of all rows
    ->          Metrics(loss, accuracy)

    The model runs in evaluation mode; each of its parts gets its own mode back.

    Raises ValueError if the split is empty or does not suit the model.
    """
    check_at_least_one(batch_size=batch_size)
    x, y = tensors(model, split, "split")
    return _evaluate(model, x, y, loss_fn, batch_size)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw PyTorch's random numbers in the block from `seed`; then go on as before.

    seed  of initial weights, dropout and whatever else uses PyTorch's own generator

    >>> with seeded(0):
    ...     model = nn.Linear(2, 1)
    """
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        yield


@torch.no_grad()
def _evaluate(
    model: nn.Module,
    x: Tensor,
    y: Tensor,
    loss_fn: LossFunction,
    batch_size: int = 1024,
) -> Metrics:
    sums = Sums()
    with _mode(model, training=False):
        # A copy, so that a model that works in place leaves the data alone.
        for x_batch, y_batch in _batches(x.clone(), y, batch_size):
            y_hat = model(x_batch)
            sums.add(batch_loss(loss_fn, y_hat, y_batch), y_hat, y_batch)
    return sums.means()


def _validate(
    history: History,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_fn: LossFunction,
    held_out: tuple[Tensor, Tensor] | None,
) -> Metrics | None:
    """Return the metrics on the held-out rows, if there are any."""
    if held_out is None:
        return None
    metrics = _evaluate(model, *held_out, loss_fn)
    if not math.isfinite(metrics.loss):
        raise _diverged(history, model, optimizer, held_out[0])
    return metrics


@contextmanager
def _mode(model: nn.Module, *, training: bool) -> Iterator[None]:
    """Put the model into training or evaluation mode; give each part its own back."""
    modes = [(module, module.training) for module in model.modules()]
    model.train(training)
    try:
        yield
    finally:
        for module, was_training in modes:
            module.training = was_training


@contextmanager
def _best(model: nn.Module) -> Iterator[dict[str, Any]]:
    """Give the model, however training ends, the weights put into the dictionary."""
    weights: dict[str, Any] = {}
    try:
        yield weights
    finally:
        if weights:
            model.load_state_dict(weights)


def _diverged(
    history: History,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    x: Tensor,
    step: int | None = None,
) -> NonFiniteLossError:
    """Return the exception that tells where the loss is not finite, and likely why."""
    epoch = len(history.train_loss) + 1
    first = epoch == 1 and step == 1
    reason = likely_reason(model, optimizer, x, first=first)
    message = text.NON_FINITE_LOSS if step else text.NON_FINITE_VAL_LOSS
    return NonFiniteLossError(
        message.say(step=step, epoch=epoch, reason=reason),
        history=history,
        epoch=epoch,
        step=step,
    )


def _batches(x: Tensor, y: Tensor, batch_size: int) -> Iterable[tuple[Tensor, Tensor]]:
    return zip(torch.split(x, batch_size), torch.split(y, batch_size), strict=True)


def two_seeds(seed: int) -> tuple[int, int]:
    """Return the seeds of the order of the rows and of what a model draws.

    Two, so that dropout does not repeat the numbers of the order.
    """
    order_seed, draw_seed = np.random.SeedSequence(seed).generate_state(2).tolist()
    return order_seed, draw_seed


def _out_of_patience(
    model: nn.Module, history: History, best: dict[str, Any], patience: int
) -> bool:
    """Keep the weights if this epoch is the best; tell whether the best is long ago."""
    epoch, best_epoch = len(history.val_loss), history.best_epoch or 0
    if epoch == best_epoch:
        best.update(copy.deepcopy(model.state_dict()))
    return epoch - best_epoch >= patience


def progress_bar(steps: int, what: str, *, progress: bool) -> "tqdm[Any]":
    """Return a bar over all steps that stays away for 2 s and leaves nothing behind."""
    # While the book is built nobody watches.
    hidden = not progress or os.environ.get("D2LUTILS_BOOK") == "1"
    return tqdm(
        total=steps,
        desc=what,
        unit=text.STEP.say(),
        delay=2,
        leave=False,
        disable=hidden,
    )
