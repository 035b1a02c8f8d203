"""What a recording may hold: frames that are copies, of one shape, on a grid."""

import dataclasses

import numpy as np
import pytest

from d2lutils.explorables import Bytes, Seed
from tests.explorables.recorded_examples import (
    BEND,
    SPIRALS,
    bend,
    spirals,
)


def reused(controls):
    z = np.arange(5.0)
    for _ in range(4):
        z += 1
        yield {"z": z, "a": z, "most": z.max(), "answer": 1, "at": 0}


def test_a_frame_is_a_copy():
    assert bend(record=reused).run(steps=0).arrays["a"].tolist() == [1, 2, 3, 4, 5]


def frames(*changes):
    """Return a record() whose frames have these changes; None for no such frame."""
    whole = {"z": np.zeros(5), "a": np.ones(5), "most": 1.0, "answer": 1, "at": 0}

    def record(controls):
        for change in changes:
            frame = {**whole, **change}
            yield {name: value for name, value in frame.items() if value is not None}

    return record


WIDE = SPIRALS["controls"][0]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (frames({}, {}, {}), "must yield 4 frames, .* most_steps, got 3"),
        (frames({}, {}, {}, {}, {}), "must yield 4 frames, .* got more"),
        (frames({}, {"a": None}, {}, {}), "frame 1 lacks a, it has z, most, answer"),
        (frames({}, {}, {"a": np.ones(4)}, {}), r"a must be \(5,\), got \(4,\) in fr"),
        (frames({"a": np.ones(4)}), r"a must have shape \(5,\), got \(4,\)"),
        (frames({"most": np.ones(2)}), r"needs one number, but .* most with shape"),
        (frames({"a": "no"}), "must yield numbers and arrays, but a is a str"),
        (frames({"a": None}), r"Curves\('Bend'\) shows a, which is none of: z, most"),
        (frames({"slope": 1}), "controls and record.. share the names slope"),
        (frames({"a b": 1}), "names of a-z"),
        (frames(*({"most": np.nan},) * 4), "most is nan at step 0 of the default run"),
        (frames(*({"answer": 7},) * 4), "number of an option, 0 to 1, but answer is 7"),
        (lambda controls: iter([1]), "a dict of numbers and arrays by name, got a int"),
        (lambda controls: iter([]), "which is none of: $"),
    ],
)
def test_what_record_must_not_yield(record, told):
    with pytest.raises(ValueError, match=f"explorable bend: .*{told}"):
        bend(record=record)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"steps": 7}, "steps must be a multiple of every, which is 5, got 7"),
        ({"most_steps": 42}, "most_steps must be a multiple of every"),
        ({"store": {"loss": Bytes(0, 1)}}, "store names loss, which is no array of"),
        ({"store": {"field": Bytes(1, 1)}}, r"must be Bytes\(low, high\) with finite"),
        ({"store": {"field": (0, 1)}}, r"field must be Bytes\(low, high\)"),
        (
            {"controls": (WIDE, Seed(most=99))},
            "200 runs .* got 300: lr 3 × seed 100",
        ),
        ({"controls": (WIDE, Seed())}, "got 30000: lr 3 × seed 10000"),
    ],
)
def test_a_grid_that_cannot_be_recorded(changes, told):
    with pytest.raises(ValueError, match=f"explorable spirals: .*{told}"):
        spirals(**changes)


def test_a_slider_needs_a_grid_and_a_choice_is_its_option():
    kind, slope = BEND["controls"]
    with pytest.raises(ValueError, match=r"slider slope: .* needs grid=\(\.\.\.\)"):
        bend(controls=(kind, dataclasses.replace(slope, grid=None)))
    with pytest.raises(ValueError, match=r"choice kind: .* leave structure out"):
        bend(controls=(dataclasses.replace(kind, structure=False), slope))
