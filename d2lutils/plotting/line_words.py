"""What a set of curves says, in words."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from d2lutils.messages import plotting as text
from d2lutils.plotting.words import (
    counted,
    name_and_unit,
    number,
    plural,
    quantity,
    sentence,
)

_TURN = 0.05  # a turn counts if it is more than this share of the line's range
_TURN_UP = 0.1  # or if the line ends this share above its least value
_FLAT = 0.01  # a line is flat if its range is less than this share of its size


class Line(Protocol):
    """What is told of a curve: its label, x (n,), y (seeds, n)."""

    @property
    def label(self) -> str: ...
    @property
    def x(self) -> NDArray[np.float64]: ...
    @property
    def y(self) -> NDArray[np.float64]: ...
    @property
    def mean(self) -> NDArray[np.float64]: ...


def describe_curves(
    lines: Sequence[Line],
    *,
    x_label: str,
    y_label: str,
    title: str,
    points: Mapping[str, tuple[float, float]],
    band: Literal["range", "sd"],
    log_y: bool,
) -> str:
    """Return the alt text: where each line begins, ends and turns, and its spread."""
    x_name = name_and_unit(x_label)[0]
    unit = name_and_unit(y_label)[1]
    clauses: list[str] = []
    for line in lines:
        clauses.append(_course(line, x_name=x_name, unit=unit, log_y=log_y))
        clauses.append(_spread(line, unit=unit, band=band))
        clauses.append(_holes(line, x_name=x_name))
    for label, (x, y) in points.items():
        said = text.MARKED.say(
            label=label, x_name=x_name, x=number(x), y=quantity(y, unit)
        )
        clauses.append(said)
    return sentence(title, *clauses)


def _course(line: Line, *, x_name: str, unit: str, log_y: bool) -> str:
    finite = np.isfinite(line.mean)
    x, y = line.x[finite], line.mean[finite]
    if not len(y):
        return text.NEVER_FINITE.say(label=line.label)
    first, last = number(y[0]), quantity(y[-1], unit)
    if len(y) == 1:
        return text.ONE_VALUE.say(label=line.label, first=last)
    about = {"label": line.label, "first": first, "last": last}
    over = _over(x, line.x, x_name)
    if np.ptp(y) <= _FLAT * np.abs(y).max():
        return text.STAYS.say(label=line.label, first=last, over=over)
    turn = _turn(np.log10(y) if log_y and y.min() > 0 else y)
    if turn is not None:
        low = y[turn] < y[0]
        message = text.LOWEST_INSIDE if low else text.HIGHEST_INSIDE
        there = {"x_name": x_name, "x": number(x[turn])}
        return message.say(**about, **there, extreme=quantity(y[turn], unit))
    way = text.FALLS if y[-1] < y[0] else text.RISES
    return way.say(**about, over=over)


def _turn(y: NDArray[np.float64]) -> int | None:
    """Return where the values turn between their ends, if they do so markedly."""
    low, high, span = int(y.argmin()), int(y.argmax()), np.ptp(y)
    below = min(y[0], y[-1]) - y[low]
    if below > _TURN * span or (y[low] > 0 and below > _TURN_UP * y[low]):
        return low
    return high if y[high] - max(y[0], y[-1]) > _TURN * span else None


def _over(x: NDArray[np.float64], whole: NDArray[np.float64], name: str) -> str:
    """Say the stretch: "in 30 epochs" where x counts from 1, else "over x 0 to 3"."""
    counted = np.array_equal(whole, np.arange(1, len(whole) + 1))
    if counted and re.fullmatch(r"[a-z]+", name):
        return text.OVER_COUNT.say(count=len(x), x_name=plural(name))
    return text.OVER_RANGE.say(x_name=name, first=number(x[0]), last=number(x[-1]))


def _spread(line: Line, *, unit: str, band: Literal["range", "sd"]) -> str:
    finite = np.flatnonzero(np.isfinite(line.mean))
    if len(line.y) == 1 or not len(finite):
        return ""
    ends = line.y[:, finite[-1]]
    if band == "sd":
        spread = quantity(float(ends.std(ddof=1)), unit, digits=2)
        return text.ENDS_SD.say(seeds=len(ends), spread=spread)
    low, high = number(ends.min()), quantity(ends.max(), unit)
    return text.ENDS_BETWEEN.say(seeds=len(ends), low=low, high=high)


def _holes(line: Line, *, x_name: str) -> str:
    holes = np.flatnonzero(~np.isfinite(line.mean))
    if not len(holes) or len(holes) == len(line.x):
        return ""
    if np.array_equal(holes, np.arange(holes[0], len(line.x))):
        at = number(line.x[holes[0]])
        return text.NOT_FINITE.say(label=line.label, x_name=x_name, x=at)
    points = counted(len(holes), text.ONE_POINT, text.POINT_COUNT)
    return text.GAPS.say(label=line.label, points=points)
