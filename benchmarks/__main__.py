"""Print a table from each benchmark; names as arguments choose among them."""

import importlib
import sys
from types import ModuleType

from benchmarks.row import table

BENCHMARKS = (
    "engine",
    "tapes",
    "fit_overhead",
    "sweeps",
    "recordings",
    "recorded_page",
    "notebooks",
    "build",
    "site",
    "frames",
)


def main(names: list[str]) -> int:
    """Measure and print; return the exit code."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        print(f"no benchmark {unknown}; there are {BENCHMARKS}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        print(_report(importlib.import_module(f"benchmarks.{name}")), flush=True)
    return 0


def _report(module: ModuleType) -> str:
    """Return what a benchmark reports: its own tables, or one of its rows."""
    if hasattr(module, "report"):
        return str(module.report())
    return table(str(module.__doc__).splitlines()[0], module.measure())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
