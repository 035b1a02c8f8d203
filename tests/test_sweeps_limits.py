"""Sweeps: what they refuse, and what their threads must not change."""

import time

import numpy as np
import pytest
import torch

from d2lutils import data
from d2lutils.data import Split
from d2lutils.sweeps.threads import Tick, in_threads
from tests.test_sweeps import MOONS, VAL, runs

WRONG = {
    "no such setting": ({"rate": [1]}, {}, "lr, scale.*got rate"),
    "no sequence": ({"lr": 0.1}, {}, "sequence .* for lr, got 0.1"),
    "no value": ({"lr": []}, {}, r"sequence .* for lr, got \[\]"),
    "a negative rate": ({"lr": [0.1, -1]}, {}, "lr must be .*got -1"),
    "not a number": ({}, {"scale": "big"}, "scale must be .*got 'big'"),
    "no such activation": ({"activation": ["gelu"]}, {}, "activation.*got 'gelu'"),
    "no such optimizer": ({}, {"optimizer": "lion"}, "optimizer.*got 'lion'"),
    "a size of zero": ({"hidden": [(3, 0)]}, {}, r"hidden .*got \(3, 0\)"),
    "a bare size": ({}, {"hidden": 32}, "hidden .*got 32"),
    "no seed": ({}, {"seeds": 0}, "seeds .*got 0"),
    "a seed twice": ({}, {"seeds": [1, 1]}, r"seeds .*got \[1, 1\]"),
    "no epoch": ({}, {"epochs": 0}, "epochs must be at least 1, got 0"),
    "images": ({}, {"train": Split(np.ones((3, 2, 2)), np.zeros(3, int))}, "3, 2, 2"),
    "flat targets": ({}, {"train": Split(np.ones((3, 2)), np.ones(3))}, r"y \(3,\)"),
    "no rows": ({}, {"train": Split(np.ones((0, 2)), np.ones((0, 1)))}, "no rows"),
    "other shapes": (
        {},
        {"train": {"a": MOONS, "b": VAL}},
        r"x \(60, 2\).*train\['b'\] has x \(40, 2\)",
    ),
    "other names": (
        {},
        {"train": {"a": MOONS}, "val": {"b": VAL}},
        r"\['a'\], got \['b'\]",
    ),
    "a negative label": (
        {},
        {"train": Split(np.ones((2, 1)), np.array([0, -1]))},
        "between -1 and 0",
    ),
    "a label that train lacks": (
        {},
        {"val": Split(np.ones((2, 2)), np.array([0, 5]))},
        "val must lie between 0 and 1.*between 0 and 5",
    ),
    "other columns": (
        {},
        {"val": Split(np.ones((2, 3)), np.array([0, 1]))},
        r"val has x \(2, 3\)",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_an_error_names_what_came(case: str) -> None:
    grid, changes, message = WRONG[case]
    with pytest.raises(ValueError, match=message):
        runs(grid, **changes)


def test_a_choice_that_no_run_fits_is_named() -> None:
    result = runs({"lr": [0.1, 0.2]})
    with pytest.raises(ValueError, match=r"lr = 0.3; there are \[0.1, 0.2\]"):
        result.where(lr=0.3)
    with pytest.raises(ValueError, match=r"lr.*got depth"):
        result.where(depth=3)
    with pytest.raises(ValueError, match=r"each of the 4 runs, got shape \(3,\)"):
        result.bands(np.ones(3), by="lr")
    with pytest.raises(ValueError, match="got rate"):
        result.bands(result.train_loss, by="rate")


def test_many_runs_are_trained_in_parts_that_do_not_depend_on_the_threads() -> None:
    spirals, threads = (
        data.make_spirals(512, noise=0.1, seed=0),
        torch.get_num_threads(),
    )
    arguments = {"hidden": (32,), "seeds": 40, "batch_size": None}
    found = []
    try:
        for number in (1, 2):
            torch.set_num_threads(number)
            found.append(runs({"lr": [0.1, 0.2]}, spirals, **arguments))
            assert torch.get_num_threads() == number
    finally:
        torch.set_num_threads(threads)
    np.testing.assert_array_equal(found[0].train_loss, found[1].train_loss)
    alone = runs({"lr": [0.2]}, spirals, **{**arguments, "seeds": [7]})
    # Other sums of products side by side: float32 rounding.
    chosen = found[0].where(lr=0.2, seed=7).train_loss
    np.testing.assert_allclose(chosen, alone.train_loss, rtol=1e-5)


def test_an_interrupted_sweep_stops_every_thread() -> None:
    epochs: list[int] = []

    def work(part: list[int], tick: Tick) -> None:
        for _ in range(1000):
            time.sleep(0.001)
            tick(1)

    def tick(runs: int) -> None:
        epochs.append(runs)
        if len(epochs) == 10:
            raise KeyboardInterrupt

    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        with pytest.raises(KeyboardInterrupt):
            in_threads(work, [[0], [1], [2]], tick)
    finally:
        torch.set_num_threads(threads)
    assert len(epochs) < 100
