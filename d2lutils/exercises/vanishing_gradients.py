"""Exercises of ``chapters/backpropagation/vanishing-gradients.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_vanishing_gradients as text

Array = NDArray[np.float64]


def _slope(z: Array) -> Array:
    a = 1 / (1 + np.exp(-z))
    return np.asarray(a * (1 - a))


def _first_gradient(w: Array, z: Array) -> Any:
    return np.prod(w[1:]) * np.prod(_slope(z))


def _chain_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (w, z) of a chain of two to four units."""
    length = int(rng.integers(2, 5))
    w = np.round(rng.uniform(0.5, 3, length) * rng.choice([-1, 1], length), 1)
    return w, np.round(rng.normal(size=length), 1)


def _largest_factor(W: Array) -> Any:
    return np.prod([np.linalg.norm(one, 2) / 4 for one in W])


def _weights_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (W,), two or three layers of two to three units."""
    layers, units = int(rng.integers(2, 4)), int(rng.integers(2, 4))
    return (np.round(rng.normal(0, 2, (layers, units, units)), 1),)


SPECS: dict[str, Spec] = {
    "chain_of_six": Spec(
        kind="numeric",
        solution=0.25**6 * 2**5,
        misconceptions={
            "slopes alone": (0.25**6, text.SLOPES_ALONE),
            "first weight too": (0.5**6, text.FIRST_WEIGHT_TOO),
            "weights alone": (2.0**5, text.WEIGHTS_ALONE),
        },
        hint=text.CHAIN_OF_SIX,
        rtol=1e-2,  # 0.0078 will do
    ),
    "bounded": Spec(
        kind="choice",
        solution="a",
        choices=("a", "b", "c"),
        misconceptions={
            "the factor": ("b", text.FACTOR_BOUNDED),
            "the gradient": ("c", text.GRADIENT_BOUNDED),
        },
        hint=text.BOUNDED,
    ),
    "largest_factor": Spec(
        kind="code",
        solution=_largest_factor,
        cases=_weights_case,
        examples=((np.array([np.diag([4.0, 8.0]), np.diag([2.0, 1.0])]),),),
        misconceptions={
            "entrywise norm": (
                lambda W: np.prod([np.linalg.norm(one) / 4 for one in W]),
                text.ENTRYWISE,
            ),
            "no slope": (
                lambda W: np.prod([np.linalg.norm(one, 2) for one in W]),
                text.NO_SLOPE,
            ),
            "one slope": (
                lambda W: np.prod([np.linalg.norm(one, 2) for one in W]) / 4,
                text.ONE_SLOPE,
            ),
            "sum": (
                lambda W: np.sum([np.linalg.norm(one, 2) / 4 for one in W]),
                text.SUMMED,
            ),
            "largest entry": (
                lambda W: np.prod([np.abs(one).max() / 4 for one in W]),
                text.LARGEST_ENTRY,
            ),
        },
        hint=text.LARGEST_FACTOR,
    ),
    "first_gradient": Spec(
        kind="code",
        solution=_first_gradient,
        cases=_chain_case,
        misconceptions={
            "as found": (lambda w, z: np.prod(w) * np.prod(_slope(z)), text.AS_FOUND),
            "last weight lost": (
                lambda w, z: np.prod(w[:-1]) * np.prod(_slope(z)),
                text.LAST_WEIGHT_LOST,
            ),
            "all weights lost": (
                lambda w, z: np.prod(_slope(z)),
                text.ALL_WEIGHTS_LOST,
            ),
            "own slope lost": (
                lambda w, z: np.prod(w[1:]) * np.prod(_slope(z[1:])),
                text.OWN_SLOPE_LOST,
            ),
        },
        hint=text.FIRST_GRADIENT,
    ),
}
