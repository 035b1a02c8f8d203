"""A training step as data: traced once in Python, replayed anywhere."""

from d2lutils.tape.executor import Executor
from d2lutils.tape.program import Program, compile_program
from d2lutils.tape.tape import Operation, Tape
from d2lutils.tape.trace import Input, trace

__all__ = [
    "Executor",
    "Input",
    "Operation",
    "Program",
    "Tape",
    "compile_program",
    "trace",
]
