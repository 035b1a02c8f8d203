"""Tokens in the figure, drawn and said."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap, LinearSegmentedColormap, Normalize
from matplotlib.patches import Rectangle

from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Tokens
from d2lutils.explorables.views.tokens import visible
from d2lutils.explorables.words import say
from d2lutils.messages import explorables as text
from d2lutils.plotting.drawing import text_width
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import (
    DARK_ON_COLOUR,
    INK,
    LABEL_SIZE,
    SIGNED_PALE,
    SIZES,
)
from d2lutils.plotting.table import Table
from d2lutils.plotting.words import number, sentence

_LINE = 18.0  # height of a line, points
_PAD = 2.5  # left and right of a token
_GAP = 2.0  # between two tokens


class _Shown(NamedTuple):
    """A token: what is seen of it and its value, NaN if it has none."""

    word: str
    value: float


def draw_tokens(axes: Axes, view: Tokens, run: Run, hues: Sequence[str]) -> None:
    """Draw the tokens line by line, behind each the colour of its value.

    hues  of lines; not needed
    """
    tokens = _shown(view, run)
    width = 72 * SIZES["single"][0] * _share(axes)
    places, lines = _places(tokens, width)
    axes.set(xlim=(0, width), ylim=(max(lines, 10) * _LINE, 0))
    axes.set_axis_off()
    colours, scale = _colours(view, [token.value for token in tokens])
    at = _at(view, run)
    for index, (token, (x, y)) in enumerate(zip(tokens, places, strict=True)):
        plain = np.isnan(token.value)
        box = Rectangle(
            (x, y + 1),
            _width(token),
            _LINE - 2,
            facecolor="none" if plain else colours(scale(token.value)),
            edgecolor=INK if index == at else "none",
            linewidth=1.6,
        )
        axes.add_patch(box)
        axes.text(
            x + _PAD,
            y + _LINE / 2,
            token.word,
            color=INK if plain else DARK_ON_COLOUR,
            fontsize=LABEL_SIZE,
            va="center_baseline",
            parse_math=False,
        )


def describe_tokens(view: Tokens, run: Run) -> str:
    """Return the text, the range of the values and where they lie, in words."""
    tokens = _shown(view, run)
    clauses = [
        text.TOKEN_TEXT.say(
            count=len(tokens), words=" ".join(token.word for token in tokens)
        )
    ]
    if view.values and tokens:
        low, high = (
            tokens[int(pick([token.value for token in tokens]))]
            for pick in (np.argmin, np.argmax)
        )
        about = {"what": say(view.value_label), "low": number(low.value)}
        told = {"high": number(high.value), "least": low.word, "most": high.word}
        clauses.append(text.TOKEN_VALUES.say(**about, **told))
    if 0 <= (at := _at(view, run)) < len(tokens):
        clauses.append(text.TOKEN_AT.say(number=at + 1, word=tokens[at].word))
    return sentence(say(view.title), *clauses)


def table_of_tokens(view: Tokens, run: Run) -> Table:
    """Return a row for each token: its number, what it is, its value."""
    tokens = _shown(view, run)
    names = ("", text.TOKEN.say())
    rows = [(str(i), token.word) for i, token in enumerate(tokens, start=1)]
    if not view.values:
        return Table(say(view.title), names, tuple(rows))
    full = tuple(
        (*row, number(token.value)) for row, token in zip(rows, tokens, strict=True)
    )
    return Table(say(view.title), (*names, say(view.value_label)), full)


def _shown(view: Tokens, run: Run) -> list[_Shown]:
    """Return the tokens that are there."""
    known = view.known
    ids = run.arrays[view.ids] if view.ids else np.arange(len(known))
    values = run.arrays[view.values] if view.values else np.full(len(ids), np.nan)
    return [
        _Shown(visible(known[round(float(i))]), float(value))
        for i, value in zip(ids, values, strict=True)
        if 0 <= round(float(i)) < len(known)
    ]


def _at(view: Tokens, run: Run) -> int:
    return round(run.values[view.at]) if view.at else -1


def _share(axes: Axes) -> float:
    """Return the part of the figure's width that the panel has."""
    place = axes.get_subplotspec()
    if place is None:
        return 1.0
    return float(len(place.colspan) / place.get_gridspec().ncols)


def _width(token: _Shown) -> float:
    return text_width(token.word, size=LABEL_SIZE) + 2 * _PAD


def _places(
    tokens: Sequence[_Shown], width: float
) -> tuple[list[tuple[float, float]], int]:
    """Return the upper left corner of each token, and the number of lines."""
    places: list[tuple[float, float]] = []
    x, line = 0.0, 0
    for token in tokens:
        if x > 0 and x + _width(token) > width:
            x, line = 0.0, line + 1
        places.append((x, line * _LINE))
        x += _width(token) + _GAP
        if token.word.endswith("↵"):
            x, line = 0.0, line + 1
    return places, line + 1


def _colours(view: Tokens, values: Sequence[float]) -> tuple[Colormap, Normalize]:
    """Return the colours and the scale; pale, so that text can be read on them."""
    known = [value for value in values if not np.isnan(value)] or [0.0]
    if view.scale == "signed":
        limit = max(map(abs, known)) or 1.0
        return signed_colours(pale=True), Normalize(*(view.limits or (-limit, limit)))
    stops = LinearSegmentedColormap.from_list("magnitude", SIGNED_PALE[1:], N=257)
    return stops, Normalize(*(view.limits or (min(known), max(known))))
