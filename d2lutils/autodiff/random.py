"""Random numbers as functions of (seed, t, stream), so that a run can be repeated.

    rows = randint((32,), 1797, seed=seed, t=t, stream=0)
    noise = normal((32, 2), seed=seed, t=t, stream=1)

seed    the run: another seed, another run
t       the step within the run
stream  the use within the step: give each call of a function its own

All three are whole numbers 0..2²⁴-1; seed and t may be Tensors. Nothing is remembered
between calls: the same arguments give the same numbers, in any order, in any language.
"""

import math
from collections.abc import Sequence

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.primitive import as_tensor, primitive
from d2lutils.autodiff.tensor import Operand, Tensor
from d2lutils.autodiff.threefry import threefry
from d2lutils.messages import tape as text

MOST = 2**24  # whole numbers below it are exact in float32


def uniform(shape: Sequence[int], *, seed: Operand, t: Operand, stream: int) -> Tensor:
    """Return numbers uniform in (0, 1): the 2²³ midpoints (k + 1/2) 2⁻²³.

    -> `shape`, float64, exact in float32

    Raises ValueError if seed, t or stream is not a whole number 0..2²⁴-1.
    """
    return _uniform(*_counters(seed, t), shape=tuple(shape), stream=_stream(stream))


def normal(shape: Sequence[int], *, seed: Operand, t: Operand, stream: int) -> Tensor:
    """Return numbers of mean 0 and variance 1: √(-2 log u) cos 2πv, u and v uniform.

    -> `shape`, float64

    Raises ValueError if seed, t or stream is not a whole number 0..2²⁴-1.

    Source: G. E. P. Box, M. E. Muller (1958).
    """
    return _normal(*_counters(seed, t), shape=tuple(shape), stream=_stream(stream))


def randint(
    shape: Sequence[int], high: int, *, seed: Operand, t: Operand, stream: int
) -> Tensor:
    """Return whole numbers 0..high-1, e.g. the rows of a minibatch.

    high  1..2²⁴
    ->    `shape`, int64, to index with

    Raises ValueError if high, seed, t or stream is out of its range.
    """
    if not 1 <= high <= MOST or high % 1:
        raise ValueError(text.HIGH.say(received=high))
    attributes = {"shape": tuple(shape), "stream": _stream(stream), "high": int(high)}
    return _randint(*_counters(seed, t), **attributes)


@primitive()
def _uniform(seed: Array, t: Array, shape: tuple[int, ...], stream: int) -> Array:
    first, _ = _words(seed, t, shape, stream)
    return _midpoint(first).reshape(shape)


@primitive()
def _normal(seed: Array, t: Array, shape: tuple[int, ...], stream: int) -> Array:
    u, v = (_midpoint(word) for word in _words(seed, t, shape, stream))
    numbers: Array = np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v)
    return numbers.reshape(shape)


@primitive()
def _randint(
    seed: Array, t: Array, shape: tuple[int, ...], stream: int, high: int
) -> Array:
    first, _ = _words(seed, t, shape, stream)
    numbers: Array = (first >> 8).astype(np.int64) * high >> 24
    return numbers.reshape(shape)


def _midpoint(word: Array) -> Array:
    return np.asarray(((word >> 9) + 0.5) * 2.0**-23)


def _words(
    seed: Array, t: Array, shape: tuple[int, ...], stream: int
) -> tuple[Array, Array]:
    counters = (_whole("seed", seed), _whole("t", t))
    return threefry(*counters, stream, math.prod(shape))


def _counters(seed: Operand, t: Operand) -> tuple[Tensor, Tensor]:
    """Return both as Tensors; what the forward rules will need is checked here."""
    tensors = as_tensor(seed), as_tensor(t)
    for name, tensor in zip(("seed", "t"), tensors, strict=True):
        _whole(name, tensor._data)
    return tensors


def _stream(stream: int) -> int:
    return _whole("stream", np.asarray(stream))


def _whole(name: str, value: Array) -> int:
    if value.size != 1 or not 0 <= value.item() < MOST or value.item() % 1:
        raise ValueError(text.COUNTER.say(name=name, received=value))
    return int(value.item())
