"""What Python has packed the page unpacks, to the bit."""

import base64
import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.explorables.packing import Bytes, Layout, pack, unpack
from tests.front.node import HERE, node

Arrays = dict[str, NDArray[Any]]


def recording_of(layout: Layout) -> dict[str, Any]:
    return {
        "frames": layout.frames,
        "scalars": layout.scalars,
        "arrays": [[name, list(shape)] for name, shape in layout.arrays.items()],
        "store": {name: ["u1", *how] for name, how in layout.store.items()},
    }


def in_node(runs: list[tuple[Layout, bytes]]) -> list[dict[str, str] | None]:
    """Return what Node unpacks, base64 of float32, or None where it refuses."""
    given = [
        {"recording": recording_of(layout), "run": base64.b64encode(run).decode()}
        for layout, run in runs
    ]
    told: list[dict[str, str] | None] = json.loads(
        node(HERE / "unpack.mjs", given=given)
    )
    return told


def in_python(layout: Layout, run: bytes) -> dict[str, str]:
    unpacked = unpack(layout, run)
    return {
        name: base64.b64encode(values.astype("<f4").tobytes()).decode()
        for name, values in unpacked.items()
    }


def any_layout(chance: np.random.Generator) -> Layout:
    arrays = {
        f"array{n}": tuple(int(size) for size in chance.integers(1, 9, 1 + n % 3))
        for n in range(int(chance.integers(0, 4)))
    }
    ends = np.sort(chance.normal(size=2) * 10.0 ** chance.integers(-20, 20))
    low, high = map(float, ends)
    store = {name: Bytes(low, high) for name in arrays if chance.random() < 0.4}
    scalars = ("loss", "accuracy")[: int(chance.integers(0, 3))]
    return Layout(int(chance.integers(1, 30)), scalars, arrays, store)


def any_values(chance: np.random.Generator, layout: Layout) -> Arrays:
    """Return any bits at all where float32 is kept, else any numbers."""
    values: Arrays = {}
    for name, shape, width in layout.parts():
        bits = chance.integers(0, 2**32, shape, dtype=np.uint32).view(np.float32)
        store = layout.store.get(name)
        values[name] = bits if store is None else chance.uniform(*store, shape)
        assert width == (4 if store is None else 1)
    return values


def test_random_runs_come_to_the_page_with_every_bit() -> None:
    chance = np.random.default_rng(0)
    runs = []
    for _ in range(200):
        layout = any_layout(chance)
        runs.append((layout, pack(layout, any_values(chance, layout))))
    told = in_node(runs)
    assert told == [in_python(layout, run) for layout, run in runs]


def test_exact_numbers_are_those_that_were_given() -> None:
    layout = Layout(2, ("x",), {"y": (2, 3)}, {})
    numbers = np.float32([np.nan, -np.nan, np.inf, -np.inf, -0.0, 1e-45, 3.4e38, 1 / 3])
    values = {"x": numbers[:2], "y": np.resize(numbers, (2, 2, 3))}
    (told,) = in_node([(layout, pack(layout, values))])
    assert told is not None
    for name, given in values.items():
        assert base64.b64decode(told[name]) == given.tobytes()


def test_every_byte_stands_for_the_same_number() -> None:
    ends = [(-1, 1), (0, 1), (0.1, 0.7), (-1e30, 1e-30), (3, 3.0001), (-2e38, 2e37)]
    runs = []
    for low, high in ends:
        layout = Layout(1, (), {"y": (256,)}, {"y": Bytes(low, high)})
        runs.append((layout, pack(layout, {"y": np.linspace(low, high, 256)[None]})))
    told = in_node(runs)
    assert told == [in_python(layout, run) for layout, run in runs]


def test_the_page_refuses_what_python_refuses() -> None:
    chance = np.random.default_rng(1)
    layout = Layout(5, ("x",), {"y": (4, 3)}, {"y": Bytes(-1, 1)})
    good = pack(layout, any_values(chance, layout))
    spoilt = []
    for _ in range(300):
        run = bytearray(good)
        run[int(chance.integers(len(run)))] ^= 1 << int(chance.integers(8))
        spoilt.append(bytes(run[: int(chance.integers(len(run))) or None]))
        spoilt.append(bytes(run))
    wanted: list[dict[str, str] | None] = []
    for run in spoilt:
        try:
            wanted.append(in_python(layout, run))
        except ValueError:
            wanted.append(None)
    told = in_node([(layout, run) for run in spoilt])
    different = [n for n, one in enumerate(told) if one not in (None, wanted[n])]
    assert different == []  # a browser may be stricter with gzip's own header
    assert told.count(None) > 500
