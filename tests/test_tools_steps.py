"""``make test`` counts honestly: a skip is a failure, and so is a step that breaks."""

import subprocess
import sys
from pathlib import Path

import pytest

from d2lutils.notebooks import notebooks_in_toc
from tools import book, steps
from tools.paths import ROOT
from tools.steps import Outcome, Step
from tools.test import LONG, all_steps

SKIPPING = """
import pytest

def test_fine(): pass

@pytest.mark.skip(reason="lazy")
def test_skipped(): raise AssertionError

@pytest.mark.xfail
def test_expected_to_fail(): raise AssertionError

@pytest.mark.xfail
def test_passes_unexpectedly(): pass
"""


@pytest.fixture(autouse=True)
def _pytest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pytest of a test load no plugins: they take five seconds to import."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def test_skips_and_expected_failures_fail(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(SKIPPING)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.no_skips"]
    options = ["-p", "no:cacheprovider", str(tmp_path)]
    answer = subprocess.run([*command, *options], capture_output=True, text=True)
    # pytest calls a failure in the set-up phase, where skip marks act, an error
    assert "2 failed, 1 passed, 1 error" in answer.stdout


def test_a_skipped_module_fails(tmp_path: Path) -> None:
    code = "import pytest\npytest.importorskip('no_such_module')\n"
    (tmp_path / "test_some.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.no_skips"]
    options = ["-p", "no:cacheprovider", str(tmp_path)]
    answer = subprocess.run([*command, *options], capture_output=True, text=True)
    assert answer.returncode == 2
    assert "was not run for real" in answer.stdout


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(steps, "RESULTS", tmp_path)
    return tmp_path


def python(code: str, name: str) -> Step:
    return Step(name, [sys.executable, "-c", code])


def test_steps_stop_at_the_first_failure(results: Path) -> None:
    three = [python("", "a"), python("raise SystemExit(3)", "b"), python("", "c")]
    outcomes = steps.run(three, keep_going=False)
    assert [outcome.ok for outcome in outcomes] == [True, False]
    text = steps.summary(outcomes, three)
    assert "not reached" in text
    assert text.splitlines()[-1] == "0 passed, 1 failed"
    outcomes = steps.run(three, keep_going=True)
    assert [outcome.ok for outcome in outcomes] == [True, False, True]


MEET = """
import sys, time
from pathlib import Path
mine, other = sys.argv[1:]
Path(mine).touch()
end = time.monotonic() + 60
while not Path(other).exists():
    assert time.monotonic() < end, "nobody came"
    time.sleep(0.01)
print("met", Path(other).name)
"""


def test_steps_side_by_side_run_together_and_are_told_in_order(
    results: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names = ("a", "b", "c")
    paths = [str(results / name) for name in names]
    meet = [sys.executable, "-c", MEET]
    three = [
        Step(name, [*meet, path, other], beside=name != "a")
        for name, path, other in zip(names, paths, paths[1:] + paths[:1], strict=True)
    ]
    outcomes = steps.run(three, keep_going=False)
    assert [(outcome.name, outcome.ok) for outcome in outcomes] == [
        (name, True) for name in names
    ]
    said = capfd.readouterr().out.split("\n== ")[1:]
    assert [text.splitlines()[:2] for text in said] == [
        ["1/3 a", "met b"],
        ["2/3 b", "met c"],
        ["3/3 c", "met a"],
    ]


def test_what_runs_beside_a_failed_step_is_told_and_counts(results: Path) -> None:
    bad = "raise SystemExit(3)"
    one, other, last = python(bad, "a"), python("", "b"), python("", "c")
    outcomes = steps.run([one, other._replace(beside=True), last], keep_going=False)
    assert [outcome.ok for outcome in outcomes] == [False, True]
    one, other = python("", "a"), python(bad, "b")
    outcomes = steps.run([one, other._replace(beside=True), last], keep_going=False)
    assert [outcome.ok for outcome in outcomes] == [True, False]


def test_tests_are_counted_from_their_results(results: Path) -> None:
    (results / "test_two.py").write_text("def test_a(): pass\ndef test_b(): assert 0\n")
    step = steps.tests(str(results), "-p", "no:cacheprovider", name="two")
    (outcome,) = steps.run([step], keep_going=False)
    assert (outcome.ok, outcome.passed, outcome.failed) == (False, 1, 1)


def test_a_test_step_that_runs_no_test_fails(results: Path) -> None:
    step = steps.tests(str(results), "-p", "no:cacheprovider", name="none")
    (outcome,) = steps.run([step], keep_going=False)
    assert (outcome.ok, outcome.failed) == (False, 1)


def test_summary_sums_the_tests_and_ends_with_them() -> None:
    two = [Step("a", [], is_pytest=True), Step("b", [], is_pytest=True)]
    done = [Outcome("a", True, 3, 0, 1.0), Outcome("b", True, 4, 0, 1.0)]
    assert steps.summary(done, two).splitlines()[-1] == "7 passed, 0 failed"


def test_a_step_sees_a_plain_readers_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    environment = steps.environment()
    assert "D2LUTILS_BOOK" not in environment
    assert environment["OMP_NUM_THREADS"] == "1"


def test_what_a_step_compiles_is_kept_and_not_beside_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(steps, "BUILD", tmp_path / "built")
    (tmp_path / "page.py").write_text("")
    command = [sys.executable, "-c", "import page; print(page.__cached__)"]
    done = subprocess.run(
        command, env=steps.environment(), cwd=tmp_path, capture_output=True, text=True
    )
    compiled = Path(done.stdout.strip())
    assert compiled.is_relative_to(tmp_path / "built")
    assert compiled.exists()


def test_each_notebook_is_run_once_and_the_longest_begin() -> None:
    commands = {step.name: step.command for step in all_steps()}
    run = [ROOT / one for one in commands["notebooks run"] if one.endswith(".ipynb")]
    assert sorted(run) == sorted(notebooks_in_toc(ROOT))
    assert {path.stem for path in run[: len(LONG)]} == set(LONG)


def test_an_unfinished_build_reads_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DOCTREES", "UNFINISHED"):
        monkeypatch.setattr(book, name, tmp_path / name)
    codes = iter([1, 0, 0])
    seen: list[bool] = []

    def build(arguments: list[str]) -> int:
        seen.append(book.DOCTREES.exists())
        book.DOCTREES.mkdir(exist_ok=True)
        return next(codes)

    monkeypatch.setattr("sphinx.cmd.build.main", build)
    assert [book.run_sphinx() for _ in range(3)] == [1, 0, 0]
    assert seen == [False, False, True]
