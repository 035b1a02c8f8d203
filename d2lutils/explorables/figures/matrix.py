"""A matrix in the figure, drawn, said, and as a table."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from numpy.typing import NDArray

from d2lutils.explorables.figures.images import ends
from d2lutils.explorables.figures.places import name_columns, name_rows, panel_width
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Matrix
from d2lutils.explorables.words import say
from d2lutils.messages import Message
from d2lutils.plotting.matrices import describe_matrix, paint_cells, write_cells
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import SIGNED
from d2lutils.plotting.table import Table, thinned
from d2lutils.plotting.words import number, sentence

_DIGITS = 2  # in a cell
_LEAST = 6.0  # points: smaller letters are not read
_MOST_WRITTEN = 400  # cells
_MOST_COLUMNS = 12  # of a table


def draw_matrix(axes: Axes, view: Matrix, run: Run, hues: Sequence[str]) -> None:
    """Draw the cells, the first row on top, with their numbers where there is room.

    hues  of lines; not needed
    """
    axes.set(xlabel=say(view.x_label), ylabel=say(view.y_label))
    axes.grid(False)
    axes.spines[:].set_visible(False)
    cells = _cells(view, run)
    signed = view.scale == "signed"
    colours = signed_colours() if signed else _magnitudes()
    scale = Normalize(*ends(view.scale, view.limits, cells))
    paint_cells(axes, cells, colours, scale)
    rows, columns = cells.shape
    name_rows(axes, [say(label) for label in view.row_labels or ()], rows)
    name_columns(axes, [say(label) for label in view.column_labels or ()], columns)
    if view.numbers and cells.size <= _MOST_WRITTEN:
        width = panel_width(axes) / columns
        write_cells(axes, _shown(cells), colours(scale(cells)), width, least=_LEAST)


def describe_cells(view: Matrix, run: Run) -> str:
    """Return the extremes and where they are, and of a small matrix all, in words."""
    cells = _cells(view, run)
    rows, columns = _names(view, cells.shape)
    called = (
        [f"{say(view.y_label)} {name}" for name in rows],
        [f"{say(view.x_label)} {name}" for name in columns],
    )
    return sentence(say(view.title), *describe_matrix(cells, _shown(cells), *called))


def table_of_matrix(view: Matrix, run: Run) -> Table | None:
    """Return the numbers, at most 40 rows of them; None of a matrix that is wide."""
    cells = _cells(view, run)
    if cells.shape[1] > _MOST_COLUMNS:
        return None
    rows, columns = _names(view, cells.shape)
    kept = thinned(len(rows), ())
    shown = _shown(cells, digits=4)
    heads = (say(view.y_label), *(f"{say(view.x_label)} {name}" for name in columns))
    return Table(say(view.title), heads, tuple((rows[i], *shown[i]) for i in kept))


def _cells(view: Matrix, run: Run) -> NDArray[np.float64]:
    return run.arrays[view.values].astype(float)


def _shown(cells: NDArray[np.float64], digits: int = _DIGITS) -> list[list[str]]:
    return [[number(float(value), digits) for value in row] for row in cells]


def _names(view: Matrix, shape: tuple[int, ...]) -> tuple[list[str], list[str]]:
    """Return what the rows and the columns are called."""

    def named(labels: Sequence[Message] | None, n: int) -> list[str]:
        return [say(label) for label in labels or ()] or [str(i) for i in range(n)]

    return named(view.row_labels, shape[0]), named(view.column_labels, shape[1])


def _magnitudes() -> LinearSegmentedColormap:
    """Return the colours from the neutral one to blue."""
    return LinearSegmentedColormap.from_list("magnitude", SIGNED[1:])
