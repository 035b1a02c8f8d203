"""Lines: scalars over the steps of the run, and arrays over another array."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from d2lutils.explorables.views.scales import Interval, check_interval
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

    x        name of the array across
    series   name of an array -> its label; at most five
    path     names of two scalars: the point (x, y) at each recorded step
    scatter  names of two arrays (m,): x and y of points that are given, such as data
    squares  name of an array (m,): heights of the line at these points; each point and
             its place on the line span a square, blue above the line, vermilion below
    limits   (low, high) of y, the same in every run. Default: what the lines and the
             points need at the step shown
    """

    kind: ClassVar[str] = "curves"
    x_label: Message
    x: str
    path: Pair | None = None
    log_x: bool = False
    scatter: Pair | None = None
    squares: str | None = None
    limits: Interval | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.squares is not None and self.scatter is None:
            raise ValueError(wrong.SQUARES.say(view=title(self), got=self.squares))
        if self.limits is not None:
            check_interval(self, "limits", self.limits)

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the coordinates of the path."""
        return self.path or ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the array across, the series, then what the points need."""
        return (self.x, *self.series, *self._points)

    @property
    def _points(self) -> tuple[str, ...]:
        squares = () if self.squares is None else (self.squares,)
        return (*(self.scatter or ()), *squares)

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title and axes."""
        axes = {"x_label": self.x_label, "y_label": self.y_label}
        return {"title": self.title, **axes}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield one length for all lines, and one for all that the points need."""
        for letter, names in ("n", (self.x, *self.series)), ("m", self._points):
            for name in names:
                shape = look[names[0]]
                yield name, (shape[0] if len(shape) == 1 else letter,)

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return what is drawn, and the scales."""
        path = list(self.path) if self.path else None
        shown = {"x": self.x, "series": list(self.series), "path": path}
        # Few have points: the others do without the words for it.
        given = {
            "scatter": list(self.scatter) if self.scatter else None,
            "squares": self.squares,
            "limits": list(self.limits) if self.limits else None,
        }
        extra = {name: value for name, value in given.items() if value is not None}
        return {**shown, "log_x": self.log_x, "log_y": self.log_y, **extra}
