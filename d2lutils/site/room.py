"""What the style sheet must know to keep the place of an explorable, as in room.js."""

import math
from typing import Any

_KEY = 0.06  # of a narrow page's width: a line that explains the hues of bars
_HALF = 0.57  # of it, that one of two views side by side takes less
_LINES = ("history", "curves")


def room_of(payload: dict[str, Any]) -> str:
    """Return it as the text of a style: numbers of views, of controls, and shapes."""
    views = payload["views"]
    seen = [control for control in payload["controls"] if not control["more"]]
    pads = sum(control.get("kind") == "drawing" for control in seen)
    places = math.ceil(sum(2 / control.get("columns", 2) for control in seen) - pads)
    fields = [view for view in views if view["kind"] == "field"]
    room = f"--views:{len(views)};--fields:{len(fields)};--controls:{places}"
    if fields:
        shape, marks = _shape(fields[0]), len(fields[0]["points"])
        room += f";--plane:{shape:.6g};--marks:{marks}"
    ratios = [
        _extra(view, half)
        for view, half in zip(views, _halves(views), strict=True)
        if "ratio" in view
    ]
    if ratios:
        room += f";--extra:{sum(ratios):.6g}"
    room += f";--pads:{pads}" if pads else ""
    is_bare = len(seen) == len(payload["controls"]) and payload["run"]["most"] == 0
    room += ";--bare:1" if is_bare and not pads else ""  # no row of Play, and no fold
    layout = "" if pads else _layout(views)
    if layout:
        highest = min(max(view.get("ratio", 0) for view in views), 1)
        room += f";--{layout}:{highest:.6g}"
    heights = [view["heights"] for view in views if "heights" in view]
    if not heights:
        return room
    flat, tall = map(sum, zip(*heights, strict=True))
    return f"{room};--sized:{len(heights)};--flat:{flat}px;--tall:{tall}px"


def _layout(views: list[dict[str, Any]]) -> str:
    """Return how three views stand in a wide page, as in room.js."""
    kinds = [view["kind"] for view in views]
    if len(kinds) != 3 or any("heights" in view for view in views):
        return ""
    if set(kinds) <= {"images", "matrix"}:
        return "trio"
    return "below" if kinds[0] != "field" and kinds[2] in _LINES else ""


def _halves(views: list[dict[str, Any]]) -> list[bool]:
    """Return of each view whether it takes half of a narrow page."""
    high = [view["kind"] == "images" and view["ratio"] > 0.58 for view in views]
    halves = [False] * len(views)
    for i in range(len(views) - 1):
        if high[i] and high[i + 1] and not halves[i]:
            halves[i] = halves[i + 1] = True
    return halves


def _extra(view: dict[str, Any], half: bool) -> float:
    """Return how much higher than half its width a view is, on a narrow page."""
    ratio: float = view["ratio"]
    return ratio / 4 - _HALF if half else ratio - 0.5 + _KEY * ("series" in view)


def _shape(field: dict[str, Any]) -> float:
    """Return the height of a plane by its width; 1 if its units are drawn unequal."""
    (left, right), (low, high) = field["x"], field["y"]
    shape: float = (high - low) / (right - left)
    return shape if 0.45 < shape < 2.2 else 1.0  # as in drawing/field.js
