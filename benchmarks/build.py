"""How long ``make book`` takes: cold, one notebook edited, nothing changed."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.row import Row
from d2lutils.notebooks import notebooks_in_toc
from tools.paths import BUILD, ROOT

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "_build", "node_modules")


def measure() -> list[Row]:
    """Return the build times of a copy of the book, and ratios to the cold one."""
    with tempfile.TemporaryDirectory(dir=_parent()) as folder:
        copy = Path(folder) / "book"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        os.symlink(ROOT / "node_modules", copy / "node_modules")
        cold = _seconds(copy)
        rows = [Row("cold, all notebooks run", cold, 1.0)]
        warm = _seconds(copy)
        rows.append(Row("nothing changed", warm, warm / cold))
        edited = notebooks_in_toc(copy)[0]
        _edit(edited)
        once = _seconds(copy)
        rows.append(Row("one notebook edited", once, once / cold, edited.name))
    return rows


def _parent() -> Path:
    BUILD.mkdir(exist_ok=True)
    return BUILD


def _seconds(copy: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "tools.book"]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    subprocess.run(
        command, cwd=copy, env=environment, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - start


def _edit(notebook: Path) -> None:
    """Change the first code cell as an author would: its code, not its result."""
    from d2lutils.notebooks import read
    from d2lutils.notebooks.execute import write
    from d2lutils.notebooks.stamp import own_code

    content = read(notebook)
    first = own_code(content)[0]  # the opening cell makes nothing stale
    first.source = "edited = True\n" + first.source
    write(content, notebook)
