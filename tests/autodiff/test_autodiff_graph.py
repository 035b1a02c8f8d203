"""The graph in order, and the errors that name what came."""

import numpy as np
import pytest

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor, grad, graph
from d2lutils.messages import use_language
from tests.autodiff.compare import parameter


def test_graph_lists_a_neuron_in_evaluation_order():
    w, b = parameter([3.0, 4.0], name="w"), parameter(5, name="b")
    z = Tensor([1.0, 2.0], name="x") @ w + b
    z.name = "z"
    nodes = graph(z)
    assert [(n.op, n.name, n.inputs) for n in nodes] == [
        ("constant", "x", ()),
        ("parameter", "w", ()),
        ("matmul", None, (0, 1)),
        ("parameter", "b", ()),
        ("add", "z", (2, 3)),
    ]
    assert (nodes[-1].value, nodes[-1].shape) == (16.0, ())


def test_graph_lists_a_shared_tensor_once_and_attributes_as_data():
    x = parameter(np.ones((2, 3)))
    nodes = graph((x * x).sum(0))
    assert [(n.op, n.inputs) for n in nodes] == [
        ("parameter", ()),
        ("multiply", (0, 0)),
        ("sum", (1,)),
    ]
    assert nodes[-1].attributes == {"axes": (0,), "keepdims": False}


def test_graph_of_a_chain_of_10000_is_listed():
    y = parameter(1.0)
    for _ in range(10_000):
        y = -y
    assert len(graph(y)) == 10_001


def test_graph_of_a_gradient_shows_the_rule():
    x = parameter(0.5, name="x")
    (g,) = grad(ad.tanh(x), [x])
    assert [n.op for n in graph(g) if n.inputs] == [
        "tanh",
        "multiply",
        "subtract",
        "multiply",
    ]


SHAPE_ERRORS = [
    (lambda: Tensor(np.ones((2, 3))) + np.ones(2), r"add: .*\(2, 3\), \(2,\)"),
    (
        lambda: Tensor(np.ones((2, 3))) @ np.ones((2, 3)),
        r"matmul: .*\(2, 3\), \(2, 3\)",
    ),
    (lambda: Tensor(np.ones((2, 3))) @ np.ones(2), r"matmul: .*\(2, 3\), \(2,\)"),
    (lambda: Tensor(np.ones(3)) @ np.ones((2, 3)), r"matmul: .*\(3,\), \(2, 3\)"),
    (lambda: Tensor(2.0) @ np.ones(2), r"matmul: .*\(\), \(2,\)"),
    (lambda: Tensor(np.ones((2, 3))).reshape(4, 2), r"reshape: .*\(2, 3\).*\(4, 2\)"),
    (lambda: Tensor(np.ones((2, 3))).reshape(-1, 4), r"reshape: .*\(2, 3\)"),
    (lambda: Tensor(np.ones((2, 3))).transpose(0, 0), r"\(0, 0\).*2 axes.*\(2, 3\)"),
    (lambda: Tensor(np.ones((2, 3))).sum(2), r"axis 2 .*\(2, 3\)"),
    (lambda: Tensor(np.ones((2, 3))).sum((0, -2)), r"\(0, -2\).*\(2, 3\) twice"),
    (lambda: ad.max(np.ones((0, 3)), 0), r"max: .*\(0, 3\).*axes=\(0,\)"),
    (lambda: ad.broadcast_to(np.ones(3), (3, 2)), r"broadcast_to: .*\(3,\).*\(3, 2\)"),
    (
        lambda: ad.concatenate([np.ones((2, 3)), np.ones(3)]),
        r"concatenate: .*\(2, 3\), \(3,\)",
    ),
    (lambda: ad.concatenate([]), "concatenate: expected at least one"),
    (lambda: ad.stack([np.ones(2), np.ones(3)]), r"stack: .*\(2,\), \(3,\)"),
    (lambda: Tensor(np.ones((2, 2, 2)))[[0], :, [1]], "next to each other"),
    (lambda: ad.pad(np.ones((2, 3)), [(1, 1)]), r"\(2, 3\).*\[\(1, 1\)\]"),
    (lambda: ad.windows(np.ones((2, 3)), (3, 3)), r"\(3, 3\).*\(2, 3\)"),
    (lambda: Tensor(np.ones((2, 3))).backward(), r"scalar.*\(2, 3\)"),
    (lambda: grad(Tensor(np.ones(2)), []), r"scalar.*\(2,\)"),
    (lambda: Tensor(1.0).backward(), "requires_grad=True"),
    (lambda: grad(Tensor(1.0), [Tensor(np.ones(2))]), r"wrt\[0\], shape \(2,\)"),
    (lambda: Tensor([1.0, 2.0]).item(), r"\(2,\)"),
    (lambda: ad.relative_error(np.ones(2), np.ones(3)), r"\(2,\), \(3,\)"),
]


@pytest.mark.parametrize(("call", "words"), SHAPE_ERRORS)
def test_what_does_not_fit_is_a_value_error_that_names_the_shapes(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Tensor(["a", "b"]), r"array of <U1 with shape \(2,\)"),
        (lambda: Tensor([[1.0], [1.0, 2.0]]), "expected numbers, got list"),
        (lambda: Tensor(None), "array of object"),
        (lambda: Tensor(1j), "complex128"),
        (lambda: Tensor(1.0) + "1", "expected numbers"),
        (lambda: Tensor([1.0]) * np.array(["a"]), r"<U1 with shape \(1,\)"),
        (lambda: Tensor(1.0, dtype="float16"), "got float16"),
        (lambda: parameter([1, 2], dtype="int64"), "int64 cannot require a gradient"),
        (lambda: grad(parameter(1.0), parameter(1.0)), r"list of tensors.*got Tensor"),
        (lambda: grad(1.0, []), "expected a Tensor, got float"),
        (lambda: grad(parameter(1.0), [1.0]), "expected a Tensor, got float"),
        (lambda: Tensor([1.0])["a"], "not by 'a'"),
        (lambda: Tensor([1.0])[0.5], "not by 0.5"),
    ],
)
def test_what_is_not_numbers_is_a_type_error_that_says_what_came(call, words):
    with pytest.raises(TypeError, match=words):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Tensor([1.0, 2.0])[2], r"2.*\(2,\)"),
        (lambda: Tensor([1.0, 2.0])[0, 0], r"\(2,\)"),
        (lambda: Tensor([1.0, 2.0])[[0, 5]], r"\(2,\)"),
        (lambda: Tensor(np.ones(2))[np.array([True, False, True])], r"\(2,\)"),
    ],
)
def test_an_index_out_of_reach_is_an_index_error(call, words):
    with pytest.raises(IndexError, match=words):
        call()


def test_errors_speak_chinese():
    use_language("zh")
    try:
        with pytest.raises(ValueError, match="形状"):
            Tensor([1.0, 2.0]).backward()
    finally:
        use_language("en")


def test_booleans_choose_elements():
    x = parameter([[1.0, -2.0], [-3.0, 4.0]])
    (g,) = grad((x[x.data > 0] * [10.0, 20.0]).sum(), [x])
    assert g.data.tolist() == [[10.0, 0.0], [0.0, 20.0]]


def test_gather_takes_the_place_of_its_axis_as_numpy_take_does():
    x, index = np.arange(12.0).reshape(3, 4), np.array([[2, 0], [1, 1]])
    for axis in (0, 1, -1):
        np.testing.assert_array_equal(
            ad.gather(x, index, axis).data, np.take(x, index, axis)
        )
