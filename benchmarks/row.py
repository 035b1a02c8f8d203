"""One line of a benchmark's table."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """A measured case: seconds, the ratio to the case it is compared with, a remark.

    Where the figure is no time, seconds is NaN and the remark states the figure.
    """

    name: str
    seconds: float
    ratio: float | None = None
    note: str = ""


def table(title: str, rows: list[Row]) -> str:
    """Return the rows as a Markdown table under a heading."""
    cells = [
        (
            row.name,
            _time(row.seconds),
            "" if row.ratio is None else f"{row.ratio:.2f}",
            row.note,
        )
        for row in rows
    ]
    return markdown(title, ("case", "time", "ratio", "note"), cells)


def markdown(title: str, header: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table under a heading; the second column on are numbers."""
    marks = ["---", *["--:"] * (len(header) - 1)]
    if header[-1] == "note":
        marks[-1] = "---"
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, marks, *rows)]
    return "\n".join([f"## {title}", "", *lines, ""])


def _time(seconds: float) -> str:
    if math.isnan(seconds):
        return ""
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
