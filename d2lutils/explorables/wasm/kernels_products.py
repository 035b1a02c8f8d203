"""The matrix product: a block of rows × columns of the result stays in registers.

Each element adds its products in the order of k, whatever block it belongs to, and a
product is rounded before it is added: the bits do not depend on the blocks.
"""

from typing import NamedTuple

from d2lutils.explorables.wasm.assembler import Function
from d2lutils.explorables.wasm.kernels_elementwise import store_up_to_4
from d2lutils.explorables.wasm.values import Int, Vector, load, load_one, vector


class Matrices(NamedTuple):
    """Where the operands of a block begin and how they go on, all in bytes.

    has_c     whether the sums begin with c
    columns   left to do in this row of blocks
    """

    o: Int
    a: Int
    b: Int
    c: Int
    k: Int
    ai: Int
    ak: Int
    bk: Int
    ci: Int
    oi: Int
    has_c: Int
    columns: Int


def matrix_product() -> Function:
    """Return the kernel o = c + a b, for `batch` matrices.

    a is read by strides ai, ak, so it may be transposed; the columns of b are
    neighbours.
    """
    f = Function("mm", "o a b c batch m k n ai ak bk ob ab bb cb ci")
    o, a, b, c, batch, m, k, n, *strides = f.parameters
    for stride in strides:
        f.set(stride, stride << 2)
    ai, ak, bk, ob, ab, bb, cb, ci = strides
    oi, has_c = f.let(n << 2), f.let(c > -1)
    # A single column is computed as a single row, where its elements are neighbours.
    with f.if_((n == 1) & (ai == 4) & ((c < 0) | (ci == 4))):
        for one, other in ((a, b), (ak, bk), (ab, bb), (m, n)):
            _swap(f, one, other)
    with f.times(batch):
        rows, to, left, start = map(f.let, (m, o, a, c))
        some = Matrices(to, left, b, start, k, ai, ak, bk, ci, oi, has_c, n)
        for height, widths in ((4, (2, 1)), (1, (4, 1))):
            with f.while_(rows > height - 1):
                _row_of_blocks(f, some, height, widths)
                f.add_to(to, oi * height)
                f.add_to(left, ai * height)
                f.add_to(start, ci * height)
                f.add_to(rows, -height)
        for place, stride in ((o, ob), (a, ab), (b, bb), (c, cb)):
            f.add_to(place, stride)
    return f


def _swap(f: Function, one: Int, other: Int) -> None:
    kept = f.let(one)
    f.set(one, other)
    f.set(other, kept)


def _row_of_blocks(
    f: Function, given: Matrices, height: int, widths: tuple[int, ...]
) -> None:
    """Compute `height` rows of the result, in blocks of so many vectors."""
    o, b, c, columns = map(f.let, (given.o, given.b, given.c, given.columns))
    here = given._replace(o=o, b=b, c=c, columns=columns)
    for width in widths:
        with f.while_(columns > (4 * width - 1 if width > 1 else 0)):
            _block(f, here, height, width)
            for place in (o, b, c):
                f.add_to(place, 16 * width)
            f.add_to(columns, -4 * width)


def _block(f: Function, m: Matrices, height: int, width: int) -> None:
    """Compute a block; of its last vector only the columns that exist are written."""
    sums = [[f.let(vector(0.0)) for _ in range(width)] for _ in range(height)]
    with f.if_(m.has_c):
        _begin(f, m, sums)
    rows = [f.let(m.a)]
    for _ in range(1, height):
        rows.append(f.let(rows[-1] + m.ai))
    b = f.let(m.b)
    with f.times(m.k):
        right = [f.let(load(b, 16 * number)) for number in range(width)]
        for row, totals in zip(rows, sums, strict=True):
            left = f.let(load_one(row))
            for total, factor in zip(totals, right, strict=True):
                f.set(total, total + left * factor)
            f.add_to(row, m.ak)
        f.add_to(b, m.bk)
    o = f.let(m.o)
    for totals in sums:
        for number, total in enumerate(totals):
            if width > 1:
                f.store(o, total, 16 * number)
            else:
                store_up_to_4(f, o, total, m.columns)
        f.add_to(o, m.oi)


def _begin(f: Function, m: Matrices, sums: list[list[Vector]]) -> None:
    c = f.let(m.c)
    for totals in sums:
        for number, total in enumerate(totals):
            f.set(total, load(c, 16 * number))
        f.add_to(c, m.ci)
