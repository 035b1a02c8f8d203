"""Matrices as heat maps with their numbers."""

from collections.abc import Sequence

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap, Normalize
from numpy.typing import ArrayLike, NDArray

from d2lutils.messages import Message
from d2lutils.messages import plotting as text
from d2lutils.plotting.drawing import draw, text_width
from d2lutils.plotting.figure import Figure
from d2lutils.plotting.grids import limits
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import (
    DARK_ON_COLOUR,
    INK,
    LABEL_SIZE,
    LIGHT_ON_COLOUR,
    SIZES,
    Size,
)
from d2lutils.plotting.words import array_of, number, sentence

_MOST_READ = 25  # cells of a matrix that the alt text reads out


def matrix(
    values: ArrayLike,
    *,
    title: str,
    row_labels: Sequence[str] | None = None,
    column_labels: Sequence[str] | None = None,
    x_label: str = "",
    y_label: str = "",
    signed: bool = True,
    digits: int = 2,
    size: Size | None = None,
) -> Figure:
    """Return a heat map with the number in each cell.

    values   (rows, columns)
    row_labels, column_labels  texts beside the rows and above the columns
    x_label, y_label           what the columns and the rows are
    signed   vermilion - near white - blue with 0 neutral; else viridis
    digits   significant digits of the numbers in the cells
    ->       its alt text says the extremes, and every number of a small matrix

    Raises ValueError if there is not one label for each row or column.
    """
    cells = array_of(values, what="values", ndim=(2,))
    rows, columns = cells.shape
    row_names = _names(row_labels, rows, "row_labels")
    column_names = _names(column_labels, columns, "column_labels")
    shown = [[number(value, digits) for value in row] for row in cells]
    rows_said = _said(row_names, y_label, text.ROW, known=row_labels is not None)
    columns_said = _said(
        column_names, x_label, text.COLUMN, known=column_labels is not None
    )
    alt = describe_matrix(cells, shown, rows_said, columns_said)
    colours = signed_colours() if signed else matplotlib.colormaps["viridis"]
    scale = Normalize(*limits(cells, signed))

    def plot(axes: Axes) -> None:
        axes.set(xlabel=x_label, ylabel=y_label)
        paint_cells(axes, cells, colours, scale)
        write_cells(axes, shown, colours(scale(cells)), SIZES[chosen][0] * 60 / columns)
        _tick(axes, row_labels and row_names, column_labels and column_names)

    chosen: Size = size or ("square" if columns <= 5 and rows >= columns else "single")
    return draw(plot, title=title, alt=sentence(title, *alt), size=chosen)


def _names(labels: Sequence[str] | None, count: int, what: str) -> list[str]:
    if labels is None:
        return [str(place + 1) for place in range(count)]
    if len(labels) != count:
        got = len(labels)
        raise ValueError(text.LABEL_COUNT.say(what=what, expected=count, got=got))
    return list(labels)


def paint_cells(
    axes: Axes, cells: NDArray[np.float64], colours: Colormap, scale: Normalize
) -> None:
    """Paint the cells of a matrix (rows, columns), the first row on top."""
    axes.imshow(cells, cmap=colours, norm=scale, interpolation="none", aspect="auto")


def write_cells(
    axes: Axes,
    shown: Sequence[Sequence[str]],
    colours: NDArray[np.float64],
    width: float,
    *,
    least: float = 0.0,
) -> None:
    """Write the number in each cell, where the letters are at least so high.

    shown    rows of texts
    colours  (rows, columns, 4) of the cells
    width    of a cell, in points
    least    height of the letters, in points
    """
    widest = max(text_width(word, size=LABEL_SIZE) for row in shown for word in row)
    letters = min(LABEL_SIZE, LABEL_SIZE * 0.85 * width / widest)
    if letters < least:
        return
    for row, words in enumerate(shown):
        for column, word in enumerate(words):
            axes.text(
                column,
                row,
                word,
                color=_ink_on(colours[row, column]),
                fontsize=letters,
                horizontalalignment="center",
                verticalalignment="center",
            )


def _ink_on(colour: NDArray[np.float64]) -> str:
    """Return the ink, dark or light, that contrasts more with a colour."""
    if colour[3] == 0:  # no value: the paper shows
        return INK
    red, green, blue = (_linear(float(part)) for part in colour[:3])
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    # WCAG contrast with white is 1.05 / (L + 0.05), with black (L + 0.05) / 0.05.
    return DARK_ON_COLOUR if luminance > 0.179 else LIGHT_ON_COLOUR


def _linear(part: float) -> float:
    """Return the light behind an sRGB value in [0, 1] (WCAG 2.2)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _tick(
    axes: Axes, rows: Sequence[str] | None, columns: Sequence[str] | None
) -> None:
    axes.grid(False)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, top=False, labeltop=bool(columns), labelbottom=False)
    axes.xaxis.set_label_position("top")
    axes.set_xticks(range(len(columns or ())), labels=columns or ())
    axes.set_yticks(range(len(rows or ())), labels=rows or ())


def _said(names: Sequence[str], role: str, plain: Message, *, known: bool) -> list[str]:
    """Return what rows or columns are called: "true 3", "a = 2", "row 1"."""
    if role:
        return [f"{role} {name}" for name in names]
    told = known and all(any(map(str.isalpha, name)) for name in names)
    return list(names) if told else [plain.say(number=name) for name in names]


def describe_matrix(
    cells: NDArray[np.float64],
    shown: Sequence[Sequence[str]],
    rows: Sequence[str],
    columns: Sequence[str],
) -> list[str]:
    """Return the extremes and where they are, and of a small matrix all, in words.

    cells          (rows, columns)
    shown          the numbers as texts
    rows, columns  what they are called, such as "true 3"
    """

    def extreme(value: float) -> tuple[str, str]:
        found = np.argwhere(cells == value)
        row, column = found[0]
        place = text.CELL.say(row=rows[row], column=columns[column])
        if len(found) > 1:
            place = text.CELLS.say(count=len(found))
        return shown[row][column], place

    high, high_place = extreme(np.nanmax(cells))
    low, low_place = extreme(np.nanmin(cells))
    extremes = text.MATRIX.say(
        rows=cells.shape[0],
        columns=cells.shape[1],
        high=high,
        high_place=high_place,
        low=low,
        low_place=low_place,
    )
    return [extremes] + ([_read_out(shown, rows)] if cells.size <= _MOST_READ else [])


def _read_out(shown: Sequence[Sequence[str]], rows: Sequence[str]) -> str:
    told = [
        text.COLON.say().join([name, text.COMMA.say().join(row)])
        for name, row in zip(rows, shown, strict=True)
    ]
    return text.MATRIX_ALL.say(rows=text.SEMICOLON.say().join(told))
