"""Bars from zero: one for each thing, or for each bin of a histogram."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from d2lutils.explorables.views.lines import MOST_SERIES
from d2lutils.explorables.views.scales import Interval, check_interval
from d2lutils.explorables.views.view import Shape, View, title
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong

# Height of the picture on a narrow page in units of its width: labels need more.
_FLAT = 0.5
_WITH_LABELS = 0.65


@dataclass(frozen=True, kw_only=True)
class Bars(View):
    """An array of look() as bars from zero, at the step shown.

    values   name of an array (n,): the lengths; or several of one length, at most five,
             each with its label: their bars stand side by side, explained by a legend
    labels   n texts, what each bar stands for; default: 0 ... n - 1
    edges    name of an array (n + 1,), growing: the bars are the bins of a histogram
    bins     (low, high) instead: n bins of equal width between them
    signed   blue above 0 and vermilion below; else one hue for each array
    limits   (low, high) of the axis, with 0 in it, the same in every run
    mark     name of a scalar: the index of a bar to point out, or none, such as -1
    """

    kind: ClassVar[str] = "bars"
    x_label: Message
    y_label: Message
    values: str | Mapping[str, Message]
    labels: Sequence[Message] | None = None
    edges: str | None = None
    bins: Interval | None = None
    signed: bool = False
    limits: Interval | None = None
    mark: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.lengths) <= MOST_SERIES:
            told = {"view": title(self), "most": MOST_SERIES, "got": len(self.lengths)}
            raise ValueError(wrong.SERIES_COUNT.say(**told))
        if self.signed and self.series:
            raise ValueError(wrong.BAR_SIGNS.say(view=title(self)))
        given = [n for n in ("labels", "edges", "bins") if getattr(self, n) is not None]
        if len(given) > 1:
            told = {"view": title(self), "got": ", ".join(given)}
            raise ValueError(wrong.BAR_PLACES.say(**told))
        if self.bins is not None:
            check_interval(self, "bins", self.bins)
        if self.limits is not None:
            check_interval(self, "limits", self.limits)
            if not self.limits[0] <= 0 <= self.limits[1]:
                limits = {"view": title(self), "got": self.limits}
                raise ValueError(wrong.BAR_LIMITS.say(**limits))

    @property
    def series(self) -> Mapping[str, Message]:
        """Return the labels of several arrays by their names; none of a single one."""
        return {} if isinstance(self.values, str) else self.values

    @property
    def lengths(self) -> tuple[str, ...]:
        """Return the names of the arrays that hold the lengths."""
        return (self.values,) if isinstance(self.values, str) else tuple(self.values)

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the index of the bar to point out."""
        return (self.mark,) if self.mark else ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the lengths, then the edges."""
        return (*self.lengths, *((self.edges,) if self.edges else ()))

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title and axes."""
        axes = {"x_label": self.x_label, "y_label": self.y_label}
        return {"title": self.title, **axes}

    @property
    def named(self) -> Mapping[str, Mapping[str, Message]]:
        """Return the labels of several arrays."""
        return {"series": self.series} if self.series else {}

    @property
    def listed(self) -> Mapping[str, Sequence[Message]]:
        """Return what the bars stand for."""
        return {"labels": tuple(self.labels)} if self.labels else {}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield a length for each bar, and one edge more."""
        first = look[self.lengths[0]]
        n = len(self.labels) if self.labels else None
        for name in self.lengths:
            # The first one says how many there are, if it can.
            counted = len(first) == 1 and name != self.lengths[0]
            yield name, (n or (first[0] if counted else "n"),)
        if self.edges:
            yield self.edges, (math.prod(first) + 1,)

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return the bars, where they stand, and how they are drawn."""
        return {
            "values": self.lengths[0],
            "number": look[self.lengths[0]][0],
            "labels": len(self.labels) if self.labels else None,
            "edges": self.edges,
            "bins": list(self.bins) if self.bins else None,
            "signed": self.signed,
            "limits": list(self.limits) if self.limits else None,
            "mark": self.mark,
            "ratio": _WITH_LABELS if self.labels else _FLAT,
            # Few have several: the others do without the word for it.
            **({"series": list(self.series)} if self.series else {}),
        }

    def check_arrays(self, arrays: Mapping[str, Any]) -> None:
        """Raise ValueError if the edges of the bins do not grow."""
        if self.edges and (np.diff(arrays[self.edges]) <= 0).any():
            told = {"name": self.edges, "got": arrays[self.edges].tolist()}
            raise ValueError(wrong.BAR_EDGES.say(view=title(self), **told))
