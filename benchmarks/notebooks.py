"""How long each notebook runs, on one thread, two at a time."""

from benchmarks.row import Row
from d2lutils.notebooks import ensure_executed, notebooks_in_toc, read
from tools.paths import EXECUTED, ROOT

TARGET = 60.0  # seconds


def measure() -> list[Row]:
    """Return the run time of each notebook and its ratio to the target.

    The times are those of the executed copies; what is stale runs first.
    """
    copies = ensure_executed(notebooks_in_toc(ROOT), cache=EXECUTED)
    runs = {path: read(copy).metadata.d2l.run for path, copy in copies.items()}
    return [
        Row(path.stem, run.seconds, run.seconds / TARGET, f"of {TARGET:.0f} s allowed")
        for path, run in runs.items()
    ]
