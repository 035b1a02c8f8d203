"""Exercises of ``chapters/ml-triad/losses.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_losses as text

Array = NDArray[np.float64]


def _huber(r: Array, delta: float) -> Any:
    size = np.abs(r)
    return np.where(size <= delta, 0.5 * r**2, delta * (size - delta / 2))


def _apart(r: Array, delta: float) -> Any:
    return np.where(np.abs(r) <= delta, 0.5 * r**2, delta * np.abs(r))


def _of_slope_one(r: Array, delta: float) -> Any:
    size = np.abs(r)
    return np.where(size <= delta, 0.5 * r**2, size - delta + delta**2 / 2)


def _of_one_side(r: Array, delta: float) -> Any:
    return np.where(r <= delta, 0.5 * r**2, delta * (r - delta / 2))


def _residual_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (r, delta) with residuals on both sides of delta."""
    return np.round(rng.normal(size=5) * 3, 1), float(rng.choice([0.5, 1.5, 2.0]))


def _hinge_risk(scores: Array, y: Array) -> Any:
    return np.mean(np.maximum(0, 1 - y * scores))


def _score_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (scores, y) with labels -1 and 1."""
    n = int(rng.integers(3, 6))
    return np.round(rng.normal(size=n) * 2, 1), rng.choice([-1, 1], size=n)


SPECS: dict[str, Spec] = {
    "cost_and_objective": Spec(
        kind="numeric",
        solution=np.array([4 / 3, 4 / 3 + 0.9]),
        misconceptions={
            "sum": (np.array([4, 4.9]), text.SUM_NOT_MEAN),
            "no half": (np.array([8 / 3, 8 / 3 + 0.9]), text.HALF_LOST),
            "penalty": (np.array([4 / 3, 4 / 3 + 1.8]), text.PENALTY_TWICE),
        },
        hint=text.COST_AND_OBJECTIVE,
        rtol=5e-3,
    ),
    "best_constant": Spec(
        kind="numeric",
        solution=3.0,
        misconceptions={
            "mean": (6.0, text.THE_MEAN),
            "middle": (10.5, text.THE_MIDRANGE),
        },
        hint=text.BEST_CONSTANT,
        rtol=1e-3,
    ),
    "huber": Spec(
        kind="code",
        solution=_huber,
        cases=_residual_case,
        examples=((np.array([0.5, -3.0, 3.0]), 2.0),),
        misconceptions={
            "apart": (_apart, text.NO_JOIN),
            "slope one": (_of_slope_one, text.SLOPE_ONE),
            "one side": (_of_one_side, text.SIGN_FORGOTTEN),
        },
        hint=text.HUBER,
    ),
    "hinge_risk": Spec(
        kind="code",
        solution=_hinge_risk,
        cases=_score_case,
        examples=((np.array([0.5, -2.0, 3.0]), np.array([1, -1, -1])),),
        misconceptions={
            "no room": (lambda s, y: np.mean(np.maximum(0, -y * s)), text.NO_ROOM),
            "no label": (
                lambda s, y: np.mean(np.maximum(0, 1 - s)),
                text.LABEL_IGNORED,
            ),
            "not clipped": (lambda s, y: np.mean(1 - y * s), text.NOT_CLIPPED),
            "sum": (lambda s, y: len(y) * _hinge_risk(s, y), text.SUMMED),
        },
        hint=text.HINGE_RISK,
    ),
}
