"""Draw anything in the house style."""

import math
from collections.abc import Callable
from typing import Any

import matplotlib.figure
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from d2lutils.messages import plotting as text
from d2lutils.plotting.figure import Figure, house_style
from d2lutils.plotting.style import LAYOUT_FONT, PAPER, SIZES, TITLE_SIZE, Size
from d2lutils.plotting.table import table_of_bars
from d2lutils.plotting.trim import trim

# Marks that must not begin a line: ideographic and full-width punctuation.
_NEVER_FIRST = "\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\uff09"
_MARGIN = 4.0  # points left of the title
_POINTS_PER_INCH = 72.0


def draw(
    function: Callable[[Any], object],
    *,
    title: str,
    alt: str,
    size: Size = "single",
    panels: int = 1,
    columns: int | None = None,
) -> Figure:
    """Return the figure that the function draws on empty axes.

    function  called once, with the Matplotlib axes; with a list of them, side by side,
              if there are several panels
    title     the message of the figure, as a sentence
    alt       what the figure shows and the number that matters
    size      "single" 6.4 x 3.6 in, "pair" 6.4 x 3.0, "square" 3.6 x 3.6,
              "strip" 6.4 x 1.6; less high if the drawing needs less
    panels    number of axes
    columns   of them in a row, default all: a "square" of few columns fits a phone;
              the height is that of one row, times the rows

    Raises ValueError for another size, no panel or column, or an empty alt text.
    """
    if size not in SIZES:
        raise ValueError(text.UNKNOWN_SIZE.say(size=repr(size), known=", ".join(SIZES)))
    wide = panels if columns is None else columns
    if min(panels, wide) < 1 or not alt.strip():
        few = min(panels, wide) < 1
        raise ValueError(text.NO_PANEL.say() if few else text.NO_ALT.say())
    (width, height), rows = SIZES[size], math.ceil(panels / wide)
    with house_style():
        figure = matplotlib.figure.Figure(figsize=(width, rows * height))
        add_title(figure, title)
        axes = [figure.add_subplot(rows, wide, 1 + n) for n in range(panels)]
        function(axes[0] if panels == 1 else axes)
        trim(figure)
    return Figure(figure, alt, table_of_bars(axes, caption=title))


def add_title(figure: matplotlib.figure.Figure, title: str) -> None:
    """Write the title at the left edge of the figure, on as many lines as it takes."""
    width = float(figure.get_size_inches()[0]) * _POINTS_PER_INCH
    figure.suptitle(
        wrapped(title, width=width - 2 * _MARGIN),
        x=_MARGIN / width,
        horizontalalignment="left",
        fontsize=TITLE_SIZE,
        fontweight="bold",
        linespacing=1.25,
    )


def wrapped(
    sentence: str,
    *,
    width: float,
    size: float = TITLE_SIZE,
    weight: str = "bold",
) -> str:
    """Return the sentence broken into lines of at most that width, in points.

    A line breaks at a space or beside a Chinese character; a longer word stays whole.
    """
    lines = [""]
    for piece in _pieces(sentence):
        longer = lines[-1] + piece
        if lines[-1] and text_width(longer.rstrip(), size=size, weight=weight) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return "\n".join(line.rstrip() for line in lines)


def text_width(line: str, *, size: float, weight: str = "normal") -> float:
    """Return how wide the line is in the widest font it may be set in, in points."""
    font = FontProperties(family=[LAYOUT_FONT], size=size, weight=weight)
    shown = "".join("国" if _is_wide(c) else c for c in line)
    plain = shown.replace("国", "")
    if not plain.strip():
        return size * len(shown)
    measured = text_to_path.get_text_width_height_descent(plain, font, ismath=False)
    return float(measured[0]) + size * shown.count("国")


def _pieces(sentence: str) -> list[str]:
    """Cut the sentence where a line may end: "to be" -> "to", " be"."""
    pieces = [""]
    for character in sentence:
        if character == " " or (_is_wide(character) and character not in _NEVER_FIRST):
            pieces.append("")
        pieces[-1] += character
    return pieces


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef"


def figure_of(axes: Axes) -> matplotlib.figure.Figure:
    """Return the figure that the axes belong to."""
    figure = axes.figure
    assert isinstance(figure, matplotlib.figure.Figure)  # we make no sub-figures
    return figure


def inked_box() -> dict[str, Any]:
    """Return the background of a label that lies over lines."""
    return {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 1.0}
