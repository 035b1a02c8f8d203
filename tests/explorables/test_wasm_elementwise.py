"""The elementwise kernels of the WebAssembly module give NumPy's bits."""

import numpy as np
import pytest

from d2lutils.tape.kernels import BINARY, FORMS, UNARY
from tests.explorables.wasm_calls import differing, heap

# Every tail, unrolled loops with and without one; no address is a multiple of 4.
LENGTHS = (*range(10), 16, 17, 35)
A, B, C = 1001, 1502, 1753


def test_unary_kernels_write_n_numbers_and_nothing_past_them() -> None:
    calls = [(name, 3, A, n, 1, n, n) for name in UNARY for n in LENGTHS]
    assert differing(heap(2048, 0.1), calls) == []


def test_unary_kernels_follow_strides_from_row_to_row_and_work_in_place() -> None:
    rows = ((5, A, 3, 4, 7, 5), (5, A, 18, 4, 20, 0), (A, A, 9, 3, 11, 11))
    calls = [(name, *row) for name in UNARY for row in rows]
    assert differing(heap(2048, 0.1), calls) == []


def test_binary_kernels_write_n_numbers_and_nothing_past_them() -> None:
    names = [f"{name}.{form}" for name in BINARY for form in FORMS]
    calls = [(name, 3, A, B, n, 1, n, n, n) for name in names for n in LENGTHS]
    assert differing(heap(2048, 0.1), calls) == []


def test_binary_kernels_follow_strides_and_work_in_place() -> None:
    names = [f"{name}.{form}" for name in BINARY for form in FORMS]
    rows = ((5, A, B, 9, 3, 11, 0, 12), (5, A, B, 2, 5, 2, 3, 1))
    calls = [(name, *row) for name in names for row in rows]
    calls += [(f"{name}.vv", A, A, B, 9, 3, 11, 11, 0) for name in BINARY]
    calls += [(f"{name}.vv", B, A, B, 9, 3, 11, 11, 11) for name in BINARY]
    assert differing(heap(2048, 0.1), calls) == []


def test_where_zero_and_flush_write_n_numbers_and_nothing_past_them() -> None:
    calls = [
        call
        for n in LENGTHS
        for call in (
            ("where", 3, A, B, C, n),
            ("zero", 3, n),
            ("flush", A, 3, n),
            ("flush", A, A, n),
        )
    ]
    start = heap(2048, 0.1)
    start[A : A + 4] = 1e-31, -1e-31, 1e-29, -1e-29
    assert differing(start, calls) == []


@pytest.mark.parametrize("scale", [None, 0.1, 10.0, 1000.0])
def test_elementary_functions_have_the_same_bits_for_a_million_numbers(
    scale: float | None,
) -> None:
    rng = np.random.default_rng(2)
    if scale is None:  # all patterns of bits: each exponent, infinities, NaNs
        x = rng.integers(0, 2**32, 250_000, np.uint32).view(np.float32)
    else:
        x = (rng.normal(size=250_000) * scale).astype(np.float32)
    names = ("exp", "expm1", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "softplus")
    assert differing(x, [(name, 0, 0, x.size, 1, 0, 0) for name in names]) == []
