"""Run the notebooks that are stale, in parallel, and keep the executed copies."""

import asyncio
import copy
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from d2lutils.code.hashes import run_versions
from d2lutils.code.reach import PACKAGE
from d2lutils.messages import notebooks as text
from d2lutils.notebooks.normalise import without_machine_paths
from d2lutils.notebooks.stamp import (
    Notebook,
    current_key,
    node,
    own_code,
    read,
)

Report = Callable[[str], None]
CELL_TIMEOUT = 120  # seconds
OUTPUT_TIMEOUT = 60  # after the end of a cell: a busy machine is slow, nothing is lost
RECORDING_TIMEOUT = 3600  # once; what is recorded is kept
PROGRESS = "application/vnd.d2lutils.progress"
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)


class ExecutionError(RuntimeError):
    """Some notebooks did not run; ``failures`` has one sentence for each."""

    def __init__(self, failures: list[str]) -> None:
        super().__init__("\n".join(failures))
        self.failures = failures


def ensure_executed(
    paths: Iterable[Path],
    *,
    cache: Path,
    jobs: int = 2,
    report: Report = lambda line: None,
) -> dict[Path, Path]:
    """Run the notebooks whose executed copy is missing and return all the copies.

    paths   notebooks
    cache   folder of the executed copies, one for each notebook; the environment
            variable D2LUTILS_CACHE, if set, names another one
    jobs    notebooks that run at the same time, each on one thread
    report  is given one line as each notebook begins and ends
    ->      the executed copy of each notebook: its present cells with their outputs,
            and ``metadata.d2l.run`` with seconds and versions

    Raises ExecutionError, after all the others have finished, if a notebook fails.
    """
    copies = {path: executed_copy(path, cache=cache) for path in paths}
    stale = [path for path, executed in copies.items() if not executed.exists()]
    failures = asyncio.run(_run_all(stale, copies, jobs, report)) if stale else []
    for path, executed in copies.items():
        if executed.exists():
            _refresh_cells(path, executed)
    if failures:
        raise ExecutionError(failures)
    return copies


def executed_copy(path: Path, *, cache: Path) -> Path:
    """Return where the executed copy of the notebook, as it is now, lies or would."""
    folder = Path(os.environ.get("D2LUTILS_CACHE") or cache)
    return folder / f"{_label(path)}-{current_key(path)[:16]}.ipynb"


def _label(path: Path) -> str:
    return f"{path.resolve().parent.name}--{path.stem}"


async def _run_all(
    stale: list[Path], copies: dict[Path, Path], jobs: int, report: Report
) -> list[str]:
    room = asyncio.Semaphore(jobs)

    async def one(path: Path) -> str | None:
        async with room:
            report(text.RUNNING.say(notebook=path.name))
            start = time.perf_counter()
            failure = await _run(path, copies[path], report)
            seconds = time.perf_counter() - start
            if failure is None:
                report(text.RAN.say(notebook=path.name, seconds=f"{seconds:.1f}"))
            else:
                report(failure)
            return failure

    outcomes = await asyncio.gather(*map(one, stale))
    return [failure for failure in outcomes if failure is not None]


async def _run(path: Path, executed: Path, report: Report) -> str | None:
    """Run one notebook into its copy; return what went wrong, or None."""
    notebook = read(path)
    client = _client(notebook, path.parent)
    client.report = lambda line: report(f"  {path.name}: {line}")
    start = time.perf_counter()
    try:
        await client.async_execute(env=environment(executed.parent))
    except CellExecutionError as error:
        number = _number_of_error(notebook)
        reason = f"{error.ename}: {error.evalue}".strip()
        return text.CELL_FAILED.say(notebook=path.name, number=number, reason=reason)
    except Exception as error:  # a dead kernel, a cell beyond its time
        reason = f"{type(error).__name__}: {error}".strip()
        return text.RUN_FAILED.say(notebook=path.name, reason=reason)
    keep(notebook, executed, seconds=time.perf_counter() - start)
    return None


def keep(notebook: Notebook, executed: Path, *, seconds: float) -> None:
    """Write a notebook that has been run as its executed copy; older ones go.

    seconds  that the run took
    """
    book = dict(notebook.metadata.get("d2l", {}))
    today = datetime.now(UTC).date().isoformat()
    book["run"] = {"seconds": round(seconds, 2), "date": today, **run_versions()}
    notebook.metadata["d2l"] = node(book)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            without_machine_paths(cell.outputs, PACKAGE.parent)
    write(notebook, executed)
    _prune(executed)


class _Client(NotebookClient):
    """Runs a notebook; what its cells tell the build goes there, not into it."""

    report: Report

    def process_message(self, msg: Any, cell: Notebook, cell_index: int) -> Any:
        """Handle a message of the kernel."""
        told = msg["content"].get("data", {}) if "content" in msg else {}
        if PROGRESS in told:
            self.report(told[PROGRESS])
            return None
        return super().process_message(msg, cell, cell_index)


def _timeout(cell: Notebook) -> int:
    return RECORDING_TIMEOUT if "Recorded(" in cell.source else CELL_TIMEOUT


def _client(notebook: Notebook, folder: Path) -> _Client:
    # No kernel folders: "python3" is then this very interpreter, whatever kernels
    # the machine has under that name.
    own = KernelSpecManager(kernel_dirs=[])
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=own)
    return _Client(
        notebook,
        km=manager,
        timeout_func=_timeout,
        record_timing=False,
        iopub_timeout=OUTPUT_TIMEOUT,
        raise_on_iopub_timeout=True,
        extra_arguments=["--IPKernelApp.log_level=40"],  # errors only
        resources={"metadata": {"path": str(folder)}},
    )


def environment(folder: Path) -> dict[str, str]:
    """Return the environment that the book's notebooks run in.

    folder  of the executed copies, where IPython finds nobody's start-up files
    """
    kept = {k: v for k, v in os.environ.items() if k != "D2LUTILS_LANGUAGE"}
    own = {"MPLBACKEND": "Agg", "D2LUTILS_BOOK": "1"}
    profile = folder / ".ipython"
    profile.mkdir(parents=True, exist_ok=True)  # IPython warns where it is not
    own["IPYTHONDIR"] = str(profile)
    return {**kept, **ONE_THREAD, **own}


def _number_of_error(notebook: Notebook) -> int:
    """Return the number, counted from 1 over all cells, of the cell that failed."""
    numbers = [
        number
        for number, cell in enumerate(notebook.cells, start=1)
        if any(out.output_type == "error" for out in cell.get("outputs", []))
    ]
    return numbers[-1] if numbers else 0


def _refresh_cells(path: Path, executed: Path) -> None:
    """Give the executed copy the present prose and metadata; its outputs stay."""
    source, done = read(path), read(executed)
    fresh = copy.deepcopy(source)
    fresh.metadata["d2l"] = node(
        {**source.metadata.get("d2l", {}), "run": done.metadata.d2l.run}
    )
    for cell, ran in zip(own_code(fresh), own_code(done), strict=True):
        cell.outputs, cell.execution_count = ran.outputs, ran.execution_count
    if fresh != done:
        write(fresh, executed)


def write(notebook: Notebook, path: Path) -> None:
    """Write a notebook in one step: a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = nbformat.writes(notebook, version=4)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content if content.endswith("\n") else content + "\n")
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _prune(executed: Path) -> None:
    label, _ = executed.stem.rsplit("-", 1)
    for old in executed.parent.glob(f"{label}-????????????????.ipynb"):
        if old != executed:
            old.unlink(missing_ok=True)
