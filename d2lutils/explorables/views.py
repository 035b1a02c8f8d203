"""What is drawn: curves over the steps, curves of functions, fields with points."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages.plotting import VALUE

Pair = tuple[str, str]
MOST_SERIES = 5  # as many hues as a figure has
NOTHING: Mapping[str, Message] = {}


@dataclass(frozen=True, kw_only=True)
class History:
    """Scalars of look() over the steps of the run.

    series  name of a scalar -> its label; at most five
    """

    title: Message
    y_label: Message
    series: Mapping[str, Message]
    log_y: bool = False

    def __post_init__(self) -> None:
        _check_series(self)


@dataclass(frozen=True, kw_only=True)
class Curves:
    """Arrays of look() over another, (n,) each, at the step shown.

    x       name of the array across
    series  name of an array -> its label; at most five
    path    names of two scalars: the point (x, y) at each recorded step
    """

    title: Message
    x_label: Message
    y_label: Message
    x: str
    series: Mapping[str, Message]
    path: Pair | None = None
    log_x: bool = False
    log_y: bool = False

    def __post_init__(self) -> None:
        _check_series(self)


@dataclass(frozen=True, kw_only=True)
class Field:
    """A grid of look() as colours over a rectangle, points on it, and a path.

    x, y    (low, high) of the rectangle
    values  name of an array (rows, columns): the values in the middles of equal cells,
            the first row lowest
    scale   "signed": 0 is neutral; "magnitude": from the least to the greatest
    log     colours by the logarithm; of magnitudes above 0
    limits  (low, high) of the colours, the same in every run; of a signed scale
            symmetric. Default: those of the values at the step shown
    value_label  what the values are, with unit
    points  name of an array (n, 3) -> its label; each row is x, y and the label 0 or 1
    path    names of two scalars: the point (x, y) at each recorded step
    drag    names of two sliders that say where the path begins: the reader may drag it
    """

    title: Message
    x_label: Message
    y_label: Message
    x: tuple[float, float]
    y: tuple[float, float]
    values: str
    scale: Literal["signed", "magnitude"] = "signed"
    log: bool = False
    limits: tuple[float, float] | None = None
    value_label: Message = VALUE
    points: Mapping[str, Message] = field(default_factory=dict)
    path: Pair | None = None
    drag: Pair | None = None

    def __post_init__(self) -> None:
        _check_interval(self, "x", self.x)
        _check_interval(self, "y", self.y)
        if self.scale not in ("signed", "magnitude"):
            what = f"{title(self)}: scale"
            told = {"what": what, "expected": "signed, magnitude", "got": self.scale}
            raise ValueError(wrong.KIND.say(**told))
        if self.log and self.scale == "signed":
            told = {"what": f"{title(self)}: scale", "expected": "magnitude"}
            raise ValueError(wrong.KIND.say(**told, got="signed, log"))
        if self.limits is not None:
            _check_limits(self, self.limits)


View = History | Curves | Field


def title(view: View) -> str:
    """Return how an error names the view."""
    return f"{type(view).__name__}({view.title.en!r})"


def recorded(view: View) -> tuple[str, ...]:
    """Return the scalars that the view needs at every recorded step."""
    series = tuple(view.series) if isinstance(view, History) else ()
    path = None if isinstance(view, History) else view.path
    return series + (path or ())


def arrays(view: View) -> tuple[str, ...]:
    """Return the arrays that the view needs at the step shown."""
    if isinstance(view, Curves):
        return (view.x, *view.series)
    return (view.values, *view.points) if isinstance(view, Field) else ()


def messages(view: View) -> Iterator[tuple[str, Message]]:
    """Yield all texts of the view, each with what it is."""
    yield "title", view.title
    yield "y_label", view.y_label
    if not isinstance(view, History):
        yield "x_label", view.x_label
    if isinstance(view, Field):
        yield "value_label", view.value_label
    named = view.points if isinstance(view, Field) else view.series
    yield from named.items()


def _check_interval(view: Field, name: str, ends: tuple[float, float]) -> None:
    finite = len(ends) == 2 and all(map(math.isfinite, ends))
    if not finite or ends[0] >= ends[1]:
        told = {"view": title(view), "axis": name, "got": ends}
        raise ValueError(wrong.RANGE.say(**told))


def _check_limits(view: Field, limits: tuple[float, float]) -> None:
    _check_interval(view, "limits", limits)
    low, high = limits
    # 0 is neutral; a logarithm has no place for it.
    if (view.scale == "signed" and low != -high) or (view.log and low <= 0):
        told = {"view": title(view), "scale": view.scale, "got": limits}
        raise ValueError(wrong.LIMITS.say(**told))


def _check_series(view: History | Curves) -> None:
    if not 1 <= len(view.series) <= MOST_SERIES:
        told = {"view": title(view), "most": MOST_SERIES, "got": len(view.series)}
        raise ValueError(wrong.SERIES_COUNT.say(**told))
