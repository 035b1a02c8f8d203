"""Run every check: ``make test``. KEEP_GOING=1 goes on after a failed step."""

import os
import sys

from d2lutils.notebooks import notebooks_in_toc
from tools.browser import NoBrowserError, browser, firefox, headless
from tools.paths import ROOT
from tools.steps import Step, python, run, summary, tests

TWO_AT_ONCE = ("-n", "2")
THREE_AT_ONCE = ("-n", "3")  # a browser often waits for a frame, and leaves a core idle
# Tests that share what is set up form groups, else those of a file: tests/conftest.py.
IN_GROUPS = ("--dist=loadgroup", "--no-loadscope-reorder")
FRAMES = "tests/site/test_site_frames.py"  # measures time: nothing runs beside it
PLAIN = ("-p", "no:nbval")  # it runs notebooks, and takes two seconds to import
GROUPED = ("--dist=loadgroup",)  # one test after the other, but for what is set up once
NBVAL = (
    "--nbval-lax",
    "--nbval-current-env",
    "--nbval-cell-timeout=120",
    "--dist=loadscope",
    "--no-loadscope-reorder",
)
# The site shows this run, and makes no other; what it records takes its time, once.
KEPT = ("-p", "tools.keep_executed", "--nbval-cell-timeout=600")
LONG = ("convolutional-networks", "train-a-network")  # half a minute each: they begin


def main() -> int:
    """Run the checks and return the exit code."""
    try:
        os.environ["HEADLESS_PATH"] = str(headless())
        os.environ["BROWSER_PATH"] = str(browser())
        os.environ["FIREFOX_PATH"] = str(firefox())
    except NoBrowserError as error:
        print(f"{error}\n\n0 passed, 1 failed", file=sys.stderr)
        return 1
    steps = all_steps()
    outcomes = run(steps, keep_going=bool(os.environ.get("KEEP_GOING")))
    print(summary(outcomes, steps), flush=True)
    return 0 if len(outcomes) == len(steps) and all(o.ok for o in outcomes) else 1


def all_steps() -> list[Step]:
    """Return the steps of ``make test`` in order, the quick ones first."""
    in_order = sorted(notebooks_in_toc(ROOT), key=lambda path: path.stem not in LONG)
    notebooks = [str(path.relative_to(ROOT)) for path in in_order]
    return [
        python("ruff", "check", name="lint"),
        python("ruff", "format", "--check", name="format"),
        python("mypy", name="types"),
        python("tools.colab", name="Colab's versions", beside=True),
        tests(
            *("tests", "--ignore=tests/site", *PLAIN),
            *(*TWO_AT_ONCE, *IN_GROUPS),
            name="unit tests",
        ),
        tests(*notebooks, *NBVAL, *KEPT, *TWO_AT_ONCE, name="notebooks run"),
        python("tools.book", name="site builds"),
        tests(
            *("tests/site", f"--ignore={FRAMES}", *PLAIN),
            *(*THREE_AT_ONCE, *GROUPED),
            name="site in a browser",
        ),
        tests(FRAMES, *PLAIN, name="frame times"),
    ]


if __name__ == "__main__":
    sys.exit(main())
