"""Labels of marked points, where they hide no line and no other label."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from d2lutils.plotting.drawing import figure_of, inked_box, text_width
from d2lutils.plotting.style import INK, LABEL_SIZE, PAPER

_HIGH = 1.25 * LABEL_SIZE  # of a label, points
_OFF = 7.0  # from the point to its label, points
_STEP = 2.0  # between the places along a line that are looked at, points
# Where a label may stand, the best first: above, below, right, left, the corners.
_SIDES = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
_OUTSIDE = 1000  # as bad as that many steps of hidden line


def label_points(axes: Axes, points: Mapping[str, tuple[float, float]]) -> None:
    """Mark each point with a ringed dot, and write its label where it hides least."""
    lines = _course_of_lines(axes) if points else np.empty((0, 2))
    taken: list[Bbox] = []
    for x, y in points.values():
        (dot,) = axes.plot([x], [y], "o", color=INK, markersize=6, zorder=5)
        dot.set_markeredgecolor(PAPER)
    for label, point in points.items():
        side = _best_side(axes, label, point, lines, taken)
        taken.append(_box(axes, label, point, side))
        axes.annotate(
            label,
            xy=point,
            xytext=(_OFF * side[0], _OFF * side[1]),
            textcoords="offset points",
            horizontalalignment={-1: "right", 0: "center", 1: "left"}[side[0]],
            verticalalignment={-1: "top", 0: "center", 1: "bottom"}[side[1]],
            color=INK,
            fontsize=LABEL_SIZE,
            bbox=inked_box(),
            zorder=6,
        )


def _best_side(
    axes: Axes,
    label: str,
    point: tuple[float, float],
    lines: NDArray[np.float64],
    taken: list[Bbox],
) -> tuple[int, int]:
    frame = axes.get_window_extent()

    def cost(side: tuple[int, int]) -> float:
        box = _box(axes, label, point, side)
        hidden = int(sum(box.contains(x, y) for x, y in lines))
        inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0
        return hidden + _OUTSIDE * (box.count_overlaps(taken) + (not inside))

    return min(_SIDES, key=cost)


def _box(
    axes: Axes, label: str, point: tuple[float, float], side: tuple[int, int]
) -> Bbox:
    """Return the place of the label, in pixels."""
    pixel = figure_of(axes).dpi / 72
    x, y = axes.transData.transform(point)
    width, height = text_width(label, size=LABEL_SIZE) * pixel, _HIGH * pixel
    left = x + _OFF * pixel * side[0] + width * (side[0] - 1) / 2
    low = y + _OFF * pixel * side[1] + height * (side[1] - 1) / 2
    return Bbox.from_bounds(left, low, width, height)


def _course_of_lines(axes: Axes) -> NDArray[np.float64]:
    """Return points along all lines of the axes, close together, in pixels."""
    figure_of(axes).draw_without_rendering()
    step = _STEP * figure_of(axes).dpi / 72
    courses = [np.empty((0, 2))]
    for line in axes.lines:
        corners = axes.transData.transform(np.column_stack(line.get_data()))
        corners = corners[np.isfinite(corners).all(axis=1)]
        lengths = np.hypot(*np.diff(corners, axis=0).T)
        along = np.concatenate([[0.0], np.cumsum(lengths)])
        if along[-1] > 0:
            places = np.arange(0, along[-1], step)
            x, y = (np.interp(places, along, corners[:, i]) for i in (0, 1))
            courses.append(np.column_stack([x, y]))
    return np.concatenate(courses)
