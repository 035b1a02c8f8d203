"""Run kernels twice, in NumPy and in WebAssembly under Node, and compare the heaps."""

import base64
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.explorables.wasm import module_bytes
from d2lutils.tape.executor import KERNELS
from d2lutils.tape.kernels import Kernel, flush
from tests.front.node import HERE, node

Call = tuple[Any, ...]
SPECIAL = np.array(
    [np.nan, np.inf, -np.inf, 0.0, -0.0, 1e-40, -1e-40, 3e38, -3e38, 1.0, -1.0, 0.5],
    np.float32,
)
ALL: dict[str, Kernel] = {**KERNELS, "flush": flush}


def heap(size: int, special: float) -> Array:
    """Return random float32, this part of them NaN, infinite, denormal and the like."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=size).astype(np.float32)
    chosen = rng.random(size) < special
    x[chosen] = rng.choice(SPECIAL, chosen.sum())
    return x


def in_wasm(start: Array, calls: list[Call]) -> Array:
    """Return the heap after each call, every call beginning from `start`."""
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        start.tofile(before)
        module = base64.b64encode(module_bytes()).decode()
        given = {"module": module, "heap": str(before), "calls": calls}
        node(HERE / "run_wasm.mjs", str(after), given=given)
        return np.fromfile(after, np.float32).reshape(len(calls), -1)


def in_numpy(start: Array, call: Call) -> Array:
    """Return the heap after the call."""
    after = start.copy()
    with np.errstate(all="ignore"):
        ALL[call[0]](after, *call[1:])
    return after


def differing(start: Array, calls: list[Call]) -> list[tuple[Call, Array]]:
    """Return the calls that leave other bits, and in which places of the heap.

    Any NaN equals any NaN, and 0 equals -0, as in the promise to the reader.
    """
    told = []
    for call, here in zip(calls, in_wasm(start, calls), strict=True):
        there = in_numpy(start, call)
        other = (here != there) & ~(np.isnan(here) & np.isnan(there))
        if other.any():
            told.append((call, np.flatnonzero(other)))
    return told
