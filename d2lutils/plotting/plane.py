"""A function over the plane, with points on it."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, Protocol

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import ArrayLike, NDArray

from d2lutils.messages import plotting as text
from d2lutils.plotting.drawing import draw, figure_of
from d2lutils.plotting.figure import Figure
from d2lutils.plotting.style import (
    BLUE,
    GREY,
    LABEL_SIZE,
    LIGHT_ON_COLOUR,
    MUTED,
    PAPER,
    SIGNED,
    SIGNED_PALE,
    VERMILION,
    Size,
)
from d2lutils.plotting.words import array_of, counted, number, sentence, share

Scale = Literal["signed", "probability", "magnitude"]
_GRID = 120  # values along each axis when a function is given
_NEUTRAL = {"signed": 0.0, "probability": 0.5}


class Points(Protocol):
    """Points in the plane: x (n, 2), y (n,) with labels 0 or 1."""

    @property
    def x(self) -> Any: ...
    @property
    def y(self) -> Any: ...


class _Field(NamedTuple):
    values: NDArray[np.float64]  # (rows, columns), the first row is the lowest y
    extent: tuple[float, float, float, float]
    scale: Scale
    limit: float | None


def field(
    function_or_grid: Callable[[NDArray[np.float64]], ArrayLike] | ArrayLike,
    *,
    extent: tuple[float, float, float, float],
    title: str,
    x_label: str,
    y_label: str,
    points: Points | None = None,
    scale: Scale = "signed",
    limit: float | None = None,
    value_label: str | None = None,
    boundary: bool = True,
    size: Size = "square",
) -> Figure:
    """Return the values over a rectangle as colours, blue above the neutral one.

    function_or_grid  turns points (n, 2) into values (n,); or a grid (rows, columns)
                      whose first row lies at the lowest y
    extent   (x_low, x_high, y_low, y_high)
    points   x (n, 2), y (n,) labels 0 (square, vermilion) or 1 (round, blue)
    scale    "signed": 0 is neutral; "probability": values in [0, 1], 0.5 is neutral;
             "magnitude": from the least to the greatest
    limit    signed values reach the full hue here; default the greatest absolute value
    value_label  what the values are, with unit, beside the colour bar
    boundary     a line where the value is neutral
    ->       its alt text says the range, the share that is positive, and how many
             points lie on the side of their class

    Raises ValueError if the extent is empty or the function returns another shape.
    """
    if scale not in ("signed", "probability", "magnitude"):
        raise ValueError(text.UNKNOWN_SCALE.say(got=repr(scale)))
    x_low, x_high, y_low, y_high = extent
    if not (x_low < x_high and y_low < y_high):
        raise ValueError(text.BAD_EXTENT.say(got=extent))
    plane = _Field(_values(function_or_grid, extent), extent, scale, limit)
    what = value_label or text.VALUE.say()
    clauses = [_describe(plane, what=what, x_label=x_label, y_label=y_label)]
    if points is not None:
        clauses.append(_describe_points(plane, points, function_or_grid))

    def plot(axes: Axes) -> None:
        axes.set(xlabel=x_label, ylabel=y_label)
        _paint(axes, plane, pale=points is not None, label=value_label)
        if boundary and scale in _NEUTRAL:
            _draw_boundary(axes, plane)
        if points is not None:
            scatter(axes, points, ring=LIGHT_ON_COLOUR)
        axes.set(xlim=extent[:2], ylim=extent[2:])

    return draw(plot, title=title, alt=sentence(title, *clauses), size=size)


def scatter(axes: Axes, points: Points, *, ring: str = PAPER) -> None:
    """Draw points by class: 0 vermilion squares, 1 blue discs, each with a ring.

    ring  its colour: the paper's, which follows the theme, or one of a field's
    """
    x, y = np.asarray(points.x), np.asarray(points.y)
    for label, hue, marker in ((0, VERMILION, "s"), (1, BLUE, "o")):
        here = x[y == label]
        axes.scatter(
            here[:, 0],
            here[:, 1],
            s=22,
            c=hue,
            marker=marker,
            linewidths=0.7,
            edgecolors=ring,
            zorder=3,
        )


def signed_colours(*, pale: bool = False) -> LinearSegmentedColormap:
    """Return the colour map vermilion - near white - blue; paler under points."""
    ends = SIGNED_PALE if pale else SIGNED
    # An odd number of steps, so that the middle one is exactly the neutral colour.
    return LinearSegmentedColormap.from_list("signed", ends, N=257)


def _values(
    function_or_grid: Callable[[NDArray[np.float64]], ArrayLike] | ArrayLike,
    extent: tuple[float, float, float, float],
) -> NDArray[np.float64]:
    if not callable(function_or_grid):
        return array_of(function_or_grid, what="function_or_grid", ndim=(2,))
    x_low, x_high, y_low, y_high = extent
    x, y = np.meshgrid(_centres(x_low, x_high, _GRID), _centres(y_low, y_high, _GRID))
    values = _evaluated(function_or_grid, np.column_stack([x.ravel(), y.ravel()]))
    return values.reshape(x.shape)


def _evaluated(
    function: Callable[[NDArray[np.float64]], ArrayLike], where: NDArray[np.float64]
) -> NDArray[np.float64]:
    values = array_of(function(where), what="function_or_grid", ndim=(1, 2))
    if values.size != len(where):
        raise ValueError(text.FIELD_SHAPE.say(n=len(where), got=values.shape))
    return values.reshape(len(where))


def _centres(low: float, high: float, count: int) -> NDArray[np.float64]:
    """Return the middles of equal cells between low and high."""
    return low + (high - low) * (np.arange(count) + 0.5) / count


def _paint(axes: Axes, plane: _Field, *, pale: bool, label: str | None) -> None:
    low, high = _colour_limits(plane)
    colours = "viridis" if plane.scale == "magnitude" else signed_colours(pale=pale)
    image = axes.imshow(
        plane.values,
        extent=plane.extent,
        origin="lower",
        aspect="auto",
        cmap=colours,
        vmin=low,
        vmax=high,
        interpolation="none",
        zorder=0,
    )
    axes.grid(False)
    bar = figure_of(axes).colorbar(image, ax=axes, aspect=30, pad=0.03)
    bar.outline.set_visible(False)
    bar.ax.tick_params(length=0, labelsize=LABEL_SIZE - 1)
    if label:
        bar.set_label(label, color=MUTED, fontsize=LABEL_SIZE)


def _colour_limits(plane: _Field) -> tuple[float, float]:
    if plane.scale == "probability":
        return 0.0, 1.0
    finite = plane.values[np.isfinite(plane.values)]
    if plane.scale == "magnitude":
        return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    largest = float(np.abs(finite).max()) if finite.size else 1.0
    limit = plane.limit or largest or 1.0
    return -limit, limit


def _draw_boundary(axes: Axes, plane: _Field) -> None:
    neutral = _NEUTRAL[plane.scale]
    if not np.nanmin(plane.values) < neutral < np.nanmax(plane.values):
        return
    rows, columns = plane.values.shape
    if min(rows, columns) < 2:
        return
    x = _centres(*plane.extent[:2], columns)
    y = _centres(*plane.extent[2:], rows)
    axes.contour(
        x, y, plane.values, levels=[neutral], colors=[GREY], linewidths=1.2, zorder=1
    )


def _describe(plane: _Field, *, what: str, x_label: str, y_label: str) -> str:
    x_low, x_high, y_low, y_high = map(number, plane.extent)
    about = {
        "what": what,
        "low": number(float(np.nanmin(plane.values))),
        "high": number(float(np.nanmax(plane.values))),
        "x_name": x_label,
        "x": text.INTERVAL.say(first=x_low, last=x_high),
        "y_name": y_label,
        "y": text.INTERVAL.say(first=y_low, last=y_high),
    }
    if plane.scale == "magnitude":
        row, column = np.unravel_index(np.nanargmax(plane.values), plane.values.shape)
        rows, columns = plane.values.shape
        at_x = number(float(_centres(*plane.extent[:2], columns)[column]))
        at_y = number(float(_centres(*plane.extent[2:], rows)[row]))
        return text.FIELD_MAGNITUDE.say(**about, at_x=at_x, at_y=at_y)
    positive = share(float((plane.values > _NEUTRAL[plane.scale]).mean()))
    message = text.FIELD_SIGNED if plane.scale == "signed" else text.FIELD_PROBABILITY
    return message.say(**about, positive=positive)


def _describe_points(plane: _Field, points: Points, function_or_grid: object) -> str:
    x, y = np.asarray(points.x, dtype=float), np.asarray(points.y)
    said = counted(len(y), text.ONE_POINT, text.POINT_COUNT)
    if plane.scale == "magnitude":
        ones = int((y == 1).sum())
        return text.PLAIN_POINTS.say(points=said, ones=ones, zeros=len(y) - ones)
    if callable(function_or_grid):
        here = _evaluated(function_or_grid, x)
    else:
        here = _nearest(plane, x)
    right = int(((here > _NEUTRAL[plane.scale]) == (y == 1)).sum())
    return text.FIELD_POINTS.say(points=said, right=right)


def _nearest(plane: _Field, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the value of the cell each point lies in, at the rim the nearest one."""
    rows, columns = plane.values.shape
    x_low, x_high, y_low, y_high = plane.extent
    column = np.floor((x[:, 0] - x_low) / (x_high - x_low) * columns).astype(int)
    row = np.floor((x[:, 1] - y_low) / (y_high - y_low) * rows).astype(int)
    return np.asarray(plane.values[row.clip(0, rows - 1), column.clip(0, columns - 1)])
