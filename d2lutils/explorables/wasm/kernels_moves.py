"""Kernels that move numbers: by a table of rows, or by an index in the heap."""

from collections.abc import Callable

from d2lutils.explorables.wasm.assembler import Function
from d2lutils.explorables.wasm.kernels_elementwise import each_vector
from d2lutils.explorables.wasm.operations import truncated
from d2lutils.explorables.wasm.values import Int, load_float, load_int

Move = Callable[[Function, Int, Int, Int, Int], None]


def moves() -> list[Function]:
    """Return all kernels of this file."""
    return [
        _by_table("take", _taken),
        _by_table("put", _put),
        _by_table("putadd", _added),
        _by_index("gather", gathers=True),
        _by_index("scatter", gathers=False),
    ]


def _by_table(name: str, move: Move) -> Function:
    """Return a kernel for rows of n elements, `stride` floats apart in the strided one.

    table  of each row, where it begins: bytes from the strided operand's address
    """
    f = Function(name, "o a table rows n stride")
    o, a, table, rows, n, stride = f.parameters
    plain, strided = (o, a) if move is _taken else (a, o)
    step = f.let(stride << 2)
    with f.times(rows):
        move(f, plain, f.let(strided + load_int(table)), n, step)
        f.add_to(plain, n << 2)
        f.add_to(table, 4)
    return f


def _taken(f: Function, plain: Int, strided: Int, n: Int, step: Int) -> None:
    with f.if_(step == 4):
        each_vector(f, n, (plain, strided), lambda x: x)
    with f.otherwise():
        to = f.let(plain)
        with f.times(n):
            f.store(to, load_float(strided))
            f.add_to(to, 4)
            f.add_to(strided, step)


def _put(f: Function, plain: Int, strided: Int, n: Int, step: Int) -> None:
    with f.if_(step == 4):
        each_vector(f, n, (strided, plain), lambda x: x)
    with f.otherwise():
        at = f.let(plain)
        with f.times(n):
            f.store(strided, load_float(at))
            f.add_to(at, 4)
            f.add_to(strided, step)


def _added(f: Function, plain: Int, strided: Int, n: Int, step: Int) -> None:
    with f.if_(step == 4):
        each_vector(f, n, (strided, strided, plain), lambda x, y: x + y)
    with f.otherwise():
        at = f.let(plain)
        with f.times(n):
            f.store(strided, load_float(strided) + load_float(at))
            f.add_to(at, 4)
            f.add_to(strided, step)


def _by_index(name: str, *, gathers: bool) -> Function:
    """Return the kernel that copies rows from, or adds them to, the row x of a table.

    x  the whole number H[index+i], clamped to the table; 0 for NaN
    """
    f = Function(name, "o a index outer size n inner")
    o, a, index, outer, size, n, inner = f.parameters
    plain, table = (o, a) if gathers else (a, o)
    width = f.let(inner << 2)
    with f.times(outer):
        at = f.let(index)
        with f.times(n):
            x = f.let(truncated(load_float(at)))
            with f.if_(x > size - 1):
                f.set(x, size - 1)
            with f.if_(x < 0):
                f.set(x, x ^ x)
            row = f.let(table + x * width)
            if gathers:
                each_vector(f, inner, (plain, row), lambda v: v)
            else:
                places = (row, row, plain)
                each_vector(f, inner, places, lambda v, w: v + w)
            f.add_to(plain, width)
            f.add_to(at, 4)
        f.add_to(table, size * width)
    return f
