"""What the reader sets: sliders, choices and the seed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from d2lutils.explorables.drawing import Drawing
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text

Option = str | int
Value = float | int | str
MOST_SEED = 9999
MOST_VALUES = 1001  # more positions than a slider has pixels
_POSITIONS = 100  # of a linear slider whose step is not given
# Per decade: 26 values of two digits, neighbours 5 to 12 % apart.
_DECADE = (
    *("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8"),
    *("2.0", "2.2", "2.4", "2.6", "2.8", "3.0", "3.3", "3.6", "4.0", "4.5"),
    *("5.0", "5.5", "6.0", "6.5", "7.0", "7.5", "8.0", "9.0"),
)


@dataclass(frozen=True)
class Slider:
    """A number between low and high; reaches the functions as a scalar Tensor.

    scale  "log" for what is chosen by its order of magnitude: values of two digits
    step   between neighbours of a linear scale; default: at most 101 round values
    unit   such as Message(en="ms", zh="毫秒")
    more   under *More*, not in sight
    grid   the values that are recorded, rising; only of a `Recorded`
    columns  sliders with the same number that follow one another stand small in so many
             columns, as the numbers of a matrix do; 2 to 6

    Raises ValueError if the range, the default, the scale, the step, the grid or the
    columns do not fit.
    """

    name: str
    _: KW_ONLY
    label: Message
    low: float
    high: float
    default: float
    scale: Literal["linear", "log"] = "linear"
    step: float | None = None
    unit: Message | None = None
    more: bool = False
    grid: tuple[float, ...] | None = None
    columns: int | None = None

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise ValueError(wrong.SLIDER_RANGE.say(name=self.name, low=low, high=high))
        if not low <= self.default <= high:
            told = {"name": self.name, "low": low, "high": high, "got": self.default}
            raise ValueError(wrong.SLIDER_DEFAULT.say(**told))
        if self.scale not in ("linear", "log"):
            told = {"what": f"{self.name}.scale", "expected": "linear, log"}
            raise ValueError(wrong.KIND.say(**told, got=self.scale))
        if self.scale == "log" and (low <= 0 or self.step is not None):
            told = {"name": self.name, "low": low, "step": self.step}
            raise ValueError(wrong.SLIDER_LOG.say(**told))
        if self.step is not None and not (high - low) / MOST_VALUES < self.step <= (
            high - low
        ):
            told = {"name": self.name, "most": MOST_VALUES, "got": self.step}
            raise ValueError(wrong.SLIDER_STEP.say(**told))
        if self.grid is not None:
            _check_grid(self, self.grid)
        if self.columns not in (None, *range(2, 7)):
            told = {"name": self.name, "got": self.columns}
            raise ValueError(wrong.SLIDER_COLUMNS.say(**told))

    @property
    def values(self) -> tuple[float | int, ...]:
        """Return all values it can have, rising; low, high, default, grid among them.

        Each is the nearest float64 of a short decimal.
        """
        low, high = _decimal(self.low), _decimal(self.high)
        inner = _log(low, high) if self.scale == "log" else _linear(low, high, self.by)
        among = {low, high, *map(_decimal, (self.default, *(self.grid or ()))), *inner}
        return tuple(_plain(value) for value in sorted(among))

    @property
    def by(self) -> float:
        """Return the distance of neighbours on a linear scale."""
        if self.step is not None:
            return self.step
        return _round_step((self.high - self.low) / _POSITIONS)


@dataclass(frozen=True)
class Choice:
    """One of several options.

    options    option -> its words; or options alone, if they are their own words
    structure  the option itself, a str or int, reaches the functions, and each option
               has tapes of its own; else the functions get the Tensor of its index
    more       under *More*, not in sight

    Raises ValueError if there are fewer than two options or the default is none.
    """

    name: str
    _: KW_ONLY
    label: Message
    options: Mapping[Option, Message] | Sequence[Option]
    default: Option
    structure: bool = True
    more: bool = False

    def __post_init__(self) -> None:
        keys = self.keys
        plain = all(type(key) in (int, str) and key != "" for key in keys)
        clean = not any(set(str(key)) & set(";\"'\\\n") for key in keys)
        if len(set(map(str, keys))) != len(keys) or len(keys) < 2:
            plain = False
        if not plain or not clean:
            told = {"name": self.name, "got": list(keys)}
            raise ValueError(wrong.CHOICE_OPTIONS.say(**told))
        if self.default not in keys:
            expected = ", ".join(map(repr, keys))
            told = {"name": self.name, "expected": expected}
            raise ValueError(wrong.CHOICE_DEFAULT.say(**told, got=self.default))

    @property
    def keys(self) -> tuple[Option, ...]:
        """Return the options, in order."""
        return tuple(self.options)

    @property
    def words(self) -> tuple[Message, ...]:
        """Return the words of the options, in order."""
        if isinstance(self.options, Mapping):
            return tuple(self.options.values())
        return tuple(Message(en=str(key), zh=str(key)) for key in self.options)


@dataclass(frozen=True)
class Seed:
    """The number that all chance comes from; a scalar Tensor called "seed".

    default  0 ... most
    more     under *More*, not in sight
    most     of a `Recorded` a small one: all seeds from 0 to it are recorded

    Raises ValueError for another number.
    """

    default: int = 1
    _: KW_ONLY
    label: Message = text.SEED
    more: bool = True
    most: int = MOST_SEED

    def __post_init__(self) -> None:
        if type(self.most) is not int or not 1 <= self.most <= MOST_SEED:
            raise ValueError(wrong.SEED_MOST.say(most=MOST_SEED, got=self.most))
        if type(self.default) is not int or not 0 <= self.default <= self.most:
            raise ValueError(wrong.SEED_RANGE.say(most=self.most, got=self.default))

    @property
    def name(self) -> str:
        """Return the name under which the functions find it."""
        return "seed"


Control = Slider | Choice | Seed | Drawing


def is_structure(control: Control) -> bool:
    """Say whether each option of the control has tapes of its own."""
    return isinstance(control, Choice) and control.structure


def _check_grid(slider: Slider, grid: tuple[float, ...]) -> None:
    rising = len(grid) > 1 and all(a < b for a, b in pairwise(grid))
    inside = all(slider.low <= value <= slider.high for value in grid)
    if not rising or not inside or slider.default not in grid:
        told = {"name": slider.name, "low": slider.low, "high": slider.high}
        raise ValueError(
            wrong.SLIDER_GRID.say(**told, default=slider.default, got=grid)
        )


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value))).normalize()


def _plain(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)


def _log(low: Decimal, high: Decimal) -> list[Decimal]:
    decades = range(low.adjusted(), high.adjusted() + 1)
    every = [Decimal(m).scaleb(power) for power in decades for m in _DECADE]
    return [value for value in every if low < value < high]


def _linear(low: Decimal, high: Decimal, by: float) -> list[Decimal]:
    step = _decimal(by)
    return [low + i * step for i in range(1, int((high - low) / step) + 1)]


def _round_step(least: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least that."""
    power = math.floor(math.log10(least) + 1e-9)
    steps = [float(f"{m}e{p}") for p in (power, power + 1) for m in (1, 2, 5)]
    return next(step for step in steps if step >= least * (1 - 1e-9))
