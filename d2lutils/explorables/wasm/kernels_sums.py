"""Kernels over the middle axis of [O, R, I]: sum, maximum, place of the maximum."""

from collections.abc import Callable
from typing import NamedTuple

from d2lutils.explorables.wasm.assembler import Function
from d2lutils.explorables.wasm.kernels_elementwise import store_up_to_4
from d2lutils.explorables.wasm.operations import (
    VectorOperations,
    any_set,
    first_set,
    one_where,
)
from d2lutils.explorables.wasm.values import (
    Float,
    Int,
    Vector,
    Words,
    lane,
    load,
    load_float,
    load_one,
    shuffled,
    vector,
)

Fold = Callable[[Function, Vector], "Total | Most"]


class Total(NamedTuple):
    """The sum of what was added so far."""

    sum: Vector

    def add(self, f: Function, x: Vector) -> None:
        """Take in one more vector."""
        f.set(self.sum, self.sum + x)

    def result(self) -> Vector:
        """Return the sum."""
        return self.sum


class Most(NamedTuple):
    """The largest of what was added so far, without regard to NaN, and where NaN was.

    Quicker than the instruction for the maximum, which most processors have not.
    """

    most: Vector
    nan: Words

    def add(self, f: Function, x: Vector) -> None:
        """Take in one more vector. Of 0 and -0, in either order, the bits make 0."""
        x = f.let(x)
        one, other = self.most.or_if_less(x), x.or_if_less(self.most)
        f.set(self.most, (one.as_words() & other.as_words()).as_vector())
        f.set(self.nan, self.nan | (x != x))

    def result(self) -> Vector:
        """Return the maximum, or NaN."""
        return VectorOperations.where(self.nan, float("nan"), self.most)


def sums() -> list[Function]:
    """Return all kernels of this file."""
    return [_reduction("sum", _total), _reduction("max", _most), _first()]


def _total(f: Function, x: Vector) -> Total:
    return Total(f.let(x))


def _most(f: Function, x: Vector) -> Most:
    most = f.let(x)
    return Most(most, f.let(most != most))


def _reduction(name: str, fold: Fold) -> Function:
    f = Function(name, "o a outer number inner")
    o, a, outer, number, inner = f.parameters
    with f.if_(inner == 1), f.times(outer):
        row = _sum_of_row(f, number) if fold is _total else _max_of_row(f, number)
        f.store(o, row)
        f.add_to(o, 4)
        f.add_to(a, number << 2)
    with f.otherwise(), f.times(outer):
        _columns(f, number, inner, fold)
    return f


def _sum_of_row(f: Function, number: Int) -> Float:
    """Return the sum of a row: four lanes, their sum, then what is left over."""
    at, left, lanes = f.let(f.parameters[1]), f.let(number), f.let(vector(0.0))
    with f.while_(left > 3):
        f.set(lanes, lanes + load(at))
        f.add_to(at, 16)
        f.add_to(left, -4)
    total = f.let((lane(lanes, 0) + lane(lanes, 1)) + (lane(lanes, 2) + lane(lanes, 3)))
    with f.times(left):
        f.set(total, total + load_float(at))
        f.add_to(at, 4)
    return total


def _max_of_row(f: Function, number: Int) -> Float:
    """Return the maximum of a row; the order does not matter."""
    return lane(_max_everywhere(f, number), 0)


def _max_everywhere(f: Function, number: Int) -> Vector:
    """Return the maximum of a row, four times."""
    at, left = f.let(f.parameters[1]), f.let(number)
    most = _most(f, load_one(at))
    with f.while_(left > 3):
        most.add(f, load(at))
        f.add_to(at, 16)
        f.add_to(left, -4)
    with f.times(left):
        most.add(f, load_one(at))
        f.add_to(at, 4)
    for places in ((2, 3, 0, 1), (1, 0, 3, 2)):
        lanes = f.let(most.result())
        most.add(f, shuffled(lanes, lanes, places))
    return f.let(most.result())


def _columns(f: Function, number: Int, inner: Int, fold: Fold) -> None:
    """Write x₀, x₁, ... of a matrix folded in this order, for each column."""
    o, a, *_ = f.parameters
    below, left = f.let(inner << 2), f.let(inner)
    for width in (4, 1):
        with f.while_(left > (4 * width - 1 if width > 1 else 0)):
            at = f.let(a)
            folds = [fold(f, load(at, 16 * place)) for place in range(width)]
            with f.times(number - 1):
                f.add_to(at, below)
                for place, folded in enumerate(folds):
                    folded.add(f, load(at, 16 * place))
            for place, folded in enumerate(folds):
                if width > 1:
                    f.store(o, folded.result(), 16 * place)
                else:
                    store_up_to_4(f, o, f.let(folded.result()), left)
            _step(f, (o, a, left), width)
    _step_back(f, (o, a), left)
    f.add_to(a, below * (number - 1))


def _step(f: Function, variables: tuple[Int, Int, Int], vectors: int) -> None:
    """Go on by so many vectors in both places; so many fewer are left."""
    *places, left = variables
    for place in places:
        f.add_to(place, 16 * vectors)
    f.add_to(left, -4 * vectors)


def _step_back(f: Function, places: tuple[Int, ...], left: Int) -> None:
    """Undo the part of the last step that went beyond the row: `left` is negative."""
    for place in places:
        f.add_to(place, left << 2)


def _first() -> Function:
    f = Function("first", "o a outer number inner")
    o, a, outer, number, inner = f.parameters
    below = f.let(inner << 2)
    rest = f.let(below * (number - 1))
    with f.if_(inner == 1):
        f.fill(o, 0, outer * number << 2)
        with f.times(outer):
            _first_of_row(f, number)
            f.add_to(a, number << 2)
            f.add_to(o, number << 2)
    with f.otherwise(), f.times(outer):
        left = f.let(inner)
        with f.while_(left > 0):
            _first_of_columns(f, below, left)
            _step(f, (o, a, left), 1)
        _step_back(f, (o, a), left)
        f.add_to(a, rest)
        f.add_to(o, rest)
    return f


def _first_of_row(f: Function, number: Int) -> None:
    """Write 1 where the row has its first maximum or NaN; the search always ends."""
    o, a, *_ = f.parameters
    most = _max_everywhere(f, number)
    at = f.let(a)
    x = f.let(load(at))
    here = (x == most) | (x != x)
    with f.while_(any_set(here) == 0):
        f.add_to(at, 16)
        f.set(x, load(at))
    f.store(o + (at - a) + (first_set(here) << 2), lane(vector(1.0), 0))


def _first_of_columns(f: Function, below: Int, left: Int) -> None:
    """Write 1 where up to four columns have their first maximum or NaN, else 0."""
    o, a, _, number, _ = f.parameters
    at, to = f.let(a), f.let(o)
    most = _most(f, load(at))
    with f.times(number - 1):
        f.add_to(at, below)
        most.add(f, load(at))
    f.set(at, a)
    found = f.let(vector(0.0).as_words())
    with f.times(number):
        x = f.let(load(at))
        here = f.let((x == most.most).without(most.nan) | (x != x))
        first = f.let(one_where(here.without(found)))
        store_up_to_4(f, to, first, left)
        f.set(found, found | here)
        f.add_to(at, below)
        f.add_to(to, below)
