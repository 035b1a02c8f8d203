"""Recordings: 45 runs of spirals in PyTorch, one by one and over two processes

An MLP of 2-16-16-1 by Adam on 200 points, 5 learning rates × 9 seeds; 60 frames, 5
steps apart, of a field of 48 × 48 bytes and of 4 curves. All runs are the same bits
whichever way they are recorded, or this benchmark fails.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from benchmarks.row import Row
from d2lutils.data import make_spirals
from d2lutils.explorables.packing import Bytes, Layout, pack, unpack
from d2lutils.explorables.recording import record_grid
from d2lutils.explorables.shelf import Shelf
from d2lutils.explorables.taking import take

FRAMES, EVERY, CELLS, WIDTH = 60, 5, 48, 16
CURVES = ("train_loss", "val_loss", "train_accuracy", "val_accuracy")
LAYOUT = Layout(FRAMES, CURVES, {"field": (CELLS, CELLS)}, {"field": Bytes(-1, 1)})
SETTINGS = {
    f"{lr};{seed}": {"lr": lr, "seed": seed}
    for lr in (0.001, 0.003, 0.01, 0.03, 0.1)
    for seed in range(9)
}
JOBS = 2


def measure() -> list[Row]:
    """Record one by one, over two processes, and from the shelf; pack and unpack."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), "benchmark")
        alone, expected = timed(
            lambda: {key: take(record, LAYOUT, v) for key, v in SETTINGS.items()}
        )
        both, runs = timed(
            lambda: record_grid(record, LAYOUT, SETTINGS, shelf, jobs=JOBS)
        )
        again, _ = timed(lambda: record_grid(record, LAYOUT, SETTINGS, shelf))
    if runs != expected:
        raise ValueError("the two ways did not record the same bits")
    sizes = sorted(map(len, runs.values()))
    run = runs["0.01;0"]
    values = unpack(LAYOUT, run)
    return [
        Row("one by one", alone, 1.0, f"{len(SETTINGS)} runs"),
        Row("in parallel", both, both / alone, "with the start of the processes"),
        Row("from the shelf", again, again / alone, "each read and checked"),
        Row("pack a run", each(lambda: pack(LAYOUT, values)), note="median"),
        Row(
            "unpack a run", each(lambda: unpack(LAYOUT, runs["0.01;0"])), note="median"
        ),
        Row(
            "bytes of a run",
            float("nan"),
            note=f"median {statistics.median(sizes) / 1000:.1f} kB, "
            f"{sizes[0] / 1000:.1f} to {sizes[-1] / 1000:.1f} kB; "
            f"{LAYOUT.size / 1000:.0f} kB unpacked",
        ),
    ]


def record(controls: Any) -> Iterator[dict[str, Any]]:
    """Train, and yield what is seen every few steps."""
    train, val = (
        [torch.tensor(part, dtype=torch.float32) for part in make_spirals(200, **about)]
        for about in ({"noise": 0.03, "seed": s} for s in (100, 200))
    )
    middles = (torch.arange(CELLS) + 0.5) / CELLS * 2 - 1
    plane = torch.cartesian_prod(middles, middles).flip(1)
    torch.manual_seed(controls.seed)
    model = nn.Sequential(
        *(nn.Linear(2, WIDTH), nn.Tanh()),
        *(nn.Linear(WIDTH, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 1), nn.Flatten(0)),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=controls.lr)
    for step in range((FRAMES - 1) * EVERY + 1):
        loss = cross_entropy(model(train[0]), train[1])
        if step % EVERY == 0:
            yield seen(model, plane, {"train": train, "val": val})
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


@torch.no_grad()
def seen(
    model: nn.Module, plane: torch.Tensor, splits: dict[str, list[torch.Tensor]]
) -> dict[str, Any]:
    """Return the field and the curves."""
    shown: dict[str, Any] = {"field": torch.tanh(model(plane)).reshape(CELLS, CELLS)}
    for name, (x, y) in splits.items():
        z = model(x)
        shown[f"{name}_loss"] = cross_entropy(z, y)
        shown[f"{name}_accuracy"] = ((z > 0) == (y > 0)).float().mean()
    return shown


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that pass, and the result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def each(work: Callable[[], Any], repeats: int = 31) -> float:
    """Return the median seconds of a call."""
    return statistics.median(timed(work)[0] for _ in range(repeats))
