"""Intervals and scales of colours that a view may declare."""

import math
from typing import Literal

from d2lutils.explorables.views.view import View, title
from d2lutils.messages import declarations as wrong

Scale = Literal["signed", "magnitude"]
Interval = tuple[float, float]


def check_interval(view: View, name: str, ends: Interval) -> None:
    """Raise ValueError unless the ends are two finite numbers in order."""
    finite = len(ends) == 2 and all(map(math.isfinite, ends))
    if not finite or ends[0] >= ends[1]:
        told = {"view": title(view), "axis": name, "got": ends}
        raise ValueError(wrong.RANGE.say(**told))


def check_scale(view: View, scale: str, limits: Interval | None) -> None:
    """Raise ValueError for another scale, or for limits that do not fit it."""
    if scale not in ("signed", "magnitude"):
        what = f"{title(view)}: scale"
        told = {"what": what, "expected": "signed, magnitude", "got": scale}
        raise ValueError(wrong.KIND.say(**told))
    if limits is None:
        return
    check_interval(view, "limits", limits)
    if scale == "signed" and limits[0] != -limits[1]:  # 0 is neutral
        raise ValueError(wrong.LIMITS.say(view=title(view), scale=scale, got=limits))
