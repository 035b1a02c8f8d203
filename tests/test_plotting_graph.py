"""The computation graph: layers without overlap, and the words for it."""

from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from d2lutils import plotting
from d2lutils.autodiff import Tensor, tanh
from d2lutils.plotting.layers import layered


class Node(NamedTuple):
    op: str
    inputs: tuple
    value: Any = None
    name: str | None = None
    shape: tuple = ()


def neuron():
    w = Tensor(-3.0, requires_grad=True, name="w")
    x = Tensor(2.0, requires_grad=True, name="x")
    return tanh(w * x)


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 14))
    return [
        draw(st.lists(st.integers(0, i - 1), max_size=3)) if i else []
        for i in range(count)
    ]


# Layout.


@given(graphs())
def test_every_edge_leads_to_the_right(inputs):
    layout = layered(inputs)
    for (source, target), bends in layout.edges.items():
        columns = [
            layout.nodes[source][0],
            *(x for x, _ in bends),
            layout.nodes[target][0],
        ]
        assert columns == list(range(int(columns[0]), int(columns[-1]) + 1))


@given(graphs())
def test_no_node_lies_on_another_node_or_on_a_long_edge(inputs):
    layout = layered(inputs)
    places = [*layout.nodes, *(p for bends in layout.edges.values() for p in bends)]
    for column in {x for x, _ in places}:
        rows = sorted(y for x, y in places if x == column)
        gaps = [b - a for a, b in pairwise(rows)]
        assert min(gaps, default=1) > 0.99  # one row, but for rounding


@given(graphs())
def test_everything_lies_inside_the_grid(inputs):
    layout = layered(inputs)
    assert {x for x, _ in layout.nodes} == set(range(layout.columns))
    assert all(0 <= y <= layout.rows - 1 for _, y in layout.nodes)


def test_a_chain_is_a_straight_line():
    layout = layered([[], [0], [1]])
    assert layout.nodes == [(0, 0), (1, 0), (2, 0)]


def test_an_input_stands_just_before_what_first_uses_it():
    # 0 -> 1 -> 2, and the input 3 is first used by node 4.
    layout = layered([[], [0], [1], [], [2, 3]])
    assert layout.nodes[3][0] == layout.nodes[4][0] - 1


def test_two_crossing_inputs_are_untangled():
    # Inputs 0, 1; node 2 uses 1, node 3 uses 0.
    layout = layered([[], [], [1], [0], [2, 3]])
    rows = [y for _, y in layout.nodes]
    assert (rows[0] - rows[1]) * (rows[3] - rows[2]) > 0


def test_x_times_x_has_two_edges():
    assert layered([[], [0, 0]]).times[0, 1] == 2


def test_an_input_from_the_future_is_named():
    with pytest.raises(ValueError, match=r"node 0 must use earlier nodes only"):
        layered([[1], []])


# The figure.


def test_the_graph_of_the_engine_is_drawn_and_told():
    said = plotting.graph(neuron(), title="T").alt
    assert said == (
        "T: computation graph of 4 nodes: from w = −3 and x = 2 through 2 operations "
        "(×, tanh) to the result = −1."
    )


def test_gradients_at_the_inputs_are_told():
    figure = plotting.graph(neuron(), title="T", gradients={"w": 2.0, "x": -3.0})
    assert figure.alt.endswith(
        "gradients of the result at the inputs: w = 2 and x = −3."
    )


def test_a_list_of_gradients_belongs_to_the_nodes_in_order():
    by_name = plotting.graph(neuron(), title="T", gradients={"w": 2.0, "x": -3.0})
    listed = plotting.graph(neuron(), title="T", gradients=[2.0, -3.0, None, None])
    assert by_name.alt == listed.alt


def test_a_positive_gradient_has_a_blue_bar_and_a_negative_a_vermilion_one():
    svg = plotting.graph(neuron(), title="T", gradients={"w": 2.0, "x": -3.0}).svg()
    assert (svg.count("#0072b2"), svg.count("#d55e00")) == (2, 2)  # fill and stroke


def test_arrays_are_told_by_their_shape():
    nodes = [
        Node("parameter", (), name="W", shape=(3, 2)),
        Node("relu", (0,), shape=(3, 2)),
    ]
    assert "W of shape (3, 2)" in plotting.graph(nodes, title="T").alt


def test_inputs_may_be_named():
    nodes = [Node("parameter", (), 2.0, "x"), Node("exp", ("x",), 7.39)]
    assert (
        "from x = 2 through 1 operation (exp)" in plotting.graph(nodes, title="T").alt
    )


@pytest.mark.parametrize("count", [1, 4, 15])
def test_no_two_boxes_touch(count):
    nodes = [Node("constant", (), float(i), f"x{i}") for i in range(count)]
    nodes.append(Node("add", tuple(range(count)), 1.0))
    figure = plotting.graph(nodes, title="T").figure
    figure.draw_without_rendering()
    boxes = [
        p.get_window_extent() for p in figure.axes[0].patches if p.get_zorder() == 2
    ]
    assert len(boxes) == count + 1
    pairs = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i]]
    assert not any(a.overlaps(b) for a, b in pairs)


def test_no_node_and_too_few_gradients_are_named():
    with pytest.raises(ValueError, match="at least one node"):
        plotting.graph([], title="T")
    with pytest.raises(ValueError, match="gradients must have 4 entries, got 1"):
        plotting.graph(neuron(), title="T", gradients=[1.0])
