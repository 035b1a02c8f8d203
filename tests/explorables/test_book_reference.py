"""Explorables of the book: float32 strays from float64 as far as roundings explain."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from unittest.mock import patch

import numpy as np
import pytest

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Tape
from d2lutils.tape.executor import KERNELS
from d2lutils.tape.kernels import Kernel
from tests.explorables import book
from tests.explorables.book_programs import (
    Case,
    Parts,
    cases,
    parts_of,
    reached,
    states,
)
from tests.explorables.book_settings import SETTINGS, affordable
from tests.tape.rounding import (
    LEAST,
    MOST_ULPS,
    Arrays,
    Reference,
    errors,
    excess,
    in_all,
    in_float32,
    replay,
)
from tests.tape.ulps import TERMS, ULP, most_terms

every = book.each(book.moving())
any_setting = pytest.mark.parametrize("setting", SETTINGS)
Mutant = tuple[str, Callable[[], dict[str, Array]]]
VISIBLE, TINY = 1e-5, 1e-20  # 84 ulps of the largest number: 168 terms in a row
RUNS = 3
TRIED = (1, 3, 10, 30, 100, 300)


@every
@any_setting
def test_every_output_is_that_of_float64_but_for_roundings(
    name: str, setting: str
) -> None:
    for case in cases(name, setting):
        times = excess(case.wanted, case.run())
        assert max(times.values()) <= MOST_ULPS, (case.where, times)


@every
@any_setting
def test_the_reference_is_the_tape(name: str, setting: str) -> None:
    for case in cases(name, setting):
        right = in_float32(case.part.tape).run(**case.values)
        for output, exact in case.wanted.exact.items():
            if np.isfinite(exact).all():  # else it may be beyond float32
                near = np.allclose(exact, right[output], rtol=0, atol=LEAST)
                assert near, (case.where, output)


# Whole runs.


@cache
def drift(name: str, setting: str) -> list[Arrays]:
    """Return the states (run, ...) in float64 from that with which float32 starts.

    run  0: without errors; then RUNS with others at each step; then as many with the
         same at each step, as where a step is hardly an ulp of what it changes: it is
         rounded alike again
    """
    parts = parts_of(name, setting)
    state = {name: one[None] for name, one in next(states(parts)).items()}
    tape, found = in_float32(parts.parts["step"].tape), []
    same = errors(tape, RUNS, np.random.default_rng(RUNS))
    for t in range(max(compared(parts))):
        others = errors(tape, RUNS, np.random.default_rng((RUNS, t)))
        state["t"] = np.array([float(t)])
        state.update(replay(tape, state, np.concatenate([0 * same[:1], others, same])))
        made = {output: state[output] for output in tape.outputs}
        found.append(in_all(1 + 2 * RUNS, made))
    return found


def compared(parts: Parts) -> list[int]:
    """Return after which steps of a run its states are compared."""
    most = min(parts.steps, affordable(parts.parts["step"].tape))
    return [step for step in TRIED if step <= most]


def strayed(name: str, setting: str, made: list[dict[str, Array]]) -> dict[str, float]:
    """Return by state the distance of float32, in units of the drift of an ulp.

    made  the states at each step
    """
    found: dict[str, float] = {}
    for step in compared(parts_of(name, setting)):
        for key, (right, *others) in drift(name, setting)[step - 1].items():
            known = np.isfinite([right, *others, made[step][key]]).all(0)
            far = [np.linalg.norm(run[known] - right[known]) for run in others]
            own = np.linalg.norm(made[step][key][known] - right[known])
            wanted = Reference({key: np.array(0.0)}, {key: np.array(far)})
            found[f"{key} at {step}"] = excess(wanted, {key: np.array(own)})[key]
    return found


@every
@pytest.mark.parametrize("setting", SETTINGS[:2])  # of the third only single steps
def test_a_run_strays_no_farther_than_the_drift_of_an_ulp(
    name: str, setting: str
) -> None:
    far = strayed(name, setting, reached(name, setting))
    assert max(far.values()) <= MOST_ULPS, far


# What is wrong is noticed.


@cache
def least(tape: Tape) -> float:
    """Return the relative error that shows: more than roundings make in a long sum."""
    return max(VISIBLE, MOST_ULPS * ULP * most_terms(tape) / TERMS)


def visible(good: dict[str, Array], bad: dict[str, Array], by: float) -> bool:
    """Say whether an output differs by more than this, relative to its largest."""
    for name, right in good.items():
        finite = np.isfinite(right)
        if (finite != np.isfinite(bad[name])).any():
            return True
        change = np.abs(bad[name][finite] - right[finite]).max(initial=0)
        if change > by * np.abs(right[finite]).max(initial=TINY):
            return True
    return False


def unnoticed(name: str, mutants: Callable[[Case], Iterator[Mutant]]) -> set[str]:
    """Return the mutants that change an output visibly and are never noticed.

    One step is enough: where numbers cancel, roundings may hide what is wrong. What was
    noticed once need not be run again.
    """
    changing, noticed = set(), set()
    for case in (one for setting in SETTINGS for one in cases(name, setting)):
        good = case.run()
        for mutant, run in mutants(case):
            if mutant in noticed:
                continue
            bad = run()
            if visible(good, bad, least(case.part.tape)):
                changing.add(mutant)
            if max(excess(case.wanted, bad).values()) > MOST_ULPS:
                noticed.add(mutant)
    assert changing & noticed
    return changing - noticed


def shortened(case: Case) -> Iterator[Mutant]:
    """Yield the program without one of its calls, each in turn.

    The calls before it run once for all.
    """
    program = case.part.program
    heap = case.ready(program).heap
    for n, call in enumerate(program.calls):
        rest = replace(program, calls=program.calls[n + 1 :])
        yield f"{case.part.role} without {call}", partial(case.run, rest, heap)
        with np.errstate(all="ignore"):
            KERNELS[call[0]](heap, *call[1:])


def slightly_wrong(kernel: Kernel, by: float = VISIBLE) -> Kernel:
    """Return a kernel whose results are too large, by twice what shows."""

    def wrong(heap: Array, *arguments: int) -> None:
        before = heap.copy()
        kernel(heap, *arguments)
        heap[heap != before] *= np.float32(1 + 2 * by)

    return wrong


def with_a_wrong_kernel(case: Case) -> Iterator[Mutant]:
    """Yield the program with one kernel slightly wrong, each in turn."""
    by = least(case.part.tape)
    for kernel in sorted({call[0] for call in case.part.program.calls}):
        wrong = {kernel: slightly_wrong(KERNELS[kernel], by)}
        yield f"wrong {kernel}", partial(patched, wrong, case)


def patched(kernels: dict[str, Kernel], case: Case) -> dict[str, Array]:
    """Return what the program makes with these kernels."""
    with patch.dict(KERNELS, kernels):
        return case.run()


@every
@pytest.mark.parametrize("mutants", [shortened, with_a_wrong_kernel])
def test_what_changes_the_numbers_is_noticed(
    name: str, mutants: Callable[[Case], Iterator[Mutant]]
) -> None:
    assert unnoticed(name, mutants) == set()


def counts_or_moves(name: str) -> bool:
    """Say whether no small error of a product can show in the state of a run.

    So it is where the state stays whole numbers, and where a step has no products.
    """
    calls = parts_of(name, "default").parts["step"].program.calls
    exact = [made[0] for s in drift(name, "default") for made in s.values()]
    whole = all((made == np.round(made)).all() for made in exact)
    return whole or not any(call[0].startswith("mul.") for call in calls)


@every
def test_a_run_with_wrong_products_strays_too_far(name: str) -> None:
    wrong = {n: slightly_wrong(KERNELS[n]) for n in KERNELS if n.startswith("mul.")}
    parts = parts_of(name, "default")
    with patch.dict(KERNELS, wrong):
        made = list(islice(states(parts), max(compared(parts)) + 1))
    far = strayed(name, "default", made)
    assert max(far.values()) > MOST_ULPS or counts_or_moves(name)
