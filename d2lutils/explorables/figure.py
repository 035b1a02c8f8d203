"""The figure of the default run: what print and readers without scripts see."""

from collections.abc import Sequence

import matplotlib.figure
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter

from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.field_figure import describe_field, draw_field, draw_path
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Curves, Field, History, View
from d2lutils.explorables.words import in_language
from d2lutils.messages import Message, language
from d2lutils.messages import explorables as text
from d2lutils.plotting import Figure
from d2lutils.plotting.drawing import add_title
from d2lutils.plotting.figure import house_style
from d2lutils.plotting.line_labels import label_ends
from d2lutils.plotting.line_words import describe_curves
from d2lutils.plotting.lines import Curve
from d2lutils.plotting.style import CLASS_HUES, DASHES, HUES, SIZES
from d2lutils.plotting.table import Table, table_of_curves
from d2lutils.plotting.trim import trim

# Rows and columns of panels, by the number of views.
_PLACES = {1: (1, 1), 2: (1, 2), 3: (2, 2)}
_ROW = 3.0  # inches


def figure_of(declared: Declaration, run: Run) -> Figure:
    """Return the figure of the run: one panel a view, the sentence in its alt text."""
    rows, columns = _PLACES[len(declared.views)]
    size = SIZES["single"] if len(declared.views) == 1 else (6.4, _ROW * rows)
    with house_style():
        figure = matplotlib.figure.Figure(figsize=size)
        add_title(figure, _say(declared.question))
        grid = figure.add_gridspec(rows, columns)
        for number, view in enumerate(declared.views):
            row, column = divmod(number, columns)
            # The third view has the second row for itself.
            place = (
                grid[row, :] if len(declared.views) == 3 and row else grid[row, column]
            )
            axes = figure.add_subplot(place)
            axes.set_title(_say(view.title), fontweight="normal")
            _draw(axes, view, run, _hues(declared))
        trim(figure)
    return Figure(figure, _alt(declared, run), _table(declared, run))


def _say(message: Message) -> str:
    return in_language(message, language())


def _hues(declared: Declaration) -> tuple[str, ...]:
    """Return the hues of lines; where classes are shown, theirs come last."""
    if not any(isinstance(view, Field) and view.points for view in declared.views):
        return HUES
    return (*(hue for hue in HUES if hue not in CLASS_HUES), *CLASS_HUES)


def _draw(axes: Axes, view: View, run: Run, hues: Sequence[str]) -> None:
    x_label = text.STEP_AXIS if isinstance(view, History) else view.x_label
    axes.set(xlabel=_say(x_label), ylabel=_say(view.y_label))
    if isinstance(view, Field):
        draw_field(axes, view, run)
        return
    lines = _lines(view, run)
    axes.set_yscale("log" if view.log_y else "linear")
    if isinstance(view, Curves) and view.log_x:
        axes.set_xscale("log")
    if view.log_y:
        _write_plainly(axes.yaxis)
    for line, hue, dash in zip(lines, hues, DASHES, strict=False):
        axes.plot(line.x, line.mean, color=hue, linestyle=dash, zorder=3)
    _set_limits(axes, _present(lines))
    if isinstance(view, Curves) and view.path is not None:
        draw_path(axes, run, view.path)
    ends = [(line.label, line.x, line.mean) for line in lines]
    label_ends(axes, ends, hues=hues)


def _write_plainly(axis: Axis) -> None:
    """Label a logarithmic axis 0.1, 0.2, 0.5, 1 rather than with powers."""

    def minor(value: float, _: int | None) -> str:
        low, high = sorted(axis.get_view_interval())
        few = high < 100 * low
        return f"{value:g}" if few and f"{value:e}"[0] in "25" else ""

    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_formatter(FuncFormatter(minor))


def _lines(view: History | Curves, run: Run) -> list[Curve]:
    """Return every series; NaN for one that this run does not have.

    That is one of nothing but zeros on a logarithmic axis.
    """
    across = run.history["step"] if isinstance(view, History) else run.arrays[view.x]
    values = run.history if isinstance(view, History) else run.arrays
    made = []
    for name, label in view.series.items():
        ys = values[name][None].astype(float)
        absent = view.log_y and not ys.any()
        shown = np.full_like(ys, np.nan) if absent else ys
        made.append(Curve(_say(label), np.asarray(across, float), shown))
    return made


def _present(lines: Sequence[Curve]) -> list[Curve]:
    return [line for line in lines if not np.isnan(line.mean).all()]


def _set_limits(axes: Axes, lines: Sequence[Curve]) -> None:
    low = min(line.x.min() for line in lines)
    high = max(line.x.max() for line in lines)
    if low < high:
        axes.set_xlim(low, high)
    least = min(line.mean.min() for line in lines)
    if axes.get_yscale() == "linear" and least >= 0:
        axes.set_ylim(bottom=0)


def _alt(declared: Declaration, run: Run) -> str:
    """Return the question, what each view shows, and the live sentence."""
    parts = [_say(declared.question)]
    for view in declared.views:
        if isinstance(view, Field):
            parts.append(describe_field(view, run))
            continue
        x_label = text.STEP_AXIS if isinstance(view, History) else view.x_label
        words = describe_curves(
            _present(_lines(view, run)),
            x_label=_say(x_label),
            y_label=_say(view.y_label),
            title=_say(view.title),
            points={},
            band="range",
            log_y=view.log_y,
        )
        parts.append(words)
    parts.append(run.say())
    return ("" if language() == "zh" else " ").join(parts)


def _table(declared: Declaration, run: Run) -> Table | None:
    """Return the numbers of the first view that has curves."""
    for view in declared.views:
        if not isinstance(view, Field):
            x_label = text.STEP_AXIS if isinstance(view, History) else view.x_label
            caption = _say(view.title)
            lines = _present(_lines(view, run))
            return table_of_curves(lines, x_label=_say(x_label), caption=caption)
    return None
