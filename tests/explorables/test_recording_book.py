"""The book records every setting once; what a recording is made of is in its stamp."""

import base64
from pathlib import Path

import numpy as np
import pytest

from d2lutils.explorables import recording
from d2lutils.explorables.grid import settings_of
from d2lutils.explorables.packing import unpack
from d2lutils.explorables.recording import stamp_of
from d2lutils.explorables.shelf import recordings_folder
from tests.explorables.recorded_examples import bend, record_bend, spirals
from tests.explorables.test_recording import must_not_run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def book(monkeypatch, tmp_path):
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    monkeypatch.setenv("D2LUTILS_CACHE", str(tmp_path))
    return tmp_path / "recordings"


def test_the_book_records_every_setting(book):
    explorable = bend()
    runs = explorable.payload["recording"]["runs"]
    assert list(runs) == list(settings_of(explorable.controls))
    values = unpack(explorable.layout, base64.b64decode(runs["relu;2"]))
    assert np.array_equal(
        values["a"][3], explorable.run(kind="relu", slope=2).arrays["a"]
    )
    assert len(list((book / "bend").glob("*.run"))) == len(runs)


def test_a_second_build_reads_the_shelf(book, monkeypatch):
    runs = spirals().payload["recording"]["runs"]
    monkeypatch.setattr(recording, "_record", must_not_run)
    assert spirals().payload["recording"]["runs"] == runs


def test_a_median_run_over_the_budget_is_refused(book, monkeypatch):
    monkeypatch.setattr("d2lutils.explorables.recorded.MOST_BYTES", 100)
    with pytest.raises(ValueError, match=r"a run takes .* kB .* at most 0 kB"):
        bend()


def test_the_folder_is_that_of_the_book(monkeypatch):
    monkeypatch.delenv("D2LUTILS_CACHE", raising=False)
    assert recordings_folder() == ROOT / "_build" / "recordings"


def test_elsewhere_the_folder_is_in_the_cache_of_the_platform(monkeypatch, tmp_path):
    monkeypatch.delenv("D2LUTILS_CACHE", raising=False)
    monkeypatch.setenv("D2LUTILS_DATA", str(tmp_path / "data"))
    module = tmp_path / "site-packages" / "d2lutils" / "__init__.py"
    monkeypatch.setattr("d2lutils.explorables.shelf.d2lutils.__file__", str(module))
    assert recordings_folder() == tmp_path / "data" / "recordings"


def other_bend(controls):
    yield from record_bend(controls)


def test_the_stamp_knows_code_layout_and_versions(monkeypatch):
    layout = bend().layout
    stamp = stamp_of(record_bend, layout, 1)
    assert stamp == stamp_of(record_bend, layout, 1)
    others = [
        stamp_of(other_bend, layout, 1),
        stamp_of(record_bend, layout, 2),
        stamp_of(record_bend, layout._replace(frames=5), 1),
    ]
    versions = {"python": "3.11", "numpy": "2", "torch": "2", "scikit-learn": "1"}
    for name in versions:
        changed = versions | {name: "0"}
        monkeypatch.setattr(recording, "run_versions", lambda found=changed: found)
        others.append(stamp_of(record_bend, layout, 1))
    changed = versions | {"matplotlib": "3"}
    monkeypatch.setattr(recording, "run_versions", lambda: changed)
    mine = stamp_of(record_bend, layout, 1)
    changed["matplotlib"] = "4"
    assert stamp_of(record_bend, layout, 1) == mine
    assert len({stamp, mine, *others}) == 2 + len(others)


def test_the_stamp_knows_the_modules_that_are_reached(monkeypatch):
    layout = spirals().layout
    record = spirals().record
    stamp = stamp_of(record, layout, 5)
    seen = []

    def spied(sources):
        seen.extend(sources)
        return ["d2lutils.data.synthetic changed"]

    monkeypatch.setattr(recording, "reached_code", spied)
    assert stamp_of(record, layout, 5) != stamp
    assert "from d2lutils.data import make_spirals" in seen[0]
    assert "d2lutils.explorables" not in seen[0]
