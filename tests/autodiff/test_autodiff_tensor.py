"""Data, copies, names, the listed graph, and the errors of a Tensor."""

import numpy as np
import pytest

from d2lutils.autodiff import Tensor, grad
from tests.autodiff.compare import parameter


@pytest.mark.parametrize(
    ("data", "dtype", "expected"),
    [
        ([1, 2], None, "float64"),
        (np.array([1, 2], np.uint8), None, "float64"),
        (np.array([1.0], np.float32), None, "float32"),
        (np.array([1.0], np.float16), None, "float64"),
        ([1.5], np.float32, "float32"),
        ([1, 2], np.int64, "int64"),
        (True, None, "float64"),
    ],
)
def test_dtype_is_float64_unless_asked(data, dtype, expected):
    assert str(Tensor(data, dtype=dtype).dtype) == expected


def test_numbers_do_not_widen_float32():
    x = Tensor([1.0, 2.0], dtype="float32")
    mask, index = np.array([True, False]), np.array([1, 0])
    for y in (x * 2, 1 / x, x - np.float64(3), x * np.sqrt(2.0), x * mask, x[index]):
        assert y.dtype == np.float32


def test_gradient_has_the_dtype_of_its_tensor():
    x, y = parameter([1.0], dtype="float32"), parameter([2.0])
    product = x * y
    assert product.dtype == np.float64
    assert [str(g.dtype) for g in grad(product.sum(), [x, y])] == ["float32", "float64"]


def test_array_on_the_left_gives_a_tensor():
    x = parameter([1.0, 2.0])
    a = np.array([3.0, 4.0])
    assert isinstance(np.sqrt(2.0) * x, Tensor)
    for y, value in ((a * x, [3, 8]), (a - x, [2, 2]), (a @ x, 11), (a / x, [3, 2])):
        assert isinstance(y, Tensor)
        assert y.data.tolist() == value


def test_numpy_functions_refuse_a_tensor():
    with pytest.raises(TypeError, match="does not support ufuncs"):
        np.exp(parameter([1.0]))
    with pytest.raises(
        TypeError, match=r"lose the derivative .* shape \(1,\).* \.data"
    ):
        np.asarray(parameter([1.0]))


def test_numpy_reads_a_constant_and_copies_when_asked():
    x = Tensor([1.0, 2.0])
    assert np.asarray(x).tolist() == [1.0, 2.0]
    np.array(x)[0] = 5
    assert x.data.tolist() == [1.0, 2.0]


def test_editing_the_source_array_changes_nothing():
    source = np.ones(2)
    w, x = parameter(source), np.array([3.0, 4.0])
    loss = (w * x).sum()
    source[:] = x[:] = 0
    assert w.data.tolist() == [1.0, 1.0]
    assert grad(loss, [w])[0].data.tolist() == [3.0, 4.0]


def test_data_cannot_be_written_to():
    w = parameter([1.0, 2.0])
    with pytest.raises(ValueError, match="read-only"):
        w.data[0] = 5
    with pytest.raises(ValueError, match="read-only"):
        w.data -= 1
    with pytest.raises(ValueError, match="read-only"):
        w.T.data[0] = 5
    assert w.data.tolist() == [1.0, 2.0]


def test_new_data_keep_dtype_and_are_a_copy():
    w, source = parameter([1.0, 2.0], dtype="float32"), np.array([3.0, 4.0])
    w.data = source
    source[:] = 0
    assert w.data.tolist() == [3.0, 4.0]
    assert w.dtype == np.float32


def test_new_data_of_another_shape_name_both_shapes():
    w = parameter(np.zeros((2, 3)))
    with pytest.raises(ValueError, match=r"shape \(2, 3\), got \(3, 2\)"):
        w.data = np.zeros((3, 2))


def test_a_computed_tensor_cannot_get_new_data():
    y = parameter(1.0) * 2
    with pytest.raises(ValueError, match="computed by multiply"):
        y.data = 3.0


@pytest.mark.parametrize(
    "way", [lambda loss, w: loss.backward(), lambda loss, w: grad(loss, [w])]
)
def test_differentiating_after_an_update_says_compute_the_loss_again(way):
    w = parameter([1.0, 2.0])
    loss = (w * w).sum()
    w.data = w.data - 0.1
    with pytest.raises(ValueError, match=r"multiply, shape \(2,\).*compute the loss"):
        way(loss, w)


def test_detach_cuts_the_graph_and_shares_no_writable_data():
    x = parameter([1.0, 2.0])
    assert not x.detach().requires_grad
    with pytest.raises(ValueError, match="read-only"):
        x.detach().data[0] = 5


@pytest.mark.parametrize(
    ("tensor", "expected"),
    [
        (Tensor(2), "Tensor(2.)"),
        (Tensor([1, 1 / 3]), "Tensor([1.    , 0.3333])"),
        (Tensor([1.5], dtype="float32"), "Tensor([1.5], dtype=float32)"),
        (
            Tensor([0.0], requires_grad=True, name="b"),
            "Tensor([0.], name='b', requires_grad=True)",
        ),
        (Tensor(np.zeros((20, 30))), "Tensor(shape=(20, 30))"),
    ],
)
def test_repr_is_short_and_stable(tensor, expected):
    assert repr(tensor) == expected


def test_a_tensor_with_one_element_is_a_number():
    x = Tensor([[2.5]])
    assert (x.item(), float(x), bool(x), f"{x.item():.2f}") == (2.5, 2.5, True, "2.50")


def test_rows_can_be_iterated_and_counted():
    x = Tensor([[1.0, 2.0], [3.0, 4.0]])
    assert len(x) == 2
    assert [row.data.tolist() for row in x] == [[1.0, 2.0], [3.0, 4.0]]
    with pytest.raises(TypeError, match="unsized"):
        list(Tensor(1.0))
