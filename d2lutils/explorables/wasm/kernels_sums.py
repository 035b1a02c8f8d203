"""Kernels over the middle axis of [O, R, I]: sum, maximum, place of the maximum."""

from collections.abc import Callable

from d2lutils.explorables.wasm.assembler import Function
from d2lutils.explorables.wasm.kernels_elementwise import store_up_to_4
from d2lutils.explorables.wasm.operations import larger, one_where
from d2lutils.explorables.wasm.values import (
    Int,
    Vector,
    lane,
    load,
    load_float,
    load_one,
    shuffled,
    vector,
)

Combine = Callable[[Vector, Vector], Vector]


def sums() -> list[Function]:
    """Return all kernels of this file."""
    return [_sum(), _max(), _first()]


def _sum() -> Function:
    f = Function("sum", "o a outer number inner")
    *_, outer, number, inner = f.parameters
    with f.if_(inner == 1), f.times(outer):
        _sum_of_row(f, number)
    with f.otherwise(), f.times(outer):
        _columns(f, number, inner, lambda a, b: a + b)
    return f


def _sum_of_row(f: Function, number: Int) -> None:
    """Write the sum of a row: four lanes, their sum, then what is left over."""
    o, a, *_ = f.parameters
    lanes, left = f.let(vector(0.0)), f.let(number)
    with f.while_(left > 3):
        f.set(lanes, lanes + load(a))
        f.add_to(a, 16)
        f.add_to(left, -4)
    total = f.let((lane(lanes, 0) + lane(lanes, 1)) + (lane(lanes, 2) + lane(lanes, 3)))
    with f.times(left):
        f.set(total, total + load_float(a))
        f.add_to(a, 4)
    f.store(o, total)
    f.add_to(o, 4)


def _columns(f: Function, number: Int, inner: Int, combine: Combine) -> None:
    """Write x₀, x₁, ... of a matrix combined in this order, for each column."""
    o, a, *_ = f.parameters
    below, left = f.let(inner << 2), f.let(inner)
    for width in (4, 1):
        with f.while_(left > (4 * width - 1 if width > 1 else 0)):
            at = f.let(a)
            totals = [f.let(load(at, 16 * place)) for place in range(width)]
            with f.times(number - 1):
                f.add_to(at, below)
                for place, total in enumerate(totals):
                    f.set(total, combine(total, load(at, 16 * place)))
            for place, total in enumerate(totals):
                if width > 1:
                    f.store(o, total, 16 * place)
                else:
                    store_up_to_4(f, o, total, left)
            f.add_to(a, 16 * width)
            f.add_to(o, 16 * width)
            f.add_to(left, -4 * width)
    _step_back(f, (o, a), left)
    f.add_to(a, below * (number - 1))


def _step_back(f: Function, places: tuple[Int, ...], left: Int) -> None:
    """Undo the part of the last step that went beyond the row: `left` is negative."""
    for place in places:
        f.add_to(place, left << 2)


def _max() -> Function:
    f = Function("max", "o a outer number inner")
    *_, outer, number, inner = f.parameters
    with f.if_(inner == 1), f.times(outer):
        _max_of_row(f, number)
    with f.otherwise(), f.times(outer):
        _columns(f, number, inner, larger)
    return f


def _max_of_row(f: Function, number: Int) -> None:
    """Write the maximum of a row; the order does not matter."""
    o, a, *_ = f.parameters
    left, most = f.let(number), f.let(load_one(a))
    with f.while_(left > 3):
        f.set(most, larger(most, load(a)))
        f.add_to(a, 16)
        f.add_to(left, -4)
    with f.times(left):
        f.set(most, larger(most, load_one(a)))
        f.add_to(a, 4)
    pairs = f.let(larger(most, shuffled(most, most, (2, 3, 0, 1))))
    f.store(o, lane(larger(pairs, shuffled(pairs, pairs, (1, 0, 3, 2))), 0))
    f.add_to(o, 4)


def _first() -> Function:
    f = Function("first", "o a outer number inner")
    o, a, outer, number, inner = f.parameters
    below = f.let(inner << 2)
    rest = f.let(below * (number - 1))
    with f.times(outer):
        left = f.let(inner)
        with f.while_(left > 0):
            _first_of_columns(f, below, left)
            f.add_to(a, 16)
            f.add_to(o, 16)
            f.add_to(left, -4)
        _step_back(f, (o, a), left)
        f.add_to(a, rest)
        f.add_to(o, rest)
    return f


def _first_of_columns(f: Function, below: Int, left: Int) -> None:
    """Write 1 where up to four columns have their first maximum or NaN, else 0."""
    o, a, _, number, _ = f.parameters
    at, to = f.let(a), f.let(o)
    most = f.let(load(at))
    with f.times(number - 1):
        f.add_to(at, below)
        f.set(most, larger(most, load(at)))
    f.set(at, a)
    found = f.let(vector(0.0).as_words())
    with f.times(number):
        x = f.let(load(at))
        here = f.let((x == most) | (x != x))
        first = f.let(one_where(here.without(found)))
        store_up_to_4(f, to, first, left)
        f.set(found, found | here)
        f.add_to(at, below)
        f.add_to(to, below)
