"""A training step as data: traced once in Python, replayed anywhere."""

from d2lutils.tape.tape import Operation, Tape
from d2lutils.tape.trace import Input, trace

__all__ = ["Input", "Operation", "Tape", "trace"]
