"""The exercises: numbered, of a named kind, three hints, a solution, a real check."""

import importlib
import re
from pathlib import Path
from typing import NamedTuple

from tools.checks.page import Cell, Check, Page, cells

KINDS = "recall|compute|code|modify|derive|predict|debug|design|explore"
HEADING = re.compile(r"^### Exercise (\d+)\. \S.*$", re.MULTILINE)
KIND = re.compile(rf"^\*({KINDS}) · (?:★☆☆|★★☆|★★★)\*$")
SUMMARY = re.compile(r"<summary>(.*?)</summary>")
CALL = re.compile(r"""\bcheck\(\s*["'](\w+)\.(\w+)["']""")
RUBRIC = re.compile(r"<summary>Rubric</summary>(.*?)</details>", re.DOTALL)


class Exercise(NamedTuple):
    """One exercise: its number, its Markdown in order, and its code cells."""

    number: int
    text: str
    code: list[Cell]

    @property
    def kind(self) -> str:
        """Return the kind that the line under the heading names, or ""."""
        lines = [line for line in self.text.splitlines()[1:] if line.strip()]
        found = KIND.match(lines[0].strip()) if lines else None
        return found[1] if found else ""


def exercises(page: Page) -> list[Exercise]:
    """Return the exercises of a page in order."""
    found: list[Exercise] = []
    for cell in cells(page):
        if cell.section != "Exercises":
            continue
        if cell.is_code and found:
            found[-1].code.append(cell)
        elif not cell.is_code:
            before, *pieces = re.split(r"(?m)^(?=### )", cell.source)
            if before.strip() and found:
                found[-1] = found[-1]._replace(text=f"{found[-1].text}\n\n{before}")
            found += [Exercise(_number(piece), piece, []) for piece in pieces]
    return found


def are_numbered(page: Page) -> list[str]:
    """The headings read 'Exercise 1. Title', 2, 3, ..., at least one."""
    numbers = [exercise.number for exercise in exercises(page)]
    wanted = list(range(1, max(len(numbers), 1) + 1))
    return [] if numbers == wanted else [f"exercises are numbered {numbers}"]


def name_kind_and_difficulty(page: Page) -> list[str]:
    """The line under each heading reads '*kind · ★★☆*' with a kind we know."""
    odd = [exercise.number for exercise in exercises(page) if not exercise.kind]
    return [f"exercise {number} has no '*kind · ★☆☆*' line" for number in odd]


def have_three_hints(page: Page) -> list[str]:
    """Each has Hint 1, Hint 2 and Hint 3, in this order, before its solution."""
    problems = []
    for exercise in exercises(page):
        hints = [s for s in SUMMARY.findall(exercise.text) if s.startswith("Hint")]
        if hints != ["Hint 1", "Hint 2", "Hint 3"]:
            problems.append(f"exercise {exercise.number} has hints {hints}")
    return problems


def have_solutions(page: Page) -> list[str]:
    """Each has a solution; derive and design also a rubric of three points."""
    problems = []
    for exercise in exercises(page):
        in_text = "Solution" in SUMMARY.findall(exercise.text)
        if not in_text and not any("solution" in cell.tags for cell in exercise.code):
            problems.append(f"exercise {exercise.number} has no solution")
        if exercise.kind in {"derive", "design"} and _points(exercise.text) != 3:
            problems.append(f"exercise {exercise.number} has no three-point rubric")
    return problems


def are_checked(page: Page) -> list[str]:
    """A code exercise calls ``check``, and its solution asserts the same one."""
    return [
        f"exercise {exercise.number} {problem}"
        for exercise in exercises(page)
        for problem in _check_problems(exercise)
    ]


def _check_problems(exercise: Exercise) -> list[str]:
    tasks = [c for c in exercise.code if "solution" not in c.tags]
    solutions = [c.source for c in exercise.code if "solution" in c.tags]
    asked, solved = set(_calls([c.source for c in tasks])), set(_calls(solutions))
    silent = [text for text in solutions if CALL.search(text) and "assert" not in text]
    untagged = [c for c in tasks if CALL.search(c.source) and "exercise" not in c.tags]
    problems = {
        "has code and no check(...)": exercise.kind == "code" and not asked,
        f"has no solution that checks {sorted(asked - solved)}": asked - solved,
        "has a solution that asserts nothing": silent,
        "has a task without the tag exercise": untagged,
    }
    return [problem for problem, there in problems.items() if there]


def specs_exist(page: Page) -> list[str]:
    """Every check that a cell calls has a spec."""
    missing = sorted(calls(page) - known_specs())
    return [f"there is no spec {name}" for name in missing]


def calls(page: Page) -> set[str]:
    """Return the names, ``topic.exercise``, that the page's cells check."""
    return set(_calls([cell.source for cell in cells(page) if cell.is_code]))


def known_specs() -> set[str]:
    """Return the names, ``topic.exercise``, of every spec in the package."""
    package = importlib.import_module("d2lutils.exercises")
    names = set()
    for file in Path(str(package.__file__)).parent.glob("*.py"):
        module = importlib.import_module(f"d2lutils.exercises.{file.stem}")
        specs = getattr(module, "SPECS", {})
        names |= {name if "." in name else f"{file.stem}.{name}" for name in specs}
    return names


def _calls(texts: list[str]) -> list[str]:
    return [f"{topic}.{name}" for text in texts for topic, name in CALL.findall(text)]


def _number(piece: str) -> int:
    found = HEADING.match(piece)
    return int(found[1]) if found else 0


def _points(text: str) -> int:
    found = RUBRIC.search(text)
    items = re.findall(r"^\s*(?:[-*]|\d+\.) ", found[1], re.MULTILINE) if found else []
    return len(items)


CHECKS: list[Check] = [
    are_numbered,
    name_kind_and_difficulty,
    have_three_hints,
    have_solutions,
    are_checked,
    specs_exist,
]
