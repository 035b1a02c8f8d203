"""Small images side by side."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from d2lutils.explorables.views.scales import Interval, Scale, check_scale
from d2lutils.explorables.views.view import Shape, View, title
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text
from d2lutils.messages.plotting import VALUE

MOST_IMAGES = 256
_LABEL = 0.18  # height of a label in units of an image's width, about
_WANTED = 0.8  # height of the picture in units of its width
_BOUNDS = (0.3, 1.1)


@dataclass(frozen=True, kw_only=True)
class Images(View):
    """Arrays of look() as small images in a grid, row 0 on top, all on one scale.

    values   name of an array (n, rows, columns), or (rows, columns) for one image
    columns  images in a row; default: what makes them largest
    labels   what stands below each: n texts, or the name of an array (n,) of numbers
    scale    "magnitude": grey, paper to ink; "signed": 0 is neutral
    limits   (low, high) of the colours, the same in every run; of a signed scale
             symmetric. Default: from 0 to the greatest value at the step shown
    value_label  what the values are, with unit
    """

    kind: ClassVar[str] = "images"
    values: str
    columns: int | None = None
    labels: Sequence[Message] | str | None = None
    scale: Scale = "magnitude"
    limits: Interval | None = None
    value_label: Message = VALUE

    def __post_init__(self) -> None:
        check_scale(self, self.scale, self.limits)
        columns = self.columns
        if columns is not None and (type(columns) is not int or columns < 1):
            raise ValueError(wrong.IMAGE_COLUMNS.say(view=title(self), got=columns))

    @property
    def numbers(self) -> str | None:
        """Return the name of the array that stands below the images."""
        return self.labels if isinstance(self.labels, str) else None

    @property
    def texts(self) -> tuple[Message, ...]:
        """Return the texts that stand below the images."""
        return () if isinstance(self.labels, str) else tuple(self.labels or ())

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the images, then the numbers below them."""
        return (self.values, *((self.numbers,) if self.numbers else ()))

    @property
    def words(self) -> Mapping[str, Message]:
        """Return the title, and what the numbers of the read-out are."""
        places = {"image_label": text.IMAGE, "row_label": text.ROW}
        value = {"column_label": text.COLUMN, "value_label": self.value_label}
        return {"title": self.title, **places, **value}

    @property
    def listed(self) -> Mapping[str, Sequence[Message]]:
        """Return the texts below the images."""
        return {"labels": self.texts} if self.texts else {}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield a stack of grids or one grid, and a number for each."""
        single = len(look[self.values]) == 2 and len(self.texts) <= 1
        n = len(self.texts) or "n"
        yield self.values, (*(() if single else (n,)), "rows", "columns")
        if self.numbers:
            yield self.numbers, (1 if single else look[self.values][0],)

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return the grid, the colours, and what stands below."""
        shape = stacked(look[self.values])
        return {
            "values": self.values,
            "shape": list(shape),
            "columns": self.columns,
            "scale": self.scale,
            "limits": list(self.limits) if self.limits else None,
            "labels": len(self.texts) or None,
            "numbers": self.numbers,
            "ratio": round(self._ratio(shape), 3),
        }

    def check_arrays(self, arrays: Mapping[str, Any]) -> None:
        """Raise ValueError if there are more images than can be shown."""
        number = stacked(arrays[self.values].shape)[0]
        if number > MOST_IMAGES:
            told = {"view": title(self), "most": MOST_IMAGES, "got": number}
            raise ValueError(wrong.IMAGE_COUNT.say(**told))

    def _ratio(self, shape: Shape) -> float:
        """Return the height of the picture on a narrow page, by its width."""
        below = _LABEL if self.labels else 0.0
        columns = self.columns or best_columns(shape, below, _WANTED)
        return min(max(height(shape, columns, below), _BOUNDS[0]), _BOUNDS[1])


def stacked(shape: Shape) -> Shape:
    """Return the shape (n, rows, columns): one image is a stack of one."""
    return (1, *shape) if len(shape) == 2 else shape


def height(shape: Shape, columns: int, below: float) -> float:
    """Return the height of a grid of images in units of its width.

    shape    (n, rows, columns) of the images
    columns  images in a row
    below    height of what stands below an image, in units of the image's width
    """
    n, rows, wide = shape
    return math.ceil(n / columns) * (rows / wide + below) / columns


def best_columns(shape: Shape, below: float, wanted: float) -> int:
    """Return how many images in a row come near a wanted height, few places empty.

    shape, below  as for height()
    wanted        the height of the grid in units of its width
    """

    def badness(columns: int) -> float:
        empty = math.ceil(shape[0] / columns) * columns / shape[0] - 1
        return abs(math.log(height(shape, columns, below) / wanted)) + empty

    return min(range(1, shape[0] + 1), key=badness)
