"""Run a function of Tensors once and keep all that it did as a tape."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

import numpy as np

from d2lutils.autodiff.primitive import as_tensor
from d2lutils.autodiff.tensor import Tensor
from d2lutils.autodiff.tracing import TracedTensor, traced
from d2lutils.messages import tape as text
from d2lutils.tape.builder import Builder
from d2lutils.tape.joining import join_places
from d2lutils.tape.recording import lower
from d2lutils.tape.simplify import simplify
from d2lutils.tape.tape import Input, Role, Tape

__all__ = ["Input", "trace"]


def trace(function: Callable[..., Mapping[str, Any]], inputs: Sequence[Input]) -> Tape:
    """Return the tape of one call of `function` with a Tensor for each input.

    function  takes one Tensor for each input, in order, each to be differentiated by;
              returns a dict of Tensors. An output that bears the name of a state is
              the next value of that state.
    inputs    what may change between runs. All other tensors the function meets become
              constants, and its Python (if, for, lists) is run now and never again.

    Raises TypeError where the function would turn a tensor into a Python number, and
    ValueError if the names or shapes of inputs and outputs do not fit.
    """
    inputs = tuple(
        Input(name, role, np.array(value, np.float64)) for name, role, value in inputs
    )
    _check_inputs(inputs)
    leaves = [traced(one.value, one.name) for one in inputs]
    with np.errstate(all="ignore"):  # the values of this one run do not matter
        outputs = _outputs(function(*leaves))
    _check_next(inputs, outputs)
    builder = Builder(simplify)
    numbers = {id(leaf): builder.input(leaf.shape) for leaf in leaves}
    labels: dict[int, str] = {}
    states = {one.name for one in inputs if one.role == "state"}
    for name in sorted(outputs, key=states.__contains__):  # the loss, then its gradient
        _record(builder, outputs[name], numbers, labels)
    wanted = {name: numbers[id(output)] for name, output in outputs.items()}
    joined, new = join_places(builder, wanted.values())
    return _finish(
        inputs,
        joined,
        {name: new[number] for name, number in wanted.items()},
        {new[number]: label for number, label in labels.items()},
    )


def _record(
    builder: Builder, output: Tensor, numbers: dict[int, int], labels: dict[int, str]
) -> None:
    """Give a number to `output` and, before it, to all that it was computed from."""
    waiting = [(output, False)]
    while waiting:
        tensor, inputs_done = waiting.pop()
        record = tensor.record
        if id(tensor) in numbers:
            continue
        if type(tensor) is not TracedTensor:
            number = builder.constant(tensor._data)
        elif record is None:
            raise ValueError(text.FOREIGN.say(shape=tensor.shape))
        elif not inputs_done:
            waiting.append((tensor, True))
            waiting += [(x, False) for x in reversed(record.inputs)]
            continue
        else:
            number = lower(
                builder, tensor, tuple(numbers[id(x)] for x in record.inputs)
            )
        numbers[id(tensor)] = number
        if tensor.name:
            labels.setdefault(number, tensor.name)


def _finish(
    inputs: tuple[Input, ...],
    builder: Builder,
    outputs: dict[str, int],
    labels: dict[int, str],
) -> Tape:
    """Return the tape of what the outputs need, numbered inputs, constants, results."""
    values = builder.values
    needed = set(outputs.values())
    for number in range(len(values) - 1, -1, -1):
        operation = values[number].operation
        if number in needed and operation:
            needed.update(operation.inputs)
    used = [(n, values[n]) for n in sorted(needed) if n >= len(inputs)]
    constants = {n: one.array for n, one in used if one.array is not None}
    results = {n: one.operation for n, one in used if one.operation}
    new = {n: i for i, n in enumerate([*range(len(inputs)), *constants, *results])}
    return Tape(
        inputs=inputs,
        constants=tuple(constants.values()),
        operations=tuple(
            one._replace(inputs=tuple(new[n] for n in one.inputs))
            for one in results.values()
        ),
        outputs={name: new[n] for name, n in outputs.items()},
        labels={new[n]: label for n, label in labels.items() if n in new},
    )


def _outputs(returned: object) -> dict[str, Tensor]:
    if not isinstance(returned, Mapping):
        raise TypeError(text.RETURNED.say(received=type(returned).__name__))
    outputs = {}
    for name, value in returned.items():
        try:
            outputs[name] = as_tensor(value)
        except TypeError as error:
            kind = type(value).__name__
            raise TypeError(text.OUTPUT.say(name=name, received=kind)) from error
    return outputs


def _check_inputs(inputs: Sequence[Input]) -> None:
    names = [one.name for one in inputs]
    if len(set(names)) < len(names):
        raise ValueError(text.NAMES_TWICE.say(names=", ".join(names)))
    for one in inputs:
        if one.role not in get_args(Role):
            raise ValueError(text.ROLE.say(name=one.name, received=one.role))


def _check_next(inputs: Sequence[Input], outputs: Mapping[str, Tensor]) -> None:
    for one in inputs:
        state = one.role == "state" and one.name in outputs
        if state and outputs[one.name].shape != one.value.shape:
            expected, received = one.value.shape, outputs[one.name].shape
            raise ValueError(
                text.NEXT_SHAPE.say(name=one.name, expected=expected, received=received)
            )
