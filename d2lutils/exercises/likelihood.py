"""Exercises of ``chapters/ml-triad/likelihood.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_likelihood as text

Array = NDArray[np.float64]


def _gaussian_nll(y: Array, y_hat: Array, sigma: float) -> Any:
    constant = 0.5 * np.log(2 * np.pi * sigma**2)
    return np.sum((y - y_hat) ** 2 / (2 * sigma**2) + constant)


def _constant_once(y: Array, y_hat: Array, sigma: float) -> Any:
    constant = 0.5 * np.log(2 * np.pi * sigma**2)
    return np.sum((y - y_hat) ** 2 / (2 * sigma**2)) + constant


def _without_two_pi(y: Array, y_hat: Array, sigma: float) -> Any:
    return np.sum((y - y_hat) ** 2 / (2 * sigma**2) + np.log(sigma))


def _sigma_not_squared(y: Array, y_hat: Array, sigma: float) -> Any:
    constant = 0.5 * np.log(2 * np.pi * sigma**2)
    return np.sum((y - y_hat) ** 2 / (2 * sigma) + constant)


def _targets_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (y, y_hat, sigma) of two to five examples."""
    y, y_hat = np.round(rng.normal(size=(2, int(rng.integers(2, 6)))), 1)
    return y, y_hat, float(rng.choice([0.5, 2.0, 3.0]))


def _log_likelihood(p: Array) -> Any:
    return np.sum(np.log(p))


def _log_of_product(p: Array) -> Any:
    with np.errstate(divide="ignore"):
        return np.log(np.prod(p))


def _probabilities_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (p,): too many to multiply."""
    return (np.round(rng.uniform(0.05, 0.95, size=int(rng.integers(1500, 2500))), 2),)


def _poisson_loss(y: Array, y_hat: Array) -> Any:
    return np.mean(y_hat - y * np.log(y_hat))


def _counts_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (y, y_hat) of two to five hours, none of them without a customer."""
    y_hat = np.round(rng.uniform(0.3, 6, size=int(rng.integers(2, 6))), 1)
    return np.maximum(rng.poisson(y_hat), 1.0), y_hat


SPECS: dict[str, Spec] = {
    "noise_model": Spec(
        kind="choice",
        solution="c",
        choices=("a", "b", "c", "d"),
        misconceptions={
            "free of assumptions": ("a", text.FREE),
            "squares": ("b", text.SQUARES),
            "a flat density": ("d", text.FLAT),
        },
        hint=text.NOISE_MODEL,
    ),
    "gaussian_nll": Spec(
        kind="code",
        solution=_gaussian_nll,
        cases=_targets_case,
        examples=((np.array([1.0, 0.0]), np.array([0.0, 0.0]), 2.0),),
        misconceptions={
            "constant once": (_constant_once, text.CONSTANT_ONCE),
            "without two pi": (_without_two_pi, text.NO_TWO_PI),
            "sigma not squared": (_sigma_not_squared, text.NOT_SQUARED),
            "mean": (
                lambda y, y_hat, sigma: _gaussian_nll(y, y_hat, sigma) / len(y),
                text.A_MEAN,
            ),
            "sign": (
                lambda y, y_hat, sigma: -_gaussian_nll(y, y_hat, sigma),
                text.A_SIGN,
            ),
        },
        hint=text.GAUSSIAN_NLL,
    ),
    "map_estimate": Spec(
        kind="numeric",
        solution=2.0,
        misconceptions={
            "without the prior": (4.0, text.WITHOUT_PRIOR),
            "noise of one": (3.6, text.NOISE_OF_ONE),
            "sigma not squared": (3.0, text.NOT_SQUARED),
            "one reading": (0.4, text.ONE_READING),
        },
        hint=text.MAP_ESTIMATE,
        rtol=1e-3,
    ),
    "poisson_loss": Spec(
        kind="code",
        solution=_poisson_loss,
        cases=_counts_case,
        examples=((np.array([3.0, 1.0]), np.array([2.0, 0.5])),),
        misconceptions={
            "squares": (
                lambda y, y_hat: np.mean((y - y_hat) ** 2) / 2,
                text.SQUARED_COUNTS,
            ),
            "without the mean": (
                lambda y, y_hat: np.mean(-y * np.log(y_hat)),
                text.NO_EXPONENTIAL,
            ),
            "exchanged": (
                lambda y, y_hat: np.mean(y - y_hat * np.log(y)),
                text.EXCHANGED,
            ),
            "sum": (
                lambda y, y_hat: np.sum(y_hat - y * np.log(y_hat)),
                text.A_SUM,
            ),
            "sign": (lambda y, y_hat: -_poisson_loss(y, y_hat), text.A_SIGN),
        },
        hint=text.POISSON_LOSS,
    ),
    "log_likelihood": Spec(
        kind="code",
        solution=_log_likelihood,
        cases=_probabilities_case,
        examples=((np.full(400, 0.1),), (np.array([0.5, 0.25]),)),
        count=5,
        misconceptions={
            "as found": (_log_of_product, text.UNDERFLOWS),
            "minus": (lambda p: -np.sum(np.log(p)), text.A_SIGN),
            "mean": (lambda p: np.mean(np.log(p)), text.A_MEAN),
            "log of the sum": (lambda p: np.log(np.sum(p)), text.LOG_OF_SUM),
        },
        hint=text.LOG_LIKELIHOOD,
    ),
}
