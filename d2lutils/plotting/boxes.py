"""Boxes and arrows: how a laid-out graph is drawn."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.path import Path

from d2lutils.plotting.drawing import text_width
from d2lutils.plotting.layers import Layout
from d2lutils.plotting.style import (
    BLUE,
    EDGE,
    GREY,
    GRID,
    INK,
    LABEL_SIZE,
    MUTED,
    PAPER,
    SIZES,
    VERMILION,
    Size,
)

_LINE = 11.5  # height of a line of text in a box, points
_WIDEST = 72.0  # of a box, points
_SMALLEST = 7.0  # letters that can be read, points
_BAR = 3.0  # height of the bar that shows the sign, points
_BESIDE = 7.0  # between two arrows with the same ends, points
_HEADER = 30.0  # title; the line below it, points
_SUBHEADER = 18.0

Place = tuple[float, float]


class Box(NamedTuple):
    """What a box says, line by line; the first line is its heading.

    sign    1: a blue bar at its foot, -1: a vermilion one, 0: none
    strong  it has a dark frame
    """

    lines: tuple[str, ...]
    sign: int
    is_input: bool
    strong: bool = False


class Stroke(NamedTuple):
    """How an arrow is drawn."""

    hue: str = GREY
    width: float = 1.0  # points


def fitting_size(layout: Layout, boxes: Sequence[Box], *, header: bool) -> Size:
    """Return the flattest figure in which the boxes do not touch."""
    needed = layout.rows * 1.25 * _height(boxes) + _HEADER + _SUBHEADER * header
    flat: list[Size] = ["strip", "pair"]
    return next((s for s in flat if 72 * SIZES[s][1] >= needed), "single")


def draw_boxes(
    axes: Axes,
    boxes: Sequence[Box],
    layout: Layout,
    *,
    size: Size,
    header: bool,
    strokes: Mapping[tuple[int, int], Stroke] = MappingProxyType({}),
) -> None:
    """Draw each box at its place of the layout, and the arrows behind them.

    strokes  (source, target) -> how its arrow is drawn, if not thin and grey
    """
    width = 72 * SIZES[size][0]
    height = 72 * SIZES[size][1] - _HEADER - _SUBHEADER * header
    step_x, step_y = width / layout.columns, height / layout.rows
    tall = min(_height(boxes), 0.86 * step_y)
    wide = min(_WIDEST, 0.8 * step_x)
    step_y = min(step_y, 1.9 * tall)
    top = (height - step_y * layout.rows) / 2
    axes.set(xlim=(0, width), ylim=(height, 0))

    def at(place: Place) -> Place:
        return (place[0] + 0.5) * step_x, top + (place[1] + 0.5) * step_y

    for (source, target), bends in layout.edges.items():
        x0, y0 = at(layout.nodes[source])
        x1, y1 = at(layout.nodes[target])
        corners = [(x0 + wide / 2, y0), *map(at, bends), (x1 - wide / 2, y1)]
        stroke = strokes.get((source, target), Stroke())
        _draw_edges(axes, corners, layout.times[source, target], stroke)
    for box, place in zip(boxes, layout.nodes, strict=True):
        _draw_box(axes, box, at(place), (wide, tall))


def _height(boxes: Sequence[Box]) -> float:
    return _LINE * max(len(box.lines) for box in boxes) + 5 + _BAR


def _draw_edges(
    axes: Axes, corners: Sequence[Place], count: int, stroke: Stroke
) -> None:
    for number in range(count):
        shift = (number - (count - 1) / 2) * _BESIDE
        _draw_edge(axes, [(x, y + shift) for x, y in corners], stroke)


def _draw_edge(axes: Axes, corners: Sequence[Place], stroke: Stroke) -> None:
    """Draw a smooth arrow that leaves and arrives level."""
    points, codes = [corners[0]], [int(Path.MOVETO)]
    for (x0, y0), (x1, y1) in pairwise(corners):
        middle = (x0 + x1) / 2
        points += [(middle, y0), (middle, y1), (x1, y1)]
        codes += [int(Path.CURVE4)] * 3
    arrow = FancyArrowPatch(
        path=Path(points, codes),
        arrowstyle="-|>,head_length=3.5,head_width=2",
        color=stroke.hue,
        linewidth=stroke.width,
        shrinkA=0,
        shrinkB=0,
        zorder=1,
    )
    axes.add_patch(arrow)


def _draw_box(axes: Axes, box: Box, centre: Place, extent: Place) -> None:
    (x, y), (wide, tall) = centre, extent
    corner = 2 if box.is_input else min(tall, wide) * 0.25
    frame = FancyBboxPatch(
        (x - wide / 2, y - tall / 2),
        wide,
        tall,
        boxstyle=f"round,pad=0,rounding_size={corner}",
        facecolor=GRID if box.is_input else PAPER,
        edgecolor=INK if box.strong else EDGE,
        linewidth=2.2 if box.strong else 1,
        zorder=2,
    )
    axes.add_patch(frame)
    lines = _fitted(box.lines, wide - 5)
    step = min(_LINE, (tall - _BAR) / len(lines))
    middle = y - _BAR / 2 if box.sign else y
    for number, line in enumerate(lines):
        height = middle + (number - (len(lines) - 1) / 2) * step
        bold = line in (box.lines[0], *box.lines[0].split(" "))
        _write(axes, line, (x, height), wide=wide - 5, tall=step, bold=bold)
    if box.sign:
        hue = BLUE if box.sign > 0 else VERMILION
        left, foot = x - wide / 2 + corner, y + tall / 2 - _BAR
        bar = Rectangle((left, foot), wide - 2 * corner, _BAR, color=hue, zorder=3)
        axes.add_patch(bar)


def _fitted(lines: Sequence[str], wide: float) -> list[str]:
    """Break a line in two at its last space if it would be too small to read."""
    fitted: list[str] = []
    for line in lines:
        whole = text_width(line, size=_SMALLEST, weight="bold") <= wide
        fitted += [line] if whole or line.startswith("(") else line.rsplit(" ", 1)
    return fitted


def _write(
    axes: Axes, word: str, at: Place, *, wide: float, tall: float, bold: bool
) -> None:
    weight = "bold" if bold else "normal"
    needed = text_width(word, size=LABEL_SIZE, weight=weight)
    letters = min(LABEL_SIZE - 1, LABEL_SIZE * wide / needed, 0.85 * tall)
    axes.text(
        *at,
        word,
        color=INK if bold else MUTED,
        fontsize=letters,
        fontweight=weight,
        horizontalalignment="center",
        verticalalignment="center_baseline",
        zorder=4,
    )
