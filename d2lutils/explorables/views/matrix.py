"""A matrix: a colour, and where there is room a number, for each row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from d2lutils.explorables.views.scales import Interval, Scale, check_scale
from d2lutils.explorables.views.view import Shape, View
from d2lutils.messages import Message
from d2lutils.messages.plotting import VALUE

_CELL = 0.8  # height of a cell in units of its width, as wanted
_LABELS = 0.12  # height of what stands below, in units of the picture's width
_BOUNDS = (0.4, 1.0)


@dataclass(frozen=True, kw_only=True)
class Matrix(View):
    """An array of look() as cells, row 0 on top, at the step shown.

    x_label, y_label  what the columns and the rows are
    values    name of an array (rows, columns)
    row_labels, column_labels  texts for each; default: 0, 1, 2, ...
    scale     "signed": 0 is neutral; "magnitude": from the neutral colour to blue
    limits    (low, high) of the colours, the same in every run; of a signed scale
              symmetric. Default: from 0 to the greatest value at the step shown
    numbers   the value stands in the cell, where there is room
    value_label  what the values are, with unit
    """

    kind: ClassVar[str] = "matrix"
    x_label: Message
    y_label: Message
    values: str
    row_labels: Sequence[Message] | None = None
    column_labels: Sequence[Message] | None = None
    scale: Scale = "signed"
    limits: Interval | None = None
    numbers: bool = True
    value_label: Message = VALUE

    def __post_init__(self) -> None:
        check_scale(self, self.scale, self.limits)

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the matrix."""
        return (self.values,)

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title, axes, and what the values are."""
        axes = {"x_label": self.x_label, "y_label": self.y_label}
        return {"title": self.title, **axes, "value_label": self.value_label}

    @property
    def listed(self) -> Mapping[str, Sequence[Message]]:
        """Return what the rows and the columns are called."""
        both = {"row_labels": self.row_labels, "column_labels": self.column_labels}
        return {name: tuple(labels) for name, labels in both.items() if labels}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield a label for each row and each column."""
        rows, columns = len(self.row_labels or ()), len(self.column_labels or ())
        yield self.values, (rows or "rows", columns or "columns")

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return the grid, the colours, and how much is written."""
        rows, columns = look[self.values]
        ratio = _CELL * rows / columns + _LABELS
        return {
            "values": self.values,
            "shape": [rows, columns],
            "row_labels": len(self.row_labels) if self.row_labels else None,
            "column_labels": len(self.column_labels) if self.column_labels else None,
            "scale": self.scale,
            "limits": list(self.limits) if self.limits else None,
            "numbers": self.numbers,
            "ratio": round(min(max(ratio, _BOUNDS[0]), _BOUNDS[1]), 3),
        }
