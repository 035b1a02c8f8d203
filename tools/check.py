"""Run the checks of one chapter: ``make check CHAPTER=backpropagation``."""

import os
import sys
from pathlib import Path

from tools.paths import ROOT
from tools.steps import Step, python, run, summary, tests
from tools.test import NBVAL, TWO_AT_ONCE


def main(arguments: list[str]) -> int:
    """Run the checks of the chapter named and return the exit code."""
    chapters = sorted({path.parent for path in (ROOT / "chapters").glob("*/*.ipynb")})
    named = [path for path in chapters if arguments and path.name == arguments[0]]
    if not named:
        names = ", ".join(path.name for path in chapters)
        print(f"Name a chapter, CHAPTER=..., one of: {names}", file=sys.stderr)
        return 2
    steps = chapter_steps(named[0])
    outcomes = run(steps, keep_going=bool(os.environ.get("KEEP_GOING", "1")))
    print(summary(outcomes, steps), flush=True)
    return 0 if all(outcome.ok for outcome in outcomes) else 1


def chapter_steps(folder: Path) -> list[Step]:
    """Return the checks of the notebooks in a folder."""
    below = str(folder.relative_to(ROOT))
    contract = ("tests/test_notebooks.py", "-k", folder.name)
    return [
        python("ruff", "check", below, name="lint"),
        python("ruff", "format", "--check", below, name="format"),
        tests(*contract, name="contract"),
        tests(below, *NBVAL, *TWO_AT_ONCE, name="notebooks run"),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
