"""Each kernel once more, number by number, in loops that follow its definition."""

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import elementary
from d2lutils.tape.elementary import ArrayOperations

F = np.float32
Number = Any
FUNCTIONS: dict[str, Callable[[Number], Number]] = {
    "copy": lambda x: x,
    "neg": lambda x: -x,
    "sqrt": np.sqrt,
    "abs": abs,
    "relu": lambda x: x if x > 0 or x != x else F(0),
    "sign": lambda x: x if x != x else F(int(x > 0) - int(x < 0)),
    "step": lambda x: F(x > 0),
}
OPERATIONS: dict[str, Callable[[Number, Number], Number]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "max": lambda a, b: F(math.nan) if a != a or b != b else (a if a > b else b),
    "gt": lambda a, b: F(a > b),
    "eq": lambda a, b: F(a == b),
}


def call(heap: Array, kernel: str, *g: Any) -> None:
    """Do to the heap what one call of a kernel does."""
    name, _, form = kernel.partition(".")
    if form:
        binary(heap, OPERATIONS[name], form, *g)
    elif name in OTHERS:
        OTHERS[name](heap, *g)
    elif name in ("uniform", "normal", "randint"):
        random(heap, name, *g)
    elif name in FUNCTIONS:
        unary(heap, FUNCTIONS[name], *g)
    else:
        function = getattr(elementary, name)
        unary(heap, lambda x: function(ArrayOperations, np.array([x], F))[0], *g)


def unary(h: Array, f: Any, *g: int) -> None:
    o, a, n, rows, so, sa = g
    for r, i in itertools.product(range(rows), range(n)):
        h[o + r * so + i] = f(h[a + r * sa + i])


def binary(h: Array, f: Any, form: str, *g: int) -> None:
    o, a, b, n, rows, so, sa, sb = g
    for r, i in itertools.product(range(rows), range(n)):
        left = h[a + r * sa + (i if form[0] == "v" else 0)]
        right = h[b + r * sb + (i if form[1] == "v" else 0)]
        h[o + r * so + i] = f(left, right)


def where(h: Array, o: int, c: int, a: int, b: int, n: int) -> None:
    for i in range(n):
        h[o + i] = h[a + i] if h[c + i] != 0 else h[b + i]


def zero(h: Array, o: int, n: int) -> None:
    for i in range(n):
        h[o + i] = 0


def mm(h: Array, *g: int) -> None:
    o, a, b, c, batch, m, k, n, ai, ak, bk, ob, ab, bb, cb, ci = g
    for q, i, j in itertools.product(range(batch), range(m), range(n)):
        total = F(0) if c < 0 else h[c + q * cb + i * ci + j]
        for kk in range(k):
            total += h[a + q * ab + i * ai + kk * ak] * h[b + q * bb + kk * bk + j]
        h[o + q * ob + i * n + j] = total


def total(h: Array, o: int, a: int, *g: int) -> None:
    outer, number, inner = g
    for q, i in itertools.product(range(outer), range(inner)):
        xs = [h[a + (q * number + r) * inner + i] for r in range(number)]
        h[o + q * inner + i] = lanes(xs) if inner == 1 else accumulated(xs[1:], xs[0])


def accumulated(xs: list[Number], start: Number) -> Number:
    for x in xs:
        start = start + x
    return start


def lanes(xs: list[Number]) -> Number:
    whole = len(xs) // 4 * 4
    s = [accumulated(xs[j:whole:4], F(0)) for j in range(4)]
    return accumulated(xs[whole:], (s[0] + s[1]) + (s[2] + s[3]))


def largest(h: Array, o: int, a: int, *g: int) -> None:
    outer, number, inner = g
    for q, i in itertools.product(range(outer), range(inner)):
        best = h[a + q * number * inner + i]
        for r in range(number):
            best = OPERATIONS["max"](best, h[a + (q * number + r) * inner + i])
        h[o + q * inner + i] = best


def first(h: Array, o: int, a: int, *g: int) -> None:
    outer, number, inner = g
    for q, i in itertools.product(range(outer), range(inner)):
        xs = [h[a + (q * number + r) * inner + i] for r in range(number)]
        nans = [r for r, x in enumerate(xs) if x != x]
        best = nans[0] if nans else xs.index(max(xs))
        for r in range(number):
            h[o + (q * number + r) * inner + i] = r == best


def places(dims: list[int], strides: list[int]) -> list[int]:
    indices = itertools.product(*(range(n) for n in dims))
    return [sum(i * s for i, s in zip(one, strides, strict=True)) for one in indices]


def take(h: Array, o: int, a: int, *g: Any) -> None:
    for linear, place in enumerate(places(*g)):
        h[o + linear] = h[a + place]


def put(h: Array, o: int, a: int, *g: Any) -> None:
    for linear, place in enumerate(places(*g)):
        h[o + place] = h[a + linear]


def putadd(h: Array, o: int, a: int, *g: Any) -> None:
    for linear, place in enumerate(places(*g)):
        h[o + place] += h[a + linear]


def position(x: Number, size: int) -> int:
    return 0 if x != x else int(min(max(x, F(0)), F(size - 1)))


def gather(h: Array, *g: int) -> None:
    o, a, index, outer, size, n, inner = g
    for q, i, j in itertools.product(range(outer), range(n), range(inner)):
        x = position(h[index + i], size)
        h[o + (q * n + i) * inner + j] = h[a + (q * size + x) * inner + j]


def scatter(h: Array, *g: int) -> None:
    o, a, index, outer, size, n, inner = g
    for q, i, j in itertools.product(range(outer), range(n), range(inner)):
        x = position(h[index + i], size)
        h[o + (q * size + x) * inner + j] += h[a + (q * n + i) * inner + j]


def threefry(key: tuple[int, int], counter: tuple[int, int]) -> tuple[int, int]:
    """Return the two words of one counter, in whole numbers of Python."""
    keys = (*key, 0x1BD11BDA ^ key[0] ^ key[1])
    x, y = (one + k & 0xFFFFFFFF for one, k in zip(counter, keys[:2], strict=True))
    for group in range(5):
        for bits in ((13, 15, 26, 6), (17, 29, 16, 24))[group % 2]:
            x = x + y & 0xFFFFFFFF
            y = (y << bits | y >> 32 - bits) & 0xFFFFFFFF ^ x
        x = x + keys[(group + 1) % 3] & 0xFFFFFFFF
        y = y + keys[(group + 2) % 3] + group + 1 & 0xFFFFFFFF
    return x, y


def random(h: Array, name: str, *g: int) -> None:
    o, n, seed, t, stream, *high = g
    key, step = (int(h[seed]), stream), int(h[t])
    for i in range(n):
        w0, w1 = threefry(key, (i, step))
        u, v = (F(((w >> 9) + 0.5) / 2**23) for w in (w0, w1))
        if name == "randint":
            h[o + i] = (w0 >> 8) * high[0] // 2**24
        elif name == "uniform":
            h[o + i] = u
        else:
            one = np.array([u, F(6.2831855) * v], F)
            root = np.sqrt(F(-2) * elementary.log(ArrayOperations, one)[0])
            h[o + i] = root * elementary.cos(ArrayOperations, one)[1]


OTHERS: dict[str, Callable[..., None]] = {
    "where": where,
    "zero": zero,
    "mm": mm,
    "sum": total,
    "max": largest,
    "first": first,
    "take": take,
    "put": put,
    "putadd": putadd,
    "gather": gather,
    "scatter": scatter,
}
