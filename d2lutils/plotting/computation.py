"""The computation graph: what the engine recorded, from left to right."""

import importlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.path import Path

from d2lutils.messages import plotting as text
from d2lutils.plotting.drawing import draw, text_width
from d2lutils.plotting.figure import Figure
from d2lutils.plotting.layers import Layout, layered
from d2lutils.plotting.style import (
    BLUE,
    EDGE,
    GREY,
    GRID,
    INK,
    LABEL_SIZE,
    MUTED,
    PAPER,
    SIZES,
    VERMILION,
    Size,
)
from d2lutils.plotting.words import listed, number, sentence

_SYMBOLS = {
    "add": "+",
    "sub": "−",
    "subtract": "−",
    "neg": "−",
    "negative": "−",
    "mul": "×",
    "multiply": "×",
    "div": "÷",
    "divide": "÷",
    "matmul": "@",
    "pow": "^",
    "power": "^",
}
_LINE = 11.0  # height of a line of text in a node, points
_GRADIENT_WORDS = 6  # gradients that the alt text reads out


class _Shown(NamedTuple):
    """What a node says: its heading, and the numbers below it."""

    heading: str
    value: str
    gradient: str
    sign: int
    is_input: bool


def graph(
    nodes_or_tensor: Any,
    *,
    title: str,
    gradients: Sequence[Any] | Mapping[Any, Any] | None = None,
    size: Size = "single",
) -> Figure:
    """Return the computation graph: inputs at the left, the result at the right.

    nodes_or_tensor  a Tensor, or the list that ``d2lutils.autodiff.graph`` returns:
                     each node has op, inputs, shape, value and name
    gradients        derivative of the result by each node: one entry for each node
                     (None: not shown), or a mapping from a node's index or name
    ->               a node says its operation or name and its value if it is one
                     number, else its shape; its alt text tells inputs, operations,
                     result and the gradients at the inputs

    Raises ValueError if there is no node or the gradients have another length.
    """
    nodes = _nodes_of(nodes_or_tensor)
    if not nodes:
        raise ValueError(text.NO_NODES.say())
    inputs = _indices(nodes)
    known = _gradients_by_index(nodes, gradients)
    shown = [_show(node, known.get(i), inputs[i]) for i, node in enumerate(nodes)]
    layout = layered(inputs)

    def plot(axes: Axes) -> None:
        axes.set_axis_off()
        if known:
            _explain_numbers(axes)
        _draw_graph(axes, shown, layout, size)

    alt = sentence(title, *_describe(nodes, shown, known))
    return draw(plot, title=title, alt=alt, size=size)


def _nodes_of(nodes_or_tensor: Any) -> list[Any]:
    if isinstance(nodes_or_tensor, Sequence):
        return list(nodes_or_tensor)
    # Imported by name: a figure without a graph must not depend on the engine.
    autodiff = importlib.import_module("d2lutils.autodiff")
    return list(autodiff.graph(nodes_or_tensor))


def _indices(nodes: Sequence[Any]) -> list[list[int]]:
    by_name = {node.name: i for i, node in enumerate(nodes) if node.name is not None}
    return [
        [
            by_name[source] if isinstance(source, str) else source
            for source in node.inputs
        ]
        for node in nodes
    ]


def _gradients_by_index(
    nodes: Sequence[Any], gradients: Sequence[Any] | Mapping[Any, Any] | None
) -> dict[int, Any]:
    if gradients is None:
        return {}
    if isinstance(gradients, Mapping):
        found = {
            i: gradients.get(i, gradients.get(n.name)) for i, n in enumerate(nodes)
        }
    elif len(gradients) == len(nodes):
        found = dict(enumerate(gradients))
    else:
        counts = {"expected": len(nodes), "got": len(gradients)}
        raise ValueError(text.LABEL_COUNT.say(what="gradients", **counts))
    return {i: _array(value) for i, value in found.items() if value is not None}


def _array(value: Any) -> Any:
    return np.asarray(value.detach().data if hasattr(value, "detach") else value)


def _show(node: Any, gradient: Any, inputs: Sequence[int]) -> _Shown:
    value = _array(np.nan if node.value is None else node.value)
    single = value.size == 1 and node.value is not None
    said = number(float(value.item())) if single else str(tuple(node.shape))
    sign, slope = 0, ""
    if gradient is not None and gradient.size == 1:
        slope, sign = number(float(gradient.item())), int(np.sign(gradient.item()))
    elif gradient is not None:
        slope = f"‖{number(float(np.linalg.norm(gradient)))}‖"
    return _Shown(_heading(node, inputs), said, slope, sign, not inputs)


def _heading(node: Any, inputs: Sequence[int]) -> str:
    if not inputs:
        return node.name or text.CONSTANT.say()
    symbol = _SYMBOLS.get(node.op, str(node.op).replace("_", " "))
    return f"{node.name} = {symbol}" if node.name else symbol


def _explain_numbers(axes: Axes) -> None:
    key = f"{text.VALUE_KEY.say()} · {text.GRADIENT_KEY.say()}"
    axes.set_title(key, fontsize=LABEL_SIZE, color=MUTED, fontweight="normal")


def _draw_graph(
    axes: Axes, shown: Sequence[_Shown], layout: Layout, size: Size
) -> None:
    width, height = (72 * inches for inches in SIZES[size])
    height -= 40
    step_x, step_y = width / layout.columns, height / layout.rows
    lines = 3 if any(node.gradient for node in shown) else 2
    tall = min(_LINE * lines + 6, 0.86 * step_y)
    wide = min(72.0, 0.76 * step_x)
    axes.set(xlim=(0, width), ylim=(height, 0))

    def place(at: tuple[float, float]) -> tuple[float, float]:
        return (at[0] + 0.5) * step_x, (at[1] + 0.5) * step_y

    for (source, target), bends in layout.edges.items():
        start, *corners, end = map(
            place, [layout.nodes[source], *bends, layout.nodes[target]]
        )
        first, last = (start[0] + wide / 2, start[1]), (end[0] - wide / 2, end[1])
        _draw_edge(axes, [first, *corners, last])
    for node, at in zip(shown, layout.nodes, strict=True):
        _draw_node(axes, node, place(at), (wide, tall))


def _draw_edge(axes: Axes, corners: Sequence[tuple[float, float]]) -> None:
    """Draw a smooth arrow that leaves and arrives level."""
    points, codes = [corners[0]], [int(Path.MOVETO)]
    for (x0, y0), (x1, y1) in pairwise(corners):
        middle = (x0 + x1) / 2
        points += [(middle, y0), (middle, y1), (x1, y1)]
        codes += [int(Path.CURVE4)] * 3
    arrow = FancyArrowPatch(
        path=Path(points, codes),
        arrowstyle="-|>,head_length=3.5,head_width=2",
        color=GREY,
        linewidth=1,
        shrinkA=0,
        shrinkB=0,
        zorder=1,
    )
    axes.add_patch(arrow)


def _draw_node(
    axes: Axes,
    node: _Shown,
    centre: tuple[float, float],
    extent: tuple[float, float],
) -> None:
    (x, y), (wide, tall) = centre, extent
    corner = 2 if node.is_input else min(tall, wide) * 0.3
    box = FancyBboxPatch(
        (x - wide / 2, y - tall / 2),
        wide,
        tall,
        boxstyle=f"round,pad=0,rounding_size={corner}",
        facecolor=GRID if node.is_input else PAPER,
        edgecolor=EDGE,
        linewidth=1,
        zorder=2,
    )
    axes.add_patch(box)
    words = [node.heading, node.value, *([node.gradient] if node.gradient else [])]
    step = min(_LINE, (tall - 4) / len(words))
    for line, word in enumerate(words):
        at = (x, y + (line - (len(words) - 1) / 2) * step)
        _write(axes, word, at, wide=wide - 6, tall=step, bold=line == 0)
    if node.sign:
        _mark_sign(axes, (x - wide / 2, y - tall / 2), (wide, tall), node.sign)


def _write(
    axes: Axes,
    word: str,
    at: tuple[float, float],
    *,
    wide: float,
    tall: float,
    bold: bool,
) -> None:
    weight = "bold" if bold else "normal"
    needed = text_width(word, size=LABEL_SIZE, weight=weight)
    letters = min(LABEL_SIZE - 1, LABEL_SIZE * wide / needed, 0.85 * tall)
    axes.text(
        *at,
        word,
        color=INK if bold else MUTED,
        fontsize=letters,
        fontweight=weight,
        horizontalalignment="center",
        verticalalignment="center_baseline",
        zorder=3,
    )


def _mark_sign(
    axes: Axes, corner: tuple[float, float], extent: tuple[float, float], sign: int
) -> None:
    """Draw a bar at the foot of the node: blue where the gradient is positive."""
    (x, y), (wide, tall) = corner, extent
    hue = BLUE if sign > 0 else VERMILION
    axes.add_patch(Rectangle((x + 6, y + tall - 3), wide - 12, 3, color=hue, zorder=3))


def _describe(
    nodes: Sequence[Any], shown: Sequence[_Shown], known: Mapping[int, Any]
) -> list[str]:
    result = _told(shown[-1], nodes[-1].name or text.RESULT.say())
    operations = [node.heading for node in shown if not node.is_input]
    if not operations:
        return [text.GRAPH_NO_OPERATION.say(output=result)]
    leaves = [node for node in shown if node.is_input]
    done = text.OPERATION_COUNT.say(
        count=len(operations), names=text.COMMA.say().join(operations)
    )
    clauses = [
        text.GRAPH.say(
            count=len(shown),
            inputs=listed([_told(node, node.heading) for node in leaves]),
            operations=done,
            output=result,
        )
    ]
    slopes = [(n.heading, n.gradient) for n in leaves if n.gradient][:_GRADIENT_WORDS]
    if known and slopes:
        told = listed([text.EQUALS.say(name=n, value=v) for n, v in slopes])
        name = nodes[-1].name or text.RESULT.say()
        clauses.append(text.GRAPH_GRADIENTS.say(output=name, gradients=told))
    return clauses


def _told(node: _Shown, name: str) -> str:
    message = text.OF_SHAPE if node.value.startswith("(") else text.EQUALS
    return message.say(name=name, value=node.value, shape=node.value)
