"""What is said: the live sentence, and the question that is asked first."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from typing import NamedTuple

from d2lutils.explorables.formatting import PLACE
from d2lutils.messages.language import Language, Message, language


class Case(NamedTuple):
    """A sentence for where a scalar of look() is not 0.

    when  name of the scalar, such as "diverged"
    say   the sentence; its places are scalars of look(), controls and "step"
    """

    when: str
    say: Message


@dataclass(frozen=True)
class Sentence:
    """The sentence that states the result: the first case that holds, or otherwise."""

    otherwise: Message
    _: KW_ONLY
    cases: tuple[Case, ...] = ()

    @property
    def templates(self) -> tuple[Message, ...]:
        """Return all sentences it may say: the cases in order, then the other one."""
        return (*(case.say for case in self.cases), self.otherwise)


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A question to be answered before the run.

    answer  name of a scalar of look(): the index of the right option at the end of
            the default run
    after   what is said once the run has shown the answer
    """

    question: Message
    options: tuple[Message, ...]
    answer: str
    after: Message


def places(template: str) -> list[tuple[str, str | None]]:
    """Return the name and the format of each place in a sentence."""
    return [(place[1], place[2]) for place in PLACE.finditer(template)]


def in_language(message: Message, language: Language) -> str:
    """Return the message as it is written in that language, its places not filled."""
    return message.zh if language == "zh" else message.en


def say(message: Message) -> str:
    """Return the message in the language of the reader, its places not filled."""
    return in_language(message, language())


def named_values(sentence: Sentence) -> Iterator[str]:
    """Yield the names of all values that the sentence may need."""
    for message in sentence.templates:
        for name, _ in places(message.en):
            yield name
    for case in sentence.cases:
        yield case.when
