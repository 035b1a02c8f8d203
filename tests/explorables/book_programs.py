"""The programs of an explorable in one setting, and the states that they reach."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.explorables.programs import setting_of
from d2lutils.tape import Executor, Program, Tape
from tests.explorables import book
from tests.explorables.book_settings import MOST_STEPS, tried
from tests.tape.rounding import FLUSHED, Reference, reference


class Part(NamedTuple):
    """A tape and its program: "start", "step", "measure" or "picture"."""

    role: str
    tape: Tape
    program: Program


class Parts(NamedTuple):
    """What runs in one setting, and the controls, as numbers of float32."""

    parts: Mapping[str, Part]
    numbers: Mapping[str, Array]
    steps: int


class Case(NamedTuple):
    """A part with the numbers that it meets at some step, and what is right then."""

    part: Part
    values: Mapping[str, Array]
    wanted: Reference
    where: str

    def run(
        self, program: Program | None = None, heap: Array | None = None
    ) -> dict[str, Array]:
        """Return what the program makes, or another one in its place.

        heap  the memory with which it begins, if calls have run before it
        """
        executor = self.ready(program or self.part.program)
        if heap is not None:
            executor.heap[:] = heap
        executor.run()
        return {name: executor.read(name) for name in executor.program.outputs}

    def ready(self, program: Program) -> Executor:
        """Return an executor that has the numbers."""
        executor = Executor(program)
        for name in executor.program.inputs:
            executor.write(name, self.values[name])
        return executor


@cache
def parts_of(name: str, setting: str) -> Parts:
    """Return the tapes and programs of an explorable in a setting."""
    one = book.explorable(name)
    values, steps = tried(one, setting)
    chosen = setting_of(one.controls, values)
    tapes, programs = one.tapes[chosen.key], one.compiled.of(chosen.key)
    parts = {
        role: Part(role, getattr(tapes, role), program)
        for role, program in programs.items()
        if program is not None
    }
    numbers = {key: single(number) for key, number in chosen.numbers.items()}
    return Parts(parts, numbers, min(steps[-1], MOST_STEPS))


def single(number: Any) -> Array:
    """Return the nearest number of float32, as float64."""
    return np.asarray(np.float64(np.float32(number)))


def states(parts: Parts) -> Iterator[dict[str, Array]]:
    """Yield all that the step program gets at step 0, 1, ...: float32 as float64."""
    start, step = parts.parts["start"], parts.parts["step"]
    first = Case(start, parts.numbers, Reference({}, {}), "").run()
    state = {**parts.numbers, **_carried(start.tape, first)}
    executor = Executor(step.program)
    for name in executor.program.inputs.keys() - {"t"}:
        executor.write(name, state[name])
    for t in range(parts.steps + 1):
        yield {**state, "t": single(t)}
        if "t" in executor.program.inputs:
            executor.write("t", t)
        executor.run()
        made = {name: executor.read(name) for name in step.tape.outputs}
        state = {**state, **_carried(step.tape, made)}


def _carried(tape: Tape, made: Mapping[str, Array]) -> dict[str, Array]:
    """Return a state as the next step finds it: in shape, without the tiniest."""
    return {
        name: np.where(np.abs(value) < FLUSHED, 0, value.astype(np.float64)).reshape(
            tape.shape(tape.outputs[name])
        )
        for name, value in made.items()
    }


@cache
def reached(name: str, setting: str) -> list[dict[str, Array]]:
    """Return what the step program gets at each step of a run."""
    return list(states(parts_of(name, setting)))


@cache
def cases(name: str, setting: str) -> list[Case]:
    """Return "start", and every other part at some steps of a run.

    The default run is met when it begins, in the middle and at the end; one that is
    drawn after its first step and at the end.
    """
    parts = parts_of(name, setting)
    last = parts.steps
    steps = {0, 1, last // 2, last} if setting == "default" else {1, last}
    found = []
    for part in parts.parts.values():
        for at in [0] if part.role == "start" else sorted(steps):
            state = reached(name, setting)[at]
            values = {one.name: state[one.name] for one in part.tape.inputs}
            wanted = reference(part.tape, values)
            found.append(Case(part, values, wanted, f"{setting}, {part.role} {at}"))
    return found
