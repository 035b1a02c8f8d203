"""Tests of a group run in one process, whatever pytest and xdist are installed."""

import os
import subprocess
import sys
from pathlib import Path

from tools.paths import ROOT

SUITE = """
import os
from pathlib import Path
import pytest

def note(kind):
    Path(__file__).with_name(f"{kind}.{os.getpid()}").touch()

@pytest.mark.parametrize("number", range(6))
@pytest.mark.xdist_group("g")
def test_in_a_group(number):
    note("grouped")

@pytest.mark.parametrize("number", range(6))
def test_alone(number):
    note("alone")
"""


def test_a_group_runs_in_one_process_and_two_run_tests(tmp_path: Path):
    (tmp_path / "test_it.py").write_text(SUITE)
    plugins = ["-p", "xdist", "-p", "tools.groups", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *plugins, f"--rootdir={tmp_path}"]
    told = subprocess.run(
        [*command, "-n", "2", "--dist=loadgroup", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )
    assert "12 passed" in told.stdout, told.stdout
    assert len(list(tmp_path.glob("grouped.*"))) == 1
    both = {path.suffix for path in tmp_path.glob("*.[0-9]*")}
    assert len(both) == 2
