"""A graph: nodes with values and gradients, and the edges between them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import combinations, pairwise, product
from typing import Any, ClassVar

from d2lutils.explorables.views.view import Shape, View, title
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text

MOST_NODES = 40
MOST_EDGES = 200
MOST_PLACES = 12  # columns or rows: beyond that a node has no room for a number
_ROW = 70  # px that a row has in the page
NOT_YET, VALUE, PART, ALL = range(4)  # what `known` says of a node


@dataclass(frozen=True)
class Node:
    """A node of a graph.

    name    a Python name
    label   what stands in the node, short, such as z¹
    at      (column, row) from the upper left, nodes being 1 apart; on a narrow screen
            columns become rows
    symbol  of the operation that computes it, such as "×"
    """

    name: str
    _: KW_ONLY
    label: Message
    at: tuple[float, float]
    symbol: str = ""


@dataclass(frozen=True, kw_only=True)
class Graph(View):
    """Nodes with their values and gradients, in boxes, at the step shown.

    nodes      at most 40; of a network layer by layer: see `in_layers`
    edges      (source, target), names of nodes; see `between_layers`
    values     name of an array (nodes,)
    gradients  name of an array (nodes,): below the value, with a bar that is blue
               where it is positive and vermilion where it is negative
    weights    name of an array (edges,): width and hue of the edges
    known      name of an array (nodes,): 0 nothing yet, 1 the value, 2 also a part of
               the gradient, 3 all of it. Default: all of it
    active     name of a scalar: index of the node at work, -1 for none
    """

    kind: ClassVar[str] = "graph"
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
    values: str
    gradients: str | None = None
    weights: str | None = None
    known: str | None = None
    active: str | None = None

    def __post_init__(self) -> None:
        _check_nodes(self)
        _check_edges(self)

    @property
    def extent(self) -> tuple[float, float]:
        """Return the number of columns and of rows."""
        columns, rows = zip(*(node.at for node in self.nodes), strict=True)
        return 1 + max(columns), 1 + max(rows)

    @property
    def heights(self) -> list[int]:
        """Return its height in px from left to right, and from top to bottom."""
        columns, rows = self.extent
        return [math.ceil(_ROW * rows), math.ceil(_ROW * columns)]

    @property
    def scalars(self) -> tuple[str, ...]:
        """Return the index of the node at work."""
        return (self.active,) if self.active else ()

    @property
    def arrays(self) -> tuple[str, ...]:
        """Return the values, then what else is declared."""
        also = (self.gradients, self.weights, self.known)
        return (self.values, *(name for name in also if name))

    @property
    def words(self) -> Mapping[str, Message]:
        """Return the title, what the marks mean, what the read-out says of a node."""
        said = {"gradient": text.GRADIENT, "so_far": text.SO_FAR}
        return {"title": self.title, **self._key, **said, "not_yet": text.NOT_YET}

    @property
    def _key(self) -> dict[str, Message]:
        if self.gradients:
            return {"x_label": text.BOTH_KEY if self.weights else text.GRADIENT_KEY}
        return {"x_label": text.WEIGHT_KEY} if self.weights else {}

    @property
    def named(self) -> Mapping[str, Mapping[str, Message]]:
        """Return the labels of the nodes."""
        return {"nodes": {node.name: node.label for node in self.nodes}}

    def expected(
        self, look: Mapping[str, Shape]
    ) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Yield a number for each node, or for each edge."""
        for name in self.arrays:
            edges = name == self.weights
            yield name, (len(self.edges) if edges else len(self.nodes),)

    def data(self, look: Mapping[str, Shape]) -> dict[str, Any]:
        """Return the nodes with their places, the edges, and the arrays."""
        names = [node.name for node in self.nodes]
        return {
            "nodes": names,
            "places": [list(node.at) for node in self.nodes],
            "symbols": [node.symbol for node in self.nodes],
            "edges": [[names.index(s), names.index(t)] for s, t in self.edges],
            "heights": self.heights,
            "values": self.values,
            "gradients": self.gradients,
            "weights": self.weights,
            "known": self.known,
            "active": self.active,
        }


def in_layers(*layers: Mapping[str, Message]) -> tuple[Node, ...]:
    """Return the units of a network, a column for each layer, each in the middle.

    layers  name of a unit -> its label
    """
    most = max(map(len, layers))
    return tuple(
        Node(name, label=label, at=(column, row + (most - len(layer)) / 2))
        for column, layer in enumerate(layers)
        for row, (name, label) in enumerate(layer.items())
    )


def between_layers(*layers: Mapping[str, Message]) -> tuple[tuple[str, str], ...]:
    """Return an edge from each unit to each unit of the next layer.

    The order is that of the weight matrices (units, units of the next layer), row by
    row.
    """
    return tuple(edge for pair in pairwise(layers) for edge in product(*pair))


def _check_nodes(view: Graph) -> None:
    names = [node.name for node in view.nodes]
    if not 1 <= len(names) <= MOST_NODES or len(set(names)) < len(names):
        told = {"view": title(view), "most": MOST_NODES, "got": ", ".join(names)}
        raise ValueError(wrong.NODES.say(**told))
    for node in view.nodes:
        fits = len(node.at) == 2 and all(map(math.isfinite, node.at))
        if not fits or not all(0 <= x < MOST_PLACES for x in node.at):
            told = {"view": title(view), "name": node.name, "got": node.at}
            raise ValueError(wrong.NODE_PLACE.say(**told, most=MOST_PLACES))
    for one, other in combinations(view.nodes, 2):
        if max(abs(a - b) for a, b in zip(one.at, other.at, strict=True)) < 1:
            both = {"first": one.name, "second": other.name}
            raise ValueError(wrong.NODES_TOUCH.say(view=title(view), **both))


def _check_edges(view: Graph) -> None:
    names = {node.name for node in view.nodes}
    good: list[Sequence[str]] = [
        edge for edge in view.edges if len(edge) == 2 and set(edge) <= names
    ]
    odd = [edge for edge in view.edges if edge not in good or edge[0] == edge[1]]
    if odd or len(set(view.edges)) < len(view.edges) or len(good) > MOST_EDGES:
        told = {"view": title(view), "most": MOST_EDGES, "names": ", ".join(names)}
        raise ValueError(wrong.EDGES.say(**told, got=odd or len(good)))
