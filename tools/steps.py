"""Run named steps in order, some side by side, and sum up what they found."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple
from xml.etree import ElementTree

from d2lutils.notebooks.execute import ONE_THREAD
from tools.paths import BUILD, ROOT

RESULTS = BUILD / "results"


class Step(NamedTuple):
    """One step: its name and its command.

    is_pytest  pytest runs and counts it
    beside     one core is enough for it and for the step before: they run together
    """

    name: str
    command: list[str]
    is_pytest: bool = False
    beside: bool = False


class Outcome(NamedTuple):
    """What became of a step; a step without tests of its own counts as none or one."""

    name: str
    ok: bool
    passed: int
    failed: int
    seconds: float


def python(module: str, *arguments: str, name: str, beside: bool = False) -> Step:
    """Return a step that runs a module with this interpreter."""
    return Step(name, [sys.executable, "-m", module, *arguments], beside=beside)


def tests(*arguments: str, name: str) -> Step:
    """Return a step that runs pytest, where a skip is a failure."""
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-p", "tools.no_skips"]
    command += [f"--junitxml={_results_of(name)}", *arguments]
    return Step(name, command, is_pytest=True)


def run(steps: list[Step], *, keep_going: bool) -> list[Outcome]:
    """Run the steps, each told under a heading; stop at the first that fails.

    Steps that run together all end, and are told in order.

    keep_going  run the others all the same
    """
    outcomes: list[Outcome] = []
    for first, *others in _together(steps):
        with ThreadPoolExecutor() as threads:
            running = [threads.submit(_run_unseen, step) for step in others]
            _head(first, len(outcomes), len(steps))
            outcomes.append(_run_one(first))
            print(f"   {outcomes[-1].seconds:.1f} s", flush=True)
            for step, one in zip(others, running, strict=True):
                _head(step, len(outcomes), len(steps))
                outcome, said = one.result()
                outcomes.append(outcome)
                print(f"{said}   {outcome.seconds:.1f} s", flush=True)
        if not keep_going and not all(outcome.ok for outcome in outcomes):
            break
    return outcomes


def _together(steps: list[Step]) -> list[list[Step]]:
    """Return the steps, those in a list that run together."""
    groups: list[list[Step]] = []
    for step in steps:
        if groups and step.beside:
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _head(step: Step, done: int, number: int) -> None:
    print(f"\n== {done + 1}/{number} {step.name}", flush=True)


def summary(outcomes: list[Outcome], steps: list[Step]) -> str:
    """Return a table of the steps, and one last line with the sum of the tests."""
    width = max(len(step.name) for step in steps)
    done = {outcome.name: outcome for outcome in outcomes}
    lines = ["", "Summary"]
    for step in steps:
        outcome = done.get(step.name)
        lines.append(f"  {step.name:{width}}  {_line(outcome, step)}")
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    return "\n".join([*lines, "", f"{passed} passed, {failed} failed"])


def _line(outcome: Outcome | None, step: Step) -> str:
    if outcome is None:
        return "not reached"
    word = "ok    " if outcome.ok else "FAILED"
    tests = f"  {outcome.passed} passed, {outcome.failed} failed"
    return f"{word} {outcome.seconds:6.1f} s{tests if step.is_pytest else ''}"


def _run_unseen(step: Step) -> tuple[Outcome, str]:
    """Run a step, and return what it has said as well."""
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as heard:
        outcome = _run_one(step, heard)
        heard.seek(0)
        return outcome, heard.read()


def _run_one(step: Step, heard: IO[str] | None = None) -> Outcome:
    RESULTS.mkdir(parents=True, exist_ok=True)
    _results_of(step.name).unlink(missing_ok=True)
    start = time.perf_counter()
    code = subprocess.run(
        step.command, cwd=ROOT, env=environment(), stdout=heard, stderr=heard
    ).returncode
    seconds = time.perf_counter() - start
    passed, failed = _counts(step) if step.is_pytest else (0, 0)
    ok = code == 0 and (passed > 0 or not step.is_pytest)
    return Outcome(step.name, ok, passed, failed or int(not ok), seconds)


def environment() -> dict[str, str]:
    """Return the environment of a step: a plain reader's, on one thread a process.

    Where Python is told to leave no compiled modules beside their sources, they go
    where what is built goes, or each of some hundred processes compiles them all.
    """
    dropped = {"D2LUTILS_BOOK", "D2LUTILS_LANGUAGE", "PYTHONDONTWRITEBYTECODE"}
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    own = {"MPLBACKEND": "Agg", "IPYTHONDIR": str(BUILD / "ipython")}
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        own["PYTHONPYCACHEPREFIX"] = str(BUILD / "caches" / "compiled")
    return {**kept, **ONE_THREAD, **own}


def _results_of(name: str) -> Path:
    return RESULTS / f"{name.replace(' ', '-')}.xml"


def _counts(step: Step) -> tuple[int, int]:
    """Return how many tests passed and failed; (0, 0) if pytest left no results."""
    try:
        suites = ElementTree.parse(_results_of(step.name)).getroot().iter("testsuite")
    except (OSError, ElementTree.ParseError):
        return 0, 0
    total = failed = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        counts = (int(suite.get(key, 0)) for key in ("failures", "errors", "skipped"))
        failed += sum(counts)
    return total - failed, failed
