"""How far may float32 be from the tape in float64? As far as its roundings explain.

The tape is computed in float64 several times. Each time every operation errs by one
ulp of float32, up or down by chance, each number alone or all alike. Number by number,
what float32 made must lie within MOST_ULPS times the usual change (root mean square):
as if no operation had erred by more ulps. Where numbers cancel, or a comparison hangs
in the balance, the bound grows by itself; where nothing is rounded, as in copies, whole
numbers and comparisons, it is 0.

Sources: D. S. Parker, Monte Carlo arithmetic (1997), of which this is a simple form;
N. J. Higham, Accuracy and stability of numerical algorithms (2002), section 4.2.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Tape
from d2lutils.tape.replay import Rule
from tests.tape.side_by_side import applied, beside, over_runs
from tests.tape.ulps import EXACT, SUMS, TERMS, ULP, rounded, size_of, terms_of

Arrays = Mapping[str, Array]
MOST_ULPS, TIMES = 4, 24
LARGEST, LEAST = float(np.finfo(np.float32).max), float(np.finfo(np.float32).tiny)
FLUSHED = 1e-30  # what a state may lose, see the kernel "flush"
AT_ONCE = 32_768  # numbers of a usual operation in all runs: more do not fit a cache


class Reference(NamedTuple):
    """The outputs in float64: without errors, and (run, ...) each time with others."""

    exact: Arrays
    others: Arrays


def reference(tape: Tape, values: Arrays, times: int = TIMES) -> Reference:
    """Return what a program is held against.

    values  of the inputs, each a number of float32
    """
    tape, rng = in_float32(tape), np.random.default_rng(0)
    given = {name: np.asarray(value)[None] for name, value in values.items()}
    usual = numbers(tape) // max(len(tape.operations), 1)
    most = min(max(AT_ONCE // max(usual, 1), 1), times)
    parts = [min(most, times - made) for made in range(0, times, most)]
    made = [
        in_all(runs, replay(tape, given, errors(tape, runs, rng))) for runs in parts
    ]
    others = {name: np.concatenate([one[name] for one in made]) for name in made[0]}
    exact = {name: one[0] for name, one in replay(tape, given).items()}
    return Reference(exact, others)


@cache
def in_float32(tape: Tape) -> Tape:
    """Return the tape with the constants that a program has."""
    rounded = [np.float64(np.float32(one)) for one in tape.constants]
    return replace(tape, constants=tuple(np.asarray(one) for one in rounded))


def numbers(tape: Tape) -> int:
    """Return how many numbers the operations of a tape make."""
    return sum(math.prod(one.shape) for one in tape.operations)


def errors(tape: Tape, runs: int, rng: np.random.Generator) -> Array:
    """Return (run, number) for each rounded number in ulps: 1 or -1 by chance.

    Those of an operation are all alike in half of the cases, as the errors of equal
    numbers are.
    """
    sizes = [rounded(one) for one in tape.operations]
    half = np.array([0, 64, 64, 128], np.uint8)  # of 128: all down, by chance, all up
    ups = half[rng.integers(0, 4, (runs, len(sizes)))].repeat(sizes, axis=1)
    drawn = np.frombuffer(rng.bytes(ups.size), np.uint8).reshape(ups.shape)
    return np.asarray(2 * ((drawn & 127) < ups).view(np.int8) - 1)


def replay(tape: Tape, values: Arrays, errors: Array | None = None) -> Arrays:
    """Return the outputs in float64, where operations err by so many ulps.

    values  (run, ...), or (1, ...) if all runs have the same; so are the outputs
    errors  (run, number), or None: there is one run, and nothing errs

    What is beyond the range of float32 becomes infinite, what is below it coarse or 0.
    """
    arrays = [np.asarray(values[one.name]) for one in tape.inputs]
    arrays += [one[None] for one in tape.constants]
    end = 0
    with np.errstate(all="ignore"):
        for number, operation in enumerate(tape.operations):
            begin, end = end, end + rounded(operation)
            inputs = beside(operation, [arrays[n] for n in operation.inputs])
            result = applied(tape, number, *inputs)
            if operation.name not in EXACT:
                if errors is not None:
                    own = errors[:, begin:end].reshape(-1, *operation.shape)
                    result = _with_errors(tape, number, inputs, result, own)
                result = _in_range(result)
            arrays.append(result)
    return {name: arrays[n] for name, n in tape.outputs.items()}


def in_all(runs: int, made: Arrays) -> Arrays:
    """Return the same, each array (run, ...)."""
    return {
        name: np.broadcast_to(one, (runs, *one.shape[1:])) for name, one in made.items()
    }


def _in_range(result: Array) -> Array:
    size = np.abs(result)
    if LEAST <= size.min(initial=1) <= size.max(initial=1) <= LARGEST:
        return result
    if ((size > LARGEST) | (size < LEAST) & (size > 0)).any():
        ordinary = (size >= LEAST) & (size <= LARGEST)
        result = np.where(ordinary, result, np.float32(result).astype(np.float64))
    return result


def _with_errors(
    tape: Tape, number: int, inputs: list[Array], result: Array, errors: Array
) -> Array:
    whole = result == np.rint(result)
    some = whole.any()
    if some:  # and exact, if float32 has them all
        whole &= np.abs(result) < 2**24
        if whole.all():
            return result
    function: Rule = partial(applied, tape, number)
    operation, _ = over_runs(tape, number, len(result))
    error = ULP * size_of(operation, function, inputs, result)
    if operation.name in SUMS:
        terms = terms_of(operation, function, inputs)
        error = error * np.maximum(1, terms / TERMS)
    wrong = result + errors * error
    return np.where(whole, result, wrong) if some else wrong


def excess(wanted: Reference, made: Arrays) -> dict[str, float]:
    """Return by output how many times the usual change its largest error is.

    made  the outputs in float32, of any shape
    ->    infinity where one number is finite and the other is not
    """
    return {
        name: _times(
            np.asarray(made[name], np.float64).ravel(),
            exact.ravel(),
            wanted.others[name].reshape(-1, exact.size),
        )
        for name, exact in wanted.exact.items()
    }


def _times(made: Array, exact: Array, others: Array) -> float:
    finite = np.isfinite(np.concatenate([exact[None], others]))
    # At the edge of its range float32 may be on either side.
    settled = finite.all(0) | ~finite.any(0)
    if (settled & (np.isfinite(made) != finite[0])).any():
        return np.inf
    at = finite.all(0) & np.isfinite(made)
    change = np.sqrt(((others[:, at] - exact[at]) ** 2).mean(0))
    error = np.abs(made[at] - exact[at])
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.where(error <= FLUSHED, 0, error / change).max(initial=0))
