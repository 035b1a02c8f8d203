"""A view of a graph: its declaration, its figure, its words, what the page gets."""

import pytest
from matplotlib.colors import to_rgb

from d2lutils import messages
from d2lutils.autodiff import Tensor, concatenate, grad, stack
from d2lutils.explorables import (
    Explorable,
    Graph,
    Node,
    Sentence,
    Slider,
    between_layers,
    in_layers,
)
from d2lutils.plotting.style import BLUE, EDGE, GREY, INK, VERMILION
from tests.explorables.examples import said

# y = x², C = y - w; in step t one more of y and C is computed.
NODES = (
    Node("x", label=said("x", "x"), at=(0, 0)),
    Node("w", label=said("w", "w"), at=(0, 1)),
    Node("y", label=said("y", "y"), at=(1, 0), symbol="²"),
    Node("C", label=said("C", "C"), at=(2, 0.5), symbol="−"),
)
EDGES = (("x", "y"), ("y", "C"), ("w", "C"))


def graph(**changes):
    fields = {"title": said("Graph"), "nodes": NODES, "edges": EDGES, "values": "v"}
    return Graph(**fields | changes)


def start(controls):
    return {"done": Tensor(0.0)}


def step(state, controls, t):
    return {"done": state.done + 1}


def look(state, controls):
    x, w = controls.x, controls.w
    y = x**2
    cost = y - w
    slopes = grad(cost, [x, w, y, cost])
    return {
        "done": state.done,
        "v": stack([x, w, y, cost]),
        "g": stack(slopes),
        "weights": Tensor([1.0, -2.0, 0.0]),
        "k": concatenate([Tensor([3.0, 1.0]), stack([state.done, state.done * 0])]),
    }


def explorable(**changes):
    x = Slider("x", label=said("x"), low=-3, high=3, default=-3)
    w = Slider("w", label=said("w"), low=0, high=9, default=1)
    return Explorable(
        name="square",
        question=said("What comes back?", "传回来的是什么？"),
        controls=(x, w),
        start=start,
        step=step,
        look=look,
        views=(graph(**changes),),
        sentence=Sentence(said("{x}, {w}: {done:d} done", "{x}，{w}：完成 {done:d}")),
        steps=2,
        most_steps=400,
    )


def at(name, place):
    return Node(name, label=said(name), at=place)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"nodes": ()}, "1 to 40 nodes"),
        ({"nodes": (NODES[0], NODES[0])}, "name of its own, got x, x"),
        ({"nodes": tuple(at(f"n{i}", (i % 9, i // 9)) for i in range(41))}, "1 to 40"),
        ({"nodes": (at("x", (0, 12)),)}, r"node x must be at .* below 12, got \(0, 12"),
        ({"nodes": (at("x", (0, -1)),)}, r"got \(0, -1\)"),
        ({"nodes": (at("x", (0, float("nan"))),)}, "got .0, nan"),
        ({"nodes": (at("x", (0,)),)}, r"got \(0,\)"),
        ({"nodes": (at("x", (0, 0)), at("y", (0.5, 0.9)))}, "x and y are closer"),
        ({"edges": (("x", "z"),)}, r"out of .*, got \[\('x', 'z'\)\]"),
        ({"edges": (("x", "x"),)}, "two different nodes"),
        ({"edges": (("x", "y"), ("x", "y"))}, "different pairs"),
    ],
)
def test_a_graph_that_cannot_be_drawn(changes, told):
    with pytest.raises(ValueError, match=told):
        graph(**{"edges": ()} | changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"values": "none"}, "shows none, which is none of: done, v"),
        ({"values": "weights"}, r"weights must have shape \(4,\), got \(3,\)"),
        ({"weights": "v"}, r"v must have shape \(3,\), got \(4,\)"),
        ({"active": "v"}, r"one number.*v with shape \(4,\)"),
    ],
)
def test_a_graph_of_what_is_not_there(changes, told):
    with pytest.raises(ValueError, match=told):
        explorable(**changes)


def test_units_of_a_network_stand_in_layers_each_in_the_middle():
    layers = ({"a": said("a"), "b": said("b"), "c": said("c")}, {"d": said("d")})
    places = {node.name: node.at for node in in_layers(*layers)}
    assert places == {"a": (0, 0), "b": (0, 1), "c": (0, 2), "d": (1, 1)}


def test_edges_between_layers_are_in_the_order_of_the_weight_matrices():
    first, second = {"a": said("a"), "b": said("b")}, {"c": said("c"), "d": said("d")}
    edges = between_layers(first, second, {"e": said("e")})
    assert edges[:4] == (("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"))
    assert edges[4:] == (("c", "e"), ("d", "e"))


def test_the_alt_text_says_value_and_gradient_of_every_node():
    alt = explorable(gradients="g").figure.alt
    assert (
        "Graph: graph of 4 nodes and 3 edges; x = −3, gradient −6; w = 1, gradient −1; "
        "y = 9, gradient 1; C = 8, gradient 1." in alt
    )


def test_the_alt_text_says_what_is_not_known_yet_and_who_is_at_work():
    view = {"gradients": "g", "known": "k", "active": "done"}
    alt = explorable(**view).figure.alt
    assert "x = −3, gradient −6; w = 1; y = 9, gradient 1 so far;" in alt
    assert "not computed yet: C; now at work: y." in alt


def test_the_alt_text_says_the_weights():
    alt = explorable(weights="weights").figure.alt
    assert "weights of the edges from −2 to 1, 1 of them positive" in alt


def test_the_alt_text_follows_the_language():
    before = messages.language()
    messages.use_language("zh")
    try:
        alt = explorable(gradients="g", known="k").figure.alt
    finally:
        messages.use_language(before)
    assert "含 4 个节点、3 条边的图；x = −3，梯度 −6；w = 1；" in alt
    assert "y = 9，梯度目前为 1；尚未计算：C。" in alt


def boxes_of(figure):
    (axes,) = figure.figure.axes
    return [p for p in axes.patches if type(p).__name__ == "FancyBboxPatch"]


def test_the_figure_shows_label_value_and_gradient_as_far_as_they_are_known():
    (axes,) = explorable(gradients="g", known="k").figure.figure.axes
    texts = [text.get_text() for text in axes.texts]
    assert texts[:9] == ["x", "−3", "−6", "w", "1", "² y", "9", "1 + …", "− C"]


def test_the_node_at_work_has_a_dark_frame():
    boxes = boxes_of(explorable(active="done").figure)
    colours = [box.get_edgecolor()[:3] for box in boxes]
    assert colours == [to_rgb(hue) for hue in (EDGE, EDGE, INK, EDGE)]


def test_edges_have_hue_and_width_of_their_weights():
    (axes,) = explorable(weights="weights").figure.figure.axes
    arrows = [p for p in axes.patches if type(p).__name__ == "FancyArrowPatch"]
    widths = [arrow.get_linewidth() for arrow in arrows]
    assert widths[1] == 2 * widths[0]
    hues = [arrow.get_edgecolor()[:3] for arrow in arrows]
    assert hues == [to_rgb(hue) for hue in (BLUE, VERMILION, GREY)]


def test_the_numbers_are_also_a_table():
    table = explorable(gradients="g", known="k").figure.table
    assert table.columns == ("node", "value", "gradient")
    assert table.rows[0] == ("x", "−3", "−6")
    assert table.rows[2:] == (("y", "9", "1 + …"), ("C", "", ""))


def test_the_page_gets_places_edges_and_heights():
    payload = explorable(gradients="g").payload
    (view,) = payload["views"]
    assert view["places"] == [[0, 0], [0, 1], [1, 0], [2, 0.5]]
    assert view["edges"] == [[0, 2], [2, 3], [1, 3]]
    assert view["heights"] == [140, 210]
    assert payload["texts"]["zh"]["views"][0]["nodes"]["C"] == "C"
