"""One line of a benchmark's table."""

import math
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
    lines = [f"## {title}", "", "| case | time | ratio | note |", "|---|--:|--:|---|"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        lines.append(f"| {row.name} | {_time(row.seconds)} | {ratio} | {row.note} |")
    return "\n".join([*lines, ""])


def _time(seconds: float) -> str:
    if math.isnan(seconds):
        return ""
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
