"""Bars in the figure, drawn, said, and as a table."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from d2lutils.explorables.figures.places import name_columns
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Bars
from d2lutils.explorables.words import say
from d2lutils.messages import plotting as text
from d2lutils.plotting.style import BLUE, INK, LABEL_SIZE, MUTED, VERMILION
from d2lutils.plotting.table import Table, thinned
from d2lutils.plotting.words import counted, number, sentence

_WIDTH = 0.8  # of a bar, where one has a place of its own
_MOST_READ = 12  # bars that the alt text reads out
_DIGITS = 4  # in the table


def draw_bars(axes: Axes, view: Bars, run: Run, hues: Sequence[str]) -> None:
    """Draw the bars from zero, and point one out.

    hues  the first one is that of bars without a sign
    """
    axes.set(xlabel=say(view.x_label), ylabel=say(view.y_label))
    values, edges = _values(view, run), _edges(view, run)
    binned = _is_binned(view)
    colours = [VERMILION if value < 0 else BLUE for value in values]
    axes.bar(
        (edges[:-1] + edges[1:]) / 2,
        values,
        np.diff(edges) * (1.0 if binned else _WIDTH),
        color=colours if view.signed else hues[0],
        zorder=2,
    )
    axes.axhline(0, color=MUTED, linewidth=0.8, zorder=3)
    axes.grid(False, axis="x")
    axes.set_xlim(edges[0], edges[-1])
    axes.set_ylim(view.limits)
    if not binned:
        name_columns(axes, [say(label) for label in view.labels or ()], len(values))
    marked = _marked(view, run)
    if marked is not None:
        x, top = (edges[marked] + edges[marked + 1]) / 2, max(values[marked], 0.0)
        axes.annotate(
            "▼",
            (x, top),
            xytext=(0, 2),
            textcoords="offset points",
            horizontalalignment="center",
            color=INK,
            fontsize=LABEL_SIZE - 1,
        )
        axes.margins(y=0.12)


def describe_bars(view: Bars, run: Run) -> str:
    """Return the extremes, the bar that is pointed out, and few bars all, in words."""
    values, places = _values(view, run), _places(view, run)
    x_name = say(view.x_label)
    high, low = int(np.argmax(values)), int(np.argmin(values))
    about = {
        "bars": counted(len(values), text.ONE_BAR, text.BAR_COUNT),
        "x_name": x_name,
        "y_name": say(view.y_label),
        "high": number(values[high]),
    }
    if values[high] == values[low]:
        clauses = [text.BARS_EQUAL.say(**about)]
    else:
        about |= {"low": number(values[low]), "low_place": places[low]}
        clauses = [text.BARS.say(**about, high_place=places[high])]
    if len(values) <= _MOST_READ and not _is_binned(view):
        shown = zip(places, map(number, values), strict=True)
        told = [text.COLON.say().join(pair) for pair in shown]
        clauses.append(text.BARS_ALL.say(bars=text.COMMA.say().join(told)))
    marked = _marked(view, run)
    if marked is not None:
        clauses.append(text.BAR_MARKED.say(x_name=x_name, place=places[marked]))
    return sentence(say(view.title), *clauses)


def table_of_bars(view: Bars, run: Run) -> Table:
    """Return the numbers of the bars, at most 40."""
    values, places = _values(view, run), _places(view, run)
    kept = thinned(len(values), {int(np.argmax(values)), int(np.argmin(values))})
    rows = tuple((places[i], number(values[i], _DIGITS)) for i in kept)
    heads = (say(view.x_label), say(view.y_label))
    return Table(say(view.title), heads, rows)


def _is_binned(view: Bars) -> bool:
    return view.edges is not None or view.bins is not None


def _values(view: Bars, run: Run) -> NDArray[np.float64]:
    return run.arrays[view.values].astype(float)


def _edges(view: Bars, run: Run) -> NDArray[np.float64]:
    """Return where each bar's place begins, and where the last one ends."""
    if view.edges is not None:
        return run.arrays[view.edges].astype(float)
    n = run.arrays[view.values].size
    low, high = view.bins or (-0.5, n - 0.5)
    return np.linspace(low, high, n + 1)


def _places(view: Bars, run: Run) -> list[str]:
    """Return what each bar stands for."""
    if view.labels:
        return [say(label) for label in view.labels]
    if not _is_binned(view):
        return [str(i) for i in range(run.arrays[view.values].size)]
    shown = [number(edge) for edge in _edges(view, run)]
    return [text.INTERVAL.say(first=a, last=b) for a, b in pairwise(shown)]


def _marked(view: Bars, run: Run) -> int | None:
    if view.mark is None:
        return None
    index = run.values[view.mark]
    return int(index) if index in range(run.arrays[view.values].size) else None
