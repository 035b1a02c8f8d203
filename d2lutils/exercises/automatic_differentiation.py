"""Exercises of ``chapters/backpropagation/automatic-differentiation.ipynb``."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.autodiff import Tensor, grad, tanh
from d2lutils.exercises import walks
from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_automatic_differentiation as text

Array = NDArray[np.float64]
Scalar = Callable[[Tensor], Tensor]


def _divide(a: float, a_dot: float, b: float, b_dot: float) -> tuple[float, float]:
    q = a / b
    return q, (a_dot - q * b_dot) / b


def _divide_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (a, a_dot, b, b_dot) with b away from 0 and from 1."""
    a, a_dot, b, b_dot = rng.integers(1, 9, size=4) / 2
    return float(a), float(a_dot), float(b + 1.5), float(-b_dot)


def _split(Y_bar: Array, shape: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the axes that were added, and those that are left and were stretched."""
    added = tuple(range(Y_bar.ndim - len(shape)))
    return added, tuple(i for i, size in enumerate(shape) if size == 1)


def _unbroadcast(Y_bar: Array, shape: tuple[int, ...]) -> Array:
    added, stretched = _split(Y_bar, shape)
    return np.asarray(Y_bar.sum(axis=added).sum(axis=stretched, keepdims=True))


def _unbroadcast_by_mean(Y_bar: Array, shape: tuple[int, ...]) -> Array:
    added, stretched = _split(Y_bar, shape)
    return np.asarray(Y_bar.mean(axis=added).mean(axis=stretched, keepdims=True))


def _unbroadcast_leading(Y_bar: Array, shape: tuple[int, ...]) -> Array:
    added, _ = _split(Y_bar, shape)
    return np.asarray(Y_bar.sum(axis=added)[tuple(map(slice, shape))])


def _unbroadcast_first(Y_bar: Array, shape: tuple[int, ...]) -> Array:
    added, _ = _split(Y_bar, shape)
    return np.asarray(Y_bar[(0,) * len(added)][tuple(map(slice, shape))])


def _unbroadcast_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (Y_bar, shape): up to one axis added, some axes of length 1 stretched."""
    full = tuple(int(n) for n in rng.integers(2, 4, size=int(rng.integers(1, 4))))
    kept = full[int(rng.integers(2)) :]
    shape = tuple(1 if rng.random() < 0.5 else n for n in kept)
    return rng.integers(-4, 5, size=full).astype(float), shape


def _fourth_power_of_norm(x: Tensor) -> Tensor:
    squared = (x * x).sum()
    return squared * squared


def _neighbours(x: Tensor) -> Tensor:
    return (tanh(x[:-1]) * x[1:]).sum()


def _hessian_vector(f: Scalar, x: Array, v: Array) -> Array:
    leaf = Tensor(x, requires_grad=True)
    (first,) = grad(f(leaf), [leaf])
    (product,) = grad((first * Tensor(v)).sum(), [leaf])
    return product.data


def _gradient_times_vector(f: Scalar, x: Array, v: Array) -> Array:
    leaf = Tensor(x, requires_grad=True)
    (first,) = grad(f(leaf), [leaf])
    return first.data * v


def _hessian_ones(f: Scalar, x: Array, v: Array) -> Array:
    return _hessian_vector(f, x, np.ones_like(v))


def _vector_too_late(f: Scalar, x: Array, v: Array) -> Array:
    return _hessian_ones(f, x, v) * v


def _hessian_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (f, x, v) of two to four inputs."""
    f = _fourth_power_of_norm if rng.random() < 0.5 else _neighbours
    n = int(rng.integers(2, 5))
    return f, rng.normal(size=n).round(1), rng.normal(size=n).round(1)


SPECS: dict[str, Spec] = {
    "passes": Spec(
        kind="numeric",
        solution=(5, 3000),
        hint=text.PASSES,
        misconceptions={
            "swapped": ((3000, 5), text.PASSES_SWAPPED),
            "one walk for all": ((5, 1), text.PASSES_ONE_WALK),
            "one pass per derivative": ((15_000, 15_000), text.PASSES_PRODUCT),
        },
    ),
    "graph_by_hand": Spec(
        kind="numeric",
        solution=(12.0, 5.0),
        hint=text.GRAPH,
        misconceptions={
            "lost the direct road": ((10.0, 5.0), text.GRAPH_LOST_ROAD),
            "u·u gives back u once": ((8.0, 3.0), text.GRAPH_SQUARE_FORK),
            "u·x gives u nothing": ((10.0, 4.0), text.GRAPH_LOST_USER),
            "swapped": ((5.0, 12.0), text.GRAPH_SWAPPED),
        },
    ),
    "forgotten_zero": Spec(
        kind="numeric",
        solution=0.44,
        hint=text.ZERO,
        misconceptions={
            "gradient cleared": (0.64, text.ZERO_CLEARED),
            "same slope twice": (0.4, text.ZERO_SAME_SLOPE),
        },
        rtol=1e-3,
    ),
    "divide": Spec(
        kind="code",
        solution=_divide,
        cases=_divide_case,
        examples=((6.0, 1.0, 2.0, 0.0), (6.0, 0.0, 2.0, 1.0)),
        hint=text.DIVIDE,
        misconceptions={
            "quotient of the tangents": (
                lambda a, a_dot, b, b_dot: (a / b, a_dot / b_dot if b_dot else 0.0),
                text.DIVIDE_TANGENTS,
            ),
            "plus for minus": (
                lambda a, a_dot, b, b_dot: (a / b, (a_dot + a / b * b_dot) / b),
                text.DIVIDE_SIGN,
            ),
            "b not squared": (
                lambda a, a_dot, b, b_dot: (a / b, (a_dot * b - a * b_dot) / b),
                text.DIVIDE_SQUARE,
            ),
        },
    ),
    "walk_back": Spec(
        kind="code",
        solution=walks.walk_back,
        examples=walks.tapes(),
        hint=text.WALK,
        misconceptions={
            "overwrites": (walks.walk_overwriting, text.WALK_OVERWRITES),
            "first to last": (walks.walk_forward, text.WALK_FORWARD),
            "adds local derivatives": (
                walks.walk_without_adjoint,
                text.WALK_LOCAL_ONLY,
            ),
            "forgets the seed": (
                lambda tape: [*walks.walk_back(tape)[:-1], 0.0],
                text.WALK_NO_SEED,
            ),
        },
    ),
    "unbroadcast": Spec(
        kind="code",
        solution=_unbroadcast,
        cases=_unbroadcast_case,
        examples=((np.array([[1.0, 2.0], [3.0, 4.0]]), (2,)),),
        hint=text.UNBROADCAST,
        misconceptions={
            "mean for sum": (_unbroadcast_by_mean, text.UNBROADCAST_MEAN),
            "leading axes only": (_unbroadcast_leading, text.UNBROADCAST_LEADING),
            "first copy only": (_unbroadcast_first, text.UNBROADCAST_FIRST_ROW),
        },
    ),
    "second_walk": Spec(
        kind="code",
        solution=lambda calls: 6.0 * calls,
        examples=((1,), (2,), (3,)),
        hint=text.SECOND,
        misconceptions={
            "stale middle": (
                lambda calls: 3.0 * calls * (calls + 1),
                text.SECOND_STALE,
            ),
            "leaf forgets too": (lambda calls: 6.0, text.SECOND_FRESH),
        },
    ),
    "hessian_vector": Spec(
        kind="code",
        solution=_hessian_vector,
        cases=_hessian_case,
        examples=((_fourth_power_of_norm, np.array([1.0, 2.0]), np.array([1.0, 0.0])),),
        hint=text.HESSIAN,
        misconceptions={
            "gradient times v": (_gradient_times_vector, text.HESSIAN_GRADIENT),
            "no v": (_hessian_ones, text.HESSIAN_ONES),
            "v too late": (_vector_too_late, text.HESSIAN_DIAGONAL),
        },
    ),
    "operations_gone": Spec(
        kind="numeric",
        solution=3,
        hint=text.GONE,
        misconceptions={
            "the update needs the loss": (0, text.GONE_NONE),
            "only the last one": (1, text.GONE_LAST),
            "the whole forward pass": (7, text.GONE_FORWARD),
        },
    ),
}
