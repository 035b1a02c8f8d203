"""Check the reader's answers: what fails on which small input, and a hint.

The exercises of a topic are in the module of its name, as ``SPECS``::

    from d2lutils.exercises import check
    check("backpropagation.delta", my_function)
"""

import difflib
import importlib
import importlib.util
import pkgutil
from typing import Any

from d2lutils.exercises.judging import judge
from d2lutils.exercises.spec import Spec, Verdict
from d2lutils.messages import exercises as text

__all__ = ["Spec", "Verdict", "check", "specs_of", "topics"]


def check(name: str, answer: Any) -> Verdict:
    """Return whether the answer to an exercise is right; if not, what fails and a hint.

    name    "topic.exercise"
    answer  the reader's function, number or text
    ->      a Verdict, true if the answer passed; it never holds the solution

    Raises ValueError if there is no exercise of that name.
    """
    topic, _, exercise = name.partition(".")
    if not topic.isidentifier() or not exercise:
        raise ValueError(text.NO_TOPIC.say(got=repr(name)))
    spec = specs_of(topic).get(exercise)
    if spec is None:
        raise ValueError(_unknown(name))
    return judge(spec, answer)


def specs_of(topic: str) -> dict[str, Spec]:
    """Return the exercises of a topic by name; none if there is no such topic."""
    module = f"{__name__}.{topic}"
    if importlib.util.find_spec(module) is None:
        return {}
    return dict(getattr(importlib.import_module(module), "SPECS", {}))


def topics() -> list[str]:
    """Return the names of the topics that have exercises."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [name for name in names if specs_of(name)]


def _unknown(name: str) -> str:
    known = topics()
    every = [f"{topic}.{exercise}" for topic in known for exercise in specs_of(topic)]
    near = difflib.get_close_matches(name, every, n=3, cutoff=0.5)
    if near:
        return text.NO_EXERCISE.say(got=repr(name), near=", ".join(map(repr, near)))
    return text.NO_EXERCISE_NEAR.say(got=repr(name), topics=", ".join(known))
