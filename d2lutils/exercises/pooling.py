"""Exercises of ``chapters/convolution/pooling.ipynb``."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_pooling as text

Array = NDArray[np.float64]
Layers = Sequence[tuple[int, int, int]]
_LARGEST = [[4.0, 1.0], [6.0, 8.0]]
_MEANS = [[1.75, 1.0], [1.5, 2.5]]


def _regions(x: Array, k: int, stride: int) -> Array:
    return sliding_window_view(x, (k, k))[::stride, ::stride]


def _max_pool(x: Array, k: int, stride: int) -> Array:
    return np.asarray(_regions(x, k, stride).max(axis=(2, 3)))


def _mean_pool(x: Array, k: int, stride: int) -> Array:
    return np.asarray(_regions(x, k, stride).mean(axis=(2, 3)))


def _from_zero(x: Array, k: int, stride: int) -> Array:
    return np.maximum(_max_pool(x, k, stride), 0)


def _pool_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (x, k, stride), with negative numbers and a rest at the end."""
    k, stride = int(rng.integers(2, 4)), int(rng.integers(1, 4))
    shape = rng.integers(k + 1, 7, size=2)
    return rng.integers(-9, 3, size=shape).astype(float), k, stride


def _field_size(layers: Layers) -> int:
    r, jump = 1, 1
    for k, stride, dilation in layers:
        r += dilation * (k - 1) * jump
        jump *= stride
    return r


def _no_jump(layers: Layers) -> int:
    return 1 + sum(dilation * (k - 1) for k, _, dilation in layers)


def _stride_first(layers: Layers) -> int:
    r, jump = 1, 1
    for k, stride, dilation in layers:
        jump *= stride
        r += dilation * (k - 1) * jump
    return r


def _layers_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw two to four layers (k, stride, dilation)."""
    drawn = rng.integers(1, 4, size=(rng.integers(2, 5), 3))
    return ([(int(k), int(s), int(d)) for k, s, d in drawn],)


def _blurred(row: Array) -> Array:
    return 0.25 * np.roll(row, 1) + 0.5 * row + 0.25 * np.roll(row, -1)


def _row_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw a row of even length, at least 6."""
    return (rng.integers(0, 5, size=2 * int(rng.integers(3, 5))).astype(float),)


SPECS: dict[str, Spec] = {
    "pooled_maps": Spec(
        kind="numeric",
        solution=np.array([_LARGEST, _MEANS]),
        misconceptions={
            "sum for mean": (
                np.array([_LARGEST, [[7.0, 4.0], [6.0, 10.0]]]),
                text.SUM_FOR_MEAN,
            ),
            "zeros not counted": (
                np.array([_LARGEST, [[3.5, 1.0], [6.0, 5.0]]]),
                text.ZEROS_COUNT,
            ),
            "the other order": (np.array([_MEANS, _LARGEST]), text.OTHER_ORDER),
        },
        hint=text.POOLED_MAPS,
    ),
    "word": Spec(
        kind="recall",
        solution=(
            "equivariant",
            "equivariance",
            "translation equivariant",
            "translation equivariance",
            "等变",
            "等变性",
            "平移等变",
            "平移等变性",
        ),
        misconceptions={
            "invariant": ("invariant", text.INVARIANT),
            "invariance": ("invariance", text.INVARIANT),
            "invariant, in Chinese": ("不变", text.INVARIANT),
            "invariance, in Chinese": ("不变性", text.INVARIANT),
        },
        hint=text.WORD,
    ),
    "max_pool": Spec(
        kind="code",
        solution=_max_pool,
        cases=_pool_case,
        misconceptions={
            "mean": (_mean_pool, text.MEAN_FOR_MAX),
            "starts from zero": (_from_zero, text.FROM_ZERO),
        },
        hint=text.MAX_POOL,
    ),
    "field_size": Spec(
        kind="code",
        solution=_field_size,
        cases=_layers_case,
        examples=(([(3, 1, 1)],), ([(2, 2, 1), (3, 1, 1)],)),
        misconceptions={
            "no jump": (_no_jump, text.NO_JUMP),
            "stride first": (_stride_first, text.STRIDE_FIRST),
            "no dilation": (
                lambda layers: _field_size([(k, s, 1) for k, s, _ in layers]),
                text.DILATION_FORGOTTEN,
            ),
        },
        hint=text.FIELD_SIZE,
    ),
    "halve": Spec(
        kind="code",
        solution=lambda row: _blurred(row)[::2],
        cases=_row_case,
        examples=((np.array([1.0, 0.0] * 3),),),
        misconceptions={
            "as found": (lambda row: _blurred(row[::2]), text.AS_FOUND),
            "no blur": (lambda row: row[::2], text.NO_BLUR),
            "pairs averaged": (
                lambda row: row.reshape(-1, 2).mean(axis=1),
                text.PAIRS,
            ),
        },
        hint=text.HALVE,
    ),
}
