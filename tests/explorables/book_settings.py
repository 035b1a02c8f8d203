"""The settings in which each explorable of the book is tried."""

import math
import zlib
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from d2lutils.explorables import Explorable
from d2lutils.explorables.controls import Choice, Control, Slider, Value
from d2lutils.explorables.drawing import LETTERS, Drawing
from d2lutils.explorables.programs import settings
from d2lutils.tape import Tape

MOST_STEPS = 300
MOST_NUMBERS = 50_000_000  # of a run, but for the default one
DRAWN = ("drawn", "drawn again")
SETTINGS = ("default", *DRAWN)


class Tried(NamedTuple):
    """What is set, and the steps at which results are compared, rising."""

    values: Mapping[str, Value]
    steps: tuple[int, ...]


def affordable(step: Tape) -> int:
    """Return how many steps are worth their time: fewer where a tape is long."""
    numbers = sum(math.prod(one.shape) for one in step.operations)
    return max(3, min(MOST_STEPS, MOST_NUMBERS // max(numbers, 1)))


def tried(explorable: Explorable, setting: str) -> Tried:
    """Return the default setting or one that is drawn, the same on every machine."""
    rng = np.random.default_rng(zlib.crc32(f"{explorable.name} {setting}".encode()))
    fewest = min(affordable(tapes.step) for tapes in explorable.tapes.values())
    most = min(explorable.most_steps, fewest)
    if most == 0:  # nothing but the controls changes what is shown
        given = {one.name: one.default for one in explorable.controls}
        values = {one.name: drawn_value(one, rng) for one in explorable.controls}
        return Tried(values if setting in DRAWN else given, (0, 0))
    drawn = int(rng.integers(2, most))
    if setting in DRAWN:
        values = {one.name: drawn_value(one, rng) for one in explorable.controls}
        return Tried(values, tuple(sorted({1, drawn, min(explorable.steps, most)})))
    values = {one.name: one.default for one in explorable.controls}
    return Tried(values, tuple(sorted({1, drawn, explorable.steps})))


def structures(explorable: Explorable) -> list[Tried]:
    """Return each choice of structure once, the other controls as default."""
    default = {one.name: one.default for one in explorable.controls}
    every = settings(explorable.controls)
    steps = (0, 3) if explorable.most_steps else (0, 0)
    return [Tried({**default, **one.options}, steps) for one in every]


def drawn_value(control: Control, rng: np.random.Generator) -> Value:
    """Return one of the values that the reader can give the control."""
    if isinstance(control, Choice):
        return control.keys[rng.integers(len(control.keys))]
    if isinstance(control, Slider):
        return control.values[rng.integers(len(control.values))]
    if isinstance(control, Drawing):
        letters = np.array(list(LETTERS))
        strokes = (rng.choice(letters, 2 * n) for n in rng.integers(1, 8, size=4))
        return ".".join(map("".join, strokes))
    return int(rng.integers(10_000))
