"""Exercises of ``chapters/ml-triad/three-parts.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_three_parts as text

Array = NDArray[np.float64]


def _gradient(x: Array, y: Array, w: float, b: float) -> Any:
    r = w * x + b - y
    return np.mean(r * x), np.mean(r)


def _scaled(factor: float) -> Any:
    def wrong(x: Array, y: Array, w: float, b: float) -> Any:
        dw, db = _gradient(x, y, w, b)
        return factor * dw, factor * db

    return wrong


def _summed(x: Array, y: Array, w: float, b: float) -> Any:
    dw, db = _gradient(x, y, w, b)
    return len(x) * dw, len(x) * db


def _without_input(x: Array, y: Array, w: float, b: float) -> Any:
    r = w * x + b - y
    return np.mean(r), np.mean(r)


def _line_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (x, y, w, b) with three to five examples."""
    x, y = np.round(rng.normal(size=(2, int(rng.integers(3, 6)))), 1)
    w, b = np.round(rng.normal(size=2), 1)
    return x, y, float(w), float(b)


def _cost_of_table(X: Array, W: Array, b: float, y: Array) -> Any:
    return 0.5 * np.mean(((X @ W + b)[:, 0] - y) ** 2)


def _all_pairs(X: Array, W: Array, b: float, y: Array) -> Any:
    return 0.5 * np.mean((X @ W + b - y) ** 2)


def _table_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (X, W, b, y) with two features."""
    n = int(rng.integers(3, 6))
    X, W = np.round(rng.normal(size=(n, 2)), 1), np.round(rng.normal(size=(2, 1)), 1)
    return X, W, float(np.round(rng.normal(), 1)), np.round(rng.normal(size=n), 1)


SPECS: dict[str, Spec] = {
    "best_line": Spec(
        kind="numeric",
        solution=np.array([1.5, 1.5]),
        misconceptions={
            "through the ends": (np.array([1.5, 2.0]), text.THROUGH_ENDS),
            "through the origin": (np.array([2.4, 0.0]), text.THROUGH_ORIGIN),
        },
        hint=text.BEST_LINE,
        rtol=1e-3,
    ),
    "which_part": Spec(
        kind="choice",
        solution="c",
        choices=("a", "b", "c", "d"),
        misconceptions={
            "data": ("a", text.NOT_DATA),
            "model": ("b", text.NOT_MODEL),
            "optimisation": ("d", text.NOT_OPTIMISATION),
        },
        hint=text.WHICH_PART,
    ),
    "gradient": Spec(
        kind="code",
        solution=_gradient,
        cases=_line_case,
        examples=((np.array([0.0, 2.0]), np.array([1.0, 1.0]), 1.0, 0.0),),
        misconceptions={
            "sums": (_summed, text.NO_MEAN),
            "turned round": (_scaled(-1), text.WRONG_SIGN),
            "twice": (_scaled(2), text.TWICE),
            "without the input": (_without_input, text.NO_INPUT),
        },
        hint=text.GRADIENT,
    ),
    "cost_of_table": Spec(
        kind="code",
        solution=_cost_of_table,
        cases=_table_case,
        examples=((np.array([[1.0], [2.0]]), np.array([[1.0]]), 0.0, np.ones(2)),),
        misconceptions={
            "as found": (_all_pairs, text.AS_FOUND),
            "no half": (
                lambda X, W, b, y: 2 * _cost_of_table(X, W, b, y),
                text.WITHOUT_HALF,
            ),
        },
        hint=text.COST_OF_TABLE,
    ),
}
