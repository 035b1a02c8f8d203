"""Lines in the figure, drawn and said."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter

from d2lutils.explorables.figures.field import draw_path
from d2lutils.explorables.figures.scattered import draw_points
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Curves, History
from d2lutils.explorables.words import say
from d2lutils.messages import explorables as text
from d2lutils.messages import language
from d2lutils.plotting.line_labels import label_ends
from d2lutils.plotting.line_words import describe_curves
from d2lutils.plotting.lines import Curve
from d2lutils.plotting.style import DASHES
from d2lutils.plotting.table import Table, table_of_curves
from d2lutils.plotting.words import number, sentence


def draw_lines(
    axes: Axes, view: History | Curves, run: Run, hues: Sequence[str]
) -> None:
    """Draw every series with its label at its end, then the path."""
    axes.set(xlabel=say(view.x_label), ylabel=say(view.y_label))
    lines = _lines(view, run)
    axes.set_yscale("log" if view.log_y else "linear")
    if isinstance(view, Curves) and view.log_x:
        axes.set_xscale("log")
    if isinstance(view, Curves) and view.squares is not None:
        hues = (*hues[2:], *hues[:2])  # blue and vermilion are the squares'
    if view.log_y:
        _write_plainly(axes.yaxis)
    for line, hue, dash in zip(lines, hues, DASHES, strict=False):
        axes.plot(line.x, line.mean, color=hue, linestyle=dash, zorder=3)
    _set_limits(axes, _present(lines))
    _count_on_wholes(axes, lines)
    if isinstance(view, Curves):
        draw_points(axes, view, run)
        if view.limits is not None:
            axes.set_ylim(view.limits)
        if view.path is not None:
            draw_path(axes, run, view.path)
    ends = [(line.label, line.x, line.mean) for line in lines]
    label_ends(axes, ends, hues=hues)


def describe_lines(view: History | Curves, run: Run) -> str:
    """Return where each series begins and ends, and how many points there are."""
    words = describe_curves(
        _present(_lines(view, run)),
        x_label=say(view.x_label),
        y_label=say(view.y_label),
        title=say(view.title),
        points={},
        band="range",
        log_y=view.log_y,
    )
    if not isinstance(view, Curves) or view.scatter is None:
        return words
    about = {"label": say(view.y_label), "count": len(run.arrays[view.scatter[0]])}
    space = "" if language() == "zh" else " "
    return words + space + sentence(text.POINT_COUNT.say(**about))


def table_of_lines(view: History | Curves, run: Run) -> Table:
    """Return the numbers of the series."""
    lines, caption = _present(_lines(view, run)), say(view.title)
    return table_of_curves(lines, x_label=say(view.x_label), caption=caption)


def _write_plainly(axis: Axis) -> None:
    """Label a logarithmic axis 0.1, 0.2, 0.5, 1 rather than with powers."""

    def minor(value: float, _: int | None) -> str:
        low, high = sorted(axis.get_view_interval())
        few = high < 100 * low
        return number(value) if few and f"{value:e}"[0] in "25" else ""

    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axis.set_minor_formatter(FuncFormatter(minor))


def _count_on_wholes(axes: Axes, lines: Sequence[Curve]) -> None:
    """Leave out ticks between whole numbers where x are such: steps, layers."""
    if axes.get_xscale() == "linear" and all((c.x % 1 == 0).all() for c in lines):
        axes.locator_params(axis="x", integer=True)


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
        made.append(Curve(say(label), np.asarray(across, float), shown))
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
