"""The experiments that are measured: right, the same everywhere, and fast enough."""

from itertools import chain
from typing import Any

import numpy as np
import pytest
import torch

from benchmarks.experiments import EXPERIMENTS, Experiment
from benchmarks.experiments.experiment import cut, start
from benchmarks.experiments.torch_step import as_torch, descend, torch_players
from benchmarks.tapes import (
    COMPARED,
    JS_TARGET,
    WASM_TARGET,
    Effort,
    measured_once,
)
from d2lutils.autodiff import Tensor, grad
from d2lutils.autodiff.arrays import Array
from d2lutils.tape import compile_program
from tests.front.test_parity import differences
from tests.tape.parity import case

each = pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda one: one.name)


def drawn(experiment: Experiment, t: int) -> dict[str, Tensor]:
    """Return what one step of the engine uses."""
    data = {name: Tensor(array) for name, array in experiment.data().items()}
    return experiment.draw(1, t, **data)


def for_torch(experiment: Experiment, values: dict[str, Tensor]) -> dict[str, Any]:
    """Return the same for PyTorch, which wants labels as whole numbers."""
    whole = {n for n, x in experiment.data().items() if x.dtype.kind == "i"}
    arrays = {
        n: x.data.astype(np.int64) if n in whole else x.data for n, x in values.items()
    }
    return as_torch(arrays, torch.float64)


def gradients(experiment: Experiment, values: dict[str, Tensor]) -> list[Array]:
    """Return the gradient of each player's loss by each of its parameters."""
    players = [
        [Tensor(array, requires_grad=True) for array in own]
        for own in cut(start(experiment.players), experiment.players)
    ]
    losses = experiment.losses(*players, **values)
    return [
        slope.data
        for loss, own in zip(losses, players, strict=True)
        for slope in grad(loss, own)
    ]


@each
def test_gradients_are_those_of_pytorch(experiment: Experiment) -> None:
    values = drawn(experiment, 0)
    players = torch_players(experiment, torch.float64)
    losses = experiment.torch_losses(*players, **for_torch(experiment, values))
    nothing = torch.optim.SGD(players[0], lr=0.0)
    descend(losses, players, nothing)
    expected = [np.asarray(p.grad) for p in chain.from_iterable(players)]
    for ours, theirs in zip(gradients(experiment, values), expected, strict=True):
        # sums in another order: a few units in the last place of numbers up to 10
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-14)


@each
def test_steps_of_adam_lead_where_those_of_pytorch_lead(experiment: Experiment) -> None:
    tape, values = experiment.traced(), {i.name: i.value for i in experiment.inputs()}
    players = torch_players(experiment, torch.float64)
    parameters = list(chain.from_iterable(players))
    optimizer = torch.optim.Adam(parameters, lr=float(values["lr"]))
    for t in range(3):
        made = tape.run(**values | {"t": np.array(t)})
        values |= {name: made[name] for name in tape.carried}
        batch = for_torch(experiment, drawn(experiment, t))
        descend(experiment.torch_losses(*players, **batch), players, optimizer)
    theta = np.concatenate([p.detach().numpy().ravel() for p in parameters])
    # Adam divides by √v: an error of 1e-17 in a gradient of 1e-8 moves by 1e-12
    np.testing.assert_allclose(values["theta"], theta, rtol=0, atol=1e-11)


@pytest.mark.parametrize("executor", ["js", "wasm"])
def test_the_page_gives_the_bits_of_the_exact_executor(executor: str) -> None:
    given = []
    for one in EXPERIMENTS:
        inputs = {i.name: np.asarray(i.value) for i in one.inputs()}
        given.append(case(one.name, compile_program(one.traced()), inputs, 3))
    assert differences(given, executor) == []


def ratios(experiment: Experiment, seconds: float) -> tuple[float, float]:
    """Return WebAssembly to PyTorch and JavaScript to NumPy, as parts of the target."""
    measured = measured_once(experiment, Effort(COMPARED, rounds=3, seconds=seconds))
    return measured.wasm_to_torch / WASM_TARGET, measured.js_to_numpy / JS_TARGET


@each
def test_a_step_takes_at_most_three_times_its_target(experiment: Experiment) -> None:
    # Other work on the machine disturbs short measurements; then longer ones decide.
    found = []
    for seconds in (0.03, 0.1, 0.3):
        found.append(ratios(experiment, seconds))
        if min(found[-1]) > 1 / 3:
            return
    pytest.fail(f"parts of the target (WebAssembly, JavaScript): {found}")
