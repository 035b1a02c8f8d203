"""Train and evaluate PyTorch modules: one readable loop, one record of what it did."""

import copy
import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from tqdm import tqdm

from d2lutils.data.dataset import Split
from d2lutils.messages import training as text
from d2lutils.training_checks import (
    LossFunction,
    batch_loss,
    check_at_least_one,
    check_optimizer,
    likely_reason,
    tensors,
)


class Metrics(NamedTuple):
    """How well a model does on a split.

    loss      mean over the rows, in the unit of the loss function (nats for
              cross-entropy)
    accuracy  fraction of labels that have the largest logit, in [0, 1]; nan where the
              targets are not integer labels
    """

    loss: float
    accuracy: float


@dataclass
class History:
    """The record of a training run: entry k of each list is epoch k + 1.

    train_loss, val_loss          mean over the rows; nats for cross-entropy
    train_accuracy, val_accuracy  fractions in [0, 1]; nan without integer labels
    seconds                       from the start of training to the end of the epoch

    The train values are means over the batches as they were trained on, while the
    weights still moved. The val values are taken at the end of the epoch, which is
    why they look better than the train values in the first epochs.
    """

    train_loss: list[float] = field(default_factory=list)
    train_accuracy: list[float] = field(default_factory=list)
    val_loss: list[float] = field(default_factory=list)
    val_accuracy: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def epochs(self) -> list[int]:
        """The number of each epoch, counted from 1: the x of a learning curve."""
        return list(range(1, len(self.train_loss) + 1))

    @property
    def best_epoch(self) -> int | None:
        """The epoch of the lowest val_loss, counted from 1; None without val."""
        if not self.val_loss:
            return None
        return 1 + self.val_loss.index(min(self.val_loss))


class NonFiniteLossError(ArithmeticError):
    """The loss became inf or nan; training stopped before using it.

    history  record of the epochs that were completed
    epoch    in which it happened, counted from 1
    step     of that epoch, counted from 1; None: in the validation after it

    The model keeps the weights that gave this loss; with patience, it gets back those
    of its best epoch.
    """

    def __init__(self, message: str, *, history: History, epoch: int, step: int | None):
        super().__init__(message)
        self.history, self.epoch, self.step = history, epoch, step


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
    check_optimizer(model, optimizer)
    x, y = tensors(model, train, "train")
    held_out = None if val is None else tensors(model, val, "val")
    if patience is not None and held_out is None:
        raise ValueError(text.PATIENCE_NEEDS_VAL.say(patience=patience))
    # Two seeds, so that dropout does not repeat the numbers of the order.
    order_seed, draw_seed = np.random.SeedSequence(seed).generate_state(2).tolist()
    rng, history = torch.Generator().manual_seed(order_seed), History()
    start, bar = time.perf_counter(), _bar(epochs, len(x), batch_size, progress)
    with bar, seeded(draw_seed), _mode(model, training=True), _best(model) as best:
        for _ in range(epochs):
            order, sums = torch.randperm(len(x), generator=rng), _Sums()
            for rows in torch.split(order.to(x.device), batch_size):
                y_hat = model(x[rows])
                loss = batch_loss(loss_fn, y_hat, y[rows])
                value = sums.add(loss, y_hat, y[rows])
                if not math.isfinite(value):
                    raise _diverged(
                        model, optimizer, history, x[rows], value, sums.steps
                    )
                optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                optimizer.step()
                bar.update()
            metrics = None if held_out is None else _evaluate(model, *held_out, loss_fn)
            if metrics and not math.isfinite(metrics.loss):
                raise _diverged(model, optimizer, history, x, metrics.loss)
            _record(history, sums.means(), metrics, time.perf_counter() - start)
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


@dataclass
class _Sums:
    """Sums over the batches so far, and how many rows, labels and steps they hold."""

    loss: float = 0.0
    correct: float = 0.0
    rows: int = 0
    labels: int = 0
    steps: int = 0

    def add(self, loss: Tensor, y_hat: Tensor, y: Tensor) -> float:
        """Add the mean loss and the correct labels of a batch; return the loss."""
        value = float(loss.item())
        self.loss += value * len(y)
        self.correct += _num_correct(y_hat, y)
        self.rows += len(y)
        self.labels += y.numel()
        self.steps += 1
        return value

    def means(self) -> Metrics:
        return Metrics(self.loss / self.rows, self.correct / self.labels)


def _num_correct(y_hat: Tensor, y: Tensor) -> float:
    """Count the labels that have the largest logit; nan without integer labels."""
    if y.is_floating_point() or y_hat.ndim != y.ndim + 1:
        return math.nan
    return float((y_hat.argmax(1) == y).sum().item())


@torch.no_grad()
def _evaluate(
    model: nn.Module,
    x: Tensor,
    y: Tensor,
    loss_fn: LossFunction,
    batch_size: int = 1024,
) -> Metrics:
    sums = _Sums()
    with _mode(model, training=False):
        # Indexing copies, so a model that works in place leaves the data alone.
        for rows in torch.split(torch.arange(len(x), device=x.device), batch_size):
            y_hat = model(x[rows])
            sums.add(batch_loss(loss_fn, y_hat, y[rows]), y_hat, y[rows])
    return sums.means()


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
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    history: History,
    x: Tensor,
    loss: float,
    step: int | None = None,
) -> NonFiniteLossError:
    """Return the exception that tells where the loss is not finite, and likely why."""
    epoch = len(history.train_loss) + 1
    reason = likely_reason(model, optimizer, x, first=epoch == 1 and step == 1)
    message = text.NON_FINITE_LOSS if step else text.NON_FINITE_VAL_LOSS
    return NonFiniteLossError(
        message.say(loss=loss, step=step, epoch=epoch, reason=reason),
        history=history,
        epoch=epoch,
        step=step,
    )


def _record(
    history: History, train: Metrics, val: Metrics | None, seconds: float
) -> None:
    history.train_loss.append(train.loss)
    history.train_accuracy.append(train.accuracy)
    if val is not None:
        history.val_loss.append(val.loss)
        history.val_accuracy.append(val.accuracy)
    history.seconds.append(seconds)


def _out_of_patience(
    model: nn.Module, history: History, best: dict[str, Any], patience: int
) -> bool:
    """Keep the weights if this epoch is the best; tell whether the best is long ago."""
    epoch, best_epoch = len(history.val_loss), history.best_epoch or 0
    if epoch == best_epoch:
        best.update(copy.deepcopy(model.state_dict()))
    return epoch - best_epoch >= patience


def _bar(epochs: int, num_rows: int, batch_size: int, progress: bool) -> "tqdm[Any]":
    """Return a bar over all steps that stays away for 2 s and leaves nothing behind."""
    # While the book is built nobody watches.
    hidden = not progress or os.environ.get("D2LUTILS_BOOK") == "1"
    return tqdm(
        total=epochs * math.ceil(num_rows / batch_size),
        desc=text.TRAINING.say(),
        unit=text.STEP.say(),
        delay=2,
        leave=False,
        disable=hidden,
    )
