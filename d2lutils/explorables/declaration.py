"""What an author declares: plain data."""

from collections.abc import Iterator
from dataclasses import dataclass

from d2lutils.explorables.controls import Choice, Control
from d2lutils.explorables.views import View, title
from d2lutils.explorables.views.view import messages
from d2lutils.explorables.words import Prediction, Sentence, named_values
from d2lutils.messages import Message


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Declaration:
    """What an `Explorable` and a `Recorded` have in common; they describe it."""

    name: str
    question: Message
    controls: tuple[Control, ...]
    views: tuple[View, ...]
    sentence: Sentence
    steps: int = 0
    most_steps: int = 0
    steps_per_frame: int = 1
    pace: int = 0
    every: int = 1
    prediction: Prediction | None = None

    @property
    def series(self) -> tuple[str, ...]:
        """Return the scalars that are recorded over the steps, each once."""
        return tuple(dict.fromkeys(name for v in self.views for name in v.scalars))

    @property
    def spoken(self) -> tuple[str, ...]:
        """Return what the sentence and the prediction need: scalars, controls, step."""
        names = list(named_values(self.sentence))
        if self.prediction is not None:
            names.append(self.prediction.answer)
        return tuple(dict.fromkeys(names))


def texts(declared: Declaration) -> Iterator[tuple[str, Message]]:
    """Yield all texts that have no places, each with what it is."""
    yield "question", declared.question
    for control in declared.controls:
        yield f"{control.name}: label", control.label
        unit = getattr(control, "unit", None)
        if unit is not None:
            yield f"{control.name}: unit", unit
        if isinstance(control, Choice):
            for key, words in zip(control.keys, control.words, strict=True):
                yield f"{control.name}: {key}", words
    for view in declared.views:
        for what, message in messages(view):
            yield f"{title(view)}: {what}", message
    if declared.prediction is not None:
        yield "prediction: question", declared.prediction.question
        yield "prediction: after", declared.prediction.after
        for number, option in enumerate(declared.prediction.options):
            yield f"prediction: option {number}", option
