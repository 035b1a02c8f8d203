"""Small pictures side by side."""

import math
from collections.abc import Sequence

import matplotlib.figure
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from d2lutils.messages import plotting as text
from d2lutils.plotting.drawing import add_title
from d2lutils.plotting.figure import Figure, house_style
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import LABEL_SIZE, SIZES, Size
from d2lutils.plotting.trim import trim
from d2lutils.plotting.words import array_of, counted, listed, number, sentence

_MOST_COLUMNS = 10


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
    size     default chosen by the number of rows; the height shrinks to what is needed
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
            _show_image(axes, stack[place], limits=limits(stack, signed), signed=signed)
            if titles is not None:
                axes.set_title(titles[place], fontsize=LABEL_SIZE - 1, loc="center")
        trim(figure)
    return Figure(figure, describe_images(stack, title, titles, signed))


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


def limits(values: NDArray[np.float64], signed: bool) -> tuple[float, float]:
    """Return the ends of the colour scale; signed: 0 lies in the middle."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    if signed:
        largest = max(abs(low), abs(high)) or 1.0
        return -largest, largest
    return low, high if high > low else low + 1.0


def describe_images(
    stack: NDArray[np.float64],
    title: str,
    titles: Sequence[str] | None,
    signed: bool,
) -> str:
    """Return how many images, how large, their titles and the range, in words.

    stack  (n, height, width)
    """
    count, height, width = stack.shape
    titled = text.IMAGES_TITLED.say(titles=listed(titles)) if titles else ""
    low, high = number(float(np.nanmin(stack))), number(float(np.nanmax(stack)))
    shown = counted(count, text.ONE_IMAGE, text.IMAGE_COUNT)
    what = text.IMAGES.say(images=shown, height=height, width=width, titled=titled)
    span = text.IMAGES_SIGNED if signed else text.IMAGES_RANGE
    return sentence(title, what, span.say(low=low, high=high))
