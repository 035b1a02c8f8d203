"""A program: what a tape becomes so that the page can run it.

All memory is one heap of float32, all geometry is worked out here: a kernel gets
addresses, lengths and strides, counted in floats. The kernels are listed in
`kernels`, `kernels_products` and `kernels_moves`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from d2lutils.autodiff.arrays import Array
from d2lutils.tape.constants import entries_of
from d2lutils.tape.layout import laid_out
from d2lutils.tape.lowering import Lowering
from d2lutils.tape.lowering_rewrites import simplified
from d2lutils.tape.lowering_views import Address, View
from d2lutils.tape.tape import Tape

Span = tuple[int, int]  # where a value begins and how many floats it has
Call = tuple[Any, ...]  # name of a kernel, then its arguments


@dataclass(frozen=True)
class Program:
    """Kernels to call one after the other on a heap of float32.

    size       number of floats in the heap
    inputs     name -> span. An input that nothing depends on has no place
    outputs    name -> span, to be read after a run. The next value of a state is
               found in the state's own place: it has been carried there
    constants  (offset, values), written once, before the first run
    calls      the kernels with their arguments
    carry      (from, to, n): at the end of a run, the next value of a state moves
               into the state, numbers below 1e-30 as 0
    """

    size: int
    inputs: Mapping[str, Span]
    outputs: Mapping[str, Span]
    constants: tuple[tuple[int, Array], ...]
    calls: tuple[Call, ...]
    carry: tuple[tuple[int, int, int], ...]

    def json(self) -> dict[str, Any]:
        """Return the program as dicts, lists and numbers, as the page reads it.

        `constants` says how those are written.
        """
        return {
            "size": self.size,
            "inputs": {name: list(span) for name, span in self.inputs.items()},
            "outputs": {name: list(span) for name, span in self.outputs.items()},
            "constants": [
                entry
                for offset, values in self.constants
                for entry in entries_of(offset, values)
            ],
            "ops": [[_plain(argument) for argument in call] for call in self.calls],
            "carry": [list(move) for move in self.carry],
        }


def _plain(argument: Any) -> Any:
    return list(argument) if isinstance(argument, tuple) else argument


def compile_program(tape: Tape) -> Program:
    """Return the program that computes what a tape does, in float32.

    Raises ValueError for an operation no kernel computes and for an empty array.
    """
    lowering = Lowering(simplified(tape))
    lowering.lower()
    draft, places = lowering.draft, lowering.places
    for name in tape.carried:
        shape = next(one.value.shape for one in tape.inputs if one.name == name)
        places.setdefault(name, draft.new(shape))
    states = {places[name].buffer: name for name in tape.carried}
    results: dict[str, View] = {}
    for name, number in lowering.graph.outputs.items():
        view = draft.ordered(lowering.view(number))
        if view.buffer in states and states[view.buffer] != name:
            target = draft.new(view.shape)  # the state is about to change
            draft.move(view, target)
            view = target
        results[name] = view
    kept = [view.buffer for view in places.values()] + list(draft.fixed)
    offsets, size = laid_out(draft, kept, {view.buffer for view in results.values()})
    spans = {name: _span(view, offsets) for name, view in results.items()}
    inputs = {name: _span(view, offsets) for name, view in places.items()}
    return Program(
        size=size,
        inputs=inputs,
        outputs=spans | {name: inputs[name] for name in tape.carried},
        constants=tuple((offsets[b], array) for b, array in draft.fixed.items()),
        calls=tuple(_placed(call, offsets) for call in draft.calls),
        carry=tuple(
            (spans[name][0], *inputs[name])
            for name in tape.carried
            if spans[name] != inputs[name]
        ),
    )


def _span(view: View, offsets: Mapping[int, int]) -> Span:
    return offsets[view.buffer] + view.offset, view.size


def _placed(call: Call, offsets: Mapping[int, int]) -> Call:
    """Return a call with places in the heap instead of places in buffers."""
    return tuple(
        offsets[argument.buffer] + argument.offset
        if isinstance(argument, Address)
        else argument
        for argument in call
    )
