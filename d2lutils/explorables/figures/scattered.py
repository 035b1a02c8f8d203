"""Points of a `Curves` in the figure, and the squares that they span with a line."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform

from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Curves
from d2lutils.plotting.style import BLUE, INK, PAPER, VERMILION


def draw_points(axes: Axes, view: Curves, run: Run) -> None:
    """Draw the points, if there are any, and behind them their squares."""
    if view.scatter is None:
        return
    xs, ys = (run.arrays[name].astype(float) for name in view.scatter)
    axes.scatter(xs, ys, s=26, color=INK, edgecolors=PAPER, linewidths=0.7, zorder=4)
    if view.squares is None:
        return
    for x, y, on in zip(xs, ys, run.arrays[view.squares], strict=True):
        if np.isfinite(on):
            axes.add_patch(_Square(x, y, float(on)))


class _Square(Rectangle):
    """A square whose side is the height from the line to the point, on any axes.

    Above the line it lies to the left, below to the right: clear of a line that rises.
    """

    def __init__(self, x: float, y: float, on: float) -> None:
        hue = BLUE if y > on else VERMILION
        look: dict[str, Any] = {"facecolor": to_rgba(hue, 0.16), "edgecolor": hue}
        super().__init__((0, 0), 0, 0, **look, linewidth=1, zorder=2)
        self.set_in_layout(False)  # its place is known only when all else has one
        self._ends = [(x, y), (x, on)]

    def draw(self, renderer: RendererBase) -> None:
        """Take the place that the axes have now, then draw."""
        assert self.axes is not None
        (x, point), (_, line) = self.axes.transData.transform(self._ends)
        side = abs(point - line)
        left = x - side if point > line else x
        self.set_bounds(left, min(point, line), side, side)
        self.set_transform(IdentityTransform())
        super().draw(renderer)
