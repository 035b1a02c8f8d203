"""The record of a training run, and the sums it is made of."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from torch import Tensor


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

    def add_epoch(self, train: Metrics, val: Metrics | None, seconds: float) -> None:
        """Append one epoch: what it showed in training, on val, and when it ended."""
        self.train_loss.append(train.loss)
        self.train_accuracy.append(train.accuracy)
        if val is not None:
            self.val_loss.append(val.loss)
            self.val_accuracy.append(val.accuracy)
        self.seconds.append(seconds)


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


@dataclass
class Sums:
    """Sums over the batches so far, and how many rows, labels and steps they hold."""

    loss: float = 0.0
    correct: float = 0.0
    rows: int = 0
    labels: int = 0
    steps: int = 0

    def add(self, loss: Tensor, y_hat: Tensor, y: Tensor) -> None:
        """Add the mean loss and the correct labels of a batch."""
        num_rows = y.shape[0]
        self.loss += loss.item() * num_rows
        self.correct += _num_correct(y_hat, y)
        self.rows += num_rows
        self.labels += y.numel()
        self.steps += 1

    def means(self) -> Metrics:
        """Return the mean loss of a row and the fraction of correct labels."""
        return Metrics(self.loss / self.rows, self.correct / self.labels)


def _num_correct(y_hat: Tensor, y: Tensor) -> float:
    """Count the labels that have the largest logit; nan without integer labels."""
    if y.is_floating_point() or y_hat.ndim != y.ndim + 1:
        return math.nan
    return float((y_hat.argmax(1) == y).sum().item())
