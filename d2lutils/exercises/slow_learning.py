"""Exercises of ``chapters/backpropagation/slow-learning.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_slow_learning as text

Array = NDArray[np.float64]
Labels = NDArray[np.int64]


def _softmax_cost(z: Array, labels: Labels) -> Any:
    m = z.max(axis=1, keepdims=True)
    log_sum = m[:, 0] + np.log(np.exp(z - m).sum(axis=1))
    return np.mean(log_sum - z[np.arange(len(z)), labels])


def _naive_cost(z: Array, labels: Labels) -> Any:
    log_sum = np.log(np.exp(z).sum(axis=1))
    return np.mean(log_sum - z[np.arange(len(z)), labels])


def _forgets_the_maximum(z: Array, labels: Labels) -> Any:
    m = z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(z - m).sum(axis=1))
    return np.mean(log_sum - z[np.arange(len(z)), labels])


def _cost_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (z, labels); half of the time logits that overflow a naive exp."""
    n, classes = int(rng.integers(1, 4)), int(rng.integers(2, 4))
    scale = rng.choice([1.0, 1000.0])
    z = np.round(scale * rng.normal(size=(n, classes)), 1)
    return z, rng.integers(classes, size=n)


def _output_error(p: Array, y: Array) -> Array:
    return (p - y) / len(p)


def _error_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (p, y): rows of probabilities and one-hot rows, at least two."""
    n, classes = int(rng.integers(2, 4)), int(rng.integers(2, 4))
    p = rng.dirichlet(np.ones(classes), size=n)
    return p, np.eye(classes)[rng.integers(classes, size=n)]


SPECS: dict[str, Spec] = {
    "steepest_output": Spec(
        kind="numeric",
        solution=1 / 3,
        misconceptions={
            "target 0": (2 / 3, text.TARGET_ZERO),
            "the slope alone": (0.5, text.SLOPE_ALONE),
            "most wrong, most push": (0.0, text.MOST_WRONG),
        },
        hint=text.STEEPEST_OUTPUT,
        rtol=1.5e-2,  # 0.33 will do
    ),
    "times_larger": Spec(
        kind="numeric",
        solution=float(1 / ((1 / (1 + np.exp(3))) * (1 - 1 / (1 + np.exp(3))))),
        misconceptions={
            "upside down": (0.04518, text.UPSIDE_DOWN),
            "half of the slope": (float(1 + np.exp(3)), text.HALF_SLOPE),
            "the other half": (float(1 + np.exp(-3)), text.HALF_SLOPE),
            "difference": (0.9095, text.DIFFERENCE),
        },
        hint=text.TIMES_LARGER,
        rtol=1e-2,  # so will 22
    ),
    "what_cancels": Spec(
        kind="choice",
        solution="b",
        choices=("a", "b", "c"),
        misconceptions={
            "every slope cancels": ("a", text.EVERY_SLOPE),
            "cost as activation": ("c", text.COST_AS_ACTIVATION),
        },
        hint=text.WHAT_CANCELS,
    ),
    "softmax_cost": Spec(
        kind="code",
        solution=_softmax_cost,
        cases=_cost_case,
        examples=(
            (np.zeros((1, 2)), np.array([0])),
            (np.array([[1000.0, 0.0]]), np.array([1])),
        ),
        misconceptions={
            "overflows": (_naive_cost, text.OVERFLOWS),
            "forgets the maximum": (_forgets_the_maximum, text.FORGETS_MAXIMUM),
            "sum, not mean": (
                lambda z, labels: _softmax_cost(z, labels) * len(z),
                text.SUM_NOT_MEAN,
            ),
            "likelihood, not cost": (
                lambda z, labels: -_softmax_cost(z, labels),
                text.SIGN_OF_COST,
            ),
        },
        hint=text.SOFTMAX_COST,
    ),
    "output_error": Spec(
        kind="code",
        solution=_output_error,
        cases=_error_case,
        misconceptions={
            "as found": (lambda p, y: (p - y) * p * (1 - p), text.SLOPE_AND_MEAN),
            "slope too many": (
                lambda p, y: (p - y) * p * (1 - p) / len(p),
                text.SLOPE_TOO_MANY,
            ),
            "sum, not mean": (lambda p, y: p - y, text.ERROR_OF_SUM),
            "mean over all entries": (lambda p, y: (p - y) / p.size, text.ALL_ENTRIES),
            "sign": (lambda p, y: (y - p) / len(p), text.SIGN_OF_ERROR),
        },
        hint=text.OUTPUT_ERROR,
    ),
}
