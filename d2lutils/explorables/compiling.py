"""From tapes to programs, each once, however many choices of structure share it."""

from collections.abc import Mapping
from typing import NamedTuple

from d2lutils.explorables.programs import Tapes
from d2lutils.tape import Program, Tape, compile_program

PARTS = ("start", "step", "measure", "picture")


class Compiled(NamedTuple):
    """Programs without repetition, and which of them each choice of structure runs."""

    programs: tuple[Program, ...]
    table: Mapping[str, Mapping[str, int | None]]

    def of(self, key: str) -> dict[str, Program | None]:
        """Return the four programs of a choice of structure."""
        return {
            part: None if number is None else self.programs[number]
            for part, number in self.table[key].items()
        }


def compile_all(tapes: Mapping[str, Tapes]) -> Compiled:
    """Compile each tape once."""
    programs: list[Program] = []
    found: dict[object, int] = {}
    table: dict[str, dict[str, int | None]] = {}
    for key, four in tapes.items():
        table[key] = {}
        for part in PARTS:
            tape = getattr(four, part)
            if tape is None:
                table[key][part] = None
                continue
            number = found.setdefault(_identity(tape), len(programs))
            if number == len(programs):
                programs.append(compile_program(tape))
            table[key][part] = number
    return Compiled(tuple(programs), table)


def _identity(tape: Tape) -> object:
    """Return what two tapes have in common if and only if they compute the same."""
    inputs = [(one.name, one.role, one.value.shape) for one in tape.inputs]
    constants = [(array.shape, array.tobytes()) for array in tape.constants]
    return repr(inputs), repr(tape.operations), repr(tape.outputs), tuple(constants)
