"""A second road to a derivative: central differences."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from d2lutils.autodiff.tensor import Tensor
from d2lutils.messages import autodiff as text


def numerical_gradient(
    function: Callable[[NDArray[np.float64]], object],
    x: ArrayLike,
    *,
    epsilon: float = 1e-6,
) -> NDArray[np.float64]:
    """Return (f(x + ε eᵢ) - f(x - ε eᵢ)) / 2ε for every element i of x.

    function  takes an array of x's shape, returns one number or a Tensor of one
    x         point at which to differentiate, any shape; it is not changed
    epsilon   step ε; the error is smallest near the cube root of 2e-16, 6e-6
    ->        gradient, the shape of x

    Raises ValueError if epsilon is not positive or the function returns an array.
    """
    if not epsilon > 0:
        raise ValueError(text.EPSILON.say(epsilon=epsilon))
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(point)
    for i in np.ndindex(point.shape):
        high, low = point.copy(), point.copy()
        high[i] += epsilon
        low[i] -= epsilon
        gradient[i] = (_number(function(high)) - _number(function(low))) / (2 * epsilon)
    return gradient


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return ‖a - b‖ / (‖a‖ + ‖b‖): 0 when equal, at most 1; 0 when both are zero.

    a, b  arrays of one shape
    """
    first, second = np.asarray(a, np.float64), np.asarray(b, np.float64)
    if first.shape != second.shape:
        shapes = f"{first.shape}, {second.shape}"
        raise ValueError(text.SHAPES.say(operation="relative_error", shapes=shapes))
    size = np.linalg.norm(first) + np.linalg.norm(second)
    return float(np.linalg.norm(first - second) / max(size, np.finfo(float).tiny))


def _number(value: object) -> float:
    array = value.data if isinstance(value, Tensor) else np.asarray(value)
    if array.size != 1:
        raise ValueError(text.NOT_SCALAR.say(shape=array.shape))
    return float(array.item())
