"""From start, step and look to tapes: traced once for each choice of structure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from d2lutils.autodiff import Tensor
from d2lutils.autodiff.arrays import Array
from d2lutils.explorables.controls import Choice, Control, Option, is_structure
from d2lutils.explorables.drawing import Drawing, segments
from d2lutils.messages import declarations as wrong
from d2lutils.tape import Input, Tape, trace

Function = Callable[..., Mapping[str, Any]]
Shape = tuple[int, ...]


class Functions(NamedTuple):
    """start(controls), step(state, controls, t) and look(state, controls)."""

    start: Function
    step: Function
    look: Function


def functions_of(
    start: Function | None, step: Function | None, look: Function
) -> Functions:
    """Return the functions; where nothing happens, a state that rests."""
    return Functions(start or _at_rest, step or _stay, look)


def _at_rest(controls: Any) -> Mapping[str, Any]:
    return {"rest": Tensor(0.0)}


def _stay(state: Any, controls: Any, t: Tensor) -> Mapping[str, Any]:
    return {"rest": state.rest}


class Setting(NamedTuple):
    """What the controls say: numbers that reach the tapes, and options of structure."""

    numbers: Mapping[str, float | Array]
    options: Mapping[str, Option]

    @property
    def key(self) -> str:
        """Return the options as one text, the name of their tapes in the payload."""
        return ";".join(map(str, self.options.values()))


class Wanted(NamedTuple):
    """The outputs of look() that are measured at every step, and those pictured."""

    measured: Sequence[str]
    pictured: Sequence[str]


class Tapes(NamedTuple):
    """The four tapes of one choice of structure, and the shapes that they compute.

    picture  None if nothing is drawn but histories
    """

    start: Tape
    step: Tape
    measure: Tape
    picture: Tape | None
    state: Mapping[str, Shape]
    changes: tuple[str, ...]
    look: Mapping[str, Shape]


class Names(SimpleNamespace):
    """The state or the controls, one attribute each."""

    def __init__(self, what: str, values: Mapping[str, Any]) -> None:
        super().__init__(**values)
        self.__dict__["_what"] = what

    def __getattr__(self, name: str) -> Any:
        known = [key for key in self.__dict__ if not key.startswith("_")]
        told = {"of": self.__dict__.get("_what", ""), "expected": ", ".join(known)}
        raise AttributeError(wrong.NO_SUCH_NAME.say(name=name, **told))


def default_setting(controls: Iterable[Control]) -> Setting:
    """Return what the controls say before the reader has moved them."""
    controls = tuple(controls)
    return setting_of(controls, {control.name: control.default for control in controls})


def setting_of(controls: Iterable[Control], values: Mapping[str, Any]) -> Setting:
    """Return the setting in which each control has its value, a choice its option."""
    numbers: dict[str, float | Array] = {}
    options: dict[str, Option] = {}
    for control in controls:
        value = values[control.name]
        if is_structure(control):
            options[control.name] = value
        elif isinstance(control, Choice):
            numbers[control.name] = control.keys.index(value)
        elif isinstance(control, Drawing):
            numbers[control.name] = segments(value, control.most)
        else:
            numbers[control.name] = value
    return Setting(numbers, options)


def settings(controls: Iterable[Control]) -> Iterator[Setting]:
    """Yield a setting for each choice of structure, the other controls as default."""
    controls = tuple(controls)
    chosen = [control for control in controls if is_structure(control)]
    numbers = default_setting(controls).numbers
    for options in product(*(c.keys for c in chosen if isinstance(c, Choice))):
        names = (control.name for control in chosen)
        yield Setting(numbers, dict(zip(names, options, strict=True)))


def trace_all(
    functions: Functions,
    setting: Setting,
    wanted: Callable[[Mapping[str, Shape]], Wanted],
) -> Tapes:
    """Trace the functions in a setting.

    wanted  tells from the shapes of what look() returns what of it is needed

    Raises ValueError if the functions do not fit each other.
    """
    with np.errstate(all="ignore"):
        start = _trace_start(functions.start, setting)
        values = start.run(**setting.numbers)
        check_clash({*setting.numbers, *setting.options, "t"}, "start()", values)
        step = _trace_step(functions.step, setting, values)
        shapes: dict[str, Shape] = {}

        def look(part: str) -> Tape:
            return _trace_look(functions.look, setting, values, (shapes, wanted, part))

        measure = look("measured")
        picture = look("pictured") if wanted(shapes).pictured else None
    state = {name: value.shape for name, value in values.items()}
    return Tapes(start, step, measure, picture, state, tuple(step.outputs), shapes)


def check_clash(controls: Iterable[str], function: str, names: Iterable[str]) -> None:
    """Raise ValueError if the function returns a name that controls have."""
    both = ", ".join(sorted(set(controls) & set(names)))
    if both:
        told = {"first": "controls", "second": function, "names": both}
        raise ValueError(wrong.CLASH.say(**told))


def _trace_start(function: Function, setting: Setting) -> Tape:
    def start(*leaves: Tensor) -> Mapping[str, Any]:
        return _some("start", function(_controls(setting, leaves)))

    return trace(start, _control_inputs(setting))


def _trace_step(
    function: Function, setting: Setting, values: Mapping[str, Array]
) -> Tape:
    def step(*leaves: Tensor) -> Mapping[str, Any]:
        state, rest = _state(values, leaves)
        returned = _some("step", function(state, _controls(setting, rest), rest[-1]))
        unknown = [name for name in returned if name not in values]
        if unknown:
            told = {"names": ", ".join(unknown), "state": ", ".join(values)}
            raise ValueError(wrong.STEP_UNKNOWN.say(**told))
        return returned

    states = [Input(name, "state", value) for name, value in values.items()]
    time = Input("t", "control", np.zeros(()))
    return trace(step, [*states, *_control_inputs(setting), time])


def _trace_look(
    function: Function,
    setting: Setting,
    values: Mapping[str, Array],
    keep: tuple[dict[str, Shape], Callable[[Mapping[str, Shape]], Wanted], str],
) -> Tape:
    shapes, wanted, part = keep

    def look(*leaves: Tensor) -> Mapping[str, Any]:
        state, rest = _state(values, leaves)
        returned = _some("look", function(state, _controls(setting, rest)))
        check_clash({*setting.numbers, *setting.options, "step"}, "look()", returned)
        shapes.update({name: np.shape(value) for name, value in returned.items()})
        names = getattr(wanted(shapes), part)
        return {name: returned[name] for name in names}

    states = [Input(name, "data", value) for name, value in values.items()]
    return trace(look, [*states, *_control_inputs(setting)])


def _control_inputs(setting: Setting) -> list[Input]:
    return [
        Input(name, "control", np.asarray(value, np.float64))
        for name, value in setting.numbers.items()
    ]


def _state(
    values: Mapping[str, Array], leaves: tuple[Tensor, ...]
) -> tuple[Names, tuple[Tensor, ...]]:
    """Return the state by name, and the leaves that are left."""
    tensors = dict(zip(values, leaves, strict=False))
    return Names("state", tensors), leaves[len(values) :]


def _controls(setting: Setting, leaves: tuple[Tensor, ...]) -> Names:
    tensors = dict(zip(setting.numbers, leaves, strict=False))
    return Names("controls", {**tensors, **setting.options})


def _some(function: str, returned: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(returned, Mapping) and not returned:
        raise ValueError(wrong.MAKES_NOTHING.say(function=function))
    return returned
