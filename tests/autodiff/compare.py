"""Hold a case's value, first and second derivatives against two other roads."""

import numpy as np
import torch

from d2lutils.autodiff import Tensor, grad, numerical_gradient
from tests.autodiff.drawn import Case

# Both compute in float64 and differ by rounding only: some 1e-15 for each of the
# few dozen operations, on numbers up to 1e2.
TORCH = {"rtol": 1e-11, "atol": 1e-12}
# A central difference with ε = 1e-6 is off by about 1e-16/ε = 1e-10 of rounding and
# ε² of truncation, times function values and third derivatives up to 1e3.
CENTRAL = {"rtol": 1e-6, "atol": 1e-7}


def parameter(data, **options):
    """Return a Tensor to differentiate by."""
    return Tensor(data, requires_grad=True, **options)


def check(case: Case) -> None:
    """Compare value, gradient and gradient of the gradient, along drawn directions."""
    rng = np.random.default_rng(0)
    value = case.ours(*map(Tensor, case.inputs)).data
    weights = rng.uniform(0.5, 1.5, value.shape)
    directions = [rng.uniform(0.5, 1.5, x.shape) for x in case.inputs]
    theirs = _torch_derivatives(case, weights, directions)
    np.testing.assert_allclose(value, theirs[0], **TORCH, strict=True)
    for order in (1, 2):
        exact = derivatives(case, case.inputs, weights, directions)[order]
        for n, x in enumerate(exact):
            np.testing.assert_allclose(x, theirs[order][n], **TORCH, strict=True)
            central = _central(case, weights, directions, order, n)
            np.testing.assert_allclose(x, central, **CENTRAL, strict=True)


def derivatives(case, inputs, weights, directions):
    """Return (L, dL/dx, d(Σ v·dL/dx)/dx) of L = Σ weights · f(x), as arrays."""
    xs = [Tensor(x, requires_grad=True) for x in inputs]
    loss = (case.ours(*xs) * weights).sum()
    first = grad(loss, xs)
    along = _along(first, directions)
    second = grad(along, xs)
    return loss.data, [g.data for g in first], [g.data for g in second], along.data


def _along(gradients, directions):
    total = Tensor(0.0)
    for g, v in zip(gradients, directions, strict=True):
        total = total + (g * v).sum()
    return total


def _central(case, weights, directions, order, n):
    """Return the central difference, by input n, of L or of the first derivative."""

    def function(x):
        inputs = [*case.inputs[:n], x, *case.inputs[n + 1 :]]
        found = derivatives(case, inputs, weights, directions)
        return found[0] if order == 1 else found[3]

    return numerical_gradient(function, case.inputs[n])


def _torch_derivatives(case, weights, directions):
    xs = [torch.tensor(x, requires_grad=True) for x in case.inputs]
    y = case.theirs(*xs)
    loss = (y * torch.tensor(weights)).sum()
    first = _torch_grad(loss, xs)
    pairs = zip(first, directions, strict=True)
    along = sum((g * torch.tensor(v)).sum() for g, v in pairs)
    second = _torch_grad(along, xs)
    arrays = [[g.numpy(force=True) for g in order] for order in (first, second)]
    return y.numpy(force=True), *arrays


def _torch_grad(loss, xs):
    if not loss.requires_grad:
        return [torch.zeros_like(x) for x in xs]
    return torch.autograd.grad(
        loss, xs, create_graph=True, allow_unused=True, materialize_grads=True
    )
