"""Where the nodes of a graph go: layers from left to right, few crossings.

Sources: Sugiyama, Tagawa and Toda (1981), layers and barycentres; the layers follow the
longest path, and an input stands just before what first uses it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

_SWEEPS = 8


class Layout(NamedTuple):
    """Places of nodes and edges in a grid: column from the left, row from the top."""

    nodes: list[tuple[float, float]]
    edges: dict[tuple[int, int], list[tuple[float, float]]]  # corners on the way
    times: Counter[tuple[int, int]]  # how often: x * x has two edges from x
    columns: float
    rows: float


def layered(inputs: Sequence[Sequence[int]]) -> Layout:
    """Return where each node goes, given the indices of each node's inputs.

    inputs  inputs[i] holds indices smaller than i: nodes are in evaluation order
    ->      nodes (column, row); edges (source, target) -> the corners between the two

    Raises ValueError if an input comes later than the node that uses it.
    """
    _check_order(inputs)
    layer = _layers_of(inputs)
    chains = _chains(inputs, layer)
    columns = _ordered(_filled(layer, chains), chains)
    rows = max(len(column) for column in columns)
    place = _heights(columns, chains, rows)
    edges = {
        edge: [place[step] for step in chain[1:-1]] for edge, chain in chains.items()
    }
    nodes = [place[(index,)] for index in range(len(inputs))]
    times = Counter((s, target) for target, used in enumerate(inputs) for s in used)
    return Layout(nodes, edges, times, len(columns), rows)


# A vertex is a node, (index,), or a bend of a long edge, (source, target, layer).
_Vertex = tuple[int, ...]
_Chains = dict[tuple[int, int], list[_Vertex]]


def _check_order(inputs: Sequence[Sequence[int]]) -> None:
    for index, sources in enumerate(inputs):
        if any(not 0 <= source < index for source in sources):
            raise ValueError(
                f"node {index} must use earlier nodes only, got inputs {list(sources)}"
            )


def _layers_of(inputs: Sequence[Sequence[int]]) -> list[int]:
    layer = [0] * len(inputs)
    for index, sources in enumerate(inputs):
        layer[index] = 1 + max((layer[source] for source in sources), default=-1)
    users: list[list[int]] = [[] for _ in inputs]
    for index, sources in enumerate(inputs):
        for source in sources:
            users[source].append(index)
    for index, sources in enumerate(inputs):
        if not sources and users[index]:
            layer[index] = min(layer[user] for user in users[index]) - 1
    return layer


def _chains(inputs: Sequence[Sequence[int]], layer: Sequence[int]) -> _Chains:
    """Return each edge as the vertices it goes through, one in each layer."""
    chains: _Chains = {}
    for target, sources in enumerate(inputs):
        for source in sources:
            between = range(layer[source] + 1, layer[target])
            bends = [(source, target, level) for level in between]
            chains[source, target] = [(source,), *bends, (target,)]
    return chains


def _filled(layer: Sequence[int], chains: _Chains) -> list[list[_Vertex]]:
    columns: list[list[_Vertex]] = [[] for _ in range(max(layer) + 1)]
    for index, level in enumerate(layer):
        columns[level].append((index,))
    for chain in chains.values():
        for bend in chain[1:-1]:
            columns[bend[2]].append(bend)
    return columns


def _neighbours(chains: _Chains) -> tuple[dict[_Vertex, list[_Vertex]], ...]:
    left: dict[_Vertex, list[_Vertex]] = {}
    right: dict[_Vertex, list[_Vertex]] = {}
    for chain in chains.values():
        for one, other in pairwise(chain):
            right.setdefault(one, []).append(other)
            left.setdefault(other, []).append(one)
    return left, right


def _ordered(columns: list[list[_Vertex]], chains: _Chains) -> list[list[_Vertex]]:
    """Sort each column by the mean place of its neighbours, to and fro."""
    left, right = _neighbours(chains)
    best = columns
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        order = list(columns) if forward else list(reversed(columns))
        towards = left if forward else right
        done = [order[0]]
        for column in order[1:]:
            done.append(_by_barycentre(column, done[-1], towards))
        columns = done if forward else list(reversed(done))
        if _crossings(columns, right) < _crossings(best, right):
            best = columns
    return best


def _by_barycentre(
    column: list[_Vertex], beside: list[_Vertex], towards: dict[_Vertex, list[_Vertex]]
) -> list[_Vertex]:
    rank = {vertex: (i + 0.5) / len(beside) for i, vertex in enumerate(beside)}
    own = {vertex: (i + 0.5) / len(column) for i, vertex in enumerate(column)}

    def mean(vertex: _Vertex) -> float:
        known = [rank[other] for other in towards.get(vertex, []) if other in rank]
        return float(np.mean(known)) if known else own[vertex]

    return sorted(column, key=mean)


def _crossings(
    columns: list[list[_Vertex]], right: dict[_Vertex, list[_Vertex]]
) -> int:
    total = 0
    for column, following in pairwise(columns):
        rank = {vertex: i for i, vertex in enumerate(following)}
        ends = [sorted(rank[v] for v in right.get(vertex, [])) for vertex in column]
        flat = [end for group in ends for end in group]
        total += sum(a > b for i, a in enumerate(flat) for b in flat[i + 1 :])
    return total


def _heights(
    columns: list[list[_Vertex]], chains: _Chains, rows: int
) -> dict[_Vertex, tuple[float, float]]:
    """Give each vertex a height near its neighbours', at least one row apart."""
    left, right = _neighbours(chains)
    height = {
        vertex: i + (rows - len(column)) / 2
        for column in columns
        for i, vertex in enumerate(column)
    }
    for sweep in range(_SWEEPS):
        order = columns if sweep % 2 else list(reversed(columns))
        for column in order:
            both = [left.get(v, []) + right.get(v, []) for v in column]
            wanted = [
                float(np.mean([height[o] for o in others])) if others else height[v]
                for v, others in zip(column, both, strict=True)
            ]
            placed = _apart(wanted, rows)
            height.update(zip(column, placed, strict=True))
    return {
        vertex: (float(level), height[vertex])
        for level, column in enumerate(columns)
        for vertex in column
    }


def _apart(wanted: list[float], rows: int) -> list[float]:
    """Return heights in the given order, at least 1 apart, inside 0 ... rows - 1."""
    placed: list[float] = []
    for want in wanted:
        placed.append(max(want, placed[-1] + 1) if placed else max(want, 0.0))
    for i in range(len(placed) - 1, -1, -1):
        room = rows - 1 - (len(placed) - 1 - i)
        placed[i] = min(placed[i], float(room))
    return placed
