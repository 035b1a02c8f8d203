"""Every notebook of the book meets its contract; see ``tools/checks``."""

import copy
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from d2lutils.notebooks import notebooks_in_toc
from tools.checks import ANY_NOTEBOOK, OF_A_CHAPTER, Check
from tools.checks.exercises import calls, exercises, known_specs
from tools.checks.page import code, load, plain_outputs
from tools.paths import ROOT

NOTEBOOKS = notebooks_in_toc(ROOT)
BESIDE = ROOT / "chapters"  # pages that belong to no topic lie in it themselves
CHAPTERS = [path for path in NOTEBOOKS if path.parent.parent == BESIDE]
FOLDERS = sorted({path.parent for path in CHAPTERS})


loaded = cache(load)  # the checks only look, which is tested


def each(
    notebooks: list[Path], checks: list[Check]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the parameters of a test: each notebook with each check."""
    pairs = [(path, check) for path in notebooks for check in checks]
    ids = [f"{path.parent.name}/{path.stem}-{check.__name__}" for path, check in pairs]
    return pytest.mark.parametrize(("path", "check"), pairs, ids=ids)


@each(NOTEBOOKS, ANY_NOTEBOOK)
def test_notebook_has_no_problem(path: Path, check: Check) -> None:
    problems = check(loaded(path))
    assert not problems, "\n  ".join([f"{path.name}: {check.__doc__}", *problems])


@each(CHAPTERS[:1], ANY_NOTEBOOK + OF_A_CHAPTER)
def test_a_check_leaves_the_notebook_as_it_is(path: Path, check: Check) -> None:
    page = load(path)
    before = copy.deepcopy(page)
    check(page)
    assert page == before


@each(CHAPTERS, OF_A_CHAPTER)
def test_chapter_meets_its_contract(path: Path, check: Check) -> None:
    problems = check(loaded(path))
    assert not problems, "\n  ".join([f"{path.name}: {check.__doc__}", *problems])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_chapter_has_eight_exercises_of_several_kinds(folder: Path) -> None:
    pages = [loaded(path) for path in NOTEBOOKS if path.parent == folder]
    kinds = [exercise.kind for page in pages for exercise in exercises(page)]
    assert len(kinds) >= 8
    assert len(set(kinds)) >= 4


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_chapter_lets_the_reader_experiment(folder: Path) -> None:
    pages = [loaded(path) for path in NOTEBOOKS if path.parent == folder]
    shown = [
        text for page in pages for cell in code(page) for text in plain_outputs(cell)
    ]
    found = [t for t in shown if t.startswith(("Explorable: ", "Recorded: "))]
    assert len(found) >= 2


def test_every_notebook_in_the_folders_is_in_the_table_of_contents() -> None:
    present = {p for p in BESIDE.rglob("*.ipynb") if "checkpoint" not in p.name}
    assert present == {path for path in NOTEBOOKS if BESIDE in path.parents}


def test_every_spec_is_asked_for_by_a_notebook() -> None:
    asked = {name for path in NOTEBOOKS for name in calls(loaded(path))}
    assert known_specs() <= asked


def test_every_notebook_name_is_unique_because_specs_bear_it() -> None:
    names = [path.stem for path in NOTEBOOKS]
    assert len(names) == len(set(names))
