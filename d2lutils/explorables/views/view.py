"""What every kind of view has: its texts, and what it needs of the run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from d2lutils.messages import Message

Shape = tuple[int, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class View:
    """One picture of the experiment."""

    kind: ClassVar[str]  # its name in the payload
    title: Message

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the scalars of look() that it needs at every recorded step."""
        return ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the arrays of look() that it needs at the step shown."""
        return ()

    @property
    def words(self) -> Mapping[str, Message]:
        """Return its single texts, "title" first, by their names in the payload."""
        return {"title": self.title}

    @property
    def named(self) -> Mapping[str, Mapping[str, Message]]:
        """Return its labels of things by their names, such as {"series": {...}}."""
        return {}

    @property
    def listed(self) -> Mapping[str, Sequence[Message]]:
        """Return its labels of things in order, such as {"labels": (...)}."""
        return {}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield the name of each array and the shape it must have, words for any."""
        yield from ()

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return what the page must know beside the texts."""
        return {}

    def check_controls(self, sliders: Sequence[str]) -> None:
        """Raise ValueError if it names a slider that is not there."""

    def check_arrays(self, arrays: Mapping[str, Any]) -> None:
        """Raise ValueError if it cannot show these arrays of the default run."""


def title(view: View) -> str:
    """Return how an error names the view."""
    return f"{type(view).__name__}({view.title.en!r})"


def messages(view: View) -> Iterator[tuple[str, Message]]:
    """Yield all texts of the view, each with what it is."""
    yield from view.words.items()
    for labels in view.named.values():
        yield from labels.items()
    for kind, texts in view.listed.items():
        yield from ((f"{kind} {i}", message) for i, message in enumerate(texts))
