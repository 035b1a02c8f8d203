"""Exercises of ``chapters/convolution/convolution.ipynb``."""

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_convolution as text

Array = NDArray[np.float64]


def _padding(answer: Any, k: int, dilation: int) -> Any:
    """Return what the answer gives, and whether it is an int as PyTorch wants it."""
    P = answer(k, dilation)
    if P is None or P is ...:
        return P
    return {"P": P, "type(P) is int": int(isinstance(P, int | np.integer))}


def _layer(x: Array, W: Array, b: Array) -> Array:
    seen = sliding_window_view(x, W.shape[2:], axis=(1, 2))
    return np.asarray(np.einsum("cijuv,ocuv->oij", seen, W) + b[:, None, None])


def _bias_per_channel(x: Array, W: Array, b: Array) -> Array:
    return _layer(x, W, len(x) * b)


def _one_channel(x: Array, W: Array, b: Array) -> Array:
    return _layer(x[:1], W[:, :1], b)


def _layer_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (x, W, b): whole numbers, two channels, one or two filters."""
    filters, k, side = int(rng.integers(1, 3)), int(rng.integers(1, 4)), 4
    x = rng.integers(-2, 3, size=(2, side, side)).astype(float)
    W = rng.integers(-2, 3, size=(filters, 2, k, k)).astype(float)
    return x, W, rng.integers(1, 4, size=filters).astype(float)


def _window_sum(x: Array) -> Array:
    return np.asarray(sliding_window_view(np.pad(x, 1), (3, 3)).sum(axis=(2, 3)))


def _fair_blur(x: Array) -> Array:
    return np.asarray(_window_sum(x) / _window_sum(np.ones_like(x)))


def _inked_only(x: Array) -> Array:
    return np.asarray(_window_sum(x) / np.maximum(_window_sum(x != 0), 1))


def _border_repeated(x: Array) -> Array:
    padded = np.pad(x, 1, mode="edge")
    return np.asarray(sliding_window_view(padded, (3, 3)).mean(axis=(2, 3)))


def _blur_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw a picture of at least 3 × 3, with black pixels in it."""
    return (rng.integers(0, 6, size=rng.integers(3, 6, size=2)).astype(float),)


SPECS: dict[str, Spec] = {
    "feature_map": Spec(
        kind="numeric",
        solution=np.array([[0.0, 4.0], [3.0, 0.0]]),
        misconceptions={
            "kernel flipped": (np.array([[0.0, 2.0], [-1.0, 5.0]]), text.FLIPPED),
            "transposed": (np.array([[0.0, 3.0], [4.0, 0.0]]), text.TRANSPOSED),
        },
        hint=text.FEATURE_MAP,
    ),
    "parameters": Spec(
        kind="numeric",
        solution=16 * (3 * 25 + 1),
        misconceptions={
            "one channel": (16 * (25 + 1), text.ONE_CHANNEL),
            "no bias": (16 * 3 * 25, text.NO_BIAS),
            "a bias for each channel": (16 * 3 * (25 + 1), text.BIAS_PER_CHANNEL),
            "a filter for each place": (28 * 28 * 16 * 76, text.NOT_SHARED),
        },
        hint=text.PARAMETERS,
    ),
    "padding_for_same": Spec(
        kind="code",
        solution=lambda k, dilation: dilation * (k - 1) // 2,
        examples=tuple((k, d) for d in (1, 2, 3) for k in (1, 3, 5, 7)),
        misconceptions={
            "no dilation": (lambda k, dilation: (k - 1) // 2, text.NO_DILATION),
            "both sides": (lambda k, dilation: dilation * (k - 1), text.BOTH_SIDES),
            "not an int": (lambda k, dilation: dilation * (k - 1) / 2, text.NOT_WHOLE),
            "half of k": (lambda k, dilation: dilation * k // 2, text.HALF_OF_K),
        },
        hint=text.PADDING,
        apply=_padding,
    ),
    "layer": Spec(
        kind="code",
        solution=_layer,
        cases=_layer_case,
        misconceptions={
            "flips": (
                lambda x, W, b: _layer(x, np.flip(W, axis=(2, 3)), b),
                text.FLIPS,
            ),
            "one channel": (_one_channel, text.FIRST_CHANNEL),
            "a bias for each channel": (_bias_per_channel, text.BIAS_TIMES),
            "no bias": (lambda x, W, b: _layer(x, W, 0 * b), text.BIAS_FORGOTTEN),
        },
        hint=text.LAYER,
    ),
    "fair_blur": Spec(
        kind="code",
        solution=_fair_blur,
        cases=_blur_case,
        misconceptions={
            "as found": (lambda x: _window_sum(x) / 9, text.AS_FOUND),
            "pixels that are not 0": (_inked_only, text.INKED_ONLY),
            "border repeated": (_border_repeated, text.REPEATED),
        },
        hint=text.FAIR_BLUR,
    ),
}
