"""What a case is, and the arrays and shapes that are drawn for it."""

from collections.abc import Callable
from typing import NamedTuple

import hypothesis.extra.numpy as hnp
import numpy as np
import torch
from hypothesis import strategies as st

from d2lutils import autodiff as ad

Draw = Callable[..., object]
Shape = tuple[int, ...]


class Case(NamedTuple):
    """Two functions of the same arrays that should agree."""

    ours: Callable[..., ad.Tensor]
    theirs: Callable[..., torch.Tensor]
    inputs: list[np.ndarray]


def numbers(draw: Draw, shape: Shape, low: float = -2, high: float = 2) -> np.ndarray:
    """Return values in low..high, none nearer to 0 than 0.05."""
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    x = rng.uniform(low, high, shape)
    return np.where(np.abs(x) < 0.05, 0.3, x)


def shapes(low: int = 0, least: int = 0) -> st.SearchStrategy[Shape]:
    """Return shapes of `least` to 3 axes with lengths from `low` to 3."""
    return hnp.array_shapes(min_dims=least, max_dims=3, min_side=low, max_side=3)


def broadcasting(number: int) -> st.SearchStrategy[hnp.BroadcastableShapes]:
    """Return `number` shapes that broadcast."""
    return hnp.mutually_broadcastable_shapes(
        num_shapes=number, min_side=0, max_side=3, max_dims=3
    )
