"""A hundred drawn digits, ten styles of each: to test with, not to learn from."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from d2lutils.data.dataset import DataCard

FILE = Path(__file__).with_name("strokes.txt")
CARD = DataCard(
    name="strokes",
    origin=(
        "made for this book: three or four skeletons for each digit, placed by hand as "
        "points, made smooth, then slanted, widened, narrowed, shrunk or shaken by a "
        "small program, and rounded to the grid"
    ),
    licence="CC BY 4.0",
    shape="100 drawings: 10 digits in 10 styles; at most 48 segments each",
    units="whole numbers 0..63, x to the right, y down",
    sha256={
        "strokes.txt": (
            "8ac0832db46fe0333646de91fbf0aebaed288603118d35dc40501fe3cbf8b788"
        ),
    },
    note=(
        "One hand drew them, with points and not with a pen: they are no sample of how "
        "people write. They hold what the training digits hardly have: a 1 with a "
        "foot, a 7 without a bar, a digit of straight lines. Measure with them; do not "
        "choose by them."
    ),
)


class Strokes(NamedTuple):
    """Drawings, what they show, and how they were drawn.

    drawings  a text for each, as the control `Drawing` and `segments` of
              d2lutils.explorables take it
    y         (n,) int64, the digit
    styles    a word for each, such as "slanted-right"
    """

    drawings: tuple[str, ...]
    y: NDArray[np.int64]
    styles: tuple[str, ...]
    card: DataCard


def load_strokes() -> Strokes:
    """Load the hundred drawn digits, sorted by digit, then style.

    ->  Strokes
    """
    lines = FILE.read_text(encoding="ascii").splitlines()
    digits, styles, drawings = zip(*map(str.split, lines), strict=True)
    return Strokes(drawings, np.array(digits, np.int64), styles, CARD)
