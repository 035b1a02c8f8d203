"""A finished figure: the picture, and what it says in words."""

import io
import os
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import matplotlib.figure
from cycler import cycler
from matplotlib import font_manager, style

from d2lutils.plotting.style import (
    CHINESE_FONTS,
    DASHES,
    HUES,
    LAYOUT_FONT,
    PAPER,
    READER_FONTS,
    STYLE,
)
from d2lutils.plotting.table import TABLE, Table
from d2lutils.plotting.themed import themed

_DPI = 160  # of the picture in a notebook: sharp on a dense screen
_CSS_PIXELS_PER_INCH = 96


@dataclass(frozen=True, repr=False)
class Figure:
    """A picture with its alt text.

    figure  the Matplotlib figure, to look at or to test
    alt     what the picture shows and the numbers that matter, in words
    table   the numbers themselves, if the picture is of curves or bars

    As the last line of a cell it shows itself: a PNG on an opaque plate, or, when the
    environment variable D2LUTILS_BOOK is 1, an SVG that follows the page's theme.
    """

    figure: matplotlib.figure.Figure
    alt: str
    table: Table | None = None

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def png(self) -> bytes:
        """Return the picture as PNG, 160 dots per inch, on an opaque white plate."""
        buffer = io.BytesIO()
        with house_style(fonts=READER_FONTS):
            self.figure.savefig(buffer, format="png", dpi=_DPI, facecolor=PAPER)
        return buffer.getvalue()

    def svg(self) -> str:
        """Return the picture as SVG whose ink follows the page's theme.

        The same picture gives the same text on every run and machine.
        """
        buffer = io.StringIO()
        with house_style(fonts=(LAYOUT_FONT,)):
            self.figure.savefig(buffer, format="svg", metadata={"Date": None})
        return themed(buffer.getvalue(), alt=self.alt)

    def _repr_mimebundle_(
        self,
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        if os.environ.get("D2LUTILS_BOOK") == "1":
            kind, picture, said = "image/svg+xml", self.svg(), {"alt": self.alt}
            numbers = {TABLE: self.table.as_json()} if self.table else {}
            shown = {kind: picture, "text/plain": repr(self), **numbers}
            return shown, {kind: said}
        width, height = (
            round(inches * _CSS_PIXELS_PER_INCH)
            for inches in self.figure.get_size_inches()
        )
        about = {"alt": self.alt, "width": width, "height": height}
        return (
            {"image/png": self.png(), "text/plain": repr(self)},
            {"image/png": about},
        )


@contextmanager
def house_style(*, fonts: Collection[str] = (LAYOUT_FONT,)) -> Iterator[None]:
    """Draw inside this context in the book's style, whatever the reader's settings.

    fonts  families to look for, the first that is installed is used
    """
    cycle = cycler(color=HUES) + cycler(linestyle=DASHES)
    settings = STYLE | {
        "axes.prop_cycle": cycle,
        "font.sans-serif": [name for name in fonts if name in _installed_fonts()],
        "font.family": ["sans-serif", *_chinese_fonts(), LAYOUT_FONT],
    }
    with style.context(settings, after_reset=True), warnings.catch_warnings():
        # In the page the browser has the glyph that Matplotlib's font may lack.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        yield


@cache
def _installed_fonts() -> frozenset[str]:
    return frozenset(font_manager.get_font_names())


def _chinese_fonts() -> list[str]:
    return [name for name in CHINESE_FONTS if name in _installed_fonts()][:1]
