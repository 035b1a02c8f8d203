"""A field with its points and path in the figure, drawn and said."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import LogNorm, Normalize
from matplotlib.legend_handler import HandlerTuple
from numpy.typing import NDArray

from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Field
from d2lutils.explorables.words import say
from d2lutils.messages import explorables as text
from d2lutils.messages import plotting as joined
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import (
    BLUE,
    DARK_ON_COLOUR,
    GREY,
    LIGHT_ON_COLOUR,
    VERMILION,
)
from d2lutils.plotting.words import number, sentence, share

_LEVELS = 8
_LEAST_SHAPE = 0.45  # flatter or higher planes fill their place, as in the page
_CLASSES = ((1, BLUE, "o"), (0, VERMILION, "s"))


def draw_field(axes: Axes, view: Field, run: Run, hues: Sequence[str]) -> None:
    """Draw the values as colours, then the points, then the path.

    hues  of lines; not needed
    """
    axes.set(xlabel=say(view.x_label), ylabel=say(view.y_label))
    values = run.arrays[view.values].astype(float)
    signed = view.scale == "signed"
    ends = _ends(view, values)
    axes.imshow(
        values,
        extent=(*view.x, *view.y),
        origin="lower",
        aspect="equal" if _LEAST_SHAPE < _shape(view) < 1 / _LEAST_SHAPE else "auto",
        cmap=signed_colours(pale=bool(view.points)) if signed else "viridis",
        norm=LogNorm(*ends) if view.log else Normalize(*ends),
        interpolation="none",
        zorder=0,
    )
    axes.grid(False)
    _draw_levels(axes, view, values, ends)
    sets = {
        say(label): _draw_points(axes, run.arrays[name], filled=rank == 0)
        for rank, (name, label) in enumerate(view.points.items())
    }
    if sets:
        _add_legend(axes, sets)
    if view.path is not None:
        draw_path(axes, run, view.path)
    axes.set(xlim=view.x, ylim=view.y, anchor="NW")  # its title beside the others'


def _shape(view: Field) -> float:
    """Return the height of the plane by its width, in the same units."""
    (left, right), (low, high) = view.x, view.y
    return (high - low) / (right - left)


def draw_path(axes: Axes, run: Run, path: tuple[str, str]) -> None:
    """Draw the points of a path, the last one larger, dark with a light rim."""
    x, y = (run.history[name] for name in path)
    dark, light = DARK_ON_COLOUR, LIGHT_ON_COLOUR
    axes.plot(x, y, color=light, linewidth=2.6, linestyle="-", zorder=4)
    axes.plot(
        x,
        y,
        color=dark,
        linewidth=1.2,
        linestyle="-",
        marker="o",
        markersize=2.5,
        zorder=5,
    )
    axes.plot(
        x[-1:],
        y[-1:],
        color=dark,
        marker="o",
        markersize=7,
        markeredgecolor=light,
        markeredgewidth=1.0,
        zorder=6,
    )


def describe_field(view: Field, run: Run) -> str:
    """Return the range of the values, the points and the path in words."""
    values = run.arrays[view.values].astype(float)
    clauses = [_describe_values(view, values)]
    for name, label in view.points.items():
        count = len(run.arrays[name])
        clauses.append(text.POINT_COUNT.say(label=say(label), count=count))
    if view.path is not None:
        x, y = (run.history[name] for name in view.path)
        first = {"first_x": number(float(x[0])), "first_y": number(float(y[0]))}
        last = {"last_x": number(float(x[-1])), "last_y": number(float(y[-1]))}
        clauses.append(text.PATH.say(**first, **last))
    return sentence(say(view.title), *clauses)


def _describe_values(view: Field, values: NDArray[np.float64]) -> str:
    (x_low, x_high), (y_low, y_high) = (map(number, ends) for ends in (view.x, view.y))
    about = {
        "what": say(view.value_label),
        "low": number(float(values.min())),
        "high": number(float(values.max())),
        "x_name": say(view.x_label),
        "x": joined.INTERVAL.say(first=x_low, last=x_high),
        "y_name": say(view.y_label),
        "y": joined.INTERVAL.say(first=y_low, last=y_high),
    }
    if view.scale == "signed":
        positive = share(float((values > 0).mean()))
        return joined.FIELD_SIGNED.say(**about, positive=positive)
    row, column = np.unravel_index(np.argmax(values), values.shape)
    x = _middles(view.x, values.shape[1])[column]
    y = _middles(view.y, values.shape[0])[row]
    return joined.FIELD_MAGNITUDE.say(**about, at_x=number(x), at_y=number(y))


def _middles(ends: tuple[float, float], count: int) -> NDArray[np.float64]:
    """Return the middles of equal cells between the ends."""
    low, high = ends
    return low + (high - low) * (np.arange(count) + 0.5) / count


def _ends(view: Field, values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the values at the ends of the colours."""
    if view.limits is not None:
        return view.limits
    if view.scale == "signed":
        limit = float(np.abs(values).max()) or 1.0
        return -limit, limit
    return float(values.min()), float(values.max())


def _draw_levels(
    axes: Axes, view: Field, values: NDArray[np.float64], ends: tuple[float, float]
) -> None:
    """Draw where signed values are 0, or lines of equal magnitude."""
    low, high = float(values.min()), float(values.max())
    if min(values.shape) < 2 or low == high:
        return
    x = _middles(view.x, values.shape[1])
    y = _middles(view.y, values.shape[0])
    if view.scale == "signed":
        if low < 0 < high:
            axes.contour(x, y, values, levels=[0], colors=[GREY], linewidths=1.2)
        return
    between = np.geomspace if view.log else np.linspace
    levels = between(*ends, _LEVELS + 2)[1:-1]
    light = [LIGHT_ON_COLOUR]
    axes.contour(x, y, values, levels=levels, colors=light, linewidths=0.8, alpha=0.45)


def _draw_points(
    axes: Axes, points: NDArray[np.float32], *, filled: bool
) -> tuple[PathCollection, ...]:
    """Draw points by class; the first set filled, another one as rings."""
    drawn = []
    for kind, hue, marker in _CLASSES:
        here = points[points[:, 2] == kind]
        marks = axes.scatter(
            here[:, 0],
            here[:, 1],
            s=20 if filled else 14,
            marker=marker,
            facecolors=hue if filled else "none",
            edgecolors=LIGHT_ON_COLOUR if filled else hue,
            linewidths=0.7 if filled else 1.0,
            zorder=3,
        )
        drawn.append(marks)
    return tuple(drawn)


def _add_legend(axes: Axes, sets: Mapping[str, tuple[PathCollection, ...]]) -> None:
    """Say which mark is which class, and how the marks of several sets differ."""
    first = next(iter(sets.values()))
    keys: dict[str, tuple[PathCollection, ...]] = {
        text.UI["class_mark"].say(label=kind): (marks,)
        for (kind, _, _), marks in zip(_CLASSES, first, strict=True)
    }
    if len(sets) > 1:
        keys |= sets
    axes.legend(
        list(keys.values()),
        list(keys),
        handler_map={tuple: HandlerTuple(ndivide=None, pad=0.3)},
        loc="upper center",
        bbox_to_anchor=(0.5, -0.2),
        ncols=2,
    )
