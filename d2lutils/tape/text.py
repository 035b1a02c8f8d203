"""A tape to be read: its inputs, one line for each operation, its outputs.

A value bears the name its author gave the tensor; the next value of a state w is w′;
the others are numbered v1, v2, ... A small constant is written out where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from d2lutils.autodiff.arrays import Array
from d2lutils.messages import tape as words
from d2lutils.tape.operation import Operation, Shape
from d2lutils.tape.replay import key

if TYPE_CHECKING:
    from d2lutils.tape.tape import Tape

Lines = list[tuple[str, Shape]]
BETWEEN = {
    "add": "+",
    "subtract": "-",
    "multiply": "·",
    "divide": "/",
    "greater": ">",
    "equal": "==",
}
MOST_WRITTEN = 4  # a constant of more numbers gets a name


def write(tape: Tape) -> str:
    """Return the tape as lines of text, shapes at the right."""
    names = _names(tape)
    sections = {
        words.INPUTS.say(): _inputs(tape),
        words.CONSTANTS.say(): _constants(tape, names),
        words.OPERATIONS.say(): _operations(tape, names),
        words.OUTPUTS.say(): _outputs(tape, names),
    }
    every = [line for lines in sections.values() for line in lines]
    width = max((len(left) + len(str(shape)) for left, shape in every), default=0)
    text = []
    for heading, lines in sections.items():
        text += [heading] if lines else []
        text += [f"  {left}  {shape!s:>{width - len(left)}}" for left, shape in lines]
    return "\n".join(text)


def _names(tape: Tape) -> list[str]:
    """Return a name for each value, no two the same; numbers for a small constant."""
    wanted = dict(tape.labels)
    for name, number in tape.outputs.items():
        wanted.setdefault(number, name + "′" * (name in tape.carried))
    wanted |= {number: one.name for number, one in enumerate(tape.inputs)}
    constants = range(len(tape.inputs), len(tape.inputs) + len(tape.constants))
    names: list[str] = []
    for number in range(constants.stop + len(tape.operations)):
        array = (
            tape.constants[number - constants.start] if number in constants else None
        )
        if array is not None and array.size <= MOST_WRITTEN:
            names.append(_written(array))
        else:
            letter = "v" if array is None else "c"
            names.append(_free(wanted.get(number), letter, names))
    return names


def _free(name: str | None, letter: str, taken: list[str]) -> str:
    """Return `name`, or the letter with a number, as no other value has it."""
    if name and name not in taken:
        return name
    number = 2 if name else 1
    while (found := f"{name}_{number}" if name else f"{letter}{number}") in taken:
        number += 1
    return found


def _written(array: Array) -> str:
    if array.ndim == 0:
        return f"{array.item():.6g}"
    return "[" + ", ".join(_written(row) for row in array) + "]"


def _inputs(tape: Tape) -> Lines:
    roles = {"state": words.STATE, "data": words.DATA, "control": words.CONTROL}
    width = max((len(roles[one.role].say()) for one in tape.inputs), default=0)
    return [
        (f"{roles[one.role].say():<{width}}  {one.name}", one.value.shape)
        for one in tape.inputs
    ]


def _constants(tape: Tape, names: list[str]) -> Lines:
    numbered = zip(names[len(tape.inputs) :], tape.constants, strict=False)
    return [
        (name, array.shape) for name, array in numbered if array.size > MOST_WRITTEN
    ]


def _operations(tape: Tape, names: list[str]) -> Lines:
    own = names[len(names) - len(tape.operations) :]
    width = max((len(name) for name in own), default=0)
    return [
        (f"{name:<{width}} = {_said(tape, operation, names)}", operation.shape)
        for name, operation in zip(own, tape.operations, strict=True)
    ]


def _outputs(tape: Tape, names: list[str]) -> Lines:
    lines = []
    for name, number in tape.outputs.items():
        carried = f"{names[number]} → {name}"
        plain = name if names[number] == name else f"{name} = {names[number]}"
        said = carried if name in tape.carried else plain
        lines.append((said, tape.shape(number)))
    return lines


def _said(tape: Tape, operation: Operation, names: list[str]) -> str:
    """Return the operation as one would write it in Python, or nearly so."""
    inputs = [names[number] for number in operation.inputs]
    if operation.name in BETWEEN:
        return f" {BETWEEN[operation.name]} ".join(inputs)
    if operation.name in SAID:
        shape = tape.shape(operation.inputs[0])
        return SAID[operation.name](operation, inputs, shape)
    return _called(operation.name, inputs, operation.attributes)


def _called(name: str, inputs: list[str], attributes: Mapping[str, Any]) -> str:
    told = [
        f"{key}={value}"
        for key, value in attributes.items()
        if key != "shape" and value is not False
    ]
    return f"{name}({', '.join(inputs + told)})"


def _matmul(operation: Operation, inputs: list[str], shape: Shape) -> str:
    a, b = inputs
    turned = operation.attributes
    return f"{a}{'ᵀ' * turned['transpose_a']} @ {b}{'ᵀ' * turned['transpose_b']}"


def _reduction(operation: Operation, inputs: list[str], shape: Shape) -> str:
    """Leave out the axes where they are all of them."""
    attributes = dict(operation.attributes)
    whole = len(attributes["axes"]) == len(shape) and not attributes.get("keepdims")
    if whole:
        del attributes["axes"]
    return _called(operation.name, inputs, attributes)


def _slice(operation: Operation, inputs: list[str], shape: Shape) -> str:
    return inputs[0] + _key(operation, operation.shape, shape)


def _place(operation: Operation, inputs: list[str], shape: Shape) -> str:
    return f"place({inputs[0]}, at={_key(operation, shape, operation.shape)})"


def _key(operation: Operation, lengths: Shape, shape: Shape) -> str:
    """Return e.g. [0:3, :]: where among `shape` the slices stand."""
    attributes = operation.attributes
    slices = key(attributes["starts"], attributes["steps"], lengths)
    parts = [_part(one, length) for one, length in zip(slices, shape, strict=True)]
    return f"[{', '.join(parts)}]"


def _part(one: slice, length: int) -> str:
    """Return a slice of an axis of this length as Python writes it."""
    first, last = (0, length) if one.step > 0 else (length - 1, None)
    start = "" if one.start == first else one.start
    end = "" if one.stop == last else one.stop
    step = "" if one.step == 1 else f":{one.step}"
    return f"{start}:{end}{step}"


def _gather(operation: Operation, inputs: list[str], shape: Shape) -> str:
    slices = [":"] * operation.attributes["axis"]
    return f"{inputs[0]}[{', '.join(slices + inputs[1:])}]"


SAID: dict[str, Callable[[Operation, list[str], Shape], str]] = {
    "negative": lambda operation, inputs, shape: f"-{inputs[0]}",
    "power": lambda operation, inputs, shape: (
        f"{inputs[0]} ** {operation.attributes['exponent']}"
    ),
    "matmul": _matmul,
    "sum": _reduction,
    "max": _reduction,
    "slice": _slice,
    "place": _place,
    "gather": _gather,
}
