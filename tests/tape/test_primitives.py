"""Each operation of a tape alone, compiled: within 4 ulps of NumPy in float64.

They are counted as in `rounding`: for a sum, for example, ulps of the sum of |terms|.
"""

from typing import Any

import numpy as np
import pytest

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Executor, Input, Operation, Tape, compile_program
from d2lutils.tape.replay import RULES, rule
from tests.tape.rounding import MOST_ULPS
from tests.tape.ulps import EXACT, ULP, size_of

NEVER_ON_A_TAPE = {"cast", "stop_gradient"}  # no tape needs them: all is float64
ROWS, COLUMNS = 12, 40
RNG = np.random.default_rng(5)


def numbers(*shape: int) -> Array:
    """Return numbers of float32 from 0.01 to some 60 in size."""
    values = RNG.normal(size=shape) * 10 ** RNG.uniform(-2, 1.3, shape)
    return np.asarray(np.float64(np.float32(values)))


X, Y, ROW = numbers(ROWS, COLUMNS), numbers(ROWS, COLUMNS), numbers(COLUMNS)
POSITIVE, INDEX = np.abs(X) + 2.0**-10, np.array([3.0, 0, 3, 11, 1])
SAME = np.where(np.arange(ROWS * COLUMNS).reshape(X.shape) % 3, Y, X)
COUNTERS = np.array(1234.0), np.array(7.0)
SLIDING = {"size": (3, 5), "stride": (2, 1), "axes": (0, 1)}
PLACES = {"starts": (9, 1), "steps": (-2, 3)}
ALL = {"axes": (0, 1), "keepdims": False}
SWAPPED = {"transpose_a": True, "transpose_b": False}
Called = tuple[str, tuple[Array, ...], dict[str, Any]]
CALLS: list[Called] = [
    *((name, (X, Y), {}) for name in ("add", "subtract", "multiply", "divide")),
    *((name, (X, ROW), {}) for name in ("add", "subtract", "multiply", "divide")),
    *((name, (X, SAME), {}) for name in ("maximum", "greater", "equal")),
    *((name, (X,), {}) for name in ("negative", "absolute", "sign", "step", "relu")),
    *((name, (X,), {}) for name in ("exp", "expm1", "tanh", "sigmoid", "softplus")),
    *((name, (X,), {}) for name in ("sin", "cos")),
    *((name, (POSITIVE,), {}) for name in ("log", "sqrt")),
    *(("power", (POSITIVE,), {"exponent": p}) for p in (2, 3, 7, -1, 0.5, 1.5, 2.7)),
    ("where", ((X > 0).astype(float), X, ROW), {}),
    ("matmul", (X, Y), SWAPPED),
    ("matmul", (X, Y), {"transpose_a": False, "transpose_b": True}),
    *(("sum", (X,), {"axes": (axis,), "keepdims": True}) for axis in (0, 1)),
    ("sum", (X,), ALL),
    ("max", (X,), ALL),
    ("first_maximum", (X,), {"axes": (1,)}),
    *((name, (X,), {"axes": (1,)}) for name in ("softmax", "log_softmax")),
    ("logsumexp", (X,), ALL),
    ("reshape", (X,), {"shape": (COLUMNS, ROWS)}),
    ("transpose", (X,), {"axes": (1, 0)}),
    ("broadcast_to", (ROW,), {"shape": (3, COLUMNS)}),
    ("concatenate", (X, Y), {"axis": 1}),
    ("slice", (X,), PLACES),
    ("place", (numbers(5, 12),), {**PLACES, "shape": X.shape}),
    ("gather", (X, INDEX), {"axis": 0}),
    ("scatter_add", (numbers(5, 4), INDEX), {"axis": 0, "shape": (ROWS, 4)}),
    ("windows", (X,), SLIDING),
    ("fold", (numbers(5, 36, 3, 5),), {**SLIDING, "shape": X.shape}),
    *(
        (name, COUNTERS, {"shape": (999,), "stream": 3})
        for name in ("uniform", "normal")
    ),
    ("randint", COUNTERS, {"shape": (999,), "stream": 3, "high": 10}),
]
IDS = [f"{n}-{name}" for n, (name, *_) in enumerate(CALLS)]


def exact(called: Called) -> tuple[Operation, Array]:
    """Return the operation, and what NumPy makes of it in float64."""
    name, inputs, attributes = called
    # a slice alone takes its lengths from the shape, which the others do not look at
    shape = (5, 12) if name == "slice" else ()
    operation = Operation(name, tuple(range(len(inputs))), attributes, shape)
    result = np.asarray(rule(operation)(*inputs), np.float64)
    return operation._replace(shape=result.shape), result


def compiled(called: Called, operation: Operation) -> Array:
    """Return what the program of the operation makes."""
    names = [f"x{n}" for n, _ in enumerate(called[1])]
    arrays = dict(zip(names, called[1], strict=True))
    inputs = tuple(Input(name, "data", array) for name, array in arrays.items())
    tape = Tape(inputs, (), (operation,), {"y": len(inputs)}, {})
    executor = Executor(compile_program(tape))
    for name in executor.program.inputs:
        executor.write(name, arrays[name])
    executor.run()
    return executor.read("y").reshape(operation.shape)


def ulps(called: Called) -> float:
    """Return the largest error in ulps; infinity for one where nothing is rounded."""
    operation, right = exact(called)
    error = np.abs(compiled(called, operation) - right)
    rounded = operation.name not in EXACT
    function, inputs = rule(operation), list(called[1])
    size = size_of(operation, function, inputs, right) if rounded else 0.0
    allowed = np.broadcast_to(size * ULP, error.shape)[error > 0]
    with np.errstate(divide="ignore"):
        return float((error[error > 0] / allowed).max(initial=0))


@pytest.mark.parametrize("called", CALLS, ids=IDS)
def test_an_operation_errs_by_4_ulps_at_most(called: Called) -> None:
    assert ulps(called) <= MOST_ULPS


def test_every_operation_is_tried() -> None:
    assert {name for name, *_ in CALLS} == RULES.keys() - NEVER_ON_A_TAPE


@pytest.mark.parametrize("called", CALLS, ids=IDS)
def test_an_operation_that_is_wrong_by_a_ten_thousandth_is_noticed(
    called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Executor.read

    def wrong(executor: Executor, name: str) -> Array:
        return right(executor, name) * np.float32(1.0001)

    monkeypatch.setattr(Executor, "read", wrong)
    assert ulps(called) > MOST_ULPS
