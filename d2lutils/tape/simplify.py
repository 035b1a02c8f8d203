"""Rules that find, for an operation about to be added, a value equal to its result."""

from d2lutils.tape.builder import Builder
from d2lutils.tape.operation import Operation


def simplify(builder: Builder, operation: Operation) -> int | None:
    """Return the number of a value equal to the operation's result, or None."""
    if operation.name == "reshape":
        (x,) = operation.inputs
        if builder.values[x].shape == operation.shape:
            return x
    return None
