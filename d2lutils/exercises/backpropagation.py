"""Exercises of ``chapters/backpropagation/backpropagation.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_backpropagation as text

Array = NDArray[np.float64]


def _sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def _tanh_error(delta_next: Array, W_next: Array, a: Array) -> Array:
    return (delta_next @ W_next.T) * (1 - a**2)


def _tanh_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (delta_next, W_next, a) with square weights, where shapes warn nobody."""
    n, d = rng.integers(1, 4), rng.integers(2, 4)
    a = np.tanh(rng.normal(size=(n, d)))
    return rng.normal(size=(n, d)), rng.normal(size=(d, d)), a


def _layer_gradients(a: Array, delta: Array) -> tuple[Array, Array]:
    return a.T @ delta, delta.sum(axis=0)


def _layer_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (a, delta) of a square layer and at least two examples."""
    n, d = rng.integers(2, 4), rng.integers(2, 4)
    return rng.normal(size=(n, d)), rng.normal(size=(n, d))


def _errors(X: Array, Y: Array, W1: Array, W2: Array) -> tuple[Array, Array, Array]:
    """Return (delta2, a1, a2) of a two-layer sigmoid network, mean squared cost."""
    a1 = _sigmoid(X @ W1)
    a2 = _sigmoid(a1 @ W2)
    return (a2 - Y) / len(X) * a2 * (1 - a2), a1, a2


def _step(X: Array, Y: Array, W1: Array, W2: Array, lr: float) -> tuple[Array, Array]:
    delta2, a1, _ = _errors(X, Y, W1, W2)
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return W1 - lr * X.T @ delta1, W2 - lr * a1.T @ delta2


def _step_too_early(
    X: Array, Y: Array, W1: Array, W2: Array, lr: float
) -> tuple[Array, Array]:
    delta2, a1, _ = _errors(X, Y, W1, W2)
    W2 = W2 - lr * a1.T @ delta2
    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
    return W1 - lr * X.T @ delta1, W2


def _step_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (X, Y, W1, W2, lr) of a 2-3-1 network with a large learning rate."""
    n = int(rng.integers(2, 4))
    return (
        rng.normal(size=(n, 2)),
        rng.random(size=(n, 1)),
        rng.normal(size=(2, 3)),
        rng.normal(size=(3, 1)),
        5.0,
    )


SPECS: dict[str, Spec] = {
    "what_changes": Spec(
        kind="choice",
        solution="d",
        choices=("a", "b", "c", "d"),
        misconceptions={
            "backprop updates the weights": ("a", text.UPDATES_WEIGHTS),
            "backprop updates the biases": ("b", text.UPDATES_BIASES),
            "backprop is the optimiser": ("c", text.UPDATES_BOTH),
        },
        hint=text.WHAT_CHANGES,
    ),
    "one_neuron": Spec(
        kind="numeric",
        solution=0.375,
        misconceptions={
            "forgot the slope": (1.5, text.FORGOT_SLOPE),
            "forgot the input": (0.125, text.FORGOT_INPUT),
            "wrong sign": (-0.375, text.WRONG_SIGN),
            "weight instead of input": (-0.125, text.USED_WEIGHT),
        },
        hint=text.ONE_NEURON,
        rtol=1e-3,
    ),
    "silent_input": Spec(
        kind="numeric",
        solution=2,
        misconceptions={
            "counted inputs": (1, text.COUNTED_INPUTS),
            "biases are silent too": (4, text.BIASES_SILENT),
            "nothing is silent": (0, text.NOTHING_SILENT),
        },
        hint=text.SILENT_INPUT,
    ),
    "tanh_error": Spec(
        kind="code",
        solution=_tanh_error,
        cases=_tanh_case,
        misconceptions={
            "forgot the transpose": (
                lambda delta_next, W_next, a: (delta_next @ W_next) * (1 - a**2),
                text.FORGOT_TRANSPOSE,
            ),
            "slope of the sigmoid": (
                lambda delta_next, W_next, a: (delta_next @ W_next.T) * a * (1 - a),
                text.SIGMOID_SLOPE,
            ),
            "tanh of the activation": (
                lambda delta_next, W_next, a: (
                    (delta_next @ W_next.T) * (1 - np.tanh(a) ** 2)
                ),
                text.TANH_TWICE,
            ),
            "forgot the slope": (
                lambda delta_next, W_next, a: delta_next @ W_next.T,
                text.NO_SLOPE,
            ),
        },
        hint=text.TANH_ERROR,
    ),
    "layer_gradients": Spec(
        kind="code",
        solution=_layer_gradients,
        cases=_layer_case,
        misconceptions={
            "divided by n twice": (
                lambda a, delta: (a.T @ delta / len(a), delta.mean(axis=0)),
                text.MEAN_TWICE,
            ),
            "mean for the bias": (
                lambda a, delta: (a.T @ delta, delta.mean(axis=0)),
                text.BIAS_MEAN,
            ),
            "first example only": (
                lambda a, delta: (np.outer(a[0], delta[0]), delta[0]),
                text.ONE_EXAMPLE,
            ),
            "transposed gradient": (
                lambda a, delta: (delta.T @ a, delta.sum(axis=0)),
                text.GRADIENT_TRANSPOSED,
            ),
        },
        hint=text.LAYER_GRADIENTS,
    ),
    "step": Spec(
        kind="code",
        solution=_step,
        cases=_step_case,
        misconceptions={
            "updated too early": (_step_too_early, text.UPDATED_TOO_EARLY),
            "uphill": (
                lambda X, Y, W1, W2, lr: _step(X, Y, W1, W2, -lr),
                text.STEP_UPHILL,
            ),
            "sum instead of mean": (
                lambda X, Y, W1, W2, lr: _step(X, Y, W1, W2, lr * len(X)),
                text.STEP_SUM,
            ),
        },
        hint=text.STEP,
    ),
    "sum_or_mean": Spec(
        kind="numeric",
        solution=0.01,
        misconceptions={
            "multiplied": (25.0, text.MULTIPLIED),
            "unchanged": (0.5, text.UNCHANGED),
            "square root": (0.5 / 50**0.5, text.SQUARE_ROOT),
        },
        hint=text.SUM_OR_MEAN,
        rtol=1e-3,
    ),
}
