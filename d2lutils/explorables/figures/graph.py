"""A graph in the figure, drawn and said."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from d2lutils.explorables.running import Run
from d2lutils.explorables.views import Graph
from d2lutils.explorables.views.graph import ALL, NOT_YET, PART, VALUE
from d2lutils.explorables.words import say
from d2lutils.messages import explorables as text
from d2lutils.messages import plotting
from d2lutils.plotting.boxes import Box, Stroke, draw_boxes
from d2lutils.plotting.layers import Layout
from d2lutils.plotting.style import BLUE, LABEL_SIZE, MUTED, VERMILION
from d2lutils.plotting.table import Table
from d2lutils.plotting.words import listed, number, sentence

_WIDTH = 4.5  # of the edge with the greatest weight, points
_THIN = 0.5  # of one with a weight near 0


class _Shown(NamedTuple):
    """What is known of a node."""

    label: str
    symbol: str
    value: str  # empty if not computed yet
    gradient: str
    slope: float
    part: bool  # of the gradient more is to come


def draw_graph(axes: Axes, view: Graph, run: Run, hues: Sequence[str]) -> None:
    """Draw each node as a box at its place: label, value, gradient.

    hues  of lines; not needed
    """
    nodes = _shown(view, run)
    edges = _edges(view)
    bends: dict[tuple[int, int], list[tuple[float, float]]]
    bends = {edge: [] for edge in edges}
    places = [node.at for node in view.nodes]
    layout = Layout(places, bends, Counter(edges), *view.extent)
    targets = {target for _, target in edges}
    boxes = [
        _box(node, is_input=i not in targets, strong=i == _active(view, run))
        for i, node in enumerate(nodes)
    ]
    axes.set_axis_off()
    strokes = _strokes(view, run)
    draw_boxes(axes, boxes, layout, size="pair", header=False, strokes=strokes)
    if "x_label" in view.words:
        key = say(view.words["x_label"])
        about: dict[str, Any] = {"transform": axes.transAxes, "color": MUTED}
        axes.text(0.5, 0, key, ha="center", va="top", fontsize=LABEL_SIZE - 1, **about)


def describe_graph(view: Graph, run: Run) -> str:
    """Return the values and gradients of the nodes in words."""
    nodes = _shown(view, run)
    count = {"nodes": len(nodes), "edges": len(view.edges)}
    clauses = [text.GRAPH.say(**count)]
    if known := [_told(node) for node in nodes if node.value]:
        clauses.append(plotting.SEMICOLON.say().join(known))
    if missing := [node.label for node in nodes if not node.value]:
        clauses.append(text.NOT_COMPUTED.say(names=listed(missing)))
    if (active := _active(view, run)) >= 0:
        clauses.append(text.AT_WORK.say(name=nodes[active].label))
    if view.weights:
        weights = run.arrays[view.weights]
        ends = {"low": number(weights.min()), "high": number(weights.max())}
        clauses.append(text.WEIGHTS.say(**ends, positive=int((weights > 0).sum())))
    return sentence(say(view.title), *clauses)


def table_of_graph(view: Graph, run: Run) -> Table:
    """Return a row for each node: label, value, gradient."""
    names = (text.NODE.say(), text.NODE_HAS.say())
    nodes = _shown(view, run)
    if not view.gradients:
        rows = tuple((node.label, node.value) for node in nodes)
        return Table(say(view.title), names, rows)
    full = tuple((node.label, node.value, _gradient(node)) for node in nodes)
    return Table(say(view.title), (*names, text.GRADIENT.say()), full)


def _shown(view: Graph, run: Run) -> list[_Shown]:
    most = ALL if view.gradients else VALUE
    known = run.arrays[view.known] if view.known else np.full(len(view.nodes), most)
    made = []
    for i, node in enumerate(view.nodes):
        has = min(round(float(known[i])), most)
        slope = float(run.arrays[view.gradients][i]) if view.gradients else 0.0
        made.append(
            _Shown(
                say(node.label),
                node.symbol,
                number(float(run.arrays[view.values][i])) if has > NOT_YET else "",
                number(slope) if has >= PART else "",
                slope if has >= PART else 0.0,
                has == PART,
            )
        )
    return made


def _active(view: Graph, run: Run) -> int:
    return round(run.values[view.active]) if view.active else -1


def _edges(view: Graph) -> list[tuple[int, int]]:
    names = [node.name for node in view.nodes]
    return [(names.index(source), names.index(target)) for source, target in view.edges]


def _strokes(view: Graph, run: Run) -> dict[tuple[int, int], Stroke]:
    """Return hue and width of each edge that has a weight."""
    if not view.weights:
        return {}
    weights = run.arrays[view.weights]
    most = float(np.abs(weights).max()) or 1.0
    strokes = {}
    for edge, weight in zip(_edges(view), weights, strict=True):
        hue = BLUE if weight > 0 else VERMILION
        width = max(_WIDTH * abs(float(weight)) / most, _THIN)
        strokes[edge] = Stroke(hue, width) if weight else Stroke()
    return strokes


def _box(node: _Shown, *, is_input: bool, strong: bool) -> Box:
    heading = f"{node.symbol} {node.label}".strip()
    lines = (heading, node.value, _gradient(node))
    kept = tuple(line for line in lines if line)
    return Box(kept, int(np.sign(node.slope)), is_input, strong)


def _gradient(node: _Shown) -> str:
    return f"{node.gradient} + …" if node.part else node.gradient


def _told(node: _Shown) -> str:
    if not node.gradient:
        return f"{node.label} = {node.value}"
    said = text.NODE_PART if node.part else text.NODE_GRADIENT
    return said.say(name=node.label, value=node.value, gradient=node.gradient)
