"""Text as tokens, each with a value."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from d2lutils.explorables.views.view import Shape, View, title
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text
from d2lutils.messages.plotting import VALUE

MOST_TOKENS = 512
MOST_VOCABULARY = 4096
MOST_CHARACTERS = 32  # of a token
_SEEN = str.maketrans({" ": "·", "\n": "↵", "\t": "→", "\r": "↵"})
_LINE = 28  # px that a line has in the page
_FLAT, _TALL = 84, 36  # characters of a line in a wide page and in a narrow one
_ROOM = 1.6  # characters around a token


@dataclass(frozen=True, kw_only=True)
class Tokens(View):
    """Tokens of a text in lines, behind each the colour of its value.

    tokens      the tokens, 1 to 512; or the name of an array (n,) of indices into the
                vocabulary, below 0 where there is no token yet
    vocabulary  of tokens that are an array: 1 to 4096 texts of 1 to 32 characters
    values      name of an array (n,)
    scale       "signed": 0 has no colour, blue is above it, vermilion below;
                "magnitude": the more, the bluer
    limits      (low, high) of the colours, symmetric if signed. Default: those of the
                values at the step shown
    value_label what the values are, with unit
    at          name of a scalar: index of the token in question, -1 for none
    """

    kind: ClassVar[str] = "tokens"
    tokens: tuple[str, ...] | str
    vocabulary: tuple[str, ...] = ()
    values: str | None = None
    scale: Literal["signed", "magnitude"] = "signed"
    limits: tuple[float, float] | None = None
    value_label: Message = VALUE
    at: str | None = None

    def __post_init__(self) -> None:
        _check_texts(self)
        if self.scale not in ("signed", "magnitude"):
            told = {"what": f"{title(self)}: scale", "got": self.scale}
            raise ValueError(wrong.KIND.say(**told, expected="signed, magnitude"))
        if self.limits is not None:
            _check_limits(self, self.limits)

    @property
    def known(self) -> tuple[str, ...]:
        """Return the texts that a token can be."""
        return self.vocabulary if isinstance(self.tokens, str) else self.tokens

    @property
    def ids(self) -> str | None:
        """Return the name of the array of tokens, if they are one."""
        return self.tokens if isinstance(self.tokens, str) else None

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the index of the token in question."""
        return (self.at,) if self.at else ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the tokens, if they are an array, and the values."""
        return tuple(name for name in (self.ids, self.values) if name)

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title, and what the read-out says of a token."""
        labels = {"value_label": self.value_label, "token": text.TOKEN}
        return {"title": self.title, **labels}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield a number for each token."""
        for name in self.arrays:
            yield name, ("n",) if name == self.ids else (self.count(look),)

    def count(self, look: Mapping[str, Shape]) -> int | str:
        """Return how many tokens there are, a word if that cannot be said."""
        if self.ids is None:
            return len(self.tokens)
        shape = look[self.ids]
        return shape[0] if len(shape) == 1 and 0 < shape[0] <= MOST_TOKENS else "n"

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return the tokens, what they are taken from, and the colours."""
        count = int(self.count(look))
        mean = sum(len(t) + _ROOM for t in self.known) / len(self.known)
        lines = (math.ceil(count * mean / most) for most in (_FLAT, _TALL))
        return {
            "texts": list(self.known),
            "ids": self.ids,
            "count": count,
            "heights": [_LINE * (1 + number) for number in lines],
            "values": self.values,
            "scale": self.scale,
            "limits": list(self.limits) if self.limits else None,
            "at": self.at,
        }


def visible(token: str) -> str:
    """Return the token with signs for its white space: " a" -> "·a"."""
    return token.translate(_SEEN)


def _check_texts(view: Tokens) -> None:
    ids = isinstance(view.tokens, str)
    most = MOST_VOCABULARY if ids else MOST_TOKENS
    odd = [t for t in view.known if not (isinstance(t, str) and _fits(t))]
    if odd or not 1 <= len(view.known) <= most or ids == (not view.vocabulary):
        told = {"view": title(view), "most": MOST_TOKENS, "longest": MOST_CHARACTERS}
        told |= {"vocabulary": MOST_VOCABULARY}
        raise ValueError(wrong.TOKENS.say(**told, got=odd[:3] or len(view.known)))


def _fits(token: str) -> bool:
    return 1 <= len(token.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


def _check_limits(view: Tokens, limits: tuple[float, float]) -> None:
    finite = len(limits) == 2 and all(map(math.isfinite, limits))
    if not finite or limits[0] >= limits[1]:
        told = {"view": title(view), "axis": "limits", "got": limits}
        raise ValueError(wrong.RANGE.say(**told))
    if view.scale == "signed" and limits[0] != -limits[1]:
        told = {"view": title(view), "scale": view.scale, "got": limits}
        raise ValueError(wrong.LIMITS.say(**told))
