"""The set-up says in one sentence what is missing, and leaves nothing half-built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap, browser, sources
from tools.paths import ROOT
from tools.reasons import SetupError, explain

CLOSED = "http://127.0.0.1:9/"  # the discard port: nothing listens there
HASH = "0" * 64


def fake_python(folder: Path, prints: str, *, exits: int = 0) -> str:
    program = folder / "python"
    program.write_text(f"#!/bin/sh\necho {prints}\nexit {exits}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("prints", "exits", "says"),
    [
        ("3 9", 0, "needs Python 3.11, 3.12 or 3.13"),
        ("3 14", 0, "needs Python 3.11, 3.12 or 3.13"),
        ("3 12", 1, "apt install python3.12-venv"),
    ],
)
def test_an_unfit_python_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    prints: str,
    exits: int,
    says: str,
) -> None:
    python = fake_python(tmp_path, prints, exits=exits)
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match=says):
        bootstrap.find_python()


def test_another_python_on_the_path_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit = shutil.copy(fake_python(tmp_path, "3 12"), tmp_path / "python3.12")
    monkeypatch.setattr(sys, "executable", fake_python(tmp_path, "3 9"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.find_python() == str(fit)


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("npm error code ENOSPC", "the disk is full"),
        ("npm error code ECONNREFUSED", "cannot be reached"),
        ("HTTPSConnectionPool: Max retries exceeded", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "differs from the lock"),
        ("ERROR: No matching distribution found for torch==2.13.0", "TORCH_INDEX_URL"),
        ("x\nERROR: what happened\ny", "a step failed: ERROR: what happened"),
        ("", "it said nothing"),
    ],
)
def test_a_failed_step_is_one_sentence(output: str, says: str) -> None:
    assert says in explain(output)
    assert "\n" not in explain(output)


def test_the_lock_holds_torch_alone_without_a_hash(tmp_path: Path) -> None:
    hashed, bare = sources.split_lock(ROOT / "requirements.lock")
    assert bare == "torch==2.13.0"
    assert "torch==" not in hashed
    lock = tmp_path / "requirements.lock"
    lock.write_text("torch==1\nnumpy==2\n")
    with pytest.raises(SetupError, match="it holds 2: torch==1, numpy==2"):
        sources.split_lock(lock)


def test_the_source_of_torch_can_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    python = Path(sys.executable)
    monkeypatch.setenv("TORCH_INDEX_URL", "https://mirror")
    options = sources.torch_options(python, "torch==2.13.0")
    assert options == ["--index-url", "https://mirror"]
    monkeypatch.setenv("TORCH_FIND_LINKS", "wheels")
    options = sources.torch_options(python, "torch==2.13.0")
    assert options == ["--no-index", "--find-links", "wheels"]


def test_a_folder_of_wheels_in_pips_configuration_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TORCH_INDEX_URL", raising=False)
    monkeypatch.delenv("TORCH_FIND_LINKS", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    tag = "cp{}{}".format(*sys.version_info[:2])
    (tmp_path / f"torch-2.13.0+cpu-{tag}-{tag}-linux.whl").touch()
    python = Path(sys.executable)
    options = sources.torch_options(python, "torch==2.13.0")
    assert options == ["--no-index", "--find-links", str(tmp_path)]
    assert str(tmp_path) not in sources.torch_options(python, "torch==2.12.0")


def test_a_full_disk_stops_the_set_up_before_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    usage = shutil.disk_usage(tmp_path)._replace(free=10**9)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(SetupError, match=r"needs 4 GB of disk and 1\.0 GB are free"):
        bootstrap._make_environment(0.0)
    assert not (tmp_path / ".venv").exists()


def test_no_network_is_one_sentence_and_leaves_no_environment(tmp_path: Path) -> None:
    book = tmp_path / "a book"  # a space in the path, too
    shutil.copytree(ROOT / "tools", book / "tools")
    shutil.copy(ROOT / "pyproject.toml", book)
    lock = f"nothing==1.0 \\\n    --hash=sha256:{HASH}\ntorch==2.13.0\n"
    (book / "requirements.lock").write_text(lock)
    own = {"TORCH_INDEX_URL": CLOSED, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    command = [sys.executable, str(book / "tools" / "bootstrap.py")]
    answer = subprocess.run(
        command, capture_output=True, text=True, env={**environment, **own}
    )
    assert answer.returncode == 1
    assert "no CPU build of PyTorch for this machine was found. Check the network" in (
        answer.stderr
    )
    assert "Traceback" not in answer.stderr
    assert not (book / ".venv").exists()


def test_a_second_set_up_does_nothing() -> None:
    command = [sys.executable, str(ROOT / "tools" / "bootstrap.py")]
    subprocess.run(command, check=True)
    answer = subprocess.run(command, capture_output=True, text=True, cwd="/")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_the_named_browser_must_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/program")
    with pytest.raises(browser.NoBrowserError, match="no such program"):
        browser.browser()


def test_without_a_browser_the_advice_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    for name in ("system_browser", "_debian_package", "_playwright_own"):
        monkeypatch.setattr(browser, name, lambda: None)
    with pytest.raises(browser.NoBrowserError, match="apt install chromium"):
        browser.browser()


def programs(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *names: str
) -> dict[str, Path]:
    """Leave only these programs on the PATH."""
    for variable in ("BROWSER_PATH", "HEADLESS_PATH"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    for name in names:
        (folder / name).touch(0o755)
    return {name: folder / name for name in names}


def test_the_headless_shell_is_used_where_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = programs(monkeypatch, tmp_path, "chromium", "chromium-headless-shell")
    assert browser.headless() == here["chromium-headless-shell"]
    assert browser.browser() == here["chromium"]
    monkeypatch.setenv("BROWSER_PATH", str(here["chromium"]))
    assert browser.headless() == here["chromium"]  # somebody wants this one


@pytest.mark.parametrize(
    ("program", "asks"), [("chromium", ["shell"]), ("google-chrome", [])]
)
def test_the_shell_is_installed_for_debians_chromium_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, asks: list[str]
) -> None:
    here = programs(monkeypatch, tmp_path, program)
    asked: list[str] = []
    monkeypatch.setattr(browser, "_debian_headless", lambda: asked.append("shell"))
    assert browser.headless() == here[program]
    assert asked == asks
