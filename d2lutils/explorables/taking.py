"""One run of record(): its frames, copied, checked and packed."""

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np

from d2lutils.explorables.controls import Value
from d2lutils.explorables.one_thread import one_thread
from d2lutils.explorables.packing import Floats, Layout, Shape, pack
from d2lutils.explorables.programs import Names
from d2lutils.explorables.running import Run, check_numbers, is_count
from d2lutils.explorables.values import plain
from d2lutils.messages import recordings as text

# record(controls) yields, at step 0, every, 2 · every, ..., what is shown there.
Record = Callable[[Any], Iterator[Mapping[str, Any]]]
Watch = Callable[[float], None]


def ignore(part: float) -> None:
    """Watch nothing."""


def frames_of(record: Record, values: Mapping[str, Value]) -> Iterator[dict[str, Any]]:
    """Yield what record(controls) yields, each number and array copied as float32.

    Raises ValueError if it yields something else than numbers and arrays by name.
    """
    for number, frame in enumerate(record(Names("controls", values))):
        if not isinstance(frame, Mapping) or not frame:
            got = type(frame).__name__
            raise ValueError(text.NO_FRAME.say(number=number, got=got))
        yield {name: _copied(name, value) for name, value in frame.items()}


def take(
    record: Record,
    layout: Layout,
    values: Mapping[str, Value],
    watch: Watch = ignore,
) -> bytes:
    """Return the packed run.

    watch  is called after each frame with the part that is done; what it raises ends
           the run

    Raises ValueError if the frames are not those of the layout, and whatever record()
    raises.
    """
    kept: dict[str, list[Floats]] = {name: [] for name, _, _ in layout.parts()}
    with one_thread():
        frames = frames_of(record, values)
        for number, frame in enumerate(islice(frames, layout.frames)):
            for name, shape, _ in layout.parts():
                kept[name].append(_part(frame, name, shape[1:], number))
            watch((number + 1) / layout.frames)
        number = len(next(iter(kept.values())))
        if number < layout.frames or next(frames, None) is not None:
            got = text.MORE.say() if number == layout.frames else number
            raise ValueError(text.FRAME_COUNT.say(expected=layout.frames, got=got))
    return pack(layout, {name: np.stack(parts) for name, parts in kept.items()})


def rerun_recorded(
    record: Record,
    /,
    *,
    steps: int,
    every: int = 1,
    options: Mapping[str, str | int] | None = None,
    **controls: float,
) -> Run:
    """Return a run of record(): what *Copy as Python* of a `Recorded` calls.

    record    as a `Recorded` takes it; it is followed up to that step only
    steps     a multiple of every
    every     steps between its frames
    options   the choices
    controls  all other controls

    Raises ValueError if a control is not finite, there is no frame at that step, or a
    frame does not fit.
    """
    check_numbers(controls)
    if not is_count(every, 1) or not is_count(steps, 0) or steps % every:
        told = {"name": "steps", "every": every, "least": 0, "most": "…"}
        raise ValueError(text.NO_FRAME_THERE.say(**told, got=steps))
    numbers = {name: plain(value) for name, value in controls.items()}
    values = {**numbers, **(options or {})}
    wanted = steps // every + 1
    with one_thread():
        frames = list(islice(frames_of(record, values), wanted))
    if len(frames) < wanted:
        raise ValueError(text.FRAME_COUNT.say(expected=wanted, got=len(frames)))
    shapes = {name: array.shape for name, array in frames[-1].items()}
    scalars = [name for name, shape in shapes.items() if math.prod(shape) == 1]
    history: dict[str, Any] = {
        name: np.array([_part(f, name, (), n) for n, f in enumerate(frames)])
        for name in scalars
    }
    last = {name: float(history[name][-1]) for name in scalars}
    history["step"] = np.arange(wanted) * every
    arrays = {name: frames[-1][name] for name in shapes if name not in scalars}
    return Run(last, steps, history, arrays, controls=values)


def _copied(name: str, value: Any) -> Floats:
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        array = np.array(None)
    if array.dtype.kind not in "biuf":
        raise ValueError(text.NO_NUMBERS.say(name=name, got=type(value).__name__))
    with np.errstate(over="ignore"):  # what float32 cannot hold is infinite
        return array.astype(np.float32)


def _part(frame: Mapping[str, Floats], name: str, shape: Shape, number: int) -> Floats:
    """Return one number or array of a frame in the shape that it must have."""
    if name not in frame:
        told = {"name": name, "number": number, "expected": ", ".join(frame)}
        raise ValueError(text.FRAME_LACKS.say(**told))
    found = frame[name]
    if found.shape != shape and not (shape == () and found.size == 1):
        told = {"name": name, "number": number}
        raise ValueError(text.FRAME_SHAPE.say(**told, expected=shape, got=found.shape))
    return found.reshape(shape)
