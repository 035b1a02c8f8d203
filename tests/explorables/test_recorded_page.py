"""What the page shows of a recording is what Python says of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from d2lutils.explorables import Recorded
from d2lutils.explorables.copying import as_python
from d2lutils.messages import use_language
from tests.explorables.recorded_examples import bend, spirals
from tests.front.node import node

PAGE = Path(__file__).with_name("page.mjs")
SETTINGS = [
    (spirals, {"lr": 1, "seed": 1}, 30),
    (spirals, {"lr": 0.1, "seed": 2}, 0),
    (spirals, {"lr": 10, "seed": 0}, 40),
    (bend, {"kind": "relu", "slope": 2}, 3),
    (bend, {"kind": "tanh", "slope": 0.5}, 1),
]
either = pytest.mark.parametrize(("declare", "values", "step"), SETTINGS)


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let everything be recorded; the page is read in Chinese."""
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    monkeypatch.setenv("D2LUTILS_CACHE", str(tmp_path))
    use_language("zh")
    yield
    use_language("en")


def shown(declared: Recorded, values: dict[str, Any], step: int) -> dict[str, Any]:
    given = {"payload": declared.payload, "values": values, "step": step}
    told: dict[str, Any] = json.loads(node(PAGE, given=given | {"language": "zh"}))
    return told


@either
def test_the_page_shows_what_python_says(book, declare, values, step):
    declared = declare()
    page, run = shown(declared, values, step), declared.run(steps=step, **values)
    assert page["fault"] is None
    assert page["said"] == run.say()
    assert page["measured"] == run.values
    assert page["picture"].keys() == run.arrays.keys()
    for key, numbers in page["picture"].items():
        assert np.array_equal(np.float32(numbers), run.arrays[key].ravel())
    for key, numbers in page["series"].items():
        recorded = run.history["step" if key == "steps" else key]
        assert np.array_equal(np.array(numbers, recorded.dtype), recorded)


@either
def test_the_page_copies_the_cell_of_python(book, declare, values, step):
    declared = declare()
    template = declared.run(steps=step, **values)._chosen().zh
    cell = as_python(declared, values, step=step, template=template, language="zh")
    assert shown(declared, values, step)["python"] == cell


def test_what_a_kernel_sends_is_accepted_too(monkeypatch):
    monkeypatch.delenv("D2LUTILS_BOOK", raising=False)
    for declared in (spirals(), bend()):
        values = {control.name: control.default for control in declared.controls}
        page = shown(declared, values, declared.steps)
        assert page["fault"] is None
        assert page["measured"] == declared.run().values
