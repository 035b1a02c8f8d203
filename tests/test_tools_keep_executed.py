"""What nbval has run and found right is what the site shows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from d2lutils.notebooks import ensure_executed, read
from d2lutils.notebooks.execute import write
from tools.paths import ROOT
from tools.test import KEPT, NBVAL

RIGHT = ["", "import os\nprint(os.environ['D2LUTILS_BOOK'])", "6 * 7"]
WRONG = ["1 + 1", "1 / 0", "3"]
UNSHOWN = [
    "from d2lutils.explorables.hosts import in_book\n"
    "from d2lutils.explorables.shown import Shown",
    "class Unshown(Shown):\n"
    "    def __init__(self):\n"
    "        pass\n"
    "    def _repr_mimebundle_(self, include=None, exclude=None):\n"
    "        if not in_book():\n"
    "            raise RuntimeError('nothing to see')\n"
    "        return {'text/plain': 'seen'}",
    "Unshown()\nshown = Unshown()\nshown",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three notebooks."""
    made = tmp_path_factory.mktemp("book")
    for name, sources in {"right": RIGHT, "wrong": WRONG, "unshown": UNSHOWN}.items():
        code = [new_code_cell(source) for source in sources]
        write(
            new_notebook(cells=[new_markdown_cell("# T"), *code]),
            made / f"{name}.ipynb",
        )
    return made


@pytest.fixture(scope="module")
def said(folder: Path) -> str:
    """What nbval says of them, with the plugin."""
    environment = {**os.environ, "D2LUTILS_CACHE": str(folder / "kept")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += [*NBVAL, *KEPT, f"--rootdir={folder}", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def kept(folder: Path, name: str) -> list[Path]:
    return list((folder / "kept").glob(f"*--{name}-*.ipynb"))


def test_a_notebook_that_passes_need_not_run_again(
    folder: Path, said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("D2LUTILS_CACHE", raising=False)
    path, told = folder / "right.ipynb", list[str]()
    copies = ensure_executed([path], cache=folder / "kept", report=told.append)
    assert told == [], said
    _, blank, printed, result = read(copies[path]).cells
    assert (blank.execution_count, blank.outputs) == (None, [])
    assert printed.outputs[0].text == "1\n"
    assert result.outputs[0].data["text/plain"] == "42"
    assert result.outputs[0].execution_count == result.execution_count == 2


def test_what_nbval_keeps_is_what_the_book_would_have_made(
    folder: Path, said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("D2LUTILS_CACHE", raising=False)
    path = folder / "right.ipynb"
    (ours,) = kept(folder, "right")
    theirs = ensure_executed([path], cache=folder / "anew")[path]
    assert read(ours).cells == read(theirs).cells


def test_a_notebook_that_fails_is_not_kept(folder: Path, said: str):
    assert kept(folder, "wrong") == []
    assert "ZeroDivisionError" in said


def test_an_explorable_that_a_readers_notebook_does_not_show_is_a_failure(
    folder: Path, said: str
):
    assert kept(folder, "unshown") == []
    assert "unshown.ipynb: an explorable does not show itself" in said
    assert "nothing to see" in said
