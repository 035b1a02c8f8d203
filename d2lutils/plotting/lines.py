"""Curves with direct labels, and bands over seeds."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from d2lutils.messages import plotting as text
from d2lutils.plotting.drawing import draw
from d2lutils.plotting.figure import Figure
from d2lutils.plotting.line_labels import label_ends
from d2lutils.plotting.line_words import describe_curves
from d2lutils.plotting.point_labels import label_points
from d2lutils.plotting.style import DASHES, HUES, LABEL_SIZE, MARKERS, MUTED, Size
from d2lutils.plotting.table import table_of_curves
from d2lutils.plotting.words import array_of

Band = Literal["range", "sd"]


class Curve(NamedTuple):
    """One labelled line: x (n,), y (seeds, n) with at least one seed."""

    label: str
    x: NDArray[np.float64]
    y: NDArray[np.float64]

    @property
    def seeds(self) -> int:
        """Return the number of runs behind the line."""
        return len(self.y)

    @property
    def mean(self) -> NDArray[np.float64]:
        """Return the mean over the seeds, (n,); NaN where one of them is not finite."""
        return np.asarray(self.y.mean(axis=0))


def curves(
    series: Mapping[str, ArrayLike],
    *,
    x_label: str,
    y_label: str,
    title: str,
    x: ArrayLike | None = None,
    log_x: bool = False,
    log_y: bool = False,
    zero: bool = True,
    markers: bool = False,
    points: Mapping[str, tuple[float, float]] | None = None,
    band: Band = "range",
    size: Size = "single",
) -> Figure:
    """Return lines over x, each labelled at its end, with the spread over seeds.

    series   label -> (n,) values, or (seeds, n): then the line is the mean and the band
             the spread; at most five, their order is the order of the colours
    x_label  with its unit: "epoch", "learning rate"
    y_label  with its unit: "loss (nats)"
    title    the message of the figure
    x        (n,), the same for every series; default 1, 2, ..., n
    log_x, log_y  logarithmic axes
    zero     the y axis begins at 0 if no value is negative (not on a logarithmic axis)
    markers  a mark at each value, for short series
    points   label -> (x, y) of points to mark
    band     "range": least to greatest of the seeds; "sd": mean ± standard deviation
    ->       its alt text says where each line begins, ends and turns

    Raises ValueError if there is no series or more than five, or a length differs.
    """
    if band not in ("range", "sd"):
        raise ValueError(text.UNKNOWN_BAND.say(got=repr(band)))
    lines = _curves_of(series, x)
    marked = dict(points or {})
    alt = describe_curves(
        lines,
        x_label=x_label,
        y_label=y_label,
        title=title,
        points=marked,
        band=band,
        log_y=log_y,
    )

    def plot(axes: Axes) -> None:
        axes.set(xlabel=x_label, ylabel=y_label)
        axes.set_xscale("log" if log_x else "linear")
        axes.set_yscale("log" if log_y else "linear")
        for number, line in enumerate(lines):
            _plot_line(axes, line, number=number, band=band, markers=markers)
        _set_limits(axes, lines, zero=zero)
        _name_band(axes, lines, band)
        label_ends(axes, [(line.label, line.x, line.mean) for line in lines])
        label_points(axes, marked)

    figure = draw(plot, title=title, alt=alt, size=size)
    return replace(figure, table=table_of_curves(lines, x_label=x_label, caption=title))


def _curves_of(series: Mapping[str, ArrayLike], x: ArrayLike | None) -> list[Curve]:
    if not series:
        raise ValueError(text.NO_SERIES.say())
    if len(series) > len(HUES):
        raise ValueError(text.TOO_MANY_SERIES.say(most=len(HUES), got=len(series)))
    lines = []
    for label, values in series.items():
        y = np.atleast_2d(array_of(values, what=label, ndim=(1, 2)))
        n = y.shape[1]
        here = np.arange(1.0, n + 1) if x is None else array_of(x, what="x", ndim=(1,))
        if len(here) != n:
            got = len(here)
            raise ValueError(text.X_LENGTH.say(label=label, expected=n, got=got))
        y = np.where(np.isfinite(y), y, np.nan)
        lines.append(Curve(label, here, y))
    return lines


def _plot_line(
    axes: Axes, line: Curve, *, number: int, band: Band, markers: bool
) -> None:
    marker = MARKERS[number] if markers or line.y.shape[1] == 1 else ""
    hue = HUES[number]
    dash = DASHES[number]
    axes.plot(line.x, line.mean, color=hue, linestyle=dash, marker=marker, zorder=3)
    if line.seeds > 1:
        low, high = _band(line, band)
        axes.fill_between(line.x, low, high, color=hue, alpha=0.2, linewidth=0)


def _band(line: Curve, band: Band) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if band == "range":
        return line.y.min(axis=0), line.y.max(axis=0)
    spread = line.y.std(axis=0, ddof=1)
    return line.mean - spread, line.mean + spread


def _set_limits(axes: Axes, lines: list[Curve], *, zero: bool) -> None:
    """Begin at the first x, end at the last; let y begin at 0 where that is honest."""
    low = min(line.x.min() for line in lines)
    high = max(line.x.max() for line in lines)
    if low < high:
        axes.set_xlim(low, high)
    counted = all(np.array_equal(line.x, np.round(line.x)) for line in lines)
    if counted and axes.get_xscale() == "linear":  # there is no epoch 2.5
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    every = np.concatenate([line.y.ravel() for line in lines])
    finite = every[np.isfinite(every)]
    if zero and axes.get_yscale() == "linear" and finite.size and finite.min() >= 0:
        axes.set_ylim(bottom=0)


def _name_band(axes: Axes, lines: list[Curve], band: Band) -> None:
    seeds = max(line.seeds for line in lines)
    if seeds > 1:
        name = (text.BAND_RANGE if band == "range" else text.BAND_SD).say(seeds=seeds)
        axes.set_title(name, fontsize=LABEL_SIZE, color=MUTED, fontweight="normal")
