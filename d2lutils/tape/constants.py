"""The constants of a program as JSON: numbers, or a text where that is shorter.

An entry writes numbers from an offset on:

    [offset, [numbers]]           those
    [offset, n, number]           n times the same
    [offset, "base64"]            float16, little-endian: weights rounded to that
    [offset, "signs", [levels]]   of few levels, each number the sign of its level:
                                  images, labels, weights rounded to few values

Numbers have the fewest digits that give the same float32.
"""

import base64
import gzip
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.messages import program as text

Entry = list[Any]
INFINITE = 1e39  # JSON has no infinity; as float32 this number is one
MANY = 64  # numbers in a row that may be worth a text
RUN = 8  # equal numbers in a row that are worth an entry of their own
SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")  # 91 of JSON


def number(value: np.float32) -> int | float:
    """Return the number with the fewest digits that becomes `value` as float32.

    Raises ValueError if `value` is NaN.
    """
    if np.isnan(value):
        raise ValueError(text.NOT_A_NUMBER.say())
    if np.isinf(value):
        return INFINITE if value > 0 else -INFINITE
    if value == int(value) and abs(value) < 1e7 and not np.signbit(value):
        return int(value)
    short = float(str(np.float32(value)))
    return short if np.float32(short) == value else float(value)


def entries_of(offset: int, values: Array) -> list[Entry]:
    """Return entries that together write `values` at `offset`.

    Raises ValueError for NaN.
    """
    plain = [[at, *_halves(*rest)] for at, *rest in _runs(offset, values)]
    levels = _levels(offset, values)
    return min((plain, levels), key=_weight) if levels else plain


def _weight(entries: Sequence[Entry]) -> int:
    return len(gzip.compress(json.dumps(entries).encode(), mtime=0))


def _runs(offset: int, values: Array) -> list[Entry]:
    entries: list[Entry] = []
    edges = np.flatnonzero(values[1:] != values[:-1]) + 1
    starts = [0, *edges.tolist()] if values.size else []
    for start, end in zip(starts, [*starts[1:], values.size], strict=True):
        if end - start >= RUN or values.size == 1:
            entries.append([offset + start, end - start, number(values[start])])
        else:
            piece: Sequence[Any] = [number(value) for value in values[start:end]]
            if entries and isinstance(entries[-1][1], list):
                entries[-1][1] += piece
            else:
                entries.append([offset + start, piece])
    return entries


def _halves(values: Any, *same: Any) -> list[Any]:
    if same or len(values) < MANY or all(type(value) is int for value in values):
        return [values, *same]
    with np.errstate(over="ignore"):
        halves = np.array(values, "<f2")
        singles = np.array(values, np.float32)
    exact = np.array_equal(halves.astype(np.float32), singles)
    finite = bool(np.isfinite(halves).all())
    packed = base64.b64encode(halves.tobytes()).decode("ascii")
    return [packed if exact and finite else values]


def _levels(offset: int, values: Array) -> list[Entry]:
    """Return one entry, or none where the levels are too many or the numbers few."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)  # -0.0 is not 0.0
    levels, which = np.unique(bits, return_inverse=True)
    if values.size < MANY or not 1 < levels.size <= len(SIGNS):
        return []
    numbers = [number(value) for value in levels.view(np.float32)]
    return [[offset, "".join(SIGNS[level] for level in which), numbers]]
