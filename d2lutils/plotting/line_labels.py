"""Labels at the ends of lines, in ink, without overlap."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from d2lutils.plotting.drawing import figure_of, inked_box
from d2lutils.plotting.style import DASHES, HUES, INK, LABEL_SIZE

_GAP = 1.3 * LABEL_SIZE  # least distance of two labels, points
_OUT = 18.0  # from the end of a line to its label, points

Ending = tuple[str, NDArray[np.float64], NDArray[np.float64]]


def label_ends(
    axes: Axes, lines: Sequence[Ending], *, hues: Sequence[str] = HUES
) -> None:
    """Write each label to the right of its line's last finite value, none over another.

    lines  label, x (n,), y (n,) in the order of the colours
    hues   those colours
    """
    ends = [(label, *_last_finite(x, y)) for label, x, y in lines]
    shown = [(i, *end) for i, end in enumerate(ends) if np.isfinite(end[2])]
    heights = _heights(axes, [(x, y) for _, _, x, y in shown])
    places = _places(axes, heights, [x for _, _, x, _ in shown])
    for (number, label, x, y), height, place in zip(
        shown, heights, places, strict=True
    ):
        axes.annotate(
            label,
            xy=(x, y),
            xytext=(_OUT, place - height),
            textcoords="offset points",
            color=INK,
            fontsize=LABEL_SIZE,
            verticalalignment="center",
            annotation_clip=False,
            bbox=inked_box(),
            arrowprops=_leader(number, hues[number]),
        )


def _places(axes: Axes, heights: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return the heights of the labels; only those of lines that end together meet."""
    places = list(heights)
    for end in set(ends):
        here = [i for i, x in enumerate(ends) if x == end]
        bounds = (0.0, _axes_height(axes))
        moved = spread_out([heights[i] for i in here], gap=_GAP, bounds=bounds)
        for i, place in zip(here, moved, strict=True):
            places[i] = place
    return places


def spread_out(
    heights: Sequence[float], *, gap: float, bounds: tuple[float, float]
) -> list[float]:
    """Return heights near the wanted ones, at least a gap apart, in the same order.

    Labels that would overlap are moved together by the least sum of squares; they stay
    within the bounds as far as there is room.
    """
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    blocks: list[tuple[float, int]] = []  # (centre, members), from the bottom
    for index in order:
        centre, members = heights[index], 1
        while blocks and centre - blocks[-1][0] < gap * (members + blocks[-1][1]) / 2:
            below, count = blocks.pop()
            centre = (centre * members + below * count) / (members + count)
            members += count
        blocks.append((centre, members))
    places = [
        centre + gap * (k - (members - 1) / 2)
        for centre, members in blocks
        for k in range(members)
    ]
    placed = _kept_inside(places, gap=gap, bounds=bounds)
    result = [0.0] * len(heights)
    for index, place in zip(order, placed, strict=True):
        result[index] = place
    return result


def _kept_inside(
    places: list[float], *, gap: float, bounds: tuple[float, float]
) -> list[float]:
    low, high = bounds
    for i in range(len(places) - 1, -1, -1):  # push down from the top
        places[i] = min(places[i], high - gap * (len(places) - 1 - i))
    for i in range(len(places)):  # and up from the bottom, which wins
        places[i] = max(places[i], low + gap * i)
    return places


def _last_finite(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    finite = np.flatnonzero(np.isfinite(y))
    if not len(finite):
        return float("nan"), float("nan")
    return float(x[finite[-1]]), float(y[finite[-1]])


def _heights(axes: Axes, points: Sequence[tuple[float, float]]) -> list[float]:
    """Return the height of each point above the lower edge of the axes, in points."""
    if not points:
        return []
    figure_of(axes).draw_without_rendering()
    inside = axes.transAxes.inverted().transform(axes.transData.transform(points))
    return [float(fraction) * _axes_height(axes) for _, fraction in inside]


def _axes_height(axes: Axes) -> float:
    """Return the height of the axes in points."""
    return float(axes.get_window_extent().height) * 72.0 / float(figure_of(axes).dpi)


def _leader(number: int, hue: str) -> dict[str, object]:
    return {
        "arrowstyle": "-",
        "color": hue,
        "linestyle": DASHES[number],
        "linewidth": 1.6,
        "shrinkA": 0,
        "shrinkB": 1,
        "relpos": (0, 0.5),
    }
