"""The numbers of a figure as a table, for whoever wants to read them."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.category import StrCategoryLocator
from matplotlib.container import BarContainer
from matplotlib.ticker import FixedLocator
from numpy.typing import NDArray

from d2lutils.messages import plotting as text
from d2lutils.plotting.line_words import Line
from d2lutils.plotting.words import number

TABLE = "application/vnd.d2lutils.table+json"
MOST_ROWS = 40
_DIGITS = 4


class Table(NamedTuple):
    """A caption, a name for each column, rows of text; the first column names a row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_json(self) -> dict[str, Any]:
        """Return the table as plain data."""
        return self._asdict()


def table_of_curves(lines: Sequence[Line], *, x_label: str, caption: str) -> Table:
    """Return the curves as a table of at most 40 rows.

    First, last, least and greatest value of each curve are kept, the others thinned
    evenly; of several seeds it says the mean and the range.
    """
    x = max((line.x for line in lines), key=len)
    rows = thinned(len(x), {i for line in lines for i in _turns(line.mean)})
    columns = [[number(x[i], _DIGITS) for i in rows]]
    names = [x_label]
    for line in lines:
        shown = [i if i < len(line.x) else None for i in rows]
        for name, column in _columns(line, shown):
            names.append(name)
            columns.append(column)
    return Table(caption, tuple(names), tuple(zip(*columns, strict=True)))


def thinned(count: int, kept: Iterable[int], most: int = MOST_ROWS) -> list[int]:
    """Return at most that many of 0 ... count - 1, in order: ends, kept, even steps."""
    if count <= most:
        return list(range(count))
    chosen = {0, count - 1, *kept}
    steps = most
    while True:
        even = {round(i) for i in np.linspace(0, count - 1, steps)}
        if len(chosen | even) <= most or steps <= 2:
            return sorted(chosen | even)[:most]
        steps -= 1


def table_of_bars(panels: Sequence[Axes], *, caption: str) -> Table | None:
    """Return the bars of the one panel that has some, or None."""
    barred = [axes for axes in panels if _bars(axes)]
    if len(barred) != 1:
        return None
    axes, groups = barred[0], _bars(barred[0])
    if len({len(bars) for bars in groups}) > 1:
        return None
    across = groups[0].orientation == "vertical"
    along, values = (axes.xaxis, axes.yaxis) if across else (axes.yaxis, axes.xaxis)
    value_name = values.get_label_text() or text.VALUE.say()
    labels = [str(bars.get_label()) for bars in groups]
    names = [value_name if name.startswith("_") else name for name in labels]
    columns = [_places(groups[0], along, across=across)]
    columns += [_heights(bars) for bars in groups]
    heads = (along.get_label_text() or text.ITEM.say(), *names)
    rows = tuple(zip(*columns, strict=True))
    downwards = across or axes.yaxis_inverted()  # rows as they stand, from the top
    return Table(caption, heads, (rows if downwards else rows[::-1])[:MOST_ROWS])


def _turns(y: NDArray[np.float64]) -> list[int]:
    """Return where the values are least and greatest."""
    return [int(np.nanargmin(y)), int(np.nanargmax(y))] if np.isfinite(y).any() else []


def _columns(line: Line, rows: Sequence[int | None]) -> list[tuple[str, list[str]]]:
    seeds = len(line.y)
    if seeds == 1:
        return [(line.label, [_value(line.mean, i) for i in rows])]
    low, high = line.y.min(axis=0), line.y.max(axis=0)
    ranges = [
        text.INTERVAL.say(first=_value(low, i), last=_value(high, i)) for i in rows
    ]
    means = [_value(line.mean, i) for i in rows]
    spread = text.RANGE_OF.say(label=line.label, seeds=seeds)
    return [(text.MEAN_OF.say(label=line.label), means), (spread, ranges)]


def _value(values: NDArray[np.float64], index: int | None) -> str:
    if index is None or not np.isfinite(values[index]):
        return text.NOTHING.say()
    return number(float(values[index]), _DIGITS)


def _bars(axes: Axes) -> list[BarContainer]:
    return [held for held in axes.containers if isinstance(held, BarContainer)]


def _heights(bars: BarContainer) -> list[str]:
    values = np.asarray(bars.datavalues, dtype=float)
    return [number(float(value), _DIGITS) for value in values]


def _places(bars: BarContainer, axis: Any, *, across: bool) -> list[str]:
    """Return what stands at the axis below or beside each bar."""
    boxes = [bar.get_bbox() for bar in bars]
    middles = [(b.x0 + b.x1) / 2 if across else (b.y0 + b.y1) / 2 for b in boxes]
    if not isinstance(axis.get_major_locator(), FixedLocator | StrCategoryLocator):
        return [number(middle, _DIGITS) for middle in middles]
    ticks = np.asarray(axis.get_majorticklocs())
    names = axis.get_major_formatter().format_ticks(ticks)
    return [names[int(np.abs(ticks - middle).argmin())] for middle in middles]
