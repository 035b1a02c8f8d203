"""The computation graph as a list, to be drawn or to be run elsewhere."""

from typing import Any, NamedTuple

from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.tensor import Tensor


class Node(NamedTuple):
    """One tensor of a graph.

    op          name of the primitive; "parameter" for a leaf that requires a
                gradient, "constant" for one that does not
    inputs      positions of its inputs in the list
    attributes  static data of the operation, such as axes
    name        what the author called it, or None
    """

    op: str
    inputs: tuple[int, ...]
    shape: tuple[int, ...]
    value: Array
    name: str | None
    attributes: dict[str, Any]


def graph(output: Tensor) -> list[Node]:
    """Return the computation of `output` in evaluation order, `output` last.

    Only what depends on a parameter is recorded; what was computed from constants
    alone is one constant.
    """
    positions: dict[int, int] = {}
    nodes: list[Node] = []
    waiting = [(output, False)]
    while waiting:
        tensor, inputs_done = waiting.pop()
        if id(tensor) in positions:
            continue
        if inputs_done or tensor.record is None:
            nodes.append(_node(tensor, positions))
            positions[id(tensor)] = len(nodes) - 1
        else:
            waiting.append((tensor, True))
            waiting += [(x, False) for x in reversed(tensor.record.inputs)]
    return nodes


def _node(tensor: Tensor, positions: dict[int, int]) -> Node:
    record = tensor.record
    if record is None:
        op = "parameter" if tensor.requires_grad else "constant"
        return Node(op, (), tensor.shape, tensor.data, tensor.name, {})
    return Node(
        op=record.primitive.name,
        inputs=tuple(positions[id(x)] for x in record.inputs),
        shape=tensor.shape,
        value=tensor.data,
        name=tensor.name,
        attributes=record.attributes,
    )
