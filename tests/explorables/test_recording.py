"""A grid is recorded in parallel, once, and survives what goes wrong."""

import base64
import errno
import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from d2lutils.explorables import recording
from d2lutils.explorables.grid import settings_of
from d2lutils.explorables.packing import Layout, unpack
from d2lutils.explorables.recording import record_grid, stamp_of
from d2lutils.explorables.shelf import RecordingError, Shelf, recordings_folder
from d2lutils.explorables.taking import take
from tests.explorables.recorded_examples import bend, record_bend, spirals

LAYOUT = Layout(3, ("i",), {"field": (2, 3)}, {})
SETTINGS = {str(i): {"i": i} for i in range(6)}
ROOT = Path(__file__).parents[2]
# What another process does: records slowly, and where Ctrl+C ends it.
SLOW = """
import os, signal, sys, time
import numpy as np
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever ignores it for us
from d2lutils.explorables.recording import record_grid
from d2lutils.explorables.shelf import Shelf
from tests.explorables.test_recording import LAYOUT, SETTINGS

def record(controls):
    for frame in range(3):
        time.sleep(float(os.environ["PAUSE"]))
        yield {"i": controls.i, "field": np.full((2, 3), controls.i + frame)}

folder, jobs = Path(os.environ["SHELF"]), int(os.environ["JOBS"])
record_grid(record, LAYOUT, SETTINGS, Shelf(folder, "stamp"), jobs=jobs)
"""


def record(controls):
    for frame in range(3):
        yield {"i": controls.i, "field": np.full((2, 3), controls.i + frame)}


def must_not_run(controls):
    raise AssertionError("this run is on the shelf")


EXPECTED = {key: take(record, LAYOUT, values) for key, values in SETTINGS.items()}


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf", "stamp")


def files(shelf):
    return sorted(path.name for path in shelf.folder.iterdir())


def started(shelf, *, pause, jobs):
    """Return a process that records."""
    beside = shelf.folder.parent
    own = {"SHELF": shelf.folder, "PAUSE": pause, "JOBS": jobs, "PYTHONPATH": ROOT}
    env = {**os.environ, **{name: str(value) for name, value in own.items()}}
    # A file: its own processes keep a pipe open when it is killed.
    with open(beside / "heard", "a") as heard:
        return subprocess.Popen([sys.executable, "-c", SLOW], env=env, stderr=heard)


def finished(shelf, process):
    """Wait for a process that records; it must end well."""
    code = process.wait(timeout=120)
    assert code == 0, (shelf.folder.parent / "heard").read_text()


def wait_for_runs(number, shelf):
    """Wait until that many runs are there."""
    for _ in range(1200):
        if len(list(shelf.folder.glob("*.run"))) >= number:
            return
        time.sleep(0.05)
    raise AssertionError((shelf.folder.parent / "heard").read_text())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_grid_holds_each_run_in_order(shelf, jobs):
    runs = record_grid(record, LAYOUT, SETTINGS, shelf, jobs=jobs)
    assert list(runs) == list(SETTINGS)
    assert runs == EXPECTED
    assert len(files(shelf)) == len(SETTINGS)


def test_what_is_on_the_shelf_is_not_recorded_again(shelf):
    record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1)
    again = record_grid(must_not_run, LAYOUT, SETTINGS, shelf, jobs=1)
    assert again == EXPECTED


def spoil_first(packed):
    return bytes([packed[0] ^ 1]) + packed[1:]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packed: packed[:20],
        lambda packed: b"",
        spoil_first,
        lambda packed: packed[:30] + b"\xff" + packed[31:],
        lambda packed: packed + b"more",
    ],
)
def test_a_spoilt_recording_is_made_anew(shelf, spoil):
    record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1)
    path = shelf.path("3")
    path.write_bytes(spoil(path.read_bytes()))
    assert record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1) == EXPECTED
    assert path.read_bytes() == EXPECTED["3"]


def test_runs_of_other_settings_or_code_do_not_stay(shelf):
    record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1)
    other = shelf._replace(stamp="another")
    record_grid(record, LAYOUT, {"7": {"i": 7}}, other, jobs=1)
    assert files(other) == [other.path("7").name]


def test_what_a_killed_writer_left_is_removed_after_an_hour(shelf):
    shelf.folder.mkdir()
    old, new = (shelf.folder / f"{name}.part" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1)
    assert not old.exists()
    assert new.exists()


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


class FullFile(io.BytesIO):
    """A file on a disk that fills after some bytes."""

    write = full


def on_full_disk(handle, mode):
    os.close(handle)
    return FullFile()


@pytest.mark.parametrize(
    ("place", "instead"),
    [("os.replace", full), ("tempfile.mkstemp", full), ("os.fdopen", on_full_disk)],
)
def test_a_full_disk_is_said_and_leaves_nothing_half_written(
    shelf, place, instead, monkeypatch
):
    shelf.keep("0", EXPECTED["0"])
    with monkeypatch.context() as patch:
        patch.setattr(f"d2lutils.explorables.shelf.{place}", instead)
        told = "the disk is full, so the recording stopped; what is finished is kept"
        with pytest.raises(RecordingError, match=told):
            record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1)
    assert files(shelf) == [shelf.path("0").name]
    assert record_grid(record, LAYOUT, SETTINGS, shelf, jobs=1) == EXPECTED


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    shelf = Shelf(tmp_path / "file" / "shelf", "stamp")
    with pytest.raises(RecordingError, match=r"could not be written to .*file/shelf"):
        shelf.keep("0", b"")


def fails_at_3(controls):
    if controls.i == 3:
        raise ZeroDivisionError("no lr")
    return record(controls)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_names_the_run_and_the_others_stay(shelf, jobs):
    told = "recording 3: ZeroDivisionError: no lr"
    with pytest.raises(RecordingError, match=told):
        record_grid(fails_at_3, LAYOUT, SETTINGS, shelf, jobs=jobs)
    assert shelf.find("0", LAYOUT) == EXPECTED["0"]
    assert record_grid(record, LAYOUT, SETTINGS, shelf, jobs=jobs) == EXPECTED


def test_other_frames_than_the_first_ones_are_refused(shelf):
    layout = LAYOUT._replace(frames=4)
    told = "recording 0: ValueError: record.. must yield 4 frames, .* got 3"
    with pytest.raises(RecordingError, match=told):
        record_grid(record, layout, SETTINGS, shelf, jobs=1)


def dies_at_3(controls):
    if controls.i == 3:
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGKILL)
    return record(controls)


def test_a_killed_worker_is_said_and_the_rest_goes_on(shelf):
    told = r"a process that was recording died, .* \d of 6 runs are kept"
    with pytest.raises(RecordingError, match=told):
        record_grid(dies_at_3, LAYOUT, SETTINGS, shelf, jobs=2)
    kept = [key for key in SETTINGS if shelf.find(key, LAYOUT)]
    assert kept  # 3 began after another run had ended
    assert "3" not in kept
    assert record_grid(record, LAYOUT, SETTINGS, shelf, jobs=2) == EXPECTED


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_recording_that_is_ended_goes_on_where_it_stopped(shelf, sent):
    process = started(shelf, pause=0.2, jobs=2)
    try:
        wait_for_runs(2, shelf)
        process.send_signal(sent)
        assert process.wait(timeout=120) != 0
    finally:
        process.kill()
    kept = {key for key in SETTINGS if shelf.find(key, LAYOUT)}
    assert 2 <= len(kept) < len(SETTINGS)

    def missing(controls):
        return must_not_run(controls) if str(controls.i) in kept else record(controls)

    assert record_grid(missing, LAYOUT, SETTINGS, shelf, jobs=2) == EXPECTED
    assert {key: shelf.find(key, LAYOUT) for key in SETTINGS} == EXPECTED


def test_two_builds_at_once_do_not_spoil_a_shelf(shelf):
    both = [started(shelf, pause=0.01, jobs=1) for _ in range(2)]
    for process in both:
        finished(shelf, process)
    assert {key: shelf.find(key, LAYOUT) for key in SETTINGS} == EXPECTED
    assert len(files(shelf)) == len(SETTINGS)


def test_many_writers_of_one_run_leave_one_whole_file(shelf):
    large = os.urandom(300_000)
    writers = [threading.Thread(target=shelf.keep, args=("0", large)) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert shelf.path("0").read_bytes() == large
    assert len(files(shelf)) == 1


def threads(controls):
    from threadpoolctl import threadpool_info

    most = max(pool["num_threads"] for pool in threadpool_info())
    for _ in range(3):
        yield {"i": most, "field": np.zeros((2, 3))}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_process_computes_on_one_thread(shelf, jobs):
    runs = record_grid(threads, LAYOUT, SETTINGS, shelf, jobs=jobs)
    assert {unpack(LAYOUT, run)["i"].max() for run in runs.values()} == {1}


IN_A_CELL = """
def field(i):
    return np.full((2, 3), i)

def record(controls):
    for frame in range(3):
        yield {"i": controls.i, "field": field(controls.i + frame)}
"""


def test_functions_of_a_notebook_are_recorded_in_other_processes(shelf):
    space = {"__name__": "__main__", "np": np}
    exec(IN_A_CELL, space)
    assert record_grid(space["record"], LAYOUT, SETTINGS, shelf, jobs=2) == EXPECTED


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
