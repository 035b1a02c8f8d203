"""A whole step of each small experiment strays from float64 as roundings explain."""

import numpy as np
import pytest

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Executor, Input, compile_program, trace
from tests.tape.experiments import experiments
from tests.tape.rounding import MOST_ULPS, Reference, excess, reference

EXPERIMENTS = {one.name: one for one in experiments()}


def step_of(name: str) -> tuple[Reference, dict[str, Array]]:
    """Return what is right for one step, and what the program makes of it."""
    tape = trace(EXPERIMENTS[name].step, EXPERIMENTS[name].inputs)
    values = {
        one.name: np.asarray(one.value, np.float32).astype(float) for one in tape.inputs
    }
    executor = Executor(compile_program(tape))
    for one in executor.program.inputs:
        executor.write(one, values[one])
    executor.run()
    made = {output: executor.read(output) for output in tape.outputs}
    return reference(tape, values), made


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_training_step_is_that_of_float64_but_for_roundings(name: str) -> None:
    times = excess(*step_of(name))
    assert max(times.values()) <= MOST_ULPS, times


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_gradient_that_is_wrong_by_a_ten_thousandth_is_noticed(name: str) -> None:
    wanted, made = step_of(name)
    made["m"] = made["m"] * 1.0001
    assert excess(wanted, made)["m"] > MOST_ULPS


def test_a_rounded_number_is_noticed_where_none_is_rounded() -> None:
    x = np.array([1.0, 2.0, 3.0])
    tape = trace(lambda x: {"y": x.sum()}, [Input("x", "data", x)])
    wanted = reference(tape, {"x": x})
    assert excess(wanted, {"y": np.array(6, np.float32)})["y"] == 0
    assert excess(wanted, {"y": np.array(6.0000005, np.float32)})["y"] == np.inf
    assert excess(wanted, {"y": np.array(np.nan, np.float32)})["y"] == np.inf


def test_where_numbers_cancel_more_is_allowed() -> None:
    x = np.array(1000.1234, np.float32).astype(float)
    tape = trace(lambda x: {"y": (x * 3 - x) - 2 * x}, [Input("x", "data", x)])
    wanted = reference(tape, {"x": x})
    assert 0 < excess(wanted, {"y": np.array(1e-4, np.float32)})["y"] < MOST_ULPS
    assert excess(wanted, {"y": np.array(1e-2, np.float32)})["y"] > MOST_ULPS
