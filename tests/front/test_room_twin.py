"""A page keeps the same place for an explorable as a notebook does."""

import json
from itertools import product

from d2lutils.site.room import room_of
from tests.front.node import HERE, node

LINES = {"kind": "history"}
PLANE = {"kind": "field", "x": [-2, 2], "y": [-1, 1], "points": ["train"]}
GRAPH = {"kind": "graph", "heights": [140, 210]}
HIGH, FLAT = ({"kind": "images", "ratio": ratio} for ratio in (1.0, 0.393))
CELLS = {"kind": "matrix", "ratio": 0.52}
GROUPS = {"kind": "bars", "ratio": 0.65, "series": ["a", "b"]}
VIEWS = (LINES, PLANE, GRAPH, HIGH, FLAT, CELLS, GROUPS)
SLIDERS = [{"kind": "slider", "more": more} for more in (False, True)]
MATRIX = [{"kind": "slider", "more": False, "columns": 3}] * 3
STILL, MOVING = ({"most": most} for most in (0, 90))
PAD = [{"kind": "drawing", "more": False}]


def test_python_and_the_page_keep_the_same_place():
    payloads = [
        {"views": list(views), "controls": controls, "run": run}
        for number in (1, 2, 3)
        for views in product(VIEWS, repeat=number)
        for controls in (SLIDERS, [*MATRIX, *SLIDERS], [*PAD, *SLIDERS], MATRIX, PAD)
        for run in (STILL, MOVING)
    ]
    told = json.loads(node(HERE / "room.mjs", given=payloads))
    assert told == [room_of(payload) for payload in payloads]


def test_two_high_images_share_a_narrow_row_and_three_pictures_a_wide_one():
    shown = {"controls": SLIDERS, "run": MOVING}
    trio = room_of({"views": [HIGH, HIGH, FLAT], **shown})
    # Two of them at 1 / 4 − 0.57, the third at 0.393 − 0.5 of the width.
    assert trio == "--views:3;--fields:0;--controls:1;--extra:-0.747;--trio:1"
    below = room_of({"views": [HIGH, CELLS, LINES], **shown})
    assert below.endswith(";--extra:0.52;--below:1")
    none = room_of({"views": [LINES] * 2, "controls": [], "run": MOVING})
    assert none.endswith("--controls:0")


def test_without_steps_and_folded_controls_no_place_is_kept_for_them():
    def is_bare(controls: list[dict[str, object]], run: dict[str, int]) -> bool:
        room = room_of({"views": [LINES], "controls": controls, "run": run})
        return room.endswith(";--bare:1")

    assert is_bare(MATRIX, STILL)
    assert not is_bare(MATRIX, MOVING)
    assert not is_bare(SLIDERS, STILL)
    assert not is_bare(PAD, STILL)  # which has a height of its own
