"""A grid of values as colours over a rectangle."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from d2lutils.explorables.views.scales import (
    Interval,
    Scale,
    check_interval,
    check_scale,
)
from d2lutils.explorables.views.view import Pair, Shape, View, title
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages.plotting import VALUE


@dataclass(frozen=True, kw_only=True)
class Field(View):
    """A grid of look() as colours over a rectangle, points on it, and a path.

    x, y    (low, high) of the rectangle
    values  name of an array (rows, columns): the values in the middles of equal cells,
            the first row lowest
    scale   "signed": 0 is neutral; "magnitude": from the least to the greatest
    log     colours by the logarithm; of magnitudes above 0
    limits  (low, high) of the colours, the same in every run; of a signed scale
            symmetric. Default: those of the values at the step shown
    value_label  what the values are, with unit
    points  name of an array (n, 3) -> its label; each row is x, y and the label 0 or 1
    path    names of two scalars: the point (x, y) at each recorded step
    drag    names of two sliders that say where the path begins: the reader may drag it
    """

    kind: ClassVar[str] = "field"
    x_label: Message
    y_label: Message
    x: Interval
    y: Interval
    values: str
    scale: Scale = "signed"
    log: bool = False
    limits: Interval | None = None
    value_label: Message = VALUE
    points: Mapping[str, Message] = field(default_factory=dict)
    path: Pair | None = None
    drag: Pair | None = None

    def __post_init__(self) -> None:
        check_interval(self, "x", self.x)
        check_interval(self, "y", self.y)
        check_scale(self, self.scale, self.limits)
        if self.log and self.scale == "signed":
            told = {"what": f"{title(self)}: scale", "expected": "magnitude"}
            raise ValueError(wrong.KIND.say(**told, got="signed, log"))
        if self.log and self.limits is not None and self.limits[0] <= 0:
            ends = {"scale": self.scale, "got": self.limits}
            raise ValueError(wrong.LIMITS.say(view=title(self), **ends))

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the coordinates of the path."""
        return self.path or ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the values, then the points."""
        return (self.values, *self.points)

    @property
    def words(self) -> Mapping[str, Message]:
        """Return title, axes, and what the values are."""
        axes = {"x_label": self.x_label, "y_label": self.y_label}
        return {"title": self.title, **axes, "value_label": self.value_label}

    @property
    def named(self) -> Mapping[str, Mapping[str, Message]]:
        """Return the labels of the sets of points."""
        return {"points": self.points}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield a grid, and rows of three."""
        yield self.values, ("rows", "columns")
        for name in self.points:
            yield name, ("n", 3)

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return the rectangle, its grid, the colours, and what lies on it."""
        return {
            "x": list(self.x),
            "y": list(self.y),
            "values": self.values,
            "shape": list(look[self.values]),
            "scale": self.scale,
            "log": self.log,
            "limits": list(self.limits) if self.limits else None,
            "points": list(self.points),
            "path": list(self.path) if self.path else None,
            "drag": list(self.drag) if self.drag else None,
        }

    def check_controls(self, sliders: Sequence[str]) -> None:
        """Raise ValueError unless `drag` names two sliders."""
        drag = self.drag
        if drag is not None and (len(drag) != 2 or not set(drag) <= set(sliders)):
            told = {"got": drag, "expected": ", ".join(sliders)}
            raise ValueError(wrong.DRAG.say(view=title(self), **told))

    def check_arrays(self, arrays: Mapping[str, Any]) -> None:
        """Raise ValueError if a logarithm is to be taken of what has none."""
        if self.log and arrays[self.values].min() <= 0:
            least = arrays[self.values].min()
            raise ValueError(wrong.NOT_POSITIVE.say(view=title(self), got=least))
