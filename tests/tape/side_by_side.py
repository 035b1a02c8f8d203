"""Operations of a tape in several runs at once: the first axis counts the runs.

An array whose first axis has length 1 is the same in all runs, and computed once.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Tape
from d2lutils.tape.operation import Operation
from d2lutils.tape.replay import Rule, rule

DRAWS = ("uniform", "normal", "randint")
INDEXED = ("gather", "scatter_add")


@cache
def over_runs(tape: Tape, number: int, runs: int) -> tuple[Operation, Rule]:
    """Return an operation of the tape with its axes after that of the runs."""
    operation = tape.operations[number]
    name, attributes = operation.name, dict(operation.attributes)
    if "axes" in attributes:
        first = (0,) if name == "transpose" else ()
        attributes["axes"] = (*first, *(axis + 1 for axis in attributes["axes"]))
    if "axis" in attributes:
        attributes["axis"] += 1
    if "starts" in attributes:
        attributes["starts"] = (0, *attributes["starts"])
        attributes["steps"] = (1, *attributes["steps"])
    if "shape" in attributes and name not in DRAWS:
        attributes["shape"] = (runs, *attributes["shape"])
    shape = (runs, *operation.shape)
    changed = operation._replace(attributes=attributes, shape=shape)
    return changed, rule(changed)


def beside(operation: Operation, inputs: Sequence[Array]) -> list[Array]:
    """Return the inputs with their runs beside each other, where axes are added."""
    name, axes = operation.name, len(operation.shape) + 1
    if name == "concatenate":
        runs = max(map(len, inputs))
        return [np.broadcast_to(one, (runs, *one.shape[1:])) for one in inputs]
    if operation.attributes and name not in ("matmul", "broadcast_to"):
        return list(inputs)
    return [
        one.reshape(len(one), *(1,) * (axes - one.ndim), *one.shape[1:])
        for one in inputs
    ]


def applied(tape: Tape, number: int, *inputs: Array) -> Array:
    """Return the result of an operation in all runs, as float64."""
    name, runs = tape.operations[number].name, max(map(len, inputs))
    if name in DRAWS:  # of a seed and a step that all runs share
        return np.asarray(over_runs(tape, number, 1)[1](*inputs), np.float64)[None]
    if name in INDEXED:
        return _indexed(tape, number, inputs)
    return np.asarray(over_runs(tape, number, runs)[1](*inputs), np.float64)


def _indexed(tape: Tape, number: int, inputs: Sequence[Array]) -> Array:
    x, *indices = inputs
    runs = max(map(len, indices))
    if runs == 1:
        _, function = over_runs(tape, number, len(x))
        return np.asarray(function(x, *(one[0] for one in indices)), np.float64)
    _, function = over_runs(tape, number, 1)
    of_run = [
        [one[min(run, len(one) - 1)] for one in inputs]
        for run in range(max(runs, len(x)))
    ]
    return np.concatenate([function(x[None], *places) for x, *places in of_run])
