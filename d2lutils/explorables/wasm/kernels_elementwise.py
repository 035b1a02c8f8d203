"""Kernels that compute each element from elements in the same place."""

from collections.abc import Callable, Sequence
from functools import partial

from d2lutils.explorables.wasm.assembler import Function
from d2lutils.explorables.wasm.operations import (
    VectorOperations,
    larger,
    negative,
    one_where,
    square_root,
)
from d2lutils.explorables.wasm.values import Int, Vector, load, load_one
from d2lutils.tape import elementary

Formula = Callable[..., Vector]
o_ = VectorOperations
# How many vectors in one turn of the loop. For these the loop itself costs more than
# what it computes (0.2 instead of 0.07 ns an element); for others it is hidden.
UNROLLED = dict.fromkeys(("copy", "neg", "relu", "add", "sub", "mul"), 4)


def store_up_to_4(f: Function, address: Int, value: Vector, number: Int) -> None:
    """Write the first `number` of four, never more: what follows is not ours.

    Written out each time: a call here makes short rows twice as slow.
    """
    with f.if_(number > 3):
        f.store(address, value)
    with f.otherwise():
        with f.if_(number & 2):
            f.store_lanes(address, value, 0, 2)
            with f.if_(number & 1):
                f.store_lanes(address + 8, value, 2, 1)
        with f.otherwise():
            f.store_lanes(address, value, 0, 1)


def each_vector(
    f: Function, n: Int, places: Sequence[Int], formula: Formula, unrolled: int = 1
) -> None:
    """Write the formula of the vectors at all places but the first to the first.

    n  number of elements; those of the last vector that are beyond are not written
    """
    to, *operands = [f.let(place) for place in places]
    left = f.let(n)

    def value(offset: int) -> Vector:
        return formula(*[load(place, offset) for place in operands])

    def advance(vectors: int) -> None:
        for place in (to, *operands):
            f.add_to(place, 16 * vectors)
        f.add_to(left, -4 * vectors)

    if unrolled > 1:
        with f.while_(left > 4 * unrolled - 1):
            for number in range(unrolled):
                f.store(to, value(16 * number), 16 * number)
            advance(unrolled)
    with f.while_(left > 0):
        store_up_to_4(f, to, f.let(value(0)), left)
        advance(1)


def unary(name: str, formula: Formula) -> Function:
    """Return the kernel H[o+r·so+i] = formula(H[a+r·sa+i])."""
    f = Function(name, "o a n rows so sa")
    o, a, n, rows, so, sa = f.parameters
    with f.times(rows):
        each_vector(f, n, (o, a), formula, UNROLLED.get(name, 1))
        f.add_to(o, so << 2)
        f.add_to(a, sa << 2)
    return f


def binary(name: str, form: str, formula: Formula) -> Function:
    """Return the kernel H[o+r·so+i] = formula of two elements.

    form  "vv"; "vs": the right one is H[b+r·sb] for all i; "sv": the left one
    """
    f = Function(f"{name}_{form}", "o a b n rows so sa sb")
    o, a, b, n, rows, so, sa, sb = f.parameters
    unrolled = UNROLLED.get(name, 1)
    with f.times(rows):
        if form == "vv":
            each_vector(f, n, (o, a, b), formula, unrolled)
        else:
            fixed, moving = (b, a) if form == "vs" else (a, b)
            of_row = _with_fixed(f.let(load_one(fixed)), form, formula)
            each_vector(f, n, (o, moving), of_row, unrolled)
        f.add_to(o, so << 2)
        f.add_to(a, sa << 2)
        f.add_to(b, sb << 2)
    return f


def _with_fixed(fixed: Vector, form: str, formula: Formula) -> Formula:
    if form == "vs":
        return lambda x: formula(x, fixed)
    return lambda x: formula(fixed, x)


def _where() -> Function:
    f = Function("where", "o c a b n")
    *places, n = f.parameters
    each_vector(f, n, places, lambda c, a, b: o_.where(c != 0.0, a, b))
    return f


def _flush() -> Function:
    f = Function("flush", "start to n")
    start, to, n = f.parameters
    each_vector(
        f,
        n,
        (to, start),
        lambda x: o_.where(o_.absolute(x) < 1e-30, 0.0, x),
    )
    return f


def _zero() -> Function:
    f = Function("zero", "o n")
    o, n = f.parameters
    f.fill(o, 0, n << 2)
    return f


def _sign(x: Vector) -> Vector:
    return o_.where(x != x, x, one_where(x > 0.0) - one_where(x < 0.0))


def _relu(x: Vector) -> Vector:
    """Return x > 0 ? x : 0 with NaN kept. The sum turns -0 into 0."""
    return o_.where(x < 0.0, 0.0, x) + 0.0


UNARY: dict[str, Formula] = {
    "copy": lambda x: x,
    "neg": negative,
    "abs": o_.absolute,
    "sqrt": square_root,
    "relu": _relu,
    "sign": _sign,
    "step": lambda x: one_where(x > 0.0),
}
ELEMENTARY: dict[str, Callable[..., Vector]] = {
    "exp": elementary.exp,
    "expm1": elementary.expm1,
    "log": elementary.log,
    "sin": elementary.sin,
    "cos": elementary.cos,
    "tanh": elementary.tanh,
    "sigmoid": elementary.sigmoid,
    "softplus": elementary.softplus,
}
BINARY: dict[str, Formula] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "max": larger,
    "gt": lambda a, b: one_where(a > b),
    "eq": lambda a, b: one_where(a == b),
}


def elementwise() -> list[Function]:
    """Return all kernels of this file."""
    return [
        *(unary(name, formula) for name, formula in UNARY.items()),
        *(
            unary(name, partial(formula, VectorOperations))
            for name, formula in ELEMENTARY.items()
        ),
        *(
            binary(name, form, formula)
            for name, formula in BINARY.items()
            for form in ("vv", "vs", "sv")
        ),
        _where(),
        _flush(),
        _zero(),
    ]
