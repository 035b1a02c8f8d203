"""What an exercise is: its solution, how to test an answer, and the wrong ideas."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from d2lutils.messages import Message

Kind = Literal["code", "numeric", "recall", "choice"]
Cases = Callable[[np.random.Generator], tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One exercise.

    kind      "code": the answer is a function; "numeric": a number or an array of
              them; "recall": a word or phrase; "choice": one of ``choices``
    solution  the reference function or value; of "recall", a text or a tuple of texts
              that are accepted
    hint      what to say of a wrong answer that no misconception explains
    cases     "code" only: draws the arguments of one small case
    examples  "code" only: arguments of cases to try first, tiny and telling
    misconceptions  name -> (the wrong answer that the idea leads to, its hint)
    choices   "choice" only: the answers to choose from
    rtol      greatest relative error, of the largest number of the result
    count     "code" only: number of drawn cases
    apply     "code" only: apply(answer, *arguments) -> what is compared; default calls
              the answer (to test a class, or what a function leaves behind)
    """

    kind: Kind
    solution: Any
    hint: Message
    cases: Cases | None = None
    examples: tuple[tuple[Any, ...], ...] = ()
    misconceptions: Mapping[str, tuple[Any, Message]] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    rtol: float = 1e-6
    count: int = 20
    apply: Callable[..., Any] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError if the exercise has nothing to test an answer with."""
        if self.kind not in ("code", "numeric", "recall", "choice"):
            raise ValueError(
                f"kind must be code, numeric, recall or choice: {self.kind}"
            )
        if self.kind == "code" and self.cases is None and not self.examples:
            raise ValueError("a code exercise needs cases, examples or both")
        if self.kind == "choice" and self.solution not in self.choices:
            raise ValueError(f"the solution {self.solution!r} is not among the choices")


@dataclass(frozen=True, repr=False)
class Verdict:
    """What ``check`` found; it is true if the answer passed."""

    passed: bool
    message: str

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        return self.message
