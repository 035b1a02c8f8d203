"""Exercises of ``chapters/ml-triad/gradient-descent.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_gradient_descent as text

Array = NDArray[np.float64]


def _momentum_step(w: Array, v: Array, g: Array, lr: float, beta: float) -> Any:
    v = beta * v + g
    return w - lr * v, v


def _old_velocity(w: Array, v: Array, g: Array, lr: float, beta: float) -> Any:
    return w - lr * v, beta * v + g


def _averaged(w: Array, v: Array, g: Array, lr: float, beta: float) -> Any:
    v = beta * v + (1 - beta) * g
    return w - lr * v, v


def _rate_in_velocity(w: Array, v: Array, g: Array, lr: float, beta: float) -> Any:
    v = beta * v + lr * g
    return w - v, v


def _uphill(w: Array, v: Array, g: Array, lr: float, beta: float) -> Any:
    v = beta * v + g
    return w + lr * v, v


def _momentum_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (w, v, g, lr, beta) with one to three weights."""
    w, v, g = np.round(rng.normal(size=(3, int(rng.integers(1, 4)))), 1)
    return w, v, g, float(rng.choice([0.1, 0.5])), float(rng.choice([0.5, 0.9]))


def _step_together(x: float, y: float, lr: float) -> Any:
    return x - lr * (2 * x + y), y - lr * (x + 2 * y)


def _step_in_turn(x: float, y: float, lr: float) -> Any:
    x = x - lr * (2 * x + y)
    return x, y - lr * (x + 2 * y)


def _one_place_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (x, y, lr)."""
    x, y = np.round(rng.normal(size=2), 1)
    return float(x), float(y), float(rng.choice([0.1, 0.3]))


def _curvatures(X: Array) -> Array:
    return np.asarray(np.linalg.eigvalsh(X.T @ X / len(X)))


def _rate_bound(X: Array) -> Any:
    return 2 / _curvatures(X)[-1]


def _table_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw X (n, d) with more rows than columns."""
    d = int(rng.integers(2, 4))
    return (np.round(rng.normal(size=(d + int(rng.integers(2, 5)), d)), 1),)


def _newton_step(x: float) -> Any:
    return x - np.tanh(x) * np.cosh(x) ** 2


def _beside_minimum_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw a place x, on either side of the minimum."""
    return (float(rng.choice([-1, 1]) * np.round(rng.uniform(0.2, 1.5), 1)),)


SPECS: dict[str, Spec] = {
    "largest_rate": Spec(
        kind="numeric",
        solution=1 / 3,
        misconceptions={
            "coefficient for curvature": (2 / 3, text.COEFFICIENT),
            "best, not largest": (1 / 6, text.BEST_NOT_LARGEST),
            "the curvature": (6.0, text.CURVATURE_ITSELF),
        },
        hint=text.LARGEST_RATE,
        rtol=1.5e-2,  # 0.33 will do
    ),
    "regime": Spec(
        kind="choice",
        solution="b",
        choices=("a", "b", "c", "d"),
        misconceptions={
            "a sign lost": ("a", text.SIGN_LOST),
            "the edge": ("c", text.NOT_THE_EDGE),
            "past the minimum, lost": ("d", text.PAST_IS_NOT_LOST),
        },
        hint=text.REGIME,
    ),
    "best_factor": Spec(
        kind="numeric",
        solution=0.8,
        misconceptions={
            "one over L": (8 / 9, text.ONE_OVER_L),
            "with momentum": (0.5, text.WITH_MOMENTUM),
            "the rate, not the factor": (0.2, text.RATE_NOT_FACTOR),
        },
        hint=text.BEST_FACTOR,
        rtol=1e-3,
    ),
    "momentum_step": Spec(
        kind="code",
        solution=_momentum_step,
        cases=_momentum_case,
        examples=((np.array([1.0]), np.array([0.0]), np.array([2.0]), 0.1, 0.9),),
        misconceptions={
            "old velocity": (_old_velocity, text.OLD_VELOCITY),
            "average": (_averaged, text.AVERAGED),
            "rate inside": (_rate_in_velocity, text.RATE_INSIDE),
            "uphill": (_uphill, text.UPHILL),
        },
        hint=text.MOMENTUM_STEP,
    ),
    "step_together": Spec(
        kind="code",
        solution=_step_together,
        cases=_one_place_case,
        examples=((1.0, 0.0, 0.1),),
        misconceptions={
            "as found": (_step_in_turn, text.IN_TURN),
            "no coupling": (
                lambda x, y, lr: (x - lr * 2 * x, y - lr * 2 * y),
                text.NO_COUPLING,
            ),
            "uphill": (
                lambda x, y, lr: (x + lr * (2 * x + y), y + lr * (x + 2 * y)),
                text.UPHILL,
            ),
        },
        hint=text.STEP_TOGETHER,
    ),
    "rate_bound": Spec(
        kind="code",
        solution=_rate_bound,
        cases=_table_case,
        examples=((np.array([[2.0], [0.0]]),), (np.array([[3.0, 0.0], [0.0, 1.0]]),)),
        misconceptions={
            "sum, not mean": (
                lambda X: 2 / (_curvatures(X)[-1] * len(X)),
                text.NO_MEAN,
            ),
            "singular value": (
                lambda X: 2 / np.linalg.svd(X / np.sqrt(len(X)))[1][0],
                text.SINGULAR_VALUE,
            ),
            "largest entry of the diagonal": (
                lambda X: 2 / np.mean(X**2, axis=0).max(),
                text.DIAGONAL,
            ),
            "flattest": (lambda X: 2 / _curvatures(X)[0], text.FLATTEST),
            "one over L": (lambda X: 1 / _curvatures(X)[-1], text.HALF_OF_IT),
        },
        hint=text.RATE_BOUND,
    ),
    "newton_step": Spec(
        kind="code",
        solution=_newton_step,
        cases=_beside_minimum_case,
        examples=((1.0,), (-0.5,)),
        misconceptions={
            "multiplied": (
                lambda x: x - np.tanh(x) / np.cosh(x) ** 2,
                text.MULTIPLIED,
            ),
            "slope alone": (lambda x: x - np.tanh(x), text.SLOPE_ALONE),
            "averaged curvature": (lambda x: 0.0 * x, text.AVERAGED_CURVATURE),
            "not squared": (lambda x: x - np.sinh(x), text.NOT_SQUARED),
            "uphill": (lambda x: 2 * x - _newton_step(x), text.UPHILL),
        },
        hint=text.NEWTON_STEP,
    ),
}
