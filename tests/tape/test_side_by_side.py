"""Runs of a tape side by side are those runs one after the other."""

import numpy as np
import pytest

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Input, Tape
from tests.tape.side_by_side import DRAWS, INDEXED, applied, beside
from tests.tape.test_primitives import CALLS, IDS, Called, exact

RUNS = 3


def of_runs(called: Called) -> list[Array]:
    """Return the inputs (run, ...), in each run others; of draws they are the same."""
    name, inputs, _ = called
    if name in DRAWS:
        return [one[None] for one in inputs]
    numbers = inputs[:1] if name in INDEXED else inputs
    places = inputs[len(numbers) :]
    runs = range(RUNS)
    return [np.stack([one * 0.5**run for run in runs]) for one in numbers] + [
        np.stack([np.roll(one, run) for run in runs]) for one in places
    ]


def side_by_side(called: Called, inputs: list[Array]) -> Array:
    operation, _ = exact(called)
    named = [Input(f"x{n}", "data", one) for n, one in enumerate(called[1])]
    tape = Tape(tuple(named), (), (operation,), {"y": len(named)}, {})
    return applied(tape, 0, *beside(operation, inputs))


@pytest.mark.parametrize("called", CALLS, ids=IDS)
def test_an_operation_in_several_runs_is_it_in_each(called: Called) -> None:
    name, _, attributes = called
    inputs = of_runs(called)
    made = side_by_side(called, inputs)
    assert len(made) == (1 if name in DRAWS else RUNS)
    for run, result in enumerate(made):
        _, alone = exact((name, tuple(one[run] for one in inputs), attributes))
        assert np.allclose(result, alone, rtol=1e-14, atol=0)


@pytest.mark.parametrize("called", CALLS, ids=IDS)
def test_what_one_input_has_for_all_runs_is_as_if_each_had_it(called: Called) -> None:
    first, *others = of_runs(called)
    shared = [one[:1] for one in others]
    repeated = [one.repeat(len(first), axis=0) for one in shared]
    made = side_by_side(called, [first, *shared])
    if called[0] not in DRAWS:
        assert np.array_equal(made, side_by_side(called, [first, *repeated]))
    if called[0] in INDEXED:
        turned = [first[:1], *others]
        repeated = [first[:1].repeat(RUNS, axis=0), *others]
        made = side_by_side(called, turned)
        assert np.array_equal(made, side_by_side(called, repeated))
