"""Exercises of ``chapters/convolution/convolution-backward.ipynb``."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_convolution_backward as text

Array = NDArray[np.float64]
Pair = tuple[Array, Array]

_X = np.array([[1.0, 0.0, 2.0], [3.0, 1.0, 0.0], [0.0, 2.0, 1.0]])
_W = np.array([[1.0, 2.0], [0.0, -1.0]])
_DELTA = np.array([[1.0, 0.0], [2.0, -1.0]])
_LAST = np.array([[0.0, 0.0], [0.0, -1.0]])


def _slide(x: Array, w: Array) -> Array:
    return np.asarray(np.einsum("ijuv,uv->ij", sliding_window_view(x, w.shape), w))


def _full(w: Array, delta: Array) -> Array:
    return _slide(np.pad(delta, 1), w)


def _overwritten(w: Array, delta: Array) -> Array:
    dx = np.zeros((3, 3))
    for i, j in np.ndindex(2, 2):
        dx[i : i + 2, j : j + 2] = delta[i, j] * w
    return dx


def _backward_1d(x: Array, w: Array, delta: Array, stride: int) -> Pair:
    dw, dx = np.zeros_like(w), np.zeros_like(x)
    for i, d in enumerate(delta):
        window = slice(stride * i, stride * i + len(w))
        dw += d * x[window]
        dx[window] += d * w
    return dw, dx


def _overwrites_1d(x: Array, w: Array, delta: Array, stride: int) -> Pair:
    dx = np.zeros_like(x)
    for i, d in enumerate(delta):
        dx[stride * i : stride * i + len(w)] = d * w
    return _backward_1d(x, w, delta, stride)[0], dx


def _no_sum_1d(x: Array, w: Array, delta: Array, stride: int) -> Pair:
    start = stride * (len(delta) - 1)
    dx = _backward_1d(x, w, delta, stride)[1]
    return delta[-1] * x[start : start + len(w)], dx


def _flipped_1d(x: Array, w: Array, delta: Array, stride: int) -> Pair:
    dw = _backward_1d(x, w, delta, stride)[0]
    return dw, _backward_1d(x, w[::-1].copy(), delta, stride)[1]


def _case_1d(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (x, w, delta, stride), two or three windows, sometimes a rest."""
    k, places = (int(n) for n in rng.integers(2, 4, size=2))
    stride = int(rng.integers(1, 3))
    length = stride * (places - 1) + k + int(rng.integers(0, stride))
    drawn = (rng.integers(-3, 4, size=n).astype(float) for n in (length, k, places))
    return *drawn, stride


def _max_pool(share: Callable[[Array], Array]) -> Callable[[Array, Array], Array]:
    """Return a backward pass; share(region) says how a region's δ is shared out."""

    def backward(x: Array, delta: Array) -> Array:
        dx = np.zeros_like(x)
        for i, j in np.ndindex(*delta.shape):
            region = np.s_[2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
            dx[region] = delta[i, j] * share(x[region])
        return dx

    return backward


def _largest(region: Array) -> Array:
    return np.asarray(region == region.max(), dtype=float)


def _first(region: Array) -> Array:
    return np.asarray(np.eye(4)[int(region.argmax())].reshape(2, 2))


def _last(region: Array) -> Array:
    return np.asarray(_first(region[::-1, ::-1])[::-1, ::-1])


def _pool_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (x, delta) with few different numbers, so that ties are common."""
    rows, columns = (int(n) for n in rng.integers(1, 3, size=2))
    x = rng.integers(0, 3, size=(2 * rows, 2 * columns)).astype(float)
    return x, rng.integers(1, 5, size=(rows, columns)).astype(float)


SPECS: dict[str, Spec] = {
    "which_slide": Spec(
        kind="choice",
        solution="a",
        choices=("a", "b", "c", "d"),
        misconceptions={
            "delta is flipped": ("b", text.SAID_FLIPPED),
            "the input's gradient": ("c", text.SAID_INPUT),
            "the bias's gradient": ("d", text.SAID_BIAS),
        },
        hint=text.WHICH_SLIDE,
    ),
    "kernel_gradient": Spec(
        kind="numeric",
        solution=_slide(_X, _DELTA),
        misconceptions={
            "flipped": (_slide(_X, np.flip(_DELTA)), text.KERNEL_FLIPPED),
            "last position only": (_slide(_X, _LAST), text.KERNEL_LAST),
            "mean": (_slide(_X, _DELTA) / 4, text.KERNEL_MEAN),
        },
        hint=text.KERNEL,
    ),
    "input_gradient": Spec(
        kind="numeric",
        solution=_full(np.flip(_W), _DELTA),
        misconceptions={
            "not flipped": (_full(_W, _DELTA), text.INPUT_NOT_FLIPPED),
            "overwritten": (_overwritten(_W, _DELTA), text.INPUT_OVERWRITTEN),
            "last position only": (_full(np.flip(_W), _LAST), text.INPUT_LAST),
        },
        hint=text.INPUT,
    ),
    "touched": Spec(
        kind="numeric",
        solution=18,
        misconceptions={
            "one channel": (9, text.TOUCHED_ONE_CHANNEL),
            "every filter": (72, text.TOUCHED_EVERY_FILTER),
            "every pixel": (200, text.TOUCHED_ALL),
        },
        hint=text.TOUCHED,
    ),
    "backward_1d": Spec(
        kind="code",
        solution=_backward_1d,
        cases=_case_1d,
        misconceptions={
            "no stride": (
                lambda x, w, delta, stride: _backward_1d(x, w, delta, 1),
                text.NO_STRIDE,
            ),
            "overwrites": (_overwrites_1d, text.OVERWRITES),
            "no sum": (_no_sum_1d, text.NO_SUM),
            "flipped": (_flipped_1d, text.FLIPPED_AT_PLACE),
        },
        hint=text.BACKWARD_1D,
    ),
    "max_pool_backward": Spec(
        kind="code",
        solution=_max_pool(_first),
        cases=_pool_case,
        misconceptions={
            "all of the largest": (_max_pool(_largest), text.ALL_TIED),
            "split": (
                _max_pool(lambda region: _largest(region) / _largest(region).sum()),
                text.SPLIT,
            ),
            "the last": (_max_pool(_last), text.LAST_TIED),
        },
        hint=text.MAX_POOL,
    ),
}
