"""What the controls are set to: values by name, checked and completed."""

from collections.abc import Iterable, Mapping
from numbers import Integral, Real

from d2lutils.explorables.controls import Choice, Control, Slider, Value
from d2lutils.explorables.drawing import Drawing, segments
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong


def values_of(
    controls: Iterable[Control], given: Mapping[str, Value]
) -> dict[str, Value]:
    """Return a value for each control: the given one, else its default.

    given  of a choice its option, of a slider any number within its ends
    ->     whole numbers as int, others as float

    Raises ValueError for another control, or a value that it cannot have.
    """
    known = {control.name: control for control in controls}
    unknown = [name for name in given if name not in known]
    if unknown:
        told = {"names": ", ".join(unknown), "expected": ", ".join(known)}
        raise ValueError(wrong.UNKNOWN_CONTROL.say(**told))
    return {
        name: _fitting(control, given.get(name, control.default))
        for name, control in known.items()
    }


def words_of(
    controls: Iterable[Control], values: Mapping[str, Value]
) -> dict[str, Message]:
    """Return what the option of each choice is called in a sentence."""
    return {
        control.name: control.words[control.keys.index(values[control.name])]
        for control in controls
        if isinstance(control, Choice)
    }


def plain(value: float) -> float | int:
    """Return a number as int if it is whole, else as float."""
    return int(value) if float(value).is_integer() else float(value)


def _fitting(control: Control, value: Value) -> Value:
    if isinstance(control, Drawing):
        segments(str(value), control.most)
        return str(value)
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if isinstance(control, Choice):
        fits, expected = value in control.keys, wrong.ONE_OF.say(options=control.keys)
    elif isinstance(control, Slider):
        number = isinstance(value, Real) and not isinstance(value, bool)
        fits = number and control.low <= float(value) <= control.high
        expected = wrong.BETWEEN.say(low=control.low, high=control.high)
    else:
        fits = whole and 0 <= int(value) <= control.most
        expected = wrong.WHOLE.say(low=0, high=control.most)
    if not fits:
        told = {"name": control.name, "expected": expected, "got": value}
        raise ValueError(wrong.BAD_VALUE.say(**told))
    if isinstance(control, Choice):
        return control.keys[control.keys.index(value)]  # 2, where 2.0 was given
    assert not isinstance(value, str)
    return plain(value)
