"""Try an answer on the cases of its exercise and say what was found."""

import copy
import inspect
import re
import traceback
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from d2lutils.exercises.comparing import (
    changed,
    difference,
    in_shape_of,
    plain,
    shown,
)
from d2lutils.exercises.spec import Spec, Verdict
from d2lutils.messages import exercises as text

_SEED = 20260  # of the cases: every reader meets the same ones
Arguments = tuple[Any, ...]


class Trial(NamedTuple):
    """One case: its arguments, and what the reference returns for them."""

    arguments: Arguments
    expected: Any


def judge(spec: Spec, answer: Any) -> Verdict:
    """Return whether the answer is right, and if not what fails and a hint.

    Never raises for a wrong answer, and never tells the solution.
    """
    if answer is None or answer is ... or _is_blank(answer):
        return Verdict(False, text.NO_ANSWER_YET.say())
    if spec.kind == "code":
        return _judge_code(spec, answer)
    if spec.kind == "numeric":
        return _judge_number(spec, answer)
    return _judge_text(spec, answer)


def _is_blank(answer: Any) -> bool:
    return isinstance(answer, str) and not answer.strip(" .…")


def trials(spec: Spec) -> list[Trial]:
    """Return the cases: the examples, then the drawn ones from small to large."""
    generator = np.random.default_rng(_SEED)
    drawn = [spec.cases(generator) for _ in range(spec.count)] if spec.cases else []
    every = [*spec.examples, *sorted(drawn, key=_amount)]
    return [Trial(case, call(spec, spec.solution, case)) for case in every]


def call(spec: Spec, function: Any, arguments: Arguments) -> Any:
    """Return what the function gives for a copy of the arguments."""
    own = copy.deepcopy(arguments)
    with np.errstate(all="ignore"):
        return spec.apply(function, *own) if spec.apply else function(*own)


def agrees(spec: Spec, one: Any, other: Any, cases: Sequence[Trial]) -> bool:
    """Return whether two functions, or two values, are the same to the exercise."""
    if spec.kind == "numeric":
        return difference(one, other, rtol=spec.rtol) is None
    if spec.kind != "code":
        return bool(_normal(one) & _normal(other))
    return all(_same(spec, one, other, trial.arguments) for trial in cases)


def _same(spec: Spec, one: Any, other: Any, arguments: Arguments) -> bool:
    try:
        result = call(spec, one, arguments)
        expected = call(spec, other, arguments)
    except Exception:  # the reader's code may raise anything
        return False
    return difference(result, expected, rtol=spec.rtol) is None


def _amount(arguments: Arguments) -> float:
    """Return how much there is to look at: numbers first, then their size."""
    arrays = [np.asarray(plain(a)) for a in arguments if not callable(a)]
    numbers = [array for array in arrays if array.dtype.kind in "biuf"]
    count = sum(array.size for array in numbers)
    return count + sum(float(np.abs(a).max(initial=0)) for a in numbers) / 1e9


def _judge_code(spec: Spec, answer: Any) -> Verdict:
    if not callable(answer):
        said = text.NOT_A_FUNCTION.say(got=shown(answer))
        return Verdict(False, text.NOT_YET_PLAIN.say(fault=said))
    cases = trials(spec)
    for trial in cases:
        verdict = _judge_case(spec, answer, trial, cases)
        if verdict is not None:
            return verdict
    return Verdict(True, text.PASSED_CASES.say(count=len(cases)))


def _judge_case(
    spec: Spec, answer: Any, trial: Trial, cases: Sequence[Trial]
) -> Verdict | None:
    """Return None, or what is wrong with the answer on one case."""
    own = copy.deepcopy(trial.arguments)
    try:
        with np.errstate(all="ignore"):
            result = spec.apply(answer, *own) if spec.apply else answer(*own)
    except Exception as error:  # the reader's code may raise anything
        fault = text.RAISED.say(error=_named(error), where=_line(error))
        said = _on_input(spec, trial.arguments, fault)
        return Verdict(False, text.NOT_YET_PLAIN.say(fault=said))
    if result is None or result is ...:
        return Verdict(False, text.NOTHING_YET.say())
    wrong = difference(result, trial.expected, rtol=spec.rtol)
    if wrong:
        said = _on_input(spec, trial.arguments, wrong)
        return _wrong(spec, said, answer=answer, cases=cases)
    touched = None if spec.apply else _changed(spec, own, trial.arguments)
    if touched:
        said = _on_input(spec, trial.arguments, touched)
        return Verdict(False, text.NOT_YET_PLAIN.say(fault=said))
    return None


def _changed(spec: Spec, own: Arguments, original: Arguments) -> str | None:
    for name, now, before in zip(_names(spec, own), own, original, strict=True):
        if changed(now, before):
            return text.CHANGED_INPUT.say(name=name)
    return None


def _names(spec: Spec, arguments: Arguments) -> list[str]:
    """Return the arguments' names as the exercise has them, else their numbers."""
    takes = spec.apply or spec.solution
    skipped = 1 if spec.apply else 0  # the answer itself
    try:
        names = list(inspect.signature(takes).parameters)[skipped:]
    except (TypeError, ValueError):  # some built-in functions do not tell
        names = []
    if len(names) < len(arguments) or "args" in names:
        return [str(number) for number in range(1, len(arguments) + 1)]
    return names[: len(arguments)]


def _named(error: Exception) -> str:
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__


def _line(error: Exception) -> str:
    """Say the line of the reader's code, the last frame that is not a library's."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "ipykernel" in f.filename or "<ipython" in f.filename]
    return text.AT_LINE.say(line=own[-1].lineno) if own else ""


def _on_input(spec: Spec, arguments: Arguments, fault: str) -> str:
    if not arguments:
        return text.WITHOUT_INPUT.say(fault=fault)
    pairs = zip(_names(spec, arguments), arguments, strict=True)
    said = ", ".join(f"{name} = {shown(value)}" for name, value in pairs)
    return text.WITH_INPUT.say(arguments=said, fault=fault)


def _judge_number(spec: Spec, answer: Any) -> Verdict:
    answer = in_shape_of(spec.solution, answer)
    fault = difference(answer, spec.solution, rtol=spec.rtol)
    if fault is None:
        return Verdict(True, text.PASSED.say())
    return _wrong(spec, fault, answer=answer)


def _judge_text(spec: Spec, answer: Any) -> Verdict:
    if not isinstance(answer, str | int | float | np.number):
        return _wrong(spec, text.NOT_A_TEXT.say(got=shown(answer)))
    known = set().union(*map(_normal, spec.choices)) if spec.choices else set()
    if known and not _normal(answer) & known:
        choices = ", ".join(map(repr, spec.choices))
        return Verdict(False, text.NOT_A_CHOICE.say(choices=choices, got=repr(answer)))
    if _normal(answer) & _normal(spec.solution):
        return Verdict(True, text.PASSED.say())
    return _wrong(spec, text.OTHER_TEXT.say(got=repr(answer)), answer=answer)


def _normal(answer: Any) -> set[str]:
    """Return the accepted spellings, without case, hyphens and punctuation."""
    if isinstance(answer, tuple | list | set | frozenset):
        return set().union(*map(_normal, answer))
    said = unicodedata.normalize("NFKC", str(answer)).casefold().replace("\u2212", "-")
    said = re.sub(r"(?<=\w)-(?=\w)", " ", said)
    return {" ".join(re.sub(r"[^\w.+-]+|\.(?!\d)", " ", said).split())}


def _wrong(
    spec: Spec, fault: str, *, answer: Any = None, cases: Sequence[Trial] = ()
) -> Verdict:
    """Return the verdict, with the hint of the misconception that agrees."""
    hint = spec.hint
    if answer is not None:
        for idea, said in spec.misconceptions.values():
            if agrees(spec, answer, idea, cases):
                hint = said
                break
    return Verdict(False, text.NOT_YET.say(fault=fault, hint=hint.say()))
