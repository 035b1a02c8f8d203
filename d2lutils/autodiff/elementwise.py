"""Operations on each element. Where shapes differ, NumPy broadcasts them."""

# mypy: disable-error-code="has-type"
# (a rule may name a primitive that is defined further down)

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.autodiff.primitive import primitive
from d2lutils.autodiff.tensor import Operand, Tensor


@primitive(
    lambda g, y, a, b: g,
    lambda g, y, a, b: g,
)
def add(a: Array, b: Array) -> Array:
    """Return a + b."""
    return a + b


@primitive(
    lambda g, y, a, b: g,
    lambda g, y, a, b: -g,
)
def subtract(a: Array, b: Array) -> Array:
    """Return a - b."""
    return a - b


@primitive(
    lambda g, y, a, b: g * b,
    lambda g, y, a, b: g * a,
)
def multiply(a: Array, b: Array) -> Array:
    """Return a · b."""
    return a * b


@primitive(
    lambda g, y, a, b: g / b,
    lambda g, y, a, b: -g * y / b,
)
def divide(a: Array, b: Array) -> Array:
    """Return a / b."""
    return a / b


@primitive(lambda g, y, x: -g)
def negative(x: Array) -> Array:
    """Return -x."""
    return -x


def power(x: Operand, exponent: Operand) -> Tensor:
    """Return x to the power of `exponent`.

    A Tensor as the exponent is taken as exp(exponent · log x), which needs x > 0.
    """
    if isinstance(exponent, np.generic):
        exponent = exponent.item()
    if isinstance(exponent, int | float):
        return _power(x, exponent=exponent)
    return exp(exponent * (log(x) if isinstance(x, Tensor) else np.log(x)))


@primitive(
    lambda g, y, x, exponent: (
        g * (exponent * power(x, exponent - 1)) if exponent else g * 0.0
    )
)
def _power(x: Array, exponent: float) -> Array:
    return x**exponent


@primitive(lambda g, y, x: g * y)
def exp(x: Array) -> Array:
    """Return eˣ."""
    return np.exp(x)


@primitive(lambda g, y, x: g * (y + 1))
def expm1(x: Array) -> Array:
    """Return eˣ - 1, exact near x = 0."""
    return np.expm1(x)


@primitive(lambda g, y, x: g / x)
def log(x: Array) -> Array:
    """Return the natural logarithm of x."""
    return np.log(x)


@primitive(lambda g, y, x: g * (0.5 / y))
def sqrt(x: Array) -> Array:
    """Return √x."""
    return np.sqrt(x)


@primitive(lambda g, y, x: g * cos(x))
def sin(x: Array) -> Array:
    """Return sin x, x in radians."""
    return np.sin(x)


@primitive(lambda g, y, x: -g * sin(x))
def cos(x: Array) -> Array:
    """Return cos x, x in radians."""
    return np.cos(x)


@primitive(lambda g, y, x: g * (1 - y * y))
def tanh(x: Array) -> Array:
    """Return tanh x."""
    return np.tanh(x)


@primitive(lambda g, y, x: g * (y * (1 - y)))
def sigmoid(x: Array) -> Array:
    """Return 1 / (1 + e⁻ˣ), without overflow for any x."""
    e = np.exp(-np.abs(x))
    y: Array = np.where(x >= 0, 1, e) / (1 + e)
    return y


@primitive(lambda g, y, x: g * sigmoid(x))
def softplus(x: Array) -> Array:
    """Return log(1 + eˣ), without overflow for any x."""
    y: Array = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return y


@primitive(lambda g, y, x: g * step(x))
def relu(x: Array) -> Array:
    """Return max(x, 0); its derivative at 0 is 0."""
    return np.maximum(x, 0)


@primitive(lambda g, y, x: g * sign(x))
def absolute(x: Array) -> Array:
    """Return |x|; its derivative at 0 is 0."""
    return np.abs(x)


@primitive(
    lambda g, y, a, b: g * (0.5 * (1 + greater(a, b) - greater(b, a))),
    lambda g, y, a, b: g * (0.5 * (1 + greater(b, a) - greater(a, b))),
)
def maximum(a: Array, b: Array) -> Array:
    """Return the larger of a and b; where they are equal each gets half of g."""
    return np.maximum(a, b)


def where(condition: Operand, a: Operand, b: Operand) -> Tensor:
    """Return a where `condition` holds (is not 0), b elsewhere.

    condition  array of booleans, or a Tensor of zeros and ones
    """
    if not isinstance(condition, Tensor):
        condition = Tensor(condition)
    return _where(condition, a, b)


@primitive(
    None,
    lambda g, y, condition, a, b: _where(condition, g, 0),
    lambda g, y, condition, a, b: _where(condition, 0, g),
)
def _where(condition: Array, a: Array, b: Array) -> Array:
    return np.where(condition, a, b)


@primitive()
def sign(x: Array) -> Array:
    """Return -1, 0 or 1; its derivative is 0."""
    return np.sign(x)


@primitive()
def step(x: Array) -> Array:
    """Return 1 where x > 0, else 0; its derivative is 0."""
    return np.asarray(x > 0, x.dtype)


@primitive()
def greater(a: Array, b: Array) -> Array:
    """Return 1 where a > b, else 0, in the dtype of a; its derivative is 0."""
    return np.asarray(a > b, a.dtype)


@primitive()
def equal(a: Array, b: Array) -> Array:
    """Return 1 where a = b, else 0, in the dtype of a; its derivative is 0."""
    return np.asarray(a == b, a.dtype)


@primitive()
def stop_gradient(x: Array) -> Array:
    """Return x as a constant: no derivative flows through it."""
    return x
