"""The helpers that hold a derivative against central differences."""

import numpy as np
import pytest

from d2lutils.autodiff import Tensor, numerical_gradient, relative_error, tanh


def test_numerical_gradient_of_a_quadratic_is_exact_but_for_rounding():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    found = numerical_gradient(lambda a: (a**2).sum(), x)
    np.testing.assert_allclose(found, 2 * x, atol=1e-8)  # 1e-16 · 14 / 2e-6 = 7e-10


def test_numerical_gradient_takes_a_function_that_returns_a_tensor():
    found = numerical_gradient(lambda a: tanh(Tensor(a)).sum(), [0.0])
    np.testing.assert_allclose(found, [1.0], atol=1e-9)


def test_numerical_gradient_does_not_change_its_point():
    x = np.ones(3)
    numerical_gradient(lambda a: a.sum(), x)
    assert x.tolist() == [1.0, 1.0, 1.0]


def test_error_over_epsilon_is_u_shaped():
    errors = [
        abs(numerical_gradient(np.sin, 1.0, epsilon=e) - np.cos(1.0))
        for e in (1e-1, 1e-5, 1e-13)
    ]
    assert errors[0] > 1e3 * errors[1] < errors[2]


def test_epsilon_must_be_positive():
    with pytest.raises(ValueError, match="positive, got 0"):
        numerical_gradient(np.sum, [1.0], epsilon=0)


def test_only_a_function_with_one_value_has_a_gradient():
    with pytest.raises(ValueError, match=r"scalar.*\(2,\)"):
        numerical_gradient(np.sin, [1.0, 2.0])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([3.0, 4.0], [3.0, 4.0], 0),
        ([0.0], [0.0], 0),
        ([1.0], [-1.0], 1),
        ([3], [1], 0.5),
    ],
)
def test_relative_error_is_distance_by_summed_lengths(a, b, expected):
    assert relative_error(a, b) == expected
