"""The page writes numbers as Python does, digit for digit."""

import json
import random
import struct

import pytest

from d2lutils.explorables.formatting import written
from tests.front.node import HERE, node

SPECS = (None, "d", *(f".{digits}{kind}" for digits in (0, 1, 3, 12) for kind in "feg"))
EDGES = (0.0, -0.0, 0.5, -2.5, 3355443.25, 1e15, 1e21, 2.0**27, 5e-324, 1.8e308, 1e-7)


def as_bits(x: float) -> str:
    return struct.pack(">d", x).hex()


def any_float64(lottery: random.Random) -> float:
    return float(struct.unpack(">d", lottery.randbytes(8))[0])


def any_float32(lottery: random.Random) -> float:
    return float(struct.unpack(">f", lottery.randbytes(4))[0])


def half_way(lottery: random.Random) -> float:
    """Return a number that often lies between two results."""
    return lottery.randrange(-(10**6), 10**6) / 2 ** lottery.randrange(1, 12)


def the_edges(lottery: random.Random) -> float:
    return lottery.choice(EDGES)


@pytest.mark.parametrize("draw", [any_float64, any_float32, half_way, the_edges])
def test_python_and_the_page_write_the_same(draw):
    lottery = random.Random(1)
    cases = [(draw(lottery), spec) for spec in SPECS for _ in range(500)]
    given = [[as_bits(x), spec] for x, spec in cases]
    answers = json.loads(node(HERE / "format_table.mjs", given=given))
    assert answers == [written(x, spec) for x, spec in cases]
