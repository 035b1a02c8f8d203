"""What a sweep returns: a curve of each run, its settings, its trained network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from torch import nn

from d2lutils.messages import sweeps as text

Curves = NDArray[np.float64]


@dataclass(frozen=True, repr=False)
class Sweep:
    """The record of many training runs; axis 0 of every array is the run.

    settings  what each run was trained with, its seed included
    train_loss, train_accuracy, val_loss, val_accuracy
              (runs, epochs), with the meaning they have in `d2lutils.training.History`;
              NaN where there are no labels or no val
    gradient_norms  (runs, layers, epochs): the length √Σ g² of the gradient of each
              layer's weights, the mean over the steps of the epoch; NaN if not asked
              for, and in the layers that a run does not have
    networks  trained

    A run that diverges goes on with inf or NaN, and stops no other.
    """

    settings: tuple[dict[str, Any], ...]
    train_loss: Curves
    train_accuracy: Curves
    val_loss: Curves
    val_accuracy: Curves
    gradient_norms: Curves
    networks: tuple[nn.Sequential, ...]

    def __len__(self) -> int:
        return len(self.settings)

    def __repr__(self) -> str:
        parts = []
        for name in self.settings[0]:
            values = self._values(name)
            if len(values) > 1:
                parts.append(f"{name} {', '.join(str(value) for value in values)}")
        epochs = self.train_loss.shape[1]
        varied = "; ".join(parts)
        return text.SWEEP.say(runs=len(self), epochs=epochs, varied=varied)

    def where(self, **chosen: Any) -> "Sweep":
        """Return the runs that have these settings: `sweep.where(lr=0.1, seed=3)`.

        Raises ValueError if there is no such setting, or no such run.
        """
        rows = list(range(len(self)))
        for name, value in chosen.items():
            wanted = tuple(value) if isinstance(value, list) else value
            known = self._values(name)
            rows = [row for row in rows if self.settings[row][name] == wanted]
            if not rows:
                message = text.WHERE_NONE
                raise ValueError(message.say(name=name, got=repr(value), known=known))
        return self._take(rows)

    def bands(
        self, values: ArrayLike, *, by: str | Sequence[str], label: str = "{}"
    ) -> dict[str, Curves]:
        """Return the rows of `values` in groups: the series of `plotting.curves`.

        values  (runs, ...): `sweep.val_loss`, `sweep.gradient_norms[:, 0]`, ...
        by      the setting, or settings, in which the groups differ
        label   of a group, with a {} for each of these settings: "lr = {}"
        ->      label -> (runs of the group, ...), groups in the order of the grid

        Raises ValueError if there is no such setting, or values has other rows.
        """
        names = (by,) if isinstance(by, str) else tuple(by)
        for name in names:
            self._values(name)
        table = np.asarray(values)
        if table.ndim == 0 or len(table) != len(self):
            raise ValueError(text.NOT_RUNS.say(runs=len(self), got=table.shape))
        groups: dict[str, list[int]] = {}
        for row, settings in enumerate(self.settings):
            key = label.format(*(settings[name] for name in names))
            groups.setdefault(key, []).append(row)
        return {key: table[rows] for key, rows in groups.items()}

    def _values(self, name: str) -> list[Any]:
        """Return the different values of a setting, in the order of the runs."""
        if name not in self.settings[0]:
            known = ", ".join(self.settings[0])
            raise ValueError(text.WHERE_UNKNOWN.say(known=known, got=name))
        values: list[Any] = []
        for settings in self.settings:
            if settings[name] not in values:
                values.append(settings[name])
        return values

    def _take(self, rows: list[int]) -> "Sweep":
        layers = max(len(self.settings[row]["hidden"]) + 1 for row in rows)
        return Sweep(
            settings=tuple(self.settings[row] for row in rows),
            train_loss=self.train_loss[rows],
            train_accuracy=self.train_accuracy[rows],
            val_loss=self.val_loss[rows],
            val_accuracy=self.val_accuracy[rows],
            gradient_norms=self.gradient_norms[rows, :layers],
            networks=tuple(self.networks[row] for row in rows),
        )
