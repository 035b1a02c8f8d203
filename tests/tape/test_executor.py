"""The kernels in NumPy against loops over single numbers: the same bits."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Executor, Program, kernels_products
from d2lutils.tape.executor import KERNELS
from tests.tape import scalar
from tests.tape.parity import SIZE, kernel_cases, memory

CASES = kernel_cases()
LENGTH = st.integers(1, 6)


def same(a: Array, b: Array) -> bool:
    """Say whether all numbers are equal or both NaN; 0 and -0 are equal."""
    return bool(((a == b) | (np.isnan(a) & np.isnan(b))).all())


def floats(bits: list[int]) -> Array:
    return np.array(bits, np.uint32).view(np.float32)


def differ(call: tuple[Any, ...], heap: Array) -> str:
    """Return "" if the kernel and the loops leave the same heap, else what differs."""
    loops, kernel = heap.copy(), heap.copy()
    with np.errstate(all="ignore"):
        scalar.call(loops, *call)
        KERNELS[call[0]](kernel, *call[1:])
    if same(loops, kernel):
        return ""
    wrong = np.flatnonzero(~((loops == kernel) | np.isnan(loops) & np.isnan(kernel)))
    return f"{call}: at {wrong[:5]} {kernel[wrong[:5]]}, not {loops[wrong[:5]]}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_kernel_gives_the_bits_of_its_definition(case: dict[str, Any]) -> None:
    ops = case["program"]["ops"]
    heap = floats(case["inputs"]["memory"])
    assert [differ(tuple(call), heap) for call in ops] == [""] * len(ops)


def test_every_kernel_has_cases() -> None:
    called = {call[0] for case in CASES for call in case["program"]["ops"]}
    assert called == set(KERNELS)


@settings(max_examples=60, deadline=None)
@given(st.tuples(LENGTH, LENGTH, LENGTH, LENGTH), st.integers(-1, 1), st.booleans())
def test_matrix_product_adds_in_order_for_any_geometry(
    sizes: tuple[int, int, int, int], start: int, swapped: bool
) -> None:
    batch, m, k, n = sizes
    steps = (1, m) if swapped else (k, 1)
    c = (300, m * n, n) if start > 0 else (300, 0, 0) if start == 0 else (-1, 0, 0)
    g = (batch % 3 + 1, m, k, n, *steps, n, m * n, m * k, k * n, *c[1:])
    assert differ(("mm", 400, 0, 150, c[0], *g), np.tile(memory(False, m), 2)) == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LENGTH, st.integers(-5, 9)), min_size=1, max_size=4))
def test_moves_follow_any_strides(axes: list[tuple[int, int]]) -> None:
    dims, strides = [n for n, _ in axes], [s for _, s in axes]
    dims[0] = min(dims[0], 2)
    heap = np.tile(memory(True, len(axes)), 8)
    assert differ(("take", 1500, 300, dims, strides), heap) == ""
    assert differ(("putadd", 300, 1500, dims, strides), heap) == ""


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(1, 5), st.integers(1, 4))
def test_sums_have_one_order(number: int, outer: int, inner: int) -> None:
    heap = np.tile(memory(False, number), 4)
    assert differ(("sum", 1200, 0, outer, number, inner), heap) == ""


def test_long_products_are_cut_without_a_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heap = np.random.default_rng(0).normal(size=1000).astype(np.float32)
    monkeypatch.setattr(kernels_products, "PRODUCTS_AT_ONCE", 40)
    call = ("mm", 900, 0, 100, 800, 1, 2, 37, 6, 37, 1, 6, 12, 0, 0, 0, 6)
    assert differ(call, heap) == ""


def test_kernel_outside_the_heap_is_refused() -> None:
    heap = memory(False, 0)
    with pytest.raises(ValueError, match="size of buffer"):
        KERNELS["take"](heap, 0, SIZE - 3, [4], [1])


def program(**changed: Any) -> Program:
    empty: dict[str, Any] = {"inputs": {}, "outputs": {}, "constants": ()}
    return Program(**{"size": 16, "calls": (), "carry": (), **empty, **changed})


def test_executor_names_what_it_has() -> None:
    executor = Executor(program(inputs={"x": (0, 2)}))
    with pytest.raises(ValueError, match="no 'y'; it has x"):
        executor.write("y", 1)
    with pytest.raises(ValueError, match="'x' holds 2 numbers, got 3"):
        executor.write("x", [1, 2, 3])


def test_what_was_read_does_not_change_later() -> None:
    executor = Executor(program(inputs={"x": (0, 2)}))
    executor.write("x", [1, 2])
    before = executor.read("x")
    executor.write("x", [3, 4])
    assert before.tolist() == [1, 2]


def test_carried_state_loses_its_denormals() -> None:
    executor = Executor(program(inputs={"x": (0, 4)}, carry=((8, 0, 4),)))
    executor.heap[8:12] = [1e-31, -1e-31, 2e-30, np.nan]
    executor.run()
    assert same(executor.read("x"), np.array([0, 0, 2e-30, np.nan], np.float32))
