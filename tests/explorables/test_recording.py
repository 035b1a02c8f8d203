"""A grid is recorded in parallel, once, and survives what goes wrong."""

import errno
import io
import os
import signal
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from d2lutils.explorables.packing import Layout, unpack
from d2lutils.explorables.recording import record_grid
from d2lutils.explorables.shelf import RecordingError, Shelf
from d2lutils.explorables.taking import take

LAYOUT = Layout(3, ("i",), {"field": (2, 3)}, {})
SETTINGS = {str(i): {"i": i} for i in range(6)}
ROOT = Path(__file__).parents[2]


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
