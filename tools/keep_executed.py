"""A pytest plugin: the run that nbval checks is the run that the site shows.

Its kernels work as those of ``make book``. A notebook of which every cell has passed is
kept as the executed copy, which ``make book`` then need not make once more. A reader's
notebook shows an explorable in another way than the book: at the end each of the
notebook's is shown in that way too.
"""

import os
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import pytest
from nbval.plugin import IPyNbCell, IPyNbFile

from d2lutils.notebooks.execute import PROGRESS, environment, executed_copy, keep
from d2lutils.notebooks.stamp import Notebook, node, read
from tools.paths import EXECUTED

AS_A_READER_SEES_IT = """
import os, sys
os.environ.pop("D2LUTILS_BOOK")
if "d2lutils.explorables.shown" in sys.modules:
    for one in list(globals().values()):
        if isinstance(one, sys.modules["d2lutils.explorables.shown"].Shown):
            one._repr_mimebundle_()  # display() would only print what goes wrong
"""
SHOWN_WITHIN = 60  # seconds
_BEGAN = pytest.StashKey[float]()
_PASSED = pytest.StashKey[list[IPyNbCell]]()


def pytest_configure() -> None:
    """Let the kernels that start from here run a notebook as the book does."""
    wanted = environment(EXECUTED)
    for name in set(os.environ) - set(wanted):  # such as a reader's language
        del os.environ[name]
    os.environ.update(wanted)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note when the first cell of a notebook begins."""
    if isinstance(item, IPyNbCell):
        item.parent.stash.setdefault(_BEGAN, time.perf_counter())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, Any]:
    """Note which cells have passed."""
    report = yield
    if isinstance(item, IPyNbCell) and report.when == "call" and report.passed:
        item.parent.stash.setdefault(_PASSED, []).append(item)
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """After the last cell of a notebook, keep what it has shown if all have passed."""
    if not isinstance(item, IPyNbCell) or (nextitem and nextitem.parent is item.parent):
        return
    file, path = item.parent, Path(item.parent.path)
    seconds = time.perf_counter() - file.stash[_BEGAN]
    notebook = with_outputs(read(path), file.stash.get(_PASSED, []))
    if notebook is not None:
        _check_the_readers_view(file)
        keep(notebook, executed_copy(path, cache=EXECUTED), seconds=seconds)


def with_outputs(notebook: Notebook, passed: list[IPyNbCell]) -> Notebook | None:
    """Return the notebook with what its cells have shown; None if some did not pass."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if [cell.source for cell in code] != [item.cell.source for item in passed]:
        return None
    count = 0
    for cell, item in zip(code, passed, strict=True):
        count += bool(cell.source.strip())
        cell.execution_count = count if cell.source.strip() else None
        cell.outputs = [node(out) for out in item.test_outputs if _stays(out)]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = cell.execution_count
    return notebook


def _stays(output: Notebook) -> bool:
    return PROGRESS not in output.get("data", {})


def _check_the_readers_view(file: IPyNbFile) -> None:
    """Show the notebook's explorables without the book; raise what goes wrong."""
    client = cast(Any, file.kernel).kc
    reply = client.execute_interactive(
        AS_A_READER_SEES_IT,
        store_history=False,
        timeout=SHOWN_WITHIN,
        output_hook=lambda message: None,
    )["content"]
    if reply["status"] != "ok":
        told = "\n".join(reply.get("traceback", [reply["status"]]))
        pytest.fail(f"{file.path.name}: an explorable does not show itself\n{told}")
