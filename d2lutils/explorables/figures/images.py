"""Small images in the figure, drawn and said."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Images
from d2lutils.explorables.views.images import best_columns, stacked
from d2lutils.explorables.words import say
from d2lutils.plotting.drawing import figure_of
from d2lutils.plotting.grids import describe_images
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import EDGE, LABEL_SIZE
from d2lutils.plotting.words import number

_FLAT = 0.55  # height of a panel in units of its width, about
_GAP = 0.08  # between images, in units of their width
_BELOW = 0.28  # where something stands below


def draw_images(axes: Axes, view: Images, run: Run, hues: Sequence[str]) -> None:
    """Draw the images in a grid, each with what stands below it, and a colour bar.

    hues  of lines; not needed
    """
    stack, labels = _stack(view, run), labels_of(view, run)
    low, high = ends(view.scale, view.limits, stack)
    signed = view.scale == "signed"
    colours = signed_colours() if signed else "gray_r"
    below = _BELOW if labels else 0.0
    columns = view.columns or best_columns(stack.shape, below, _FLAT)
    n, rows, wide = stack.shape
    for place, image in enumerate(stack):
        left = place % columns * wide * (1 + _GAP)
        top = place // columns * (rows + wide * (_GAP + below))
        shown = axes.imshow(
            image,
            extent=(left, left + wide, top + rows, top),
            cmap=colours,
            norm=Normalize(low, high),
            interpolation="none",
        )
        rim = Rectangle((left, top), wide, rows, fill=False, edgecolor=EDGE, lw=0.6)
        axes.add_patch(rim)
        if labels:
            axes.annotate(
                labels[place],
                (left + wide / 2, top + rows),
                xytext=(0, -2),
                textcoords="offset points",
                horizontalalignment="center",
                verticalalignment="top",
                fontsize=LABEL_SIZE - 1,
            )
    lines = math.ceil(n / columns)
    axes.set_xlim(0, min(n, columns) * wide * (1 + _GAP) - wide * _GAP)
    axes.set_ylim(lines * (rows + wide * (_GAP + below)) - wide * _GAP, 0)
    axes.set_axis_off()
    bar = figure_of(axes).colorbar(
        shown, ax=axes, location="bottom", aspect=30, pad=0.05, shrink=0.5
    )
    bar.outline.set_visible(False)
    bar.ax.tick_params(length=0, labelsize=LABEL_SIZE - 1)


def describe_shown(view: Images, run: Run) -> str:
    """Return how many images, how large, what stands below and the range, in words."""
    stack, labels = _stack(view, run), labels_of(view, run)
    return describe_images(stack, say(view.title), labels, view.scale == "signed")


def labels_of(view: Images, run: Run) -> list[str]:
    """Return what stands below the images."""
    if view.numbers:
        return [number(float(value), 2) for value in run.arrays[view.numbers]]
    return [say(label) for label in view.texts]


def ends(
    scale: str, limits: tuple[float, float] | None, values: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the values at the ends of the colours; a magnitude begins at 0."""
    if limits is not None:
        return limits
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    if scale == "signed":
        limit = max(-low, high) or 1.0
        return -limit, limit
    return low, high if high > low else low + 1.0


def _stack(view: Images, run: Run) -> NDArray[np.float64]:
    values = run.arrays[view.values].astype(float)
    return values.reshape(stacked(values.shape))
