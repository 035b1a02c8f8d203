"""A tape, simplified: fewer kinds of operation, none of them twice or for nothing.

What a node computes is what the operation of the same name computes, except:

    assemble(starts, steps)   zeros with each input where `place` would put it; the
                              regions do not overlap
    gather, scatter_add       (outer, size, number, inner): x is [outer, size, inner],
                              the one index has `number` elements
    input(input), constant()    no inputs
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape.lowering_views import Shape
from d2lutils.tape.operation import Operation
from d2lutils.tape.replay import rule

# The operations element by element, each with its kernel.
ARITHMETIC = {
    "add": "add",
    "subtract": "sub",
    "multiply": "mul",
    "divide": "div",
    "maximum": "max",
    "greater": "gt",
    "equal": "eq",
}
_SAME_NAME = ["exp", "expm1", "log", "sqrt", "sin", "cos", "tanh", "sigmoid"]
_SAME_NAME += ["softplus", "relu", "sign", "step"]
FUNCTIONS = {"negative": "neg", "absolute": "abs"} | {name: name for name in _SAME_NAME}
ELEMENTWISE = {**ARITHMETIC, **FUNCTIONS, "where": "where"}
FOLDED = 16  # a constant result that small is computed here, whatever it came from
# The number that changes nothing, as the right operand and as the left.
RIGHT_NEUTRAL = {"add": 0.0, "subtract": 0.0, "multiply": 1.0, "divide": 1.0}
LEFT_NEUTRAL = {"add": 0.0, "multiply": 1.0}


class Node(NamedTuple):
    """One operation: its name, the numbers of its inputs, static data, its shape."""

    name: str
    inputs: tuple[int, ...]
    attributes: Mapping[str, Any]
    shape: Shape


class Graph:
    """Nodes, each after those it needs, none twice.

    outputs  name -> number of a node
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.values: dict[int, Array] = {}
        self.outputs: dict[str, int] = {}
        self._numbers: dict[Any, int] = {}

    def constant(self, value: Any) -> int:
        """Return the number of a node that is always `value`."""
        array = np.asarray(value, np.float64)
        number = self._node(
            Node("constant", (), {}, array.shape), (array.shape, array.tobytes())
        )
        self.values[number] = array
        return number

    def node(self, name: str, *inputs: int, shape: Shape, **attributes: Any) -> int:
        """Return the number of this operation; a small constant result is computed."""
        node = Node(name, inputs, attributes, shape)
        if self._is_foldable(node):
            operation = Operation(name, inputs, attributes, shape)
            return self.constant(rule(operation)(*(self.values[n] for n in inputs)))
        return self._node(node, tuple(sorted(attributes.items())))

    def _node(self, node: Node, key: Any) -> int:
        key = (node.name, node.inputs, node.shape, key)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[key]

    def _is_foldable(self, node: Node) -> bool:
        if node.name not in ELEMENTWISE:
            return False
        if not all(number in self.values for number in node.inputs):
            return False
        largest = max(self.values[number].size for number in node.inputs)
        return int(np.prod(node.shape)) <= max(largest, FOLDED)

    def shape(self, number: int) -> Shape:
        """Return the shape of a node."""
        return self.nodes[number].shape

    def function(self, name: str, x: int) -> int:
        """Return the number of a function of each element of x."""
        return self.node(name, x, shape=self.shape(x))

    def arithmetic(self, name: str, a: int, b: int) -> int:
        """Return the number of `a name b`; an operand that changes nothing goes."""
        shape = np.broadcast_shapes(self.shape(a), self.shape(b))
        if self.everywhere(b) == RIGHT_NEUTRAL.get(name, np.nan):
            return self.broadcast(a, shape)
        if self.everywhere(a) == LEFT_NEUTRAL.get(name, np.nan):
            return self.broadcast(b, shape)
        if name == "add":
            merged = self._merged(a, b)
            if merged is not None:
                return merged
        return self.node(name, a, b, shape=shape)

    def everywhere(self, number: int) -> float | None:
        """Return the one number a constant consists of, or None."""
        while self.nodes[number].name in ("broadcast_to", "reshape"):
            (number,) = self.nodes[number].inputs
        value = self.values.get(number)
        if value is None or value.size == 0 or (value != value.flat[0]).any():
            return None
        return float(value.flat[0])

    def broadcast(self, x: int, shape: Shape) -> int:
        """Return the number of x broadcast to `shape`."""
        if self.shape(x) == shape:
            return x
        return self.node("broadcast_to", x, shape=shape)

    def reshape(self, x: int, shape: Shape) -> int:
        """Return the number of x in another shape."""
        return x if self.shape(x) == shape else self.node("reshape", x, shape=shape)

    def reduction(self, name: str, x: int, axes: Shape) -> int:
        """Return the number of the sum or max over `axes`, which stay with length 1."""
        shape = tuple(1 if a in axes else n for a, n in enumerate(self.shape(x)))
        return self.node(name, x, shape=shape, axes=axes)

    def _merged(self, a: int, b: int) -> int | None:
        """Return the number of a + b where both are zeros with pieces side by side."""
        one, two = self.nodes[a], self.nodes[b]
        if one.name != "assemble" or two.name != "assemble" or one.shape != two.shape:
            return None
        first, second = self._regions(one), self._regions(two)
        if not all(are_disjoint(p, q) for p in first for q in second):
            return None
        return self.node(
            "assemble",
            *one.inputs,
            *two.inputs,
            shape=one.shape,
            starts=one.attributes["starts"] + two.attributes["starts"],
            steps=one.attributes["steps"] + two.attributes["steps"],
        )

    def _regions(self, node: Node) -> list["Region"]:
        starts, steps = node.attributes["starts"], node.attributes["steps"]
        shapes = [self.shape(number) for number in node.inputs]
        return list(zip(starts, steps, shapes, strict=True))


Region = tuple[Shape, Shape, Shape]  # starts, steps, shape


def are_disjoint(one: Region, two: Region) -> bool:
    """Say whether two regions of the same array certainly share no element."""
    return any(
        max(a, a + (n - 1) * s) < min(b, b + (m - 1) * r)
        or max(b, b + (m - 1) * r) < min(a, a + (n - 1) * s)
        or (abs(s) == abs(r) and (a - b) % abs(s) != 0)
        for a, s, n, b, r, m in zip(*one, *two, strict=True)
    )
