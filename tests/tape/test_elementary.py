"""exp, log, tanh and their like in float32, against NumPy in float64."""

from collections.abc import Callable

import numpy as np
import pytest

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import elementary
from d2lutils.tape.elementary import ArrayOperations


def sample(low: float, high: float) -> Array:
    """Return evenly spread numbers, and numbers of every size down to 1e-30."""
    rng = np.random.default_rng(1)
    even = rng.uniform(low, high, 200_000)
    sizes = rng.choice([-1, 1], 100_000) * 10 ** rng.uniform(-30, 1.9, 100_000)
    return np.concatenate([even, sizes.clip(low, high)]).astype(np.float32)


def units(y: Array, exact: Array) -> float:
    """Return the largest error in units of the last place of float32."""
    unit = np.spacing(np.abs(exact).astype(np.float32)).astype(float)
    return float((np.abs(y.astype(float) - exact) / unit).max())


def stable_sigmoid(x: Array) -> Array:
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


@pytest.mark.parametrize(
    ("name", "exact", "low", "high", "most"),
    [
        ("exp", np.exp, -87, 88.7, 2),
        ("expm1", np.expm1, -30, 88, 2),
        ("tanh", np.tanh, -12, 12, 2),
        ("sigmoid", stable_sigmoid, -87, 80, 3),
        ("softplus", lambda x: np.logaddexp(0, x), -80, 80, 2),
        ("log", np.log, 1e-30, 80, 2),
    ],
)
def test_elementary_functions_err_in_the_last_places_only(
    name: str, exact: Callable[[Array], Array], low: float, high: float, most: int
) -> None:
    x = sample(low, high)
    y = getattr(elementary, name)(ArrayOperations, x)
    assert y.dtype == np.float32
    assert units(y, exact(x.astype(float))) <= most


@pytest.mark.parametrize("name", ["sin", "cos"])
def test_sine_and_cosine_err_by_less_than_half_a_unit_of_one(name: str) -> None:
    x = np.random.default_rng(2).uniform(-8192, 8192, 500_000).astype(np.float32)
    y = getattr(elementary, name)(ArrayOperations, x)
    assert np.abs(y - getattr(np, name)(x.astype(float))).max() < 1e-7


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("exp", (1, np.inf, 0, np.inf, 0)),
        ("expm1", (0, np.inf, -1, np.inf, -1)),
        ("log", (-np.inf, np.inf, np.nan, np.log(1e30), np.nan)),
        ("tanh", (0, 1, -1, 1, -1)),
        ("sigmoid", (0.5, 1, 0, 1, 0)),
        ("softplus", (np.log(2), np.inf, 0, 1e30, 0)),
    ],
)
@np.errstate(all="ignore")
def test_elementary_functions_know_zero_infinity_and_nan(
    name: str, values: tuple[float, ...]
) -> None:
    x = np.array([0, np.inf, -np.inf, 1e30, -1e30, np.nan], np.float32)
    y = getattr(elementary, name)(ArrayOperations, x)
    np.testing.assert_allclose(y, [*values, np.nan], rtol=2e-7)


def test_exp_is_never_denormal() -> None:
    x = np.linspace(-110, -80, 100_001, dtype=np.float32)
    y = elementary.exp(ArrayOperations, x)
    assert ((y == 0) | (y >= elementary.LEAST_NORMAL)).all()
