"""Which runs are trained at once, and on how many cores."""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event
from typing import Any

import torch

from d2lutils.sweeps.settings import Data, Settings

Tick = Callable[[int], object]
# The activations of a layer in all runs of a step stay in a processor's cache.
CACHED = 2**18  # numbers


def together(
    settings: Sequence[Settings], data: Data, batch_size: int | None
) -> list[list[int]]:
    """Return the rows of runs to train at once: of one shape, and not too many."""
    shapes: dict[Any, list[int]] = {}
    for row, run in enumerate(settings):
        shapes.setdefault((run["hidden"], run["activation"]), []).append(row)
    steps = min(batch_size or data.x.shape[1], data.x.shape[1])
    parts = []
    for (hidden, _), rows in shapes.items():
        numbers = len(rows) * steps * max(hidden, default=1)
        # An even number, so that two cores share them well; the parts never depend
        # on the machine, nor do their results.
        even = min(2 * math.ceil(numbers / CACHED / 2), len(rows))
        pieces = even if numbers > CACHED else 1
        parts += [rows[piece::pieces] for piece in range(pieces)]
    return parts


def in_threads(
    work: Callable[[list[int], Tick], None], parts: Sequence[list[int]], tick: Tick
) -> None:
    """Do the work on each part, as many at a time as PyTorch has threads.

    A thread for each part, because PyTorch computes without Python's lock, and every
    small operation split over the cores loses to waiting. When a part fails or the
    reader interrupts, the others stop after the epoch that they are in.
    """
    threads, stopped = torch.get_num_threads(), Event()

    def tick_or_stop(runs: int) -> None:
        if stopped.is_set():
            raise InterruptedError
        tick(runs)

    if threads == 1 or len(parts) == 1:
        for part in parts:
            work(part, tick)
        return
    with ThreadPoolExecutor(threads, initializer=_single) as pool:
        try:
            begun = [pool.submit(work, part, tick_or_stop) for part in parts]
            for future in as_completed(begun):
                future.result()
        finally:
            stopped.set()


def _single() -> None:
    """Let operations of this thread run on one core; other threads keep theirs."""
    torch.set_num_threads(1)
