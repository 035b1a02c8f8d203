"""A sum of parts put in their places becomes one concatenation.

The gradient of an array that was used slice by slice is a sum of arrays that are zero
but for one slice each: T slices of an array of length T would cost T². Laid side by
side they cost T. Parts for the same place are added first, so that this sum may be in
another order than NumPy's was: a difference of rounding, 1e-16 relative a term.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from d2lutils.tape.builder import Builder, Value
from d2lutils.tape.operation import Shape
from d2lutils.tape.simplify import simplify


class Part(NamedTuple):
    """What stands at start..end along the one axis that `place` does not fill."""

    axis: int
    start: int
    end: int
    number: int


def join_places(builder: Builder, outputs: Iterable[int]) -> tuple[Builder, list[int]]:
    """Return a builder of what the outputs need, with such sums joined.

    -> the builder, and for each old number the new one; -1 for what is not needed
    """
    uses = _uses(builder.values, outputs)
    terms, inner = _sums(builder, uses)
    joined, new = Builder(simplify), [-1] * len(builder.values)
    for number, value in enumerate(builder.values):
        if value.operation is None:
            if value.array is None:
                new[number] = joined.input(value.shape)
            elif uses[number]:
                new[number] = joined.constant(value.array)
        elif number in terms:
            found = [new[term] for term in terms[number]]
            new[number] = _total(joined, found, value.shape)
        elif uses[number] and number not in inner:
            inputs = tuple(new[n] for n in value.operation.inputs)
            new[number] = joined.add(*value.operation._replace(inputs=inputs))
    return joined, new


def _uses(values: list[Value], outputs: Iterable[int]) -> Counter[int]:
    """Return how often each value is used, counting only uses that are needed."""
    uses = Counter(outputs)
    for number in range(len(values) - 1, -1, -1):
        operation = values[number].operation
        if operation and uses[number]:
            uses.update(operation.inputs)
    return uses


def _sums(
    builder: Builder, uses: Counter[int]
) -> tuple[dict[int, list[int]], set[int]]:
    """Return the terms of each sum in which two or more are places, the inner sums."""
    sums: dict[int, list[int]] = {}
    seen: set[int] = set()
    for number in range(len(builder.values) - 1, -1, -1):
        if number in seen or not uses[number] or not builder.made_by(number, "add"):
            continue
        terms, adds = _terms(builder, number, uses)
        if sum(builder.made_by(term, "place") is not None for term in terms) > 1:
            sums[number] = terms
            seen |= adds
    return sums, seen


def _terms(
    builder: Builder, number: int, uses: Counter[int]
) -> tuple[list[int], set[int]]:
    """Return the terms of a sum of sums, in order, and the numbers of the inner sums.

    A sum that is used elsewhere too, or is broadcast, is a term.
    """
    shape, terms, adds = builder.values[number].shape, [], set()
    waiting = [number]
    while waiting:
        one = waiting.pop()
        operation = builder.made_by(one, "add")
        inner = one == number or uses[one] == 1
        if operation and inner and builder.values[one].shape == shape:
            adds.add(one)
            waiting += reversed(operation.inputs)
        else:
            terms.append(one)
    return terms, adds - {number}


def _total(builder: Builder, terms: list[int], shape: Shape) -> int:
    """Return the sum of the terms, of which those that are places are joined."""
    places: dict[tuple[Shape, Shape, Shape], list[int]] = {}
    others = []
    for term in terms:
        place = builder.made_by(term, "place")
        if place is None or builder.values[term].shape != shape:
            others.append(term)
            continue
        (x,), attributes = place.inputs, place.attributes
        here = (attributes["starts"], attributes["steps"], builder.values[x].shape)
        places.setdefault(here, []).append(x)
    parts = []
    for (starts, steps, lengths), numbers in places.items():
        x = _add_all(builder, numbers)
        part = _part(x, starts, steps, lengths, shape)
        if part is None:
            attributes = {"starts": starts, "steps": steps, "shape": shape}
            others.append(builder.add("place", (x,), attributes, shape))
        else:
            parts.append(part)
    joined = _joined(builder, parts, shape)
    return _add_all(builder, others + joined)


def _part(
    number: int, starts: Shape, steps: Shape, lengths: Shape, shape: Shape
) -> Part | None:
    """Return what is placed as a part, if it fills all axes but one without gaps."""
    short = [axis for axis, n in enumerate(lengths) if n != shape[axis]]
    if len(short) != 1 or any(
        step != 1 and n != 1 for step, n in zip(steps, lengths, strict=True)
    ):
        return None
    (axis,) = short
    return Part(axis, starts[axis], starts[axis] + lengths[axis], number)


def _joined(builder: Builder, parts: list[Part], shape: Shape) -> list[int]:
    """Return one value for the parts along each axis, or the places they were."""
    values = []
    for axis in sorted({part.axis for part in parts}):
        along = sorted(part for part in parts if part.axis == axis)
        while along:  # parts that overlap need another layer
            layer, along = _layer(along)
            values.append(_side_by_side(builder, layer, shape))
    return values


def _layer(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """Return, of the sorted parts, those that do not overlap, and the rest."""
    layer: list[Part] = []
    rest: list[Part] = []
    end = 0
    for part in parts:
        fits = part.start >= end
        (layer if fits else rest).append(part)
        end = part.end if fits else end
    return layer, rest


def _side_by_side(builder: Builder, layer: list[Part], shape: Shape) -> int:
    """Return the parts with zeros between them, as one concatenation or one place."""
    axis = layer[0].axis
    if len(layer) == 1:
        starts = tuple(layer[0].start if n == axis else 0 for n in range(len(shape)))
        geometry = {"starts": starts, "steps": (1,) * len(shape), "shape": shape}
        return builder.add("place", (layer[0].number,), geometry, shape)
    edge = Part(axis, shape[axis], shape[axis], -1)
    first = Part(axis, 0, 0, -1)
    pieces: list[int] = []
    for before, part in pairwise([first, *layer, edge]):
        gap = part.start - before.end
        if gap:
            pieces.append(builder.constant(np.zeros(_with(shape, axis, gap))))
        if part is not edge:
            pieces.append(part.number)
    return builder.add("concatenate", tuple(pieces), {"axis": axis}, shape)


def _with(shape: Shape, axis: int, length: int) -> Shape:
    return (*shape[:axis], length, *shape[axis + 1 :])


def _add_all(builder: Builder, numbers: list[int]) -> int:
    total = numbers[0]
    for number in numbers[1:]:
        shapes = (builder.values[n].shape for n in (total, number))
        shape = np.broadcast_shapes(*shapes)
        total = builder.add("add", (total, number), {}, shape)
    return total
