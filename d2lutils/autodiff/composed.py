"""Functions made of primitives; their derivatives follow."""

from d2lutils.autodiff.arrays import Axes, normal_axes
from d2lutils.autodiff.elementwise import exp, log
from d2lutils.autodiff.primitive import as_tensor
from d2lutils.autodiff.reductions import peak, sum
from d2lutils.autodiff.shaping import reshape
from d2lutils.autodiff.tensor import Operand, Tensor


def softmax(x: Operand, axis: Axes = -1) -> Tensor:
    """Return eˣ / Σ eˣ along `axis`, without overflow: positive, sum 1.

    x  logits
    -> probabilities, the shape of x
    """
    x = as_tensor(x)
    e = exp(x - peak(x, axes=normal_axes(axis, x.shape)))
    return e / sum(e, axis, keepdims=True)


def log_softmax(x: Operand, axis: Axes = -1) -> Tensor:
    """Return x - log Σ eˣ along `axis`, the logarithm of softmax, without overflow.

    x  logits
    -> log-probabilities in nats, the shape of x
    """
    x = as_tensor(x)
    z = x - peak(x, axes=normal_axes(axis, x.shape))
    return z - log(sum(exp(z), axis, keepdims=True))


def logsumexp(x: Operand, axis: Axes = -1, *, keepdims: bool = False) -> Tensor:
    """Return log Σ eˣ over `axis`, without overflow.

    axis      one axis or several; None means all
    keepdims  keep the summed axes, with length 1
    """
    x = as_tensor(x)
    axes = normal_axes(axis, x.shape)
    largest = peak(x, axes=axes)
    y = largest + log(sum(exp(x - largest), axes, keepdims=True))
    kept = (n for at, n in enumerate(x.shape) if keepdims or at not in axes)
    return y if keepdims else reshape(y, tuple(kept))
