"""Run an explorable in Python, with the same bits as the page."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from d2lutils.autodiff.arrays import Array
from d2lutils.explorables.compiling import Compiled, compile_all
from d2lutils.explorables.formatting import fill
from d2lutils.explorables.programs import (
    Function,
    Setting,
    Shape,
    Tapes,
    Wanted,
    functions_of,
    trace_all,
)
from d2lutils.explorables.words import Sentence, in_language
from d2lutils.messages import Message, language
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text
from d2lutils.tape import Executor
from d2lutils.tape.program import Program

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Run:
    """What a run has shown.

    values   the scalars of look() at the last step
    step     number of the last step
    history  the scalars over the recorded steps, (n,) float32, and "step", (n,) int
    arrays   the arrays of look() at the last step, float32
    controls what was set: numbers and options
    words    what a choice's option is called in a sentence
    """

    values: Mapping[str, float]
    step: int
    history: Mapping[str, NDArray[Any]]
    arrays: Mapping[str, Floats]
    controls: Mapping[str, float | str]
    sentence: Sentence | None = None
    words: Mapping[str, Message] = field(default_factory=dict)

    def say(self, template: str | None = None) -> str:
        """Return the sentence with the values of this run in its places.

        template  default: the case of the declared sentence that holds

        Raises KeyError for a place without a value.
        """
        if template is None:
            template = in_language(self._chosen(), language())
        words = {name: in_language(one, language()) for name, one in self.words.items()}
        known = {**self.controls, **words, **self.values, "step": float(self.step)}
        return fill(template, known)

    def _chosen(self) -> Message:
        if self.sentence is None:
            return Message(en="", zh="")
        held = [case.say for case in self.sentence.cases if self.values[case.when] != 0]
        return held[0] if held else self.sentence.otherwise


def rerun(
    start: Function | None,
    step: Function | None,
    look: Function,
    *,
    steps: int,
    every: int = 1,
    options: Mapping[str, str | int] | None = None,
    **controls: float | Array,
) -> Run:
    """Return the run of three functions: what *Copy as Python* calls.

    start, step, look  as an `Explorable` takes them
    steps     how many steps to make
    every     steps between recorded values
    options   the choices that select a structure
    controls  all other controls; a choice by the index of its option, a drawing by its
              segments

    Raises ValueError if steps or every is no such number, or a control is not finite.
    """
    check_numbers(controls)
    setting = Setting(controls, dict(options or {}))
    tapes = trace_all(functions_of(start, step, look), setting, _everything)
    compiled = compile_all({setting.key: tapes})
    found = Experiment(tapes, compiled, setting.key).run(setting, steps, every)
    said = {k: v for k, v in controls.items() if not isinstance(v, np.ndarray)}
    return Run(*found, controls={**said, **setting.options})


def _everything(shapes: Mapping[str, Shape]) -> Wanted:
    scalars = [name for name, shape in shapes.items() if np.prod(shape) == 1]
    return Wanted(scalars, [name for name in shapes if name not in scalars])


class Experiment:
    """The four programs of one choice of structure, run by the exact executor."""

    def __init__(self, tapes: Tapes, compiled: Compiled, key: str) -> None:
        programs = compiled.of(key)
        self._tapes = tapes
        self._start = _executor(programs["start"])
        self._step = _executor(programs["step"])
        self._measure = _executor(programs["measure"])
        picture = programs["picture"]
        self._picture = None if picture is None else _executor(picture)

    def run(
        self, setting: Setting, steps: int, every: int
    ) -> tuple[dict[str, float], int, dict[str, NDArray[Any]], dict[str, Floats]]:
        """Return values, last step, history and arrays, see `Run`."""
        if not is_count(steps, 0) or not is_count(every, 1):
            raise ValueError(wrong.BAD_STEPS.say(steps=steps, every=every))
        self._begin(setting)
        kept = [self._measured(self._start, tuple(self._tapes.state))]
        for step in _watched(steps):
            _write(self._step, "t", step)
            self._step.run()
            if (step + 1) % every == 0:
                kept.append(self._measured(self._step, self._tapes.changes))
        last = self._measured(self._step, self._tapes.changes) if steps else kept[0]
        history: dict[str, NDArray[Any]] = {
            name: np.array([one[name] for one in kept], np.float32) for name in last
        }
        history["step"] = np.arange(len(kept)) * every
        return last, steps, history, self._arrays(steps)

    def _begin(self, setting: Setting) -> None:
        for name, number in setting.numbers.items():
            for executor in self._all():
                _write(executor, name, number)
        self._start.run()
        for name in self._tapes.state:
            value = self._start.read(name)
            for executor in self._all()[1:]:
                _write(executor, name, value)

    def _measured(self, source: Executor, names: tuple[str, ...]) -> dict[str, float]:
        for name in names:
            _write(self._measure, name, source.read(name))
        self._measure.run()
        outputs = self._tapes.measure.outputs
        return {name: float(self._measure.read(name)[0]) for name in outputs}

    def _arrays(self, steps: int) -> dict[str, Floats]:
        if self._picture is None or self._tapes.picture is None:
            return {}
        for name in self._tapes.changes if steps else ():
            _write(self._picture, name, self._step.read(name))
        self._picture.run()
        shapes = self._tapes.look
        return {
            name: self._picture.read(name).reshape(shapes[name])
            for name in self._tapes.picture.outputs
        }

    def _all(self) -> list[Executor]:
        every = [self._start, self._step, self._measure]
        return every if self._picture is None else [*every, self._picture]


def _executor(program: Program | None) -> Executor:
    assert program is not None  # only a picture may be missing
    return Executor(program)


def _write(executor: Executor, name: str, value: Any) -> None:
    """Write an input; one that nothing depends on has no place."""
    if name in executor.program.inputs:
        executor.write(name, value)


def check_numbers(controls: Mapping[str, float | Array]) -> None:
    """Raise ValueError unless each is a finite number, or an array of them."""
    for name, value in controls.items():
        fits = isinstance(value, (int, float, np.ndarray))
        if not fits or not np.isfinite(value).all():
            told = {"name": name, "expected": wrong.A_NUMBER.say(), "got": value}
            raise ValueError(wrong.BAD_VALUE.say(**told))


def is_count(value: object, least: int) -> bool:
    """Say whether it is a whole number from `least` on."""
    return type(value) is int and value >= least


def _watched(steps: int) -> "tqdm[int]":
    """Return the steps under a bar that stays away for 2 s and leaves no trace."""
    return tqdm(
        range(steps),
        desc=text.RUNNING.say(),
        unit=text.STEPS.say(),
        delay=2,
        leave=False,
        # While the book is built nobody watches.
        disable=os.environ.get("D2LUTILS_BOOK") == "1",
    )
