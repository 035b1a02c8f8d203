"""What `grad`, `backward` and the data of a Tensor promise."""

import gc
import warnings

import numpy as np
import pytest
import torch

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor, grad
from tests.autodiff.compare import parameter


def test_x_times_x_has_slope_2x():
    x = parameter(3.0)
    assert grad(x * x, [x])[0].item() == 6.0


def test_x_plus_x_has_slope_2():
    x = parameter(3.0)
    assert grad(x + x, [x])[0].item() == 2.0


def test_both_sides_of_a_diamond_are_added():
    x = parameter(2.0)
    a = x * x  # 4, slope 4
    assert grad(a * (a + x), [x])[0].item() == 4 * 6 + 4 * (4 + 1)


def test_third_derivative_of_x_to_the_fourth_is_24x():
    x = parameter(2.0)
    y = x**4
    for _ in range(3):
        (y,) = grad(y, [x])
    assert y.item() == 48.0


def test_the_derivative_of_a_power_ends_in_zero_also_at_zero():
    x = parameter(0.0)
    y = x**2
    for _ in range(3):
        (y,) = grad(y, [x])
    assert y.item() == 0.0


@pytest.mark.parametrize("exponent", [3, 3.0, np.int64(3), np.float64(3)])
def test_a_number_as_exponent_is_exact_for_a_negative_base(exponent):
    x = parameter(-2.0)
    assert grad(x**exponent, [x])[0].item() == 12.0


def test_neuron_by_hand():
    w, b = parameter([0.6, -0.4]), parameter(0.1)
    a = ad.sigmoid(Tensor([1.0, 2.0]) @ w + b)  # z = -0.1
    slope = a.item() * (1 - a.item())
    dw, db = grad(a, [w, b])
    np.testing.assert_allclose(dw.data, [slope, 2 * slope], rtol=1e-15)
    assert db.item() == pytest.approx(slope, rel=1e-15)


def test_broadcast_bias_receives_the_sum_over_the_rows():
    b = parameter(np.zeros(3))
    (db,) = grad(
        (np.arange(6.0).reshape(2, 3) * (Tensor(np.ones((2, 1))) + b)).sum(), [b]
    )
    assert db.data.tolist() == [3.0, 5.0, 7.0]


def test_second_backward_adds_as_in_pytorch():
    x, t = parameter([1.0, 2.0]), torch.tensor([1.0, 2.0], requires_grad=True)
    y, u = ((x * 3) * 2).sum(), ((t * 3) * 2).sum()
    for _ in range(2):
        y.backward()
        u.backward(retain_graph=True)
    assert x.grad.data.tolist() == t.grad.tolist() == [12.0, 12.0]


def test_backward_fills_leaves_only_and_without_a_graph():
    x = parameter(2.0)
    middle = x * x
    (middle * 3).backward()
    assert middle.grad is None
    assert not x.grad.requires_grad


def test_grad_by_an_intermediate_tensor_is_its_error_signal():
    z = parameter([1.0, -2.0]) * 2
    (delta,) = grad((z * z).sum(), [z])
    assert delta.data.tolist() == [4.0, -8.0]


def test_grad_is_zero_where_the_loss_does_not_depend():
    x, unused = parameter(1.0), parameter([1.0, 2.0])
    assert grad(x * 2, [unused])[0].data.tolist() == [0.0, 0.0]


def test_second_derivative_of_a_linear_function_is_zero():
    x = parameter([1.0, 2.0])
    (g,) = grad((3 * x).sum(), [x])
    assert grad(g.sum(), [x])[0].data.tolist() == [0.0, 0.0]


def test_stop_gradient_counts_as_a_constant():
    x = parameter(3.0)
    assert grad(ad.stop_gradient(x) * x, [x])[0].item() == 3.0


@pytest.mark.parametrize(
    "backward", [lambda y, x: y.backward(), lambda y, x: grad(y, [x])]
)
def test_chain_of_10000_operations_is_walked_and_freed(backward):
    x = parameter(1.0)
    y = x
    for _ in range(10_000):
        y = y + 1
    backward(y, x)
    del y
    gc.collect()
    assert grad(x * 1, [x])[0].item() == 1.0


def test_gradient_of_a_chain_of_10000_can_be_differentiated():
    x = parameter(1.0)
    y = x
    for _ in range(10_000):
        y = y * 1.0001
    (g,) = grad(y * y, [x])
    assert grad(g, [x])[0].item() == pytest.approx(2 * 1.0001**20_000, rel=1e-11)


def mlp(functions, x, W1, b1, W2, b2):
    """Return the gradient penalty and the loss of a tanh network."""
    log_softmax, tanh, differentiate = functions
    loss = -log_softmax(tanh(x @ W1 + b1) @ W2 + b2)[range(5), [0, 1, 2, 1, 0]].mean()
    gradients = differentiate(loss, [x, W1])
    return sum((g * g).sum() for g in gradients) + loss


def test_gradient_of_a_gradient_on_a_network_equals_pytorch():
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=s) for s in ((5, 4), (4, 6), (6,), (6, 3), (3,))]
    ours = [parameter(a) for a in arrays]
    theirs = [torch.tensor(a, requires_grad=True) for a in arrays]
    mlp((ad.log_softmax, ad.tanh, grad), *ours).backward()

    def torch_grad(loss, xs):
        return torch.autograd.grad(loss, xs, create_graph=True)

    mlp((lambda z: z.log_softmax(-1), torch.tanh, torch_grad), *theirs).backward()
    for a, b in zip(ours, theirs, strict=True):  # rounding of some 40 operations
        np.testing.assert_allclose(a.grad.data, b.grad.numpy(), rtol=1e-11, atol=1e-14)


def test_hessian_vector_product_equals_the_hessian_of_pytorch():
    rng = np.random.default_rng(1)
    x, v = rng.normal(size=4), rng.normal(size=4)
    A = rng.normal(size=(4, 4))

    def f(library, x, A):
        return (library.tanh(A @ x) * x).sum() + library.logsumexp(A @ x, 0)

    w = parameter(x)
    (g,) = grad(f(ad, w, A), [w])
    (product,) = grad((g * v).sum(), [w])
    hessian = torch.autograd.functional.hessian(
        lambda t: f(torch, t, torch.tensor(A)), torch.tensor(x)
    )
    np.testing.assert_allclose(product.data, hessian.numpy() @ v, rtol=1e-11)


def test_convolution_and_max_pooling_equal_pytorch():
    rng = np.random.default_rng(2)
    x, K, v = rng.normal(size=(2, 1, 13, 13)), rng.normal(size=(4, 1, 3, 3)), 0.1
    a, k = parameter(x), parameter(K)
    patches = ad.windows(a, (3, 3), stride=2).reshape(2, 6, 6, 9)
    z = (patches @ k.reshape(4, 9).T).transpose(0, 3, 1, 2)
    pooled = ad.windows(ad.relu(z), (2, 2), stride=2).max((-2, -1))
    (pooled * pooled * v).sum().backward()
    t, u = (torch.tensor(array, requires_grad=True) for array in (x, K))
    functional = torch.nn.functional
    theirs = functional.max_pool2d(torch.relu(functional.conv2d(t, u, stride=2)), 2)
    (theirs * theirs * v).sum().backward()
    np.testing.assert_allclose(a.grad.data, t.grad.numpy(), rtol=1e-11, atol=1e-14)
    np.testing.assert_allclose(k.grad.data, u.grad.numpy(), rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize(
    ("function", "x"),
    [
        (ad.relu, 0.0),
        (ad.abs, 0.0),
        (ad.sigmoid, -800.0),
        (ad.sigmoid, 800.0),
        (ad.softplus, 800.0),
        (ad.softplus, -800.0),
        (ad.tanh, 800.0),
    ],
)
def test_kinks_and_far_values_follow_pytorch_without_a_warning(function, x):
    p, t = parameter(x), torch.tensor(x, dtype=torch.float64, requires_grad=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y = function(p)
        (g,) = grad(y, [p])
    names = {"absolute": torch.abs, "softplus": torch.nn.functional.softplus}
    u = names.get(function.name, getattr(torch, function.name, None))(t)
    u.backward()
    assert (y.item(), g.item()) == (u.item(), t.grad.item())


def test_maximum_shares_the_gradient_of_a_tie_as_pytorch_does():
    a, b = parameter([1.0, 2.0, 3.0]), parameter([1.0, 5.0, 0.0])
    da, db = grad(ad.maximum(a, b).sum(), [a, b])
    assert da.data.tolist() == [0.5, 0.0, 1.0]
    assert db.data.tolist() == [0.5, 1.0, 0.0]


def test_max_sends_the_gradient_to_the_first_of_equals_as_pytorch_does():
    x = np.array([[2.0, 5.0, 5.0], [7.0, 7.0, 1.0]])
    p, t = parameter(x), torch.tensor(x, requires_grad=True)
    p.max(1).sum().backward()
    t.max(1).values.sum().backward()
    assert p.grad.data.tolist() == t.grad.tolist() == [[0, 1, 0], [1, 0, 0]]


def test_softmax_family_is_finite_for_large_logits():
    x = parameter([1e4, 1e4 - 1, -1e4])
    p, log_p, total = ad.softmax(x), ad.log_softmax(x), ad.logsumexp(x)
    assert p.sum().item() == pytest.approx(1, abs=1e-15)
    t = torch.tensor(x.data.copy())
    np.testing.assert_allclose(log_p.data, t.log_softmax(0), rtol=1e-15)
    assert total.item() == t.logsumexp(0).item()


def test_masked_logits_of_minus_infinity_have_no_weight_and_no_slope():
    x = parameter([0.0, -np.inf, 1.0])
    (g,) = grad((ad.softmax(x) * [1.0, 2.0, 3.0]).sum(), [x])
    assert ad.softmax(x).data[1] == 0.0
    assert g.data[1] == 0.0
    assert np.isfinite(g.data).all()


def test_where_does_not_let_the_other_branch_spoil_the_gradient():
    x = parameter([0.0, 4.0])
    safe = ad.where(x.data > 0, x, 1.0)
    (g,) = grad(ad.where(x.data > 0, ad.sqrt(safe), 0.0).sum(), [x])
    assert g.data.tolist() == [0.0, 0.25]
