"""A recording that is ended goes on, and two at once spoil nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from d2lutils.explorables.recording import record_grid
from tests.explorables.test_recording import (
    EXPECTED,
    LAYOUT,
    SETTINGS,
    files,
    must_not_run,
    record,
    shelf,
)

__all__ = ["shelf"]
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
