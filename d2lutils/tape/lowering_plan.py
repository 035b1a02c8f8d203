"""What is decided about a graph before any of it is lowered."""

import math
from collections import Counter

from d2lutils.tape.lowering_graph import ELEMENTWISE, Graph, Node
from d2lutils.tape.lowering_views import View, row_major

RANDOM = ("uniform", "normal", "randint")
# These can write their result where it is wanted; the others may only return a view.
WRITERS = {*ELEMENTWISE, *RANDOM, "matmul", "sum", "max"} | {
    "gather",
    "scatter_add",
    "fold",
    "assemble",
}


def uses(graph: Graph) -> Counter[int]:
    """Return how often each node is needed, by another or as an output."""
    counted = Counter(graph.outputs.values())
    for number in range(len(graph.nodes) - 1, -1, -1):
        if counted[number]:
            counted.update(graph.nodes[number].inputs)
    return +counted


def waiting(graph: Graph, needed: Counter[int]) -> set[int]:
    """Return the products that may become part of the one sum that needs them."""
    return {
        number
        for node in (graph.nodes[one] for one in needed)
        if node.name in ("add", "sum")
        for number in node.inputs
        if graph.nodes[number].name == "matmul" and needed[number] == 1
    }


def homes(graph: Graph, needed: Counter[int]) -> dict[int, tuple[int, int]]:
    """Return node -> (assemble node, offset) for what is written into a whole."""
    found: dict[int, tuple[int, int]] = {}
    for number in sorted(needed, reverse=True):
        node = graph.nodes[number]
        if node.name != "assemble":
            continue
        whole = View(0, 0, node.shape, row_major(node.shape))
        for piece, place in zip(node.inputs, regions(graph, node, whole), strict=True):
            while graph.nodes[piece].name == "reshape":
                (piece,) = graph.nodes[piece].inputs
            if place.is_contiguous and graph.nodes[piece].name in WRITERS:
                found.setdefault(piece, (number, place.offset))
    return found


def regions(graph: Graph, node: Node, whole: View) -> list[View]:
    """Return the part of an assembled whole that each input fills."""
    starts, steps = node.attributes["starts"], node.attributes["steps"]
    return [
        whole.sliced(start, step, graph.shape(number))
        for number, start, step in zip(node.inputs, starts, steps, strict=True)
    ]


def is_full(graph: Graph, node: Node) -> bool:
    """Say whether the inputs of an assembled whole leave no element 0."""
    filled = sum(math.prod(graph.shape(number)) for number in node.inputs)
    return filled == math.prod(node.shape)
