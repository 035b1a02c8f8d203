"""What `d2lutils.tape.elementary` asks for, as instructions: the same bits as NumPy's.

Where WebAssembly has a shorter way to the same bits, it is taken, and said why it is
the same.
"""

from d2lutils.explorables.wasm.encoding import saturating, simd
from d2lutils.explorables.wasm.values import Float, Int, Vector, Words, vector

MAGIC = 1.5 * 2.0**23 + 127  # the last bits of this plus k are those of 127 + k


class VectorOperations:
    """The operations beyond + - * / and comparisons, on four float32 at once."""

    @staticmethod
    def floor(x: Vector) -> Vector:
        """Return the largest whole number not above x."""
        return Vector(simd(0x68), x)

    @staticmethod
    def absolute(x: Vector) -> Vector:
        """Return x without its sign."""
        return Vector(simd(0xE0), x)

    @staticmethod
    def clamp(x: Vector, low: float, high: float) -> Vector:
        """Return x, or the bound it lies beyond; NaN stays NaN.

        One instruction each: x < low ? low : x, then high < y ? high : y.
        """
        above = x.or_if_less(vector(low))
        return Vector(simd(0xEA), above, vector(high))

    @staticmethod
    def where(condition: Words, a: Vector | float, b: Vector | float) -> Vector:
        """Return a where the condition holds, else b."""
        if isinstance(a, float) and a == 0:
            return vector(b).as_words().without(condition).as_vector()
        if isinstance(b, float) and b == 0:
            return (vector(a).as_words() & condition).as_vector()
        return Vector(simd(0x52), vector(a), vector(b), condition)

    @staticmethod
    def power_of_two(k: Vector) -> Vector:
        """Return 2ᵏ for whole k from -126 to 127; 0 for NaN, which the caller keeps.

        The sum is exact, and its last nine bits are those of the number 127 + k:
        moved up by 23 they are the exponent, with sign 0 and mantissa 0.
        """
        return ((k + MAGIC).as_words() << 23).as_vector()

    @staticmethod
    def exponent(x: Vector) -> Vector:
        """Return e of x = m 2ᵉ with 0.5 <= m < 1, from the bits of a normal x > 0."""
        return (((x.as_words() >> 23) & 255) - 126).to_vector()

    @staticmethod
    def mantissa(x: Vector) -> Vector:
        """Return m of x = m 2ᵉ with 0.5 <= m < 1, from the bits of a normal x > 0."""
        return ((x.as_words() & 0x007FFFFF) | 0x3F000000).as_vector()


def square_root(x: Vector) -> Vector:
    """Return √x."""
    return Vector(simd(0xE3), x)


def negative(x: Vector) -> Vector:
    """Return -x."""
    return Vector(simd(0xE1), x)


def larger(a: Vector, b: Vector | float) -> Vector:
    """Return the larger of a and b; NaN if either is, 0 of 0 and -0."""
    return Vector(simd(0xE9), a, vector(b))


def one_where(mask: Words) -> Vector:
    """Return 1 where the mask is set, else 0."""
    return VectorOperations.where(mask, 1.0, 0.0)


def truncated(x: Float) -> Int:
    """Return x without its fraction, the nearest possible beyond 32 bits; 0 for NaN."""
    return Int(saturating(0), x)


def any_set(mask: Words) -> Int:
    """Return 1 if a bit is set, else 0."""
    return Int(simd(0x53), mask)


def first_set(mask: Words) -> Int:
    """Return the first lane, 0 to 3, whose mask is set."""
    return Int(b"\x68", Int(simd(0xA4), mask))
