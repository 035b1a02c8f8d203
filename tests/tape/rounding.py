"""How far may float32 be from the tape in float64? As far as its roundings explain.

The tape is computed in float64 several times. Each time every operation errs by one
ulp of float32, up or down by chance, each number alone or all alike. Number by number,
what float32 made must lie within MOST_ULPS times the usual change (root mean square):
as if no operation had erred by more ulps. Where numbers cancel, or a comparison hangs
in the balance, the bound grows by itself; where nothing is rounded, as in copies, whole
numbers and comparisons, it is 0.

Sums err by ulps of the sum of |terms|, one for up to TERMS terms and in proportion for
more: 4 times that is the bound for n terms added one after the other, n / 2 ulps. It is
needed: 256 equal terms err by the same amount again and again, by 17 ulps was seen.

Sources: D. S. Parker, Monte Carlo arithmetic (1997), of which this is a simple form;
N. J. Higham, Accuracy and stability of numerical algorithms (2002), section 4.2.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Tape
from d2lutils.tape.operation import Operation
from d2lutils.tape.replay import RULES, rule

Arrays = Mapping[str, Array]
MOST_ULPS, TIMES = 4, 24
ULP = 2.0**-23
LARGEST, LEAST = float(np.finfo(np.float32).max), float(np.finfo(np.float32).tiny)
FLUSHED = 1e-30  # what a state may lose, see the kernel "flush"
TERMS = 8
SUMS = ("sum", "matmul", "fold", "scatter_add")
# What only moves, chooses, compares or draws numbers rounds none.
EXACT = {"absolute", "broadcast_to", "cast", "concatenate", "equal", "first_maximum"}
EXACT |= {"gather", "greater", "max", "maximum", "negative", "place", "randint", "relu"}
EXACT |= {"reshape", "sign", "slice", "step", "stop_gradient", "transpose", "uniform"}
EXACT |= {"where", "windows"}


class Reference(NamedTuple):
    """The outputs in float64: without errors, and each time with others."""

    exact: Arrays
    others: Sequence[Arrays]


def reference(tape: Tape, values: Arrays, times: int = TIMES) -> Reference:
    """Return what a program is held against.

    values  of the inputs, each a number of float32
    """
    tape, rng = in_float32(tape), np.random.default_rng(0)
    others = [replay(tape, values, rng) for _ in range(times)]
    return Reference(replay(tape, values), others)


def in_float32(tape: Tape) -> Tape:
    """Return the tape with the constants that a program has."""
    rounded = [np.float64(np.float32(one)) for one in tape.constants]
    return replace(tape, constants=tuple(np.asarray(one) for one in rounded))


def replay(
    tape: Tape, values: Arrays, rng: np.random.Generator | None = None
) -> dict[str, Array]:
    """Return the outputs in float64; with rng each operation errs by an ulp.

    What is beyond the range of float32 becomes infinite, what is below it coarse or 0.
    """
    arrays = [values[one.name] for one in tape.inputs] + list(tape.constants)
    with np.errstate(all="ignore"):
        for operation in tape.operations:
            inputs = [arrays[number] for number in operation.inputs]
            result = np.asarray(rule(operation)(*inputs), np.float64)
            if operation.name not in EXACT:
                if rng is not None:
                    result = _with_errors(operation, inputs, result, rng)
                result = _in_range(result)
            arrays.append(result)
    return {name: arrays[number] for name, number in tape.outputs.items()}


def _in_range(result: Array) -> Array:
    size = np.abs(result)
    if LEAST <= size.min(initial=1) <= size.max(initial=1) <= LARGEST:
        return result
    if ((size > LARGEST) | (size < LEAST) & (size > 0)).any():
        ordinary = (size >= LEAST) & (size <= LARGEST)
        result = np.where(ordinary, result, np.float32(result).astype(np.float64))
    return result


def _with_errors(
    operation: Operation, inputs: list[Array], result: Array, rng: np.random.Generator
) -> Array:
    alike = rng.integers(0, 2)  # as the errors of equal numbers are
    signs = 2.0 * rng.integers(0, 2, None if alike else result.shape) - 1
    error = ULP * size_of(operation, inputs, result)
    if operation.name in SUMS:
        error = error * np.maximum(1, terms_of(operation, inputs) / TERMS)
    whole = result == np.rint(result)
    if whole.any():  # and exact, if float32 has them all
        whole &= np.abs(result) < 2**24
        return np.where(whole, result, result + signs * error)
    return result + signs * error


def most_terms(tape: Tape) -> int:
    """Return how many terms a sum of the tape has at most."""
    return max(
        (
            int(np.max(terms_of(one, [np.zeros(tape.shape(n)) for n in one.inputs])))
            for one in tape.operations
            if one.name in SUMS
        ),
        default=1,
    )


def terms_of(operation: Operation, inputs: list[Array]) -> Any:
    """Return how many terms each number of a sum has."""
    name, attributes, x = operation.name, operation.attributes, inputs[0]
    if name == "matmul":
        return x.shape[-2 if attributes["transpose_a"] else -1]
    if name == "sum":
        return x.size // max(math.prod(operation.shape), 1)
    return rule(operation)(np.ones_like(x), *inputs[1:])


def size_of(operation: Operation, inputs: list[Array], result: Array) -> Any:
    """Return the numbers in whose ulps the errors of an operation are counted."""
    name, size = operation.name, np.abs(result)
    if name in SUMS:
        return rule(operation)(*[np.abs(one) for one in inputs])
    if name in ("sin", "cos"):
        return 1  # they err by 1e-7 in absolute terms
    if name == "normal":
        return 8  # up to 5.7 times the cosine of an angle whose ulp is one of 4 to 8
    if name == "power":  # some are exp(p log x)
        logs = operation.attributes["exponent"] * np.log(np.abs(inputs[0]))
        return size * np.maximum(1, np.abs(logs))
    if name in ("softmax", "log_softmax", "logsumexp"):
        return _size_of_softmax(operation, inputs[0], size)
    return size


def _size_of_softmax(operation: Operation, x: Array, size: Array) -> Any:
    """Return the same where z = x - max x and the sum of exp z are rounded first."""
    axes = operation.attributes["axes"]
    p = RULES["softmax"](x, axes)
    z = np.where(p > 0, np.abs(x - x.max(axes, keepdims=True)), 0)
    own = 1 + (p * z).sum(axes, keepdims=True)  # of log sum exp z
    if operation.name == "softmax":
        return size * (own + z)
    return size + (
        own + z if operation.name == "log_softmax" else own.reshape(size.shape)
    )


def excess(wanted: Reference, made: Arrays) -> dict[str, float]:
    """Return by output how many times the usual change its largest error is.

    made  the outputs in float32, of any shape
    ->    infinity where one number is finite and the other is not
    """
    return {
        name: _times(
            np.asarray(made[name], np.float64).ravel(),
            exact.ravel(),
            np.array([one[name].ravel() for one in wanted.others]),
        )
        for name, exact in wanted.exact.items()
    }


def _times(made: Array, exact: Array, others: Array) -> float:
    finite = np.isfinite([exact, *others])
    # At the edge of its range float32 may be on either side.
    settled = finite.all(0) | ~finite.any(0)
    if (settled & (np.isfinite(made) != finite[0])).any():
        return np.inf
    at = finite.all(0) & np.isfinite(made)
    change = np.sqrt(((others[:, at] - exact[at]) ** 2).mean(0))
    error = np.abs(made[at] - exact[at])
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.where(error <= FLUSHED, 0, error / change).max(initial=0))
