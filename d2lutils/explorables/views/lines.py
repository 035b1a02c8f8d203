"""Lines: scalars over the steps of the run, and arrays over another array."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from d2lutils.explorables.views.view import Pair, Shape, View, title
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text

MOST_SERIES = 5  # as many hues as a figure has


@dataclass(frozen=True, kw_only=True)
class _Lines(View):
    y_label: Message
    series: Mapping[str, Message]
    log_y: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            told = {"view": title(self), "most": MOST_SERIES, "got": len(self.series)}
            raise ValueError(wrong.SERIES_COUNT.say(**told))

    @property
    def named(self) -> Mapping[str, Mapping[str, Message]]:
        """Return the labels of the series."""
        return {"series": self.series}


@dataclass(frozen=True, kw_only=True)
class History(_Lines):
    """Scalars of look() over the steps of the run.

    series  name of a scalar -> its label; at most five
    """

    kind: ClassVar[str] = "history"

    @property
    def x_label(self) -> Message:
        """Return what stands below the axis."""
        return text.STEP_AXIS

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the series."""
        return tuple(self.series)

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title and axes."""
        axes = {"x_label": self.x_label, "y_label": self.y_label}
        return {"title": self.title, **axes}

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return series and scale."""
        return {"series": list(self.series), "log_y": self.log_y}


@dataclass(frozen=True, kw_only=True)
class Curves(_Lines):
    """Arrays of look() over another, (n,) each, at the step shown.

    x       name of the array across
    series  name of an array -> its label; at most five
    path    names of two scalars: the point (x, y) at each recorded step
    """

    kind: ClassVar[str] = "curves"
    x_label: Message
    x: str
    path: Pair | None = None
    log_x: bool = False

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the coordinates of the path."""
        return self.path or ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the array across, then the series."""
        return (self.x, *self.series)

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title and axes."""
        axes = {"x_label": self.x_label, "y_label": self.y_label}
        return {"title": self.title, **axes}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield one length for all."""
        n = look[self.x][0] if len(look[self.x]) == 1 else "n"
        for name in self.arrays:
            yield name, (n,)

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return what is drawn, and the scales."""
        path = list(self.path) if self.path else None
        shown = {"x": self.x, "series": list(self.series), "path": path}
        return {**shown, "log_x": self.log_x, "log_y": self.log_y}
