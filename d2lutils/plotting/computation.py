"""The computation graph: what the engine recorded, from left to right."""

import importlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from d2lutils.messages import plotting as text
from d2lutils.plotting.boxes import Box, draw_boxes, fitting_size
from d2lutils.plotting.drawing import draw
from d2lutils.plotting.figure import Figure
from d2lutils.plotting.layers import layered
from d2lutils.plotting.style import LABEL_SIZE, MUTED, Size
from d2lutils.plotting.words import counted, listed, number, sentence

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
_GRADIENT_WORDS = 6  # gradients that the alt text reads out


class _Shown(NamedTuple):
    """What is said of a node."""

    symbol: str  # of an operation; of an input its name
    name: str  # empty if it has none
    value: str
    gradient: str  # empty if it is not known
    sign: int  # of the gradient
    is_input: bool

    def box(self) -> Box:
        """Return the lines of its box: symbol, value, gradient."""
        value = f"{self.name} = {self.value}" if self.name else self.value
        if self.is_input:
            lines = [self.symbol, self.value] if self.name else [self.value]
        else:
            lines = [self.symbol, value]
        if self.gradient:
            lines.append(self.gradient)
        return Box(tuple(lines), self.sign, self.is_input)


def graph(
    nodes_or_tensor: Any,
    *,
    title: str,
    gradients: Sequence[Any] | Mapping[Any, Any] | None = None,
    size: Size | None = None,
) -> Figure:
    """Return the computation graph: inputs at the left, the result at the right.

    nodes_or_tensor  a Tensor, or the list that ``d2lutils.autodiff.graph`` returns:
                     each node has op, inputs, shape, value and name
    gradients        derivative of the result by each node: one entry for each node
                     (None: not shown), or a mapping from a node's index or name
    size             default: the flattest in which the nodes do not touch
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
    boxes = [node.box() for node in shown]
    header = bool(known)
    chosen = size or fitting_size(layout, boxes, header=header)

    def plot(axes: Axes) -> None:
        axes.set_axis_off()
        if header:
            _explain_numbers(axes, shown[-1])
        draw_boxes(axes, boxes, layout, size=chosen, header=header)

    alt = sentence(title, *_describe(shown))
    return draw(plot, title=title, alt=alt, size=chosen)


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
    symbol = _SYMBOLS.get(node.op, str(node.op).replace("_", " "))
    name = node.name or ""
    symbol = symbol if inputs else name or text.CONSTANT.say()
    return _Shown(symbol, name, said, slope, sign, not inputs)


def _explain_numbers(axes: Axes, result: _Shown) -> None:
    key = text.GRAPH_KEY.say(output=result.name or text.RESULT.say())
    axes.set_title(key, fontsize=LABEL_SIZE, color=MUTED, fontweight="normal")


def _describe(shown: Sequence[_Shown]) -> list[str]:
    output = shown[-1].name or text.RESULT.say()
    result = _told(shown[-1], output)
    operations = [node.symbol for node in shown if not node.is_input]
    if not operations:
        return [text.GRAPH_NO_OPERATION.say(output=result)]
    leaves = [node for node in shown if node.is_input]
    names = text.COMMA.say().join(operations)
    how_many = counted(len(operations), text.ONE_OPERATION, text.OPERATION_COUNT)
    said = text.GRAPH.say(
        count=len(shown),
        inputs=listed([_told(node, node.symbol) for node in leaves]),
        operations=text.OPERATIONS.say(operations=how_many, names=names),
        output=result,
    )
    slopes = [(n.symbol, n.gradient) for n in leaves if n.gradient][:_GRADIENT_WORDS]
    if not slopes:
        return [said]
    told = listed([f"{name} = {slope}" for name, slope in slopes])
    return [said, text.GRAPH_GRADIENTS.say(output=output, gradients=told)]


def _told(node: _Shown, name: str) -> str:
    if node.value.startswith("("):
        return text.OF_SHAPE.say(name=name, shape=node.value)
    return f"{name} = {node.value}"
