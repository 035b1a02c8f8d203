"""What is wrong with a spec: for the tests and for who writes exercises."""

from itertools import combinations
from typing import Any

from d2lutils.exercises.comparing import difference
from d2lutils.exercises.judging import Trial, agrees, call, judge, trials
from d2lutils.exercises.spec import Spec


def problems(spec: Spec) -> list[str]:
    """Return what is wrong with an exercise, one sentence each; empty if nothing is.

    The solution must pass; each misconception must run, give the type and shape of the
    solution, fail, get its own hint, and differ from every other one.
    """
    if spec.kind != "code" or not _raised(spec):
        cases = trials(spec) if spec.kind == "code" else []
        return [
            *_of_solution(spec, cases),
            *(p for name in spec.misconceptions for p in _of_idea(spec, name, cases)),
            *_of_pairs(spec, cases),
        ]
    return [f"the solution raises {_raised(spec)}"]


def _raised(spec: Spec) -> str:
    try:
        trials(spec)
    except Exception as error:  # a spec may hold any code
        return f"{type(error).__name__}: {error}"
    return ""


def _of_solution(spec: Spec, cases: list[Trial]) -> list[str]:
    found = []
    accepted = spec.solution if isinstance(spec.solution, tuple) else (spec.solution,)
    answers = accepted if spec.kind == "recall" else (spec.solution,)
    for answer in answers:
        verdict = judge(spec, answer)
        if not verdict:
            found.append(f"the solution fails its own check: {verdict}")
    if any(trial.expected is None for trial in cases):
        found.append("the solution returns None")
    if not spec.misconceptions:
        found.append("there is no misconception: name at least one wrong idea")
    return found


def _of_idea(spec: Spec, name: str, cases: list[Trial]) -> list[str]:
    idea, hint = spec.misconceptions[name]
    verdict = judge(spec, idea)
    if verdict:
        return [f"the misconception {name!r} passes"]
    if hint.say() not in verdict.message:
        return [f"the misconception {name!r} does not get its own hint: {verdict}"]
    fault = _form_fault(spec, idea, cases)
    return [f"the misconception {name!r}: {fault}"] if fault else []


def _form_fault(spec: Spec, idea: Any, cases: list[Trial]) -> str | None:
    """Return how a result differs in type or shape from the solution's."""
    if spec.kind == "numeric":
        return difference(idea, spec.solution, rtol=float("inf"))
    if spec.kind == "choice" and idea not in spec.choices:
        return f"{idea!r} is not among the choices"
    for trial in cases:
        try:
            result = call(spec, idea, trial.arguments)
        except Exception as error:  # a spec may hold any code
            return f"it raises {type(error).__name__}: {error}"
        fault = difference(result, trial.expected, rtol=float("inf"))
        if fault:
            return fault
    return None


def _of_pairs(spec: Spec, cases: list[Trial]) -> list[str]:
    ideas = spec.misconceptions.items()
    return [
        f"the misconceptions {one!r} and {other!r} cannot be told apart"
        for (one, (first, _)), (other, (second, _)) in combinations(ideas, 2)
        if agrees(spec, first, second, cases)
    ]
