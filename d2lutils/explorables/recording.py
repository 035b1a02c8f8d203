"""Record a whole grid: in parallel, each run once, what is done stays done."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool

from tqdm import tqdm

from d2lutils.code.hashes import reached_code, run_versions
from d2lutils.explorables.controls import Value
from d2lutils.explorables.hosts import in_book, tell_build
from d2lutils.explorables.packing import MAGIC, Layout
from d2lutils.explorables.shelf import RecordingError, Shelf
from d2lutils.explorables.sources import source_of
from d2lutils.explorables.taking import Record, take
from d2lutils.messages import recordings as text

SECONDS = 10.0  # between two lines of the build
Run = tuple[str, bytes]  # its key, and packed
Settings = Mapping[str, Mapping[str, Value]]


def record_grid(
    record: Record,
    layout: Layout,
    settings: Settings,
    shelf: Shelf,
    *,
    jobs: int | None = None,
) -> dict[str, bytes]:
    """Return the packed run of each setting; record those that are not on the shelf.

    settings  values of the controls by key
    jobs      processes, each on one thread; default: one for each core
    ->        in the order of the settings

    A run is on the shelf as soon as it is finished, so that a recording that was
    interrupted goes on where it stopped; several may use a shelf at once.

    Raises RecordingError if record() raised, a process died or the disk is full.
    """
    # Here, because only the book records a grid.
    import joblib  # type: ignore[import-untyped]

    found = {key: shelf.find(key, layout) for key in settings}
    missing = [key for key, packed in found.items() if packed is None]
    tasks = (
        joblib.delayed(_record)(record, layout, key, settings[key], shelf)
        for key in missing
    )
    jobs = min(jobs or joblib.cpu_count(), max(len(missing), 1))
    # Processes that wait outlive one that is killed: not for long.
    about = {"inner_max_num_threads": 1, "idle_worker_timeout": 20}
    with joblib.parallel_config("loky", **about):
        pool = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered")
    try:
        for key, packed in _watched(pool(tasks), shelf, len(missing), len(settings)):
            found[key] = packed
    except BrokenProcessPool as error:
        kept = sum(packed is not None for packed in found.values())
        told = {"kept": kept, "whole": len(settings)}
        raise RecordingError(text.KILLED.say(**told)) from error
    shelf.tidy(settings)
    return {key: packed for key, packed in found.items() if packed is not None}


def stamp_of(record: Record, layout: Layout, every: int) -> str:
    """Return the hash of all that runs depend on beside their settings.

    That is record() with all it uses, the code of the package that this reaches, what
    is kept and how, and the versions of Python, NumPy, PyTorch and scikit-learn.
    """
    source = source_of((record,), needs=())
    versions = {n: v for n, v in run_versions().items() if n != "matplotlib"}
    parts = [MAGIC, source, *reached_code([source]), versions, layout, every]
    return hashlib.sha256("\0".join(map(repr, parts)).encode()).hexdigest()


def _record(
    record: Record,
    layout: Layout,
    key: str,
    values: Mapping[str, Value],
    shelf: Shelf,
) -> Run:
    """Record a run and put it on the shelf; this happens in a process of its own."""
    try:
        packed = take(record, layout, values)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise RecordingError(text.IN_RUN.say(run=key, problem=problem)) from error
    shelf.keep(key, packed)
    return key, packed


def _watched(
    runs: Iterable[Run], shelf: Shelf, number: int, whole: int
) -> Iterator[Run]:
    """Yield the runs; a bar that stays away for 2 s, or the build, counts them."""
    about = {"desc": text.RECORDING.say(), "unit": text.RUNS.say(), "total": whole}
    quiet = {"delay": 2, "leave": False, "disable": in_book()}
    name, begin = shelf.folder.name, -SECONDS
    with tqdm(initial=whole - number, **about, **quiet) as bar:
        for done, run in enumerate(runs, start=whole - number + 1):
            yield run
            bar.update()
            if done == whole or time.monotonic() - begin > SECONDS:
                tell_build(text.RECORDED.say(name=name, done=done, whole=whole))
                begin = time.monotonic()
