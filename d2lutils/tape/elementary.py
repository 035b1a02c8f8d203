"""exp, log, tanh and their like in float32, made of + - * / alone.

Libraries differ in the last bits of these functions; + - * / and √ are rounded the same
way everywhere (IEEE 754). Built from those, in this order, a run gives the same bits in
NumPy, in JavaScript and in WebAssembly, so a digit seen in the page can be reproduced.

Each function takes `o`, the operations, and `x`, a float32 value that knows + - * / and
comparisons. `ArrayOperations` computes at once with NumPy; the assembler of
`d2lutils.explorables.wasm` has operations that emit instructions instead. Every
operation is rounded to float32 before the next; no product is fused with a sum.

Errors against float64, held by the tests: at most 2 units in the last place, 3 for
sigmoid; of sin and cos 1e-7 in absolute terms for |x| <= 8192. A result of exp that
would be denormal is 0.

Source: the polynomials are those of S. L. Moshier's Cephes library, single precision.
"""

from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array

LOG2_E = 1.44269504088896341
# ln 2 and π/2 in parts: a small whole number times the first part is exact.
LN2_HIGH, LN2_LOW = 0.693359375, -2.12194440e-4
HALF_PI = (1.5703125, 4.837512969970703125e-4, 7.549789948768648e-8)
EXP = (
    1.9875691500e-4,
    1.3981999507e-3,
    8.3334519073e-3,
    4.1665795894e-2,
    1.6666665459e-1,
    5.0000001201e-1,
)
LOG = (
    7.0376836292e-2,
    -1.1514610310e-1,
    1.1676998740e-1,
    -1.2420140846e-1,
    1.4249322787e-1,
    -1.6668057665e-1,
    2.0000714765e-1,
    -2.4999993993e-1,
    3.3333331174e-1,
)
TANH = (
    -5.70498872745e-3,
    2.06390887954e-2,
    -5.37397155531e-2,
    1.33314422036e-1,
    -3.33332819422e-1,
)
SIN = (-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1)
COS = (2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2)
LEAST_EXP, MOST_EXP = -87.33654, 88.72283  # beyond: 0 and infinity
LEAST_NORMAL = 1.17549435e-38
SQRT_HALF = 0.70710678118654752440


class ArrayOperations:
    """The operations beyond + - * / and comparisons, on NumPy arrays of float32."""

    @staticmethod
    def floor(x: Array) -> Array:
        """Return the largest whole number not above x."""
        return np.floor(x)

    @staticmethod
    def absolute(x: Array) -> Array:
        """Return x without its sign."""
        return np.abs(x)

    @staticmethod
    def clamp(x: Array, low: float, high: float) -> Array:
        """Return x, or the bound it lies beyond; NaN stays NaN."""
        return np.minimum(np.maximum(x, np.float32(low)), np.float32(high))

    @staticmethod
    def where(condition: Array, a: Any, b: Any) -> Array:
        """Return a where the condition holds, else b."""
        return np.where(condition, np.float32(a), np.float32(b))

    @staticmethod
    def power_of_two(k: Array) -> Array:
        """Return 2ᵏ for whole k from -126 to 127; 1 for NaN."""
        whole = np.where(np.isnan(k), np.float32(0), k).astype(np.int32)
        return ((whole + 127) << 23).astype(np.int32).view(np.float32)

    @staticmethod
    def exponent(x: Array) -> Array:
        """Return e of x = m 2ᵉ with 0.5 <= m < 1, from the bits of a normal x > 0."""
        bits = np.asarray(x, np.float32).view(np.int32)
        return (((bits >> 23) & 255) - 126).astype(np.float32)

    @staticmethod
    def mantissa(x: Array) -> Array:
        """Return m of x = m 2ᵉ with 0.5 <= m < 1, from the bits of a normal x > 0."""
        bits = np.asarray(x, np.float32).view(np.int32)
        return ((bits & 0x007FFFFF) | 0x3F000000).astype(np.int32).view(np.float32)


def polynomial(x: Any, coefficients: tuple[float, ...]) -> Any:
    """Return ((c₀ x + c₁) x + c₂) x + ..., rounded after each operation."""
    value = x * coefficients[0] + coefficients[1]
    for coefficient in coefficients[2:]:
        value = value * x + coefficient
    return value


def _reduced(o: Any, x: Any) -> tuple[Any, Any]:
    """Return k and eʳ - 1 with x = k ln 2 + r and |r| <= ln 2 / 2."""
    k = o.floor(x * LOG2_E + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    return k, polynomial(r, EXP) * (r * r) + r


def exp(o: Any, x: Any) -> Any:
    """Return eˣ; 0 where it would be denormal."""
    k, tail = _reduced(o, o.clamp(x, LEAST_EXP, MOST_EXP))
    half = o.floor(k * 0.5)
    y = (tail + 1.0) * o.power_of_two(half) * o.power_of_two(k - half)
    y = o.where(x > MOST_EXP, np.inf, y)
    return o.where(x < LEAST_EXP, 0.0, y)


def _moderate_exp(o: Any, x: Any, least: float) -> Any:
    """Return eˣ for least <= x <= 88, where one power of two is enough."""
    k, tail = _reduced(o, o.clamp(x, least, 88.0))
    return (tail + 1.0) * o.power_of_two(k)


def _falling(o: Any, x: Any) -> Any:
    """Return the exponential of -|x|, the same bits as from exp."""
    below = 0.0 - o.absolute(x)
    return o.where(below < LEAST_EXP, 0.0, _moderate_exp(o, below, LEAST_EXP))


def expm1(o: Any, x: Any) -> Any:
    """Return eˣ - 1, exact near 0."""
    k, tail = _reduced(o, o.clamp(x, -18.0, MOST_EXP))
    half = o.floor(k * 0.5)
    first, second = o.power_of_two(half), o.power_of_two(k - half)
    y = tail * first * second + (first * second - 1.0)
    return o.where(x > MOST_EXP - 0.5, exp(o, x), y)


def log(o: Any, x: Any) -> Any:
    """Return the natural logarithm; -∞ at 0, NaN below."""
    small = x < LEAST_NORMAL
    normal = o.where(small, x * 8388608.0, x)  # 2²³: a denormal becomes normal
    value = _normal_log(o, normal, o.where(small, 23.0, 0.0))
    value = o.where(x > 3.4028234e38, x, value)  # infinity
    value = o.where(x <= 0.0, -np.inf, value)
    return o.where(x >= 0.0, value, np.nan)


def _normal_log(o: Any, x: Any, shift: Any) -> Any:
    """Return log x - shift · ln 2 for normal x > 0."""
    e = o.exponent(x) - shift
    m = o.mantissa(x)
    low = m < SQRT_HALF
    e = o.where(low, e - 1.0, e)
    m = o.where(low, m + m - 1.0, m - 1.0)
    z = m * m
    tail = polynomial(m, LOG) * m * z + e * LN2_LOW - z * 0.5
    return (m + tail) + e * LN2_HIGH


def tanh(o: Any, x: Any) -> Any:
    """Return tanh x, exact near 0."""
    size = o.absolute(x)
    z = x * x
    near = polynomial(z, TANH) * z * x + x
    far = 1.0 - 2.0 / (_moderate_exp(o, size + size, 0.0) + 1.0)
    far = o.where(x < 0.0, 0.0 - far, far)
    return o.where(size < 0.625, near, far)


def sigmoid(o: Any, x: Any) -> Any:
    """Return 1 / (1 + e⁻ˣ), without overflow."""
    e = _falling(o, x)
    return o.where(x >= 0.0, 1.0, e) / (e + 1.0)


def softplus(o: Any, x: Any) -> Any:
    """Return log(1 + eˣ), without overflow."""
    e = _falling(o, x)
    u = e + 1.0
    lost = e - (u - 1.0)  # when u was rounded
    rest = _normal_log(o, u, 0.0) + lost / u
    return o.where(x < 0.0, 0.0, x) + rest


def _quarter(o: Any, x: Any) -> tuple[Any, Any]:
    """Return which quarter turn x is nearest to, 0 to 3, and the angle from it."""
    k = o.floor(x * 0.636619772367581343 + 0.5)
    r = ((x - k * HALF_PI[0]) - k * HALF_PI[1]) - k * HALF_PI[2]
    return k - o.floor(k * 0.25) * 4.0, r


def _sin_cos(r: Any) -> tuple[Any, Any]:
    z = r * r
    return polynomial(z, SIN) * z * r + r, polynomial(z, COS) * z * z - z * 0.5 + 1.0


def sin(o: Any, x: Any) -> Any:
    """Return sin x, x in radians, |x| <= 8192."""
    turn, r = _quarter(o, x)
    sine, cosine = _sin_cos(r)
    y = o.where(turn == 1.0, cosine, sine)
    y = o.where(turn == 2.0, 0.0 - sine, y)
    return o.where(turn == 3.0, 0.0 - cosine, y)


def cos(o: Any, x: Any) -> Any:
    """Return cos x, x in radians, |x| <= 8192."""
    turn, r = _quarter(o, x)
    sine, cosine = _sin_cos(r)
    y = o.where(turn == 1.0, 0.0 - sine, cosine)
    y = o.where(turn == 2.0, 0.0 - cosine, y)
    return o.where(turn == 3.0, sine, y)
