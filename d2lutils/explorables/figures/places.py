"""Names of things that stand side by side in the figure."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from d2lutils.plotting.drawing import text_width
from d2lutils.plotting.style import LABEL_SIZE

_WIDE = 380.0  # points: so wide is a panel that has a row for itself
_MOST_COUNTED = 11  # numbers on an axis, about


def name_columns(axes: Axes, labels: Sequence[str], n: int) -> None:
    """Name n places: by their labels, slanted where they are long, or 0, 1, 2, ..."""
    if not labels:
        axes.xaxis.set_major_locator(MaxNLocator(min(n, _MOST_COUNTED), integer=True))
        return
    widest = max(text_width(label, size=LABEL_SIZE) for label in labels)
    axes.set_xticks(range(n), labels=labels)
    axes.tick_params(axis="x", length=0)
    if widest + 4 > panel_width(axes) / n:
        for label in axes.get_xticklabels():
            label.set(rotation=30, rotation_mode="anchor", ha="right")


def name_rows(axes: Axes, labels: Sequence[str], n: int) -> None:
    """Name n rows: by their labels, or 0, 1, 2, ..."""
    if not labels:
        axes.yaxis.set_major_locator(MaxNLocator(min(n, _MOST_COUNTED), integer=True))
        return
    axes.set_yticks(range(n), labels=labels)
    axes.tick_params(axis="y", length=0)


def panel_width(axes: Axes) -> float:
    """Return about how wide the panel is, in points."""
    place = axes.get_subplotspec()
    assert place is not None  # every panel is one of a grid
    return _WIDE * len(place.colspan) / place.get_gridspec().ncols
