"""From the operations of a tape to the fewer operations of a graph."""

import math
from collections.abc import Callable
from itertools import accumulate

from d2lutils.messages import program as text
from d2lutils.tape.lowering_graph import ARITHMETIC, FUNCTIONS, Graph
from d2lutils.tape.lowering_views import Shape
from d2lutils.tape.operation import Operation
from d2lutils.tape.tape import Tape

COUNTABLE = 2**24  # whole numbers up to this are exact in float32
MOST_PRODUCTS = 16  # the largest exponent for which x is multiplied by itself
Rewrite = Callable[[Graph, Operation], int]
KEPT = ["where", "matmul", "transpose", "slice", "windows", "fold"]
KEPT += ["uniform", "normal", "randint"]


def simplified(tape: Tape) -> Graph:
    """Return the graph of a tape.

    Raises ValueError for an operation that no kernel computes or an empty array.
    """
    graph = Graph()
    shapes = [one.value.shape for one in tape.inputs]
    if any(0 in shape for shape in (*shapes, *(one.shape for one in tape.operations))):
        raise ValueError(text.EMPTY.say())
    numbers = [
        graph.node("input", shape=one.value.shape, input=one.name)
        for one in tape.inputs
    ]
    numbers += [graph.constant(value) for value in tape.constants]
    for operation in tape.operations:
        inputs = tuple(numbers[number] for number in operation.inputs)
        numbers.append(_rewritten(graph, operation._replace(inputs=inputs)))
    graph.outputs = {name: numbers[number] for name, number in tape.outputs.items()}
    return graph


def _rewritten(graph: Graph, operation: Operation) -> int:
    name, inputs = operation.name, operation.inputs
    if name in ARITHMETIC:
        return graph.arithmetic(name, *inputs)
    if name in REWRITES:
        return REWRITES[name](graph, operation)
    if name in FUNCTIONS:
        return graph.function(name, *inputs)
    if name not in KEPT:
        raise ValueError(text.UNKNOWN_OPERATION.say(name=name))
    attributes = {
        key: value for key, value in operation.attributes.items() if key != "shape"
    }
    return graph.node(name, *inputs, shape=operation.shape, **attributes)


def _power(graph: Graph, operation: Operation) -> int:
    (x,), exponent = operation.inputs, operation.attributes["exponent"]
    if exponent < 0:
        return graph.arithmetic(
            "divide", graph.constant(1), _positive(graph, x, -exponent)
        )
    if exponent == 0:
        return graph.broadcast(graph.constant(1), operation.shape)
    return _positive(graph, x, exponent)


def _positive(graph: Graph, x: int, exponent: float) -> int:
    """Return x to a power above 0: by products and a root, or exp(p log x)."""
    whole, half = int(exponent), exponent % 1
    if exponent > MOST_PRODUCTS or half not in (0, 0.5):
        logs = graph.function("log", x)
        scaled = graph.arithmetic("multiply", logs, graph.constant(exponent))
        return graph.function("exp", scaled)
    if half:
        root = graph.function("sqrt", x)
        rest = _positive(graph, x, whole) if whole else graph.constant(1)
        return graph.arithmetic("multiply", rest, root)
    if whole == 1:
        return x
    part = _positive(graph, x, whole // 2)
    square = graph.arithmetic("multiply", part, part)
    return graph.arithmetic("multiply", square, x) if whole % 2 else square


def _reduction(graph: Graph, operation: Operation) -> int:
    (x,), axes = operation.inputs, operation.attributes["axes"]
    reduced = graph.reduction(operation.name, x, axes)
    return graph.reshape(reduced, operation.shape)


def _first_maximum(graph: Graph, operation: Operation) -> int:
    axes = operation.attributes["axes"]
    return graph.node(
        "first_maximum", *operation.inputs, shape=operation.shape, axes=axes
    )


def _shifted(graph: Graph, x: int, axes: Shape) -> tuple[int, int, int]:
    """Return the maximum m over axes, x - m, and the sum of exp(x - m)."""
    largest = graph.reduction("max", x, axes)
    z = graph.arithmetic("subtract", x, largest)
    return largest, z, graph.reduction("sum", graph.function("exp", z), axes)


def _softmax(graph: Graph, operation: Operation) -> int:
    _, z, total = _shifted(graph, operation.inputs[0], operation.attributes["axes"])
    return graph.arithmetic("divide", graph.function("exp", z), total)


def _log_softmax(graph: Graph, operation: Operation) -> int:
    _, z, total = _shifted(graph, operation.inputs[0], operation.attributes["axes"])
    return graph.arithmetic("subtract", z, graph.function("log", total))


def _exp(graph: Graph, operation: Operation) -> int:
    """Return exp(x); of a log-softmax, from the exp that is in it already."""
    (x,) = operation.inputs
    parts = _softmax_parts(graph, x)
    return graph.arithmetic("divide", *parts) if parts else graph.function("exp", x)


def _softmax_parts(graph: Graph, x: int) -> tuple[int, int] | None:
    """Return exp(z) and Σ exp(z) if x is z - log Σ exp(z) and z is y - max(y)."""
    node = graph.nodes[x]
    if node.name != "subtract":
        return None
    z, logs = (graph.nodes[number] for number in node.inputs)
    if (z.name, logs.name) != ("subtract", "log"):
        return None
    total = graph.nodes[logs.inputs[0]]
    if (graph.nodes[z.inputs[1]].name, total.name) != ("max", "sum"):
        return None
    made = graph.nodes[total.inputs[0]]
    same = (made.name, made.inputs) == ("exp", node.inputs[:1])
    return (total.inputs[0], logs.inputs[0]) if same else None


def _logsumexp(graph: Graph, operation: Operation) -> int:
    axes = operation.attributes["axes"]
    largest, _, total = _shifted(graph, operation.inputs[0], axes)
    y = graph.arithmetic("add", largest, graph.function("log", total))
    return graph.reshape(y, operation.shape)


def _concatenate(graph: Graph, operation: Operation) -> int:
    axis, inputs = operation.attributes["axis"], operation.inputs
    if len(inputs) == 1:
        return inputs[0]
    rank = len(operation.shape)
    ends = accumulate(graph.shape(number)[axis] for number in inputs)
    starts = tuple(
        tuple(end - graph.shape(number)[axis] if a == axis else 0 for a in range(rank))
        for number, end in zip(inputs, ends, strict=True)
    )
    steps = ((1,) * rank,) * len(inputs)
    return graph.node(
        "assemble", *inputs, shape=operation.shape, starts=starts, steps=steps
    )


def _place(graph: Graph, operation: Operation) -> int:
    starts, steps = operation.attributes["starts"], operation.attributes["steps"]
    return graph.node(
        "assemble",
        *operation.inputs,
        shape=operation.shape,
        starts=(tuple(starts),),
        steps=(tuple(steps),),
    )


def _gather(graph: Graph, operation: Operation) -> int:
    x, *indices = operation.inputs
    axis = operation.attributes["axis"]
    return _indexed(graph, operation, x, (axis, graph.shape(x), indices))


def _scatter_add(graph: Graph, operation: Operation) -> int:
    x, *indices = operation.inputs
    return _indexed(
        graph, operation, x, (operation.attributes["axis"], operation.shape, indices)
    )


def _indexed(
    graph: Graph, operation: Operation, x: int, where: tuple[int, Shape, list[int]]
) -> int:
    """Return a gather or scatter_add with one index into the axes of the large array.

    where  the first indexed axis, the shape of the large array, the indices
    """
    axis, shape, indices = where
    end = axis + len(indices)
    size = math.prod(shape[axis:end])
    if size > COUNTABLE:
        told = {"operation": operation.name, "size": size, "most": COUNTABLE}
        raise ValueError(text.LARGE_INDEX.say(**told))
    index = indices[0]
    for length, following in zip(shape[axis + 1 : end], indices[1:], strict=True):
        scaled = graph.arithmetic("multiply", index, graph.constant(length))
        index = graph.arithmetic("add", scaled, following)
    return graph.node(
        operation.name,
        x,
        index,
        shape=operation.shape,
        outer=math.prod(shape[:axis]),
        size=size,
        number=math.prod(graph.shape(index)),
        inner=math.prod(shape[end:]),
    )


REWRITES: dict[str, Rewrite] = {
    "exp": _exp,
    "power": _power,
    "sum": _reduction,
    "max": _reduction,
    "first_maximum": _first_maximum,
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "logsumexp": _logsumexp,
    "concatenate": _concatenate,
    "place": _place,
    "gather": _gather,
    "scatter_add": _scatter_add,
    "reshape": lambda graph, op: graph.reshape(op.inputs[0], op.shape),
    "broadcast_to": lambda graph, op: graph.broadcast(op.inputs[0], op.shape),
}
