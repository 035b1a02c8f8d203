"""Small pictures side by side, and matrices with their numbers."""

import math
from collections.abc import Sequence

import matplotlib
import matplotlib.figure
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Colormap, Normalize
from numpy.typing import ArrayLike, NDArray

from d2lutils.messages import plotting as text
from d2lutils.plotting.drawing import add_title, draw, text_width
from d2lutils.plotting.figure import Figure, house_style
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import (
    DARK_ON_COLOUR,
    INK,
    LABEL_SIZE,
    LIGHT_ON_COLOUR,
    SIZES,
    Size,
)
from d2lutils.plotting.words import array_of, listed, number, sentence

_MOST_COLUMNS = 10
_MOST_IN_WORDS = 25  # cells of a matrix that the alt text reads out


def images(
    images: ArrayLike,
    *,
    title: str,
    titles: Sequence[str] | None = None,
    signed: bool = False,
    columns: int | None = None,
    size: Size | None = None,
) -> Figure:
    """Return small pictures in a grid, all on one scale.

    images   (n, height, width), or (height, width) for one
    titles   n short texts, one above each picture
    signed   vermilion - near white - blue with 0 neutral (weights); else grey
    columns  pictures in a row; default up to 10
    size     default chosen by the number of rows
    ->       its alt text says how many, how large, their titles and the range

    Raises ValueError if there is not one title for each picture.
    """
    stack = array_of(images, what="images", ndim=(2, 3))
    stack = stack[None] if stack.ndim == 2 else stack
    count = len(stack)
    if titles is not None and len(titles) != count:
        got = len(titles)
        raise ValueError(text.LABEL_COUNT.say(what="titles", expected=count, got=got))
    wide = columns or min(count, _MOST_COLUMNS)
    rows = math.ceil(count / wide)
    chosen = size or _fitting_size(rows, wide, titled=titles is not None)
    with house_style():
        figure = matplotlib.figure.Figure(figsize=SIZES[chosen])
        add_title(figure, title)
        for place in range(count):
            axes = figure.add_subplot(rows, wide, place + 1)
            _show_image(
                axes, stack[place], limits=_limits(stack, signed), signed=signed
            )
            if titles is not None:
                axes.set_title(titles[place], fontsize=LABEL_SIZE - 1, loc="center")
    return Figure(figure, _describe_images(stack, title, titles, signed))


def _fitting_size(rows: int, columns: int, *, titled: bool) -> Size:
    """Return the flattest figure that shows the pictures nearly as large as any."""

    def side(size: Size) -> float:  # of one picture, inches
        width, height = SIZES[size]
        return min(width / columns, (height - 0.45) / rows - 0.2 * titled)

    flat: list[Size] = ["strip", "pair", "single"]
    return next(s for s in flat if side(s) >= 0.85 * max(map(side, flat)))


def _show_image(
    axes: Axes,
    image: NDArray[np.float64],
    *,
    limits: tuple[float, float],
    signed: bool,
) -> None:
    axes.imshow(
        image,
        cmap=signed_colours() if signed else "gray",
        vmin=limits[0],
        vmax=limits[1],
        interpolation="none",
    )
    axes.set_axis_off()


def _limits(values: NDArray[np.float64], signed: bool) -> tuple[float, float]:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    if signed:
        largest = max(abs(low), abs(high)) or 1.0
        return -largest, largest
    return low, high if high > low else low + 1.0


def _describe_images(
    stack: NDArray[np.float64],
    title: str,
    titles: Sequence[str] | None,
    signed: bool,
) -> str:
    count, height, width = stack.shape
    titled = text.IMAGES_TITLED.say(titles=listed(titles)) if titles else ""
    low, high = number(float(np.nanmin(stack))), number(float(np.nanmax(stack)))
    what = text.IMAGES.say(count=count, height=height, width=width, titled=titled)
    span = text.IMAGES_SIGNED if signed else text.IMAGES_RANGE
    return sentence(title, what, span.say(low=low, high=high))


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
    alt = _describe_matrix(cells, shown, row_names, column_names)

    def plot(axes: Axes) -> None:
        axes.set(xlabel=x_label, ylabel=y_label)
        _heat(axes, cells, shown, signed=signed, width=SIZES[chosen][0] * 60 / columns)
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


def _heat(
    axes: Axes,
    cells: NDArray[np.float64],
    shown: list[list[str]],
    *,
    signed: bool,
    width: float,
) -> None:
    low, high = _limits(cells, signed)
    colours = signed_colours() if signed else matplotlib.colormaps["viridis"]
    scale = Normalize(low, high)
    axes.imshow(cells, cmap=colours, norm=scale, interpolation="none", aspect="auto")
    widest = max(text_width(word, size=LABEL_SIZE) for row in shown for word in row)
    letters = min(LABEL_SIZE, LABEL_SIZE * 0.85 * width / widest)
    for (row, column), value in np.ndenumerate(cells):
        axes.text(
            column,
            row,
            shown[row][column],
            color=_ink_on(colours, scale(value)),
            fontsize=letters,
            horizontalalignment="center",
            verticalalignment="center",
        )


def _ink_on(colours: Colormap, place: float) -> str:
    """Return the ink, dark or light, that contrasts more with a colour of the map."""
    if not math.isfinite(place):
        return INK
    red, green, blue = (_linear(part) for part in colours(float(place))[:3])
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


def _describe_matrix(
    cells: NDArray[np.float64],
    shown: list[list[str]],
    rows: list[str],
    columns: list[str],
) -> list[str]:
    high_row, high_column = np.unravel_index(np.nanargmax(cells), cells.shape)
    low_row, low_column = np.unravel_index(np.nanargmin(cells), cells.shape)
    extremes = text.MATRIX.say(
        rows=cells.shape[0],
        columns=cells.shape[1],
        high=shown[high_row][high_column],
        high_row=rows[high_row],
        high_column=columns[high_column],
        low=shown[low_row][low_column],
        low_row=rows[low_row],
        low_column=columns[low_column],
    )
    if cells.size > _MOST_IN_WORDS:
        return [extremes]
    told = [
        text.COLON.say().join([name, text.COMMA.say().join(row)])
        for name, row in zip(rows, shown, strict=True)
    ]
    return [extremes, text.MATRIX_ALL.say(rows=text.SEMICOLON.say().join(told))]
