"""Sweeps: 45 networks trained at once against a loop over them

MLPs of 2-32-32-2 with tanh on 512 points of two spirals, 600 steps of all points, 3
learning rates and 15 seeds; loss and accuracy are kept of each step. The loop is the
one a reader would write in PyTorch, with the same initial weights, and it trains 5 of
the 45 runs, because it costs the same for each. Their losses agree with the sweep's to
float32 rounding, or this benchmark fails. Threads as PyTorch chooses them; then one.
On one thread two fifths of the sweep's time are tanh, which the loop computes as well.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from benchmarks.row import Row
from d2lutils import data
from d2lutils.sweeps import Sweep, network, sweep

RATES, SEEDS, STEPS = (0.03, 0.1, 0.3), 15, 600
HIDDEN, LOOPED = (32, 32), 5
REPEATS = 7


def measure() -> list[Row]:
    """Return medians of the times of a run, in turn, and of the ratio in a pair."""
    spirals = data.make_spirals(512, noise=0.05, seed=0)
    check_same(spirals)
    threads = torch.get_num_threads()
    rows = []
    for number in sorted({threads, 1}, reverse=True):
        torch.set_num_threads(number)
        for clock in (time.perf_counter, time.process_time)[: 1 + (number == 1)]:
            rows += pair(spirals, clock, f"{number} threads, {clock.__name__}")
    torch.set_num_threads(threads)
    return rows


def pair(spirals: data.Split, clock: Callable[[], float], how: str) -> list[Row]:
    """Return the time of all 45 runs, by the loop and at once."""
    times = []
    for _ in range(REPEATS):
        start = clock()
        by_loop(spirals, STEPS)
        middle = clock()
        at_once(spirals, STEPS)
        times.append(((middle - start) * 45 / LOOPED, clock() - middle))
    ratio = statistics.median(loop / swept for loop, swept in times)
    loop, swept = (statistics.median(column) for column in zip(*times, strict=True))
    note = f"{how}, median of {REPEATS}; the loop takes {ratio:.1f} times as long"
    return [Row("loop", loop, 1.0, how), Row("sweep", swept, 1 / ratio, note)]


def at_once(spirals: data.Split, steps: int) -> Sweep:
    """Train all with the package."""
    grid = {"lr": RATES}
    chosen = {"hidden": HIDDEN, "activation": "tanh", "progress": False}
    return sweep(grid, spirals, epochs=steps, seeds=SEEDS, **chosen)


def by_loop(spirals: data.Split, steps: int) -> list[list[float]]:
    """Train some of them with the loop a reader would write; return their losses."""
    x, y = torch.tensor(spirals.x, dtype=torch.float32), torch.tensor(spirals.y)
    curves = []
    for seed in range(LOOPED):
        model = network(2, HIDDEN, 2, activation="tanh", seed=seed)
        optimizer = torch.optim.SGD(model.parameters(), lr=RATES[1])
        losses, accuracies = [], []
        for _ in range(steps):
            logits = model(x)
            loss = cross_entropy(logits, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            accuracies.append((logits.argmax(1) == y).float().mean().item())
        curves.append(losses)
    return curves


def check_same(spirals: data.Split) -> None:
    """Raise ValueError unless both trained the same; warms up, too."""
    looped = np.array(by_loop(spirals, 30))
    swept = at_once(spirals, 30).where(lr=RATES[1]).train_loss[:LOOPED]
    if not np.allclose(looped, swept, rtol=1e-5):
        raise ValueError("the sweep and the loop by hand did not do the same")
