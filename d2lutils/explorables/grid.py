"""The settings that are recorded: every combination of the values of the controls."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from d2lutils.explorables.controls import Choice, Control, Seed, Slider, Value
from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.drawing import Drawing
from d2lutils.explorables.formatting import written
from d2lutils.explorables.packing import Bytes
from d2lutils.explorables.values import plain
from d2lutils.messages import recordings as text

MOST_RUNS = 200


def settings_of(controls: Iterable[Control]) -> dict[str, dict[str, Value]]:
    """Return the values of every recorded run by its key."""
    controls = tuple(controls)
    names = [control.name for control in controls]
    every = product(*map(recorded_values, controls))
    settings = [dict(zip(names, values, strict=True)) for values in every]
    return {key_of(controls, values): values for values in settings}


def key_of(controls: Iterable[Control], values: Mapping[str, Value]) -> str:
    """Return the values as one text, the name of their run in the payload."""
    return ";".join(written(values[control.name]) for control in controls)


def recorded_values(control: Control) -> Sequence[Value]:
    """Return the values that are recorded: of a choice and the seed all there are."""
    if isinstance(control, Slider):
        return [plain(value) for value in control.grid or ()]
    if isinstance(control, Seed):
        return range(control.most + 1)
    return control.keys if isinstance(control, Choice) else [control.default]


def check_grid(declared: Declaration, store: Mapping[str, Bytes]) -> None:
    """Check that a whole grid of runs can be recorded.

    store  how arrays are kept

    Raises ValueError that says which part is wrong and what was expected.
    """
    for control in declared.controls:
        if isinstance(control, Drawing):
            raise ValueError(text.DRAWN.say(name=control.name))
        if isinstance(control, Slider) and control.grid is None:
            raise ValueError(text.NO_GRID.say(name=control.name))
        if isinstance(control, Choice) and not control.structure:
            raise ValueError(text.INDEX.say(name=control.name))
    counts = {c.name: len(recorded_values(c)) for c in declared.controls}
    number = math.prod(counts.values())
    if number > MOST_RUNS:
        shown = " × ".join(f"{name} {count}" for name, count in counts.items())
        told = {"most": MOST_RUNS, "got": number, "counts": shown}
        raise ValueError(text.TOO_MANY_RUNS.say(**told))
    if declared.most_steps == 0:
        raise ValueError(text.NO_STEPS.say())
    steps = {"steps": declared.steps, "most_steps": declared.most_steps}
    for what, given in steps.items():
        if given % declared.every:
            told = {"what": what, "every": declared.every, "got": given}
            raise ValueError(text.NO_MULTIPLE.say(**told))
    _check_store(declared, store)


def _check_store(declared: Declaration, store: Mapping[str, Bytes]) -> None:
    arrays = [name for view in declared.views for name in view.arrays]
    for name, kept in store.items():
        if name not in arrays:
            told = {"name": name, "expected": ", ".join(arrays)}
            raise ValueError(text.STORE_NAME.say(**told))
        fits = isinstance(kept, Bytes) and -math.inf < kept.low < kept.high < math.inf
        if not fits:
            raise ValueError(text.STORE_KIND.say(name=name, got=kept))
