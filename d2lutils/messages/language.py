"""The language of the messages, and the pair of sentences that a message is."""

import os
from contextvars import ContextVar
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]
_chosen: ContextVar[Language | None] = ContextVar("d2lutils_language", default=None)


def language() -> Language:
    """Return the language in force: chosen, else the environment's, else "en"."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    from_environment = os.environ.get("D2LUTILS_LANGUAGE", "en").lower()
    return "zh" if from_environment.startswith("zh") else "en"


def use_language(code: Language) -> None:
    """Choose the language of every later message.

    code  "en" or "zh"

    Raises ValueError for any other code.
    """
    if code not in ("en", "zh"):
        raise ValueError(f'language must be "en" or "zh", got {code!r}')
    _chosen.set(code)


class Message(NamedTuple):
    """One sentence in both languages; ``{name}`` marks a value to fill in."""

    en: str
    zh: str

    def say(self, **values: object) -> str:
        """Return the sentence in the language in force with the values filled in.

        Raises KeyError if the sentence names a value that was not given.
        """
        return (self.zh if language() == "zh" else self.en).format(**values)
