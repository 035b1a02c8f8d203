"""The tape: one step of an experiment, traced once, to be run anywhere."""

from d2lutils.tape.tape import Input, Operation, Tape

__all__ = ["Input", "Operation", "Tape"]
