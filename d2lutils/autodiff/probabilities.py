"""Softmax and its relatives: each subtracts the largest logit before it uses exp."""

# mypy: disable-error-code="has-type"
# (a rule may name a primitive that is defined further down)

import numpy as np

from d2lutils.autodiff.arrays import Array, Axes, normal_axes
from d2lutils.autodiff.elementwise import exp
from d2lutils.autodiff.primitive import as_tensor, primitive
from d2lutils.autodiff.reductions import sum, with_axes
from d2lutils.autodiff.tensor import Operand, Tensor


def softmax(x: Operand, axis: Axes = -1) -> Tensor:
    """Return eˣ / Σ eˣ along `axis`: positive, sum 1; no overflow for any finite x.

    x  logits
    -> probabilities, the shape of x
    """
    x = as_tensor(x)
    return _softmax(x, axes=normal_axes(axis, x.shape))


@primitive(lambda g, y, x, axes: y * (g - sum(g * y, axes, keepdims=True)))
def _softmax(x: Array, axes: tuple[int, ...]) -> Array:
    e = np.exp(x - _largest(x, axes))
    y: Array = e / e.sum(axes, keepdims=True)
    return y


def log_softmax(x: Operand, axis: Axes = -1) -> Tensor:
    """Return x - log Σ eˣ along `axis`, the logarithm of softmax.

    x  logits
    -> log-probabilities in nats, the shape of x
    """
    x = as_tensor(x)
    return _log_softmax(x, axes=normal_axes(axis, x.shape))


@primitive(lambda g, y, x, axes: g - exp(y) * sum(g, axes, keepdims=True))
def _log_softmax(x: Array, axes: tuple[int, ...]) -> Array:
    z = x - _largest(x, axes)
    return np.asarray(z - _log_sum_exp(z, axes))


def logsumexp(x: Operand, axis: Axes = -1, *, keepdims: bool = False) -> Tensor:
    """Return log Σ eˣ over `axis`, a smooth maximum; no overflow for any finite x.

    axis      one axis or several; None means all
    keepdims  keep the summed axes, with length 1
    """
    x = as_tensor(x)
    return _logsumexp(x, axes=normal_axes(axis, x.shape), keepdims=keepdims)


@primitive(lambda g, y, x, axes, keepdims: with_axes(g, x, axes) * softmax(x, axes))
def _logsumexp(x: Array, axes: tuple[int, ...], keepdims: bool) -> Array:
    largest = _largest(x, axes)
    y = largest + _log_sum_exp(x - largest, axes)
    return np.asarray(y if keepdims else y.squeeze(axes))


def _largest(x: Array, axes: tuple[int, ...]) -> Array:
    """Return the maximum over `axes`, which stay; 0 where there is no finite one."""
    largest = x.max(axes, keepdims=True, initial=-np.inf)
    largest[~np.isfinite(largest)] = 0
    return np.asarray(largest)


def _log_sum_exp(z: Array, axes: tuple[int, ...]) -> Array:
    with np.errstate(divide="ignore"):  # log 0 = -inf is meant, e.g. for no terms
        return np.asarray(np.log(np.exp(z).sum(axes, keepdims=True)))
