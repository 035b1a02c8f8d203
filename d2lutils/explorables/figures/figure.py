"""The figure of the default run: what print and readers without scripts see."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import matplotlib.figure
from matplotlib.axes import Axes

from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.figures.bars import (
    describe_bars,
    draw_bars,
    table_of_bars,
)
from d2lutils.explorables.figures.field import describe_field, draw_field
from d2lutils.explorables.figures.graph import (
    describe_graph,
    draw_graph,
    table_of_graph,
)
from d2lutils.explorables.figures.images import describe_shown, draw_images
from d2lutils.explorables.figures.lines import (
    describe_lines,
    draw_lines,
    table_of_lines,
)
from d2lutils.explorables.figures.matrix import (
    describe_cells,
    draw_matrix,
    table_of_matrix,
)
from d2lutils.explorables.figures.tokens import (
    describe_tokens,
    draw_tokens,
    table_of_tokens,
)
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Field
from d2lutils.explorables.words import say
from d2lutils.messages import language
from d2lutils.plotting import Figure
from d2lutils.plotting.drawing import add_title
from d2lutils.plotting.figure import house_style
from d2lutils.plotting.style import CLASS_HUES, HUES, SIZES
from d2lutils.plotting.table import Table
from d2lutils.plotting.trim import trim


class Kind(NamedTuple):
    """How the views of one kind are drawn, said, and written as a table."""

    draw: Callable[[Axes, Any, Run, Sequence[str]], None]
    describe: Callable[[Any, Run], str]
    table: Callable[[Any, Run], Table | None] | None = None


_LINES = Kind(draw_lines, describe_lines, table_of_lines)
_KINDS: Mapping[str, Kind] = {
    "history": _LINES,
    "curves": _LINES,
    "field": Kind(draw_field, describe_field),
    "graph": Kind(draw_graph, describe_graph, table_of_graph),
    "images": Kind(draw_images, describe_shown),
    "matrix": Kind(draw_matrix, describe_cells, table_of_matrix),
    "bars": Kind(draw_bars, describe_bars, table_of_bars),
    "tokens": Kind(draw_tokens, describe_tokens, table_of_tokens),
}
# Rows and columns of panels, by the number of views.
_PLACES = {1: (1, 1), 2: (1, 2), 3: (2, 2)}
_ROW = 3.0  # inches


def figure_of(declared: Declaration, run: Run) -> Figure:
    """Return the figure of the run: one panel a view, the sentence in its alt text."""
    rows, columns = _PLACES[len(declared.views)]
    size = SIZES["single"] if len(declared.views) == 1 else (6.4, _ROW * rows)
    with house_style():
        figure = matplotlib.figure.Figure(figsize=size)
        add_title(figure, say(declared.question))
        grid = figure.add_gridspec(rows, columns)
        for number, view in enumerate(declared.views):
            row, column = divmod(number, columns)
            # The third view has the second row for itself.
            place = (
                grid[row, :] if len(declared.views) == 3 and row else grid[row, column]
            )
            axes = figure.add_subplot(place)
            axes.set_title(say(view.title), fontweight="normal")
            _KINDS[view.kind].draw(axes, view, run, _hues(declared))
        trim(figure)
    return Figure(figure, _alt(declared, run), _table(declared, run))


def _hues(declared: Declaration) -> tuple[str, ...]:
    """Return the hues of lines; where classes are shown, theirs come last."""
    if not any(isinstance(view, Field) and view.points for view in declared.views):
        return HUES
    return (*(hue for hue in HUES if hue not in CLASS_HUES), *CLASS_HUES)


def _alt(declared: Declaration, run: Run) -> str:
    """Return the question, what each view shows, and the live sentence."""
    shown = [_KINDS[view.kind].describe(view, run) for view in declared.views]
    parts = [say(declared.question), *shown, run.say()]
    return ("" if language() == "zh" else " ").join(parts)


def _table(declared: Declaration, run: Run) -> Table | None:
    """Return the numbers of the first view that has a table."""
    for view in declared.views:
        table = _KINDS[view.kind].table
        written = table and table(view, run)
        if written:
            return written
    return None
