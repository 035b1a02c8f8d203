"""Random numbers: the cipher of `d2lutils.autodiff.threefry`, four elements at once."""

from collections.abc import Callable
from functools import cache

from d2lutils.autodiff.threefry import PARITY, ROTATIONS
from d2lutils.explorables.wasm.assembler import Function
from d2lutils.explorables.wasm.encoding import float32, saturating, simd
from d2lutils.explorables.wasm.kernels_elementwise import store_up_to_4
from d2lutils.explorables.wasm.operations import VectorOperations, square_root
from d2lutils.explorables.wasm.values import (
    Float,
    Int,
    Vector,
    Words,
    four,
    integer,
    load_float,
    shuffled,
    words,
)
from d2lutils.tape import elementary

TWO_PI = 6.2831855
NUMBERS = bytes((0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0))  # 0, 1, 2, 3
Made = Callable[[Words, Words], Vector]


def random() -> list[Function]:
    """Return all kernels of this file."""
    uniform = Function("uniform", "o n seed t stream")
    _fill(uniform, lambda first, _: _midpoint(first))
    normal = Function("normal", "o n seed t stream")
    _fill(normal, _normal)
    randint = Function("randint", "o n seed t stream high")
    high = randint.let(four(randint.parameters[-1]))
    _fill(randint, lambda first, _: _whole(first, high))
    return [uniform, normal, randint]


def _fill(f: Function, made: Made) -> None:
    """Write what is made of the two words of each element."""
    o, n, seed, t, stream, *_ = f.parameters
    keys = [f.let(four(_counter(load_float(seed)))), f.let(four(stream))]
    keys.append(f.let(keys[0] ^ keys[1] ^ PARITY))
    step = f.let(four(_counter(load_float(t))) + keys[1])
    element = f.let(Words(simd(0x0C) + NUMBERS) + keys[0])
    left, first, second = f.let(n), f.let(element), f.let(step)
    with f.while_(left > 0):
        f.call(_encrypt(), element, step, *keys, into=(first, second))
        store_up_to_4(f, o, f.let(made(first, second)), left)
        f.set(element, element + words(4))
        f.add_to(o, 16)
        f.add_to(left, -4)


@cache
def _encrypt() -> Function:
    """Return the helper that encrypts counters to which the keys were added once."""
    f, (x, y, *keys) = Function.helper(Words, Words, Words, Words, Words)
    for group in range(5):
        for bits in ROTATIONS[group % 2]:
            f.set(x, x + y)
            f.set(y, ((y << bits) | (y >> 32 - bits)) ^ x)
        f.set(x, x + keys[(group + 1) % 3])
        f.set(y, y + keys[(group + 2) % 3] + words(group + 1))
    f.leave(x, y)
    return f


def _counter(x: Float) -> Int:
    """Return a whole number modulo 2³²; 0 for NaN, and beyond 64 bits."""
    size, limit = Float(b"\x8b", x), Float(b"\x43" + float32(2.0**63))
    below = Int(b"\x5d", size, limit)
    return Int(b"\x1b", Int(saturating(4) + b"\xa7", x), integer(0), below)


def _midpoint(word: Words) -> Vector:
    """Return (k + 1/2) 2⁻²³ with k the upper 23 bits: exact."""
    return ((word >> 9).to_vector() + 0.5) * 2.0**-23


def _normal(first: Words, second: Words) -> Vector:
    """Return √(-2 log u) · cos(2π v)."""
    logarithm: Vector = elementary.log(VectorOperations, _midpoint(first))
    cosine: Vector = elementary.cos(VectorOperations, _midpoint(second) * TWO_PI)
    return square_root(logarithm * -2.0) * cosine


def _whole(first: Words, high: Words) -> Vector:
    """Return ⌊k · high / 2²⁴⌋ with k the upper 24 bits; the products have 64 bits."""
    k = first >> 8
    lower, upper = (
        Vector(simd(0xCD), Words(simd(product), k, high), integer(24))
        for product in (0xDE, 0xDF)
    )
    return shuffled(lower, upper, (0, 2, 4, 6)).as_words().to_vector()
