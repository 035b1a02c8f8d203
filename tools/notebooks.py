"""Format and normalise the notebooks; execute and stamp those that are stale.

``make notebooks`` does those of the table of contents; names or paths as arguments
(``NAMES="slow-learning"``) narrow it, ``--all`` runs fresh ones again too.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from d2lutils.notebooks import (
    ExecutionError,
    committed,
    current_stamp,
    ensure_executed,
    notebooks_in_toc,
    read,
)
from d2lutils.notebooks.execute import executed_copy, write
from tools.paths import EXECUTED, ROOT


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="make notebooks", description=__doc__)
    parser.add_argument("names", nargs="*", help="notebooks, by name or path")
    parser.add_argument("--all", action="store_true", help="fresh ones too")
    options = parser.parse_args(arguments)
    try:
        paths = _chosen(options.names)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    if options.all:
        for path in paths:
            executed_copy(path, cache=EXECUTED).unlink(missing_ok=True)
    if paths:  # with none, ruff would take the whole folder
        format_ = [sys.executable, "-m", "ruff", "format", "-q"]
        subprocess.run([*format_, *map(str, paths)], check=True)
    for path in paths:
        _normalise(path)
    stale = [path for path in paths if options.all or is_stale(path)]
    print(f"{len(stale)} of {len(paths)} notebooks to execute and stamp", flush=True)
    return _stamp_all(stale)


def is_stale(path: Path) -> bool:
    """Tell whether the notebook's code differs from what its stamp says."""
    notebook = read(path)
    stamp = notebook.metadata.get("d2l", {}).get("stamp")
    return bool(stamp != current_stamp(notebook))


def _normalise(path: Path) -> None:
    """Normalise a notebook whose outputs follow from its code; nothing runs."""
    if not is_stale(path):
        notebook = read(path)
        normal = committed(notebook)
        if normal != notebook:
            write(normal, path)


def _stamp_all(stale: list[Path]) -> int:
    failures: list[str] = []
    try:
        ensure_executed(stale, cache=EXECUTED, report=_say)
    except ExecutionError as error:
        failures = error.failures
    for path in stale:
        executed = executed_copy(path, cache=EXECUTED)
        if executed.exists():
            write(committed(read(executed)), path)
    if failures:
        print(f"{len(failures)} did not run:", *failures, sep="\n  ", file=sys.stderr)
    return 1 if failures else 0


def _chosen(names: list[str]) -> list[Path]:
    if not names:
        return notebooks_in_toc(ROOT)
    known = sorted({*(ROOT / "chapters").rglob("*.ipynb"), *notebooks_in_toc(ROOT)})
    chosen = [path for path in known if _is_named(path, names)]
    missing = [n for n in names if not any(_is_named(path, [n]) for path in known)]
    if missing:
        raise LookupError(f"no notebook or chapter named {', '.join(missing)}")
    return chosen


def _is_named(path: Path, names: list[str]) -> bool:
    return any(
        name in {path.stem, path.name, path.parent.name} or path == Path(name).resolve()
        for name in names
    )


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
