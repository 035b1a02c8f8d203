"""Take away the empty height of a finished figure."""

import matplotlib.figure
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

_PAD = 5.0  # around what is cropped, points
_LEAST = 3.0  # less is not worth it, points


def trim(figure: matplotlib.figure.Figure) -> None:
    """Make the figure as high as what it shows; nothing in it changes its size.

    Axes with a fixed aspect are given more height than they can fill; a bare drawing,
    its axes off, may leave a band above or below.
    """
    figure.draw_without_rendering()
    unfilled = min((_unfilled(axes) for axes in figure.axes), default=0.0)
    if unfilled >= _LEAST:
        _lower(figure, unfilled)
    elif len(figure.axes) == 1 and not figure.axes[0].axison:
        _crop(figure, figure.axes[0])


def _unfilled(axes: Axes) -> float:
    """Return the points of height that rows of such axes leave empty."""
    place, figure = axes.get_subplotspec(), axes.get_figure()
    shown = axes.get_tightbbox()  # the labels move up with axes that are too low
    if place is None or figure is None or shown is None:
        return 0.0
    allotted = axes.get_position(original=True).height * figure.bbox.height
    return float(allotted - shown.height) * 72 / figure.dpi * place.get_gridspec().nrows


def _crop(figure: matplotlib.figure.Figure, axes: Axes) -> None:
    """Cut off what is empty above and below a drawing; its scale stays."""
    boxes = [artist.get_tightbbox() for artist in _drawn(axes)]
    seen = [box for box in boxes if box is not None and box.width + box.height > 0]
    if not seen:
        return
    point = figure.dpi / 72
    drawn, frame = Bbox.union(seen), axes.get_window_extent()
    low = max(frame.y0, drawn.y0 - _PAD * point)
    high = min(frame.y1, drawn.y1 + _PAD * point)
    spare = (frame.height - (high - low)) / point
    if spare < _LEAST:
        return
    to_data = axes.transData.inverted()
    bottom, top = (to_data.transform((frame.x0, y))[1] for y in (low, high))
    axes.set_ylim(bottom, top)
    _lower(figure, spare)


def _drawn(axes: Axes) -> list[Artist]:
    held = [*axes.lines, *axes.patches, *axes.collections, *axes.texts, *axes.images]
    return [artist for artist in held if artist.get_visible()]


def _lower(figure: matplotlib.figure.Figure, points: float) -> None:
    width = float(figure.get_size_inches()[0])
    figure.set_size_inches(width, (_height(figure) - points) / 72)


def _height(figure: matplotlib.figure.Figure) -> float:
    return float(figure.get_size_inches()[1]) * 72
