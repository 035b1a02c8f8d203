"""Trace a step on values of our own and hold the tape against the step itself."""

from collections.abc import Callable, Mapping

import numpy as np

from d2lutils.autodiff import Tensor
from d2lutils.tape import Input, Tape, trace

Values = Mapping[str, object]


def traced(function: Callable[..., object], values: Values, states: str = "") -> Tape:
    """Return the tape of function(*values); `states` names those that are state."""
    roles = dict.fromkeys(states.split(), "state")
    return trace(
        function,
        [
            Input(name, roles.get(name, "data"), np.asarray(value, np.float64))
            for name, value in values.items()
        ],
    )


def eager(function: Callable[..., object], values: Values) -> dict[str, np.ndarray]:
    """Return what the function computes without a tape."""
    tensors = [Tensor(value, requires_grad=True) for value in values.values()]
    return {name: Tensor(y).data for name, y in function(*tensors).items()}


def check(tape: Tape, function, values: Values, rounding: float = 0) -> None:
    """Compare the tape with the function, exactly unless a rounding is given.

    rounding  the largest difference, relative to the largest number of an output
    """
    outputs, expected = tape.run(**values), eager(function, values)
    assert outputs.keys() == expected.keys()
    for name, array in expected.items():
        atol = rounding * np.abs(array).max(initial=0)
        np.testing.assert_allclose(
            outputs[name], array, rtol=0, atol=atol, strict=True, err_msg=name
        )


def names(tape: Tape) -> list[str]:
    """Return the names of the tape's operations, in order."""
    return [operation.name for operation in tape.operations]
