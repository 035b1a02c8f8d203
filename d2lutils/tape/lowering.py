"""From the nodes of a graph to kernels on buffers, one node after the other."""

from collections.abc import Callable

from d2lutils.tape.lowering_draft import Draft
from d2lutils.tape.lowering_elementwise import elementwise
from d2lutils.tape.lowering_graph import ELEMENTWISE, Graph, Node
from d2lutils.tape.lowering_plan import RANDOM, homes, is_full, regions, uses, waiting
from d2lutils.tape.lowering_products import (
    Product,
    first_maximum,
    is_start,
    matrix_product,
    reduction,
    summed_product,
    transposed_last,
    with_columns,
)
from d2lutils.tape.lowering_views import View, row_major


class Lowering:
    """The views of a graph's values, made when they are asked for.

    places  input -> view
    uses    node -> how many live nodes and outputs need it
    waits   the products that are made where a sum needs them
    homes   node -> (assemble node, offset): where in that one's result it is written
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.draft = Draft()
        self.places: dict[str, View] = {}
        self.uses = uses(graph)
        self.waits = waiting(graph, self.uses)
        self.homes = homes(graph, self.uses)
        self._views: dict[int, View] = {}
        self._storage: dict[int, View] = {}

    def lower(self) -> None:
        """Lower all that the outputs need, in order."""
        for number in sorted(self.uses):
            if number not in self.waits:
                self.view(number)

    def view(self, number: int) -> View:
        """Return where a value is, after the calls so far."""
        if number not in self._views:
            self._views[number] = self._lowered(number, self.graph.nodes[number])
        return self._views[number]

    def target(self, number: int) -> View | None:
        """Return the view in a larger result where a value belongs, or None."""
        if number not in self.homes:
            return None
        parent, offset = self.homes[number]
        shape, place = self.graph.shape(number), self.result(parent)
        return View(place.buffer, place.offset + offset, shape, row_major(shape))

    def result(self, number: int) -> View:
        """Return a contiguous place for a value, the same one at every call."""
        if number not in self._storage:
            view = self.target(number) or self.draft.new(self.graph.shape(number))
            self._storage[number] = view
            node = self.graph.nodes[number]
            if node.name == "assemble" and not is_full(self.graph, node):
                self.draft.emit("zero", view.address, view.size)
        return self._storage[number]

    def _lowered(self, number: int, node: Node) -> View:
        if node.name in ELEMENTWISE:
            return self._elementwise(number, node)
        if node.name in RANDOM:
            return self._random(number, node)
        return RULES[node.name](self, number, node)

    def _inputs(self, node: Node) -> list[View]:
        return [self.view(number) for number in node.inputs]

    def _input(self, number: int, node: Node) -> View:
        return self.places.setdefault(
            node.attributes["input"], self.draft.new(node.shape)
        )

    def _constant(self, number: int, node: Node) -> View:
        return self.draft.constant(self.graph.values[number])

    def _elementwise(self, number: int, node: Node) -> View:
        if node.name == "add":
            for product, other in (node.inputs, node.inputs[::-1]):
                if self._starts(product, other, node):
                    return self._product(number, product, self.view(other))
        kernel = ELEMENTWISE[node.name]
        target = self.target(number)
        return elementwise(self.draft, kernel, self._inputs(node), node.shape, target)

    def _starts(self, product: int, other: int, node: Node) -> bool:
        """Say whether the sum is a product that begins with the other operand."""
        if product in self._views or product not in self.waits or product == other:
            return False
        if self.graph.shape(product) != node.shape:
            return False
        return is_start(self.view(other), node.shape)

    def _product(self, number: int, matmul: int, start: View | None) -> View:
        """Write a product, which begins with `start`, as the value `number`."""
        a, b = self._factors(matmul)
        result = self.result(number)
        matrix_product(self.draft, Product(a, b, start), result)
        return result

    def _factors(self, matmul: int) -> tuple[View, View]:
        node = self.graph.nodes[matmul]
        a, b = self._inputs(node)
        return (
            transposed_last(a, node.attributes["transpose_a"]),
            transposed_last(b, node.attributes["transpose_b"]),
        )

    def _matmul(self, number: int, node: Node) -> View:
        return self._product(number, number, None)

    def _sum(self, number: int, node: Node) -> View:
        (x,), axes = node.inputs, node.attributes["axes"]
        rank = len(node.shape)
        batch = tuple(range(rank - 2))
        if x not in self._views and x in self.waits and axes == batch != ():
            a, b = self._factors(x)
            product = summed_product(a, with_columns(self.draft, b))
            if product:
                result = self.result(number)
                flat = result._replace(
                    shape=result.shape[-2:], strides=result.strides[-2:]
                )
                matrix_product(self.draft, product, flat)
                return result
        return reduction(self.draft, "sum", self.view(x), axes, self.target(number))

    def _max(self, number: int, node: Node) -> View:
        view, axes = self.view(node.inputs[0]), node.attributes["axes"]
        return reduction(self.draft, "max", view, axes, self.target(number))

    def _first_maximum(self, number: int, node: Node) -> View:
        return first_maximum(
            self.draft, self.view(node.inputs[0]), node.attributes["axes"]
        )

    def _reshape(self, number: int, node: Node) -> View:
        view = self.view(node.inputs[0])
        reshaped = view.reshaped(node.shape)
        if reshaped is None:
            reshaped = self.draft.ordered(view).reshaped(node.shape)
        assert reshaped
        return reshaped

    def _transpose(self, number: int, node: Node) -> View:
        return self.view(node.inputs[0]).transposed(node.attributes["axes"])

    def _broadcast_to(self, number: int, node: Node) -> View:
        return self.view(node.inputs[0]).broadcast(node.shape)

    def _slice(self, number: int, node: Node) -> View:
        starts, steps = node.attributes["starts"], node.attributes["steps"]
        return self.view(node.inputs[0]).sliced(starts, steps, node.shape)

    def _windows(self, number: int, node: Node) -> View:
        return self.view(node.inputs[0]).windows(**node.attributes)

    def _fold(self, number: int, node: Node) -> View:
        source, result = self.view(node.inputs[0]), self.result(number)
        places = result.windows(**node.attributes)
        size, stride = node.attributes["size"], node.attributes["stride"]
        apart = all(n <= step for n, step in zip(size, stride, strict=True))
        if not (apart and places.size == result.size):
            self.draft.emit("zero", result.address, result.size)
        self.draft.put("put" if apart else "putadd", source, places)
        return result

    def _assemble(self, number: int, node: Node) -> View:
        pieces, result = self._inputs(node), self.result(number)
        places = regions(self.graph, node, result)
        for view, place in zip(pieces, places, strict=True):
            if not (view.is_contiguous and view.address == place.address):
                self.draft.move(view, place)
        return result

    def _gather(self, number: int, node: Node) -> View:
        return self._indexed("gather", number, node)

    def _scatter_add(self, number: int, node: Node) -> View:
        result = self.result(number)
        self.draft.emit("zero", result.address, result.size)
        return self._indexed("scatter", number, node)

    def _indexed(self, kernel: str, number: int, node: Node) -> View:
        x, index = (self.draft.ordered(view) for view in self._inputs(node))
        places = (self.result(number).address, x.address, index.address)
        geometry = (node.attributes[k] for k in ("outer", "size", "number", "inner"))
        self.draft.emit(kernel, *places, *geometry)
        return self.result(number)

    def _random(self, number: int, node: Node) -> View:
        seed, t = (view.address for view in self._inputs(node))
        result, stream = self.result(number), node.attributes["stream"]
        rest = [node.attributes["high"]] if node.name == "randint" else []
        self.draft.emit(node.name, result.address, result.size, seed, t, stream, *rest)
        return result


RULES: dict[str, Callable[[Lowering, int, Node], View]] = {
    "input": Lowering._input,
    "constant": Lowering._constant,
    "matmul": Lowering._matmul,
    "sum": Lowering._sum,
    "max": Lowering._max,
    "first_maximum": Lowering._first_maximum,
    "reshape": Lowering._reshape,
    "transpose": Lowering._transpose,
    "broadcast_to": Lowering._broadcast_to,
    "slice": Lowering._slice,
    "windows": Lowering._windows,
    "fold": Lowering._fold,
    "assemble": Lowering._assemble,
    "gather": Lowering._gather,
    "scatter_add": Lowering._scatter_add,
}
