"""Bars in the figure, drawn, said, and as a table."""

from collections.abc import Iterator, Sequence
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
from d2lutils.plotting.words import counted, listed, number, sentence

_WIDTH = 0.8  # of a bar, or of several, where they have a place of their own
_MOST_READ = 12  # bars that the alt text reads out
_DIGITS = 4  # in the table


def draw_bars(axes: Axes, view: Bars, run: Run, hues: Sequence[str]) -> None:
    """Draw the bars from zero, those of several arrays side by side; point one out.

    hues  of the arrays, where bars have no sign
    """
    axes.set(xlabel=say(view.x_label), ylabel=say(view.y_label))
    values, edges = _values(view, run), _edges(view, run)
    binned = _is_binned(view)
    widths = np.diff(edges) * (1.0 if binned else _WIDTH)
    lefts = (edges[:-1] + edges[1:] - widths) / 2
    for i, (lengths, hue) in enumerate(zip(values, hues, strict=False)):
        axes.bar(
            lefts + widths * i / len(values),
            lengths,
            widths / len(values),
            align="edge",
            color=_signs(lengths) if view.signed else hue,
            label=_names(view)[i],
            zorder=2,
        )
    axes.axhline(0, color=MUTED, linewidth=0.8, zorder=3)
    axes.grid(False, axis="x")
    axes.set_xlim(edges[0], edges[-1])
    axes.set_ylim(view.limits)
    if not binned:
        name_columns(axes, [say(label) for label in view.labels or ()], len(widths))
    if view.series:
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
    _point_out(axes, view, run)


def _signs(lengths: NDArray[np.float64]) -> list[str]:
    return [VERMILION if value < 0 else BLUE for value in lengths]


def _point_out(axes: Axes, view: Bars, run: Run) -> None:
    marked = _marked(view, run)
    if marked is None:
        return
    edges, highest = _edges(view, run), _values(view, run)[:, marked].max()
    axes.annotate(
        "▼",
        ((edges[marked] + edges[marked + 1]) / 2, max(highest, 0.0)),
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
    count = counted(len(places), text.ONE_BAR, text.BAR_COUNT)
    if view.series:
        told = {"y_name": say(view.y_label), "series": listed(_names(view))}
        count = text.BAR_GROUPS.say(**told, bars=count)
    clauses = [count, *_extremes(view, run)]
    if values.size <= _MOST_READ and not _is_binned(view):
        clauses += _all(view, run)
    marked = _marked(view, run)
    if marked is not None:
        told = {"x_name": say(view.x_label), "place": places[marked]}
        clauses.append(text.BAR_MARKED.say(**told))
    return sentence(say(view.title), *clauses)


def _extremes(view: Bars, run: Run) -> Iterator[str]:
    places = _places(view, run)
    for name, lengths in zip(_names(view), _values(view, run), strict=True):
        high, low = int(np.argmax(lengths)), int(np.argmin(lengths))
        about = {"y_name": name, "high": number(lengths[high])}
        if lengths[high] == lengths[low]:
            yield text.BARS_EQUAL.say(**about)
            continue
        about |= {"high_place": places[high], "x_name": say(view.x_label)}
        about |= {"low": number(lengths[low]), "low_place": places[low]}
        yield text.BARS.say(**about)


def _all(view: Bars, run: Run) -> Iterator[str]:
    for name, lengths in zip(_names(view), _values(view, run), strict=True):
        pairs = zip(_places(view, run), map(number, lengths), strict=True)
        told = text.COMMA.say().join(text.COLON.say().join(pair) for pair in pairs)
        of_one = text.BARS_OF.say(series=name, bars=told)
        yield of_one if view.series else text.BARS_ALL.say(bars=told)


def table_of_bars(view: Bars, run: Run) -> Table:
    """Return the numbers of the bars, at most 40 rows."""
    values, places = _values(view, run), _places(view, run)
    extremes = {int(i) for i in (*values.argmax(axis=1), *values.argmin(axis=1))}
    kept = thinned(len(places), extremes)
    rows = [(places[i], *(number(x, _DIGITS) for x in values[:, i])) for i in kept]
    return Table(say(view.title), (say(view.x_label), *_names(view)), tuple(rows))


def _is_binned(view: Bars) -> bool:
    return view.edges is not None or view.bins is not None


def _names(view: Bars) -> list[str]:
    """Return what the lengths of each array are."""
    return [say(label) for label in view.series.values()] or [say(view.y_label)]


def _values(view: Bars, run: Run) -> NDArray[np.float64]:
    """Return the lengths: arrays by bars."""
    return np.stack([run.arrays[name].astype(float) for name in view.lengths])


def _edges(view: Bars, run: Run) -> NDArray[np.float64]:
    """Return where each bar's place begins, and where the last one ends."""
    if view.edges is not None:
        return run.arrays[view.edges].astype(float)
    n = run.arrays[view.lengths[0]].size
    low, high = view.bins or (-0.5, n - 0.5)
    return np.linspace(low, high, n + 1)


def _places(view: Bars, run: Run) -> list[str]:
    """Return what each bar stands for."""
    if view.labels:
        return [say(label) for label in view.labels]
    if not _is_binned(view):
        return [str(i) for i in range(run.arrays[view.lengths[0]].size)]
    shown = [number(edge) for edge in _edges(view, run)]
    return [text.INTERVAL.say(first=a, last=b) for a, b in pairwise(shown)]


def _marked(view: Bars, run: Run) -> int | None:
    if view.mark is None:
        return None
    index = run.values[view.mark]
    return int(index) if index in range(run.arrays[view.lengths[0]].size) else None
