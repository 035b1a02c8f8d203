"""What the reader draws: strokes on a grid, as one text.

A stroke is a line through points (x, y), whole numbers 0..63 with y down. Each number
is a letter, A = 0 ... Z = 25, a = 26 ... z = 51, 0 = 52 ... 9 = 61, - = 62, _ = 63, so
that the text stands in a link as it is; "." parts strokes: "AA_A.AB" is a line along
the upper rim, and a dot below its left end. No text at all is an empty drawing.
``arithmetic/drawings.js`` reads and writes the same.
"""

import re
import string
from dataclasses import KW_ONLY, dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong

SIDE = 64  # numbers that a coordinate can be
MOST_SEGMENTS = 256
LETTERS = f"{string.ascii_uppercase}{string.ascii_lowercase}{string.digits}-_"
OUTSIDE = -1.0  # where the segments of an empty drawing lie
_STROKES = re.compile(r"([\w-]{2})+(\.([\w-]{2})+)*", re.ASCII)


@dataclass(frozen=True)
class Drawing:
    """Strokes of a pen; reach the functions as a Tensor (most, 4), see `segments`.

    default  the drawing that is there at first, as a text
    most     segments; what is drawn with more is made simpler
    more     under *More*, not in sight

    Raises ValueError if `most` is not 1 ... 256 or the default has more, or is none.
    """

    name: str
    _: KW_ONLY
    label: Message
    default: str
    most: int = 96
    more: bool = False

    def __post_init__(self) -> None:
        if type(self.most) is not int or not 1 <= self.most <= MOST_SEGMENTS:
            told = {"name": self.name, "most": MOST_SEGMENTS, "got": self.most}
            raise ValueError(wrong.DRAWING_MOST.say(**told))
        segments(self.default, self.most)


def strokes_of(text: str) -> list[NDArray[np.int64]]:
    """Return the strokes of a drawing, each (n, 2): x and y of its points.

    Raises ValueError if the text is no drawing.
    """
    if not isinstance(text, str) or (text and not _STROKES.fullmatch(text)):
        raise ValueError(wrong.DRAWING.say(got=text))
    strokes = [[LETTERS.index(sign) for sign in part] for part in text.split(".")]
    return [np.array(stroke).reshape(-1, 2) for stroke in strokes if stroke]


def segments(text: str, most: int) -> NDArray[np.float64]:
    """Return the segments of a drawing, (most, 4): x0, y0, x1, y1.

    A dot is a segment of length 0. Rows that are left repeat the last point; those of
    an empty drawing are -1.

    Raises ValueError if the text is no drawing, or has more segments.
    """
    rows = [
        [*start, *end]
        for stroke in strokes_of(text)
        for start, end in pairwise(stroke if len(stroke) > 1 else [*stroke, *stroke])
    ]
    if len(rows) > most:
        raise ValueError(wrong.DRAWING_LONG.say(most=most, got=len(rows)))
    last = [*rows[-1][2:], *rows[-1][2:]] if rows else [OUTSIDE] * 4
    return np.array([*rows, *[last] * (most - len(rows))], np.float64)
