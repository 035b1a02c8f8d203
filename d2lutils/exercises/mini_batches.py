"""Exercises of ``chapters/ml-triad/mini-batches.ipynb``."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_mini_batches as text

Array = NDArray[np.float64]


def _one_epoch(w: Array, X: Array, y: Array, order: Any, m: int, lr: float) -> Any:
    return _passed(w, X, y, order, m, lr, divisor=len)


def _passed(
    w: Array,
    X: Array,
    y: Array,
    order: Any,
    m: int,
    lr: float,
    *,
    divisor: Callable[[Any], float],
) -> Array:
    """Return w after one pass, each batch's sum divided as told."""
    for first in range(0, len(order), m):
        B = order[first : first + m]
        w = w - lr * X[B].T @ (X[B] @ w - y[B]) / divisor(B)
    return w


def _without_the_rest(
    w: Array, X: Array, y: Array, order: Any, m: int, lr: float
) -> Any:
    return _one_epoch(w, X, y, order[: len(order) // m * m], m, lr)


def _in_file_order(w: Array, X: Array, y: Array, order: Any, m: int, lr: float) -> Any:
    return _one_epoch(w, X, y, np.arange(len(y)), m, lr)


def _from_the_old_place(
    w: Array, X: Array, y: Array, order: Any, m: int, lr: float
) -> Any:
    at = w
    for first in range(0, len(y), m):
        B = order[first : first + m]
        w = w - lr * X[B].T @ (X[B] @ at - y[B]) / len(B)
    return w


def _pass_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (w, X, y, order, m, lr) whose last batch is smaller."""
    m, d = int(rng.integers(2, 4)), int(rng.integers(1, 3))
    n = m * int(rng.integers(1, 3)) + int(rng.integers(1, m))
    X, y = np.round(rng.normal(size=(n, d)), 1), np.round(rng.normal(size=n), 1)
    order = np.roll(rng.permutation(n), 1)
    return np.round(rng.normal(size=d), 1), X, y, order, m, 0.1


def _cuts(losses: Array, m: int) -> list[Array]:
    return [losses[first : first + m] for first in range(0, len(losses), m)]


def _epoch_cost(losses: Array, m: int) -> Any:
    return losses.mean()


def _mean_of_means(losses: Array, m: int) -> Any:
    return np.mean([batch.mean() for batch in _cuts(losses, m)])


def _losses_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (losses, m) whose last batch is smaller."""
    m = int(rng.integers(2, 5))
    n = m * int(rng.integers(1, 4)) + int(rng.integers(1, m))
    return np.round(rng.uniform(0, 3, size=n), 1), m


SPECS: dict[str, Spec] = {
    "steps": Spec(
        kind="numeric",
        solution=160.0,
        misconceptions={
            "the rest is dropped": (155.0, text.REST_DROPPED),
            "not whole": (156.25, text.NOT_WHOLE),
            "one epoch": (32.0, text.ONE_EPOCH),
            "an epoch is a step": (5.0, text.EPOCH_FOR_STEP),
        },
        hint=text.STEPS,
        rtol=1e-9,
    ),
    "one_epoch": Spec(
        kind="code",
        solution=_one_epoch,
        cases=_pass_case,
        examples=(
            (
                np.array([0.0]),
                np.array([[1.0], [2.0], [3.0]]),
                np.array([1.0, 0.0, 2.0]),
                np.array([2, 0, 1]),
                2,
                0.1,
            ),
        ),
        misconceptions={
            "rest left out": (_without_the_rest, text.REST_LEFT_OUT),
            "divided by m": (
                lambda w, X, y, order, m, lr: _passed(
                    w, X, y, order, m, lr, divisor=lambda B: m
                ),
                text.DIVIDED_BY_M,
            ),
            "summed": (
                lambda w, X, y, order, m, lr: _passed(
                    w, X, y, order, m, lr, divisor=lambda B: 1
                ),
                text.SUMMED,
            ),
            "order ignored": (_in_file_order, text.ORDER_IGNORED),
            "old place": (_from_the_old_place, text.OLD_PLACE),
            "uphill": (
                lambda w, X, y, order, m, lr: _one_epoch(w, X, y, order, m, -lr),
                text.UPHILL,
            ),
        },
        hint=text.ONE_PASS,
    ),
    "epoch_cost": Spec(
        kind="code",
        solution=_epoch_cost,
        cases=_losses_case,
        examples=((np.array([0.0, 0.0, 0.0, 3.0]), 3),),
        misconceptions={
            "as found": (_mean_of_means, text.MEAN_OF_MEANS),
            "sum": (lambda losses, m: losses.sum(), text.A_SUM),
            "rest left out": (
                lambda losses, m: losses[: len(losses) // m * m].mean(),
                text.REST_LEFT_OUT,
            ),
        },
        hint=text.EPOCH_COST,
    ),
}
