"""Tests of a group run in one process, whatever pytest and xdist are installed."""

import subprocess
import sys
from pathlib import Path

from tools.paths import ROOT

SUITE = """
import os
from pathlib import Path
import pytest

@pytest.mark.parametrize("number", range(8))
@GROUP
def test_one(number):
    with open(Path(__file__).with_name(f"{os.getpid()}.txt"), "a") as file:
        file.write("x")
"""


def processes(folder: Path, group: str) -> int:
    """Run eight tests in two processes; return how many of these ran some."""
    (folder / "test_it.py").write_text(SUITE.replace("@GROUP", group))
    options = ["-p", "tools.groups", "-p", "no:cacheprovider", "-n", "2"]
    command = [sys.executable, "-m", "pytest", "-q", *options, "--dist=loadgroup"]
    told = subprocess.run(
        [*command, f"--rootdir={folder}", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "8 passed" in told.stdout, told.stdout
    return len(list(folder.glob("*.txt")))


def test_a_group_runs_in_one_process(tmp_path: Path):
    assert processes(tmp_path, "@pytest.mark.xdist_group('g')") == 1


def test_without_a_group_both_processes_run_tests(tmp_path: Path):
    assert processes(tmp_path, "") == 2
