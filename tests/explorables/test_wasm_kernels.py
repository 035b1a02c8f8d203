"""The other kernels of the WebAssembly module give NumPy's bits."""

from itertools import product

import numpy as np
import pytest

from tests.explorables.wasm_calls import Call, differing, heap

TO, A, B, C = 1, 2001, 1501, 3001  # places in the heap


def product_of(rng: np.random.Generator) -> Call:
    """Return a call of mm with random sizes, a as it is or transposed."""
    batch, m, k, n = (int(size) for size in rng.integers(1, (4, 14, 12, 22)))
    ai, ak = ((1, m), (k, 1))[rng.integers(2)]
    steps = (m * n, int(rng.choice([0, 5])), int(rng.choice([0, 5])))
    c, cb, ci = (int(rng.choice(pair)) for pair in ((-1, C), (0, 7), (0, n)))
    return ("mm", TO, A, B, c, batch, m, k, n, ai, ak, n, *steps, cb, ci)


def test_matrix_products_of_all_sizes_add_in_the_order_of_k() -> None:
    rng = np.random.default_rng(3)
    calls = [product_of(rng) for _ in range(400)]
    calls.append(("mm", TO, A, B, TO, 1, 5, 6, 7, 6, 1, 7, 35, 0, 0, 0, 7))  # c is o
    assert differing(heap(4096, 0.002), calls) == []


def test_a_single_column_has_the_same_bits_in_every_layout() -> None:
    layouts = [  # c, ai, ak, bk, ci
        (c, *strides, ci)
        for c, ci in ((-1, 0), (C, 0), (C, 1), (C, 3))
        for strides in ((1, 9, 1), (1, 9, 3), (5, 1, 1), (1, 1, 1))
    ]
    calls = [
        ("mm", TO, A, B, c, 2, m, 5, 1, ai, ak, bk, m, 7, 3, 2, ci)
        for c, ai, ak, bk, ci in layouts
        for m in (1, 3, 9, 18)
    ]
    assert differing(heap(4096, 0.01), calls) == []


@pytest.mark.parametrize("special", [0.0, 0.01, 0.2])
@pytest.mark.parametrize("name", ["sum", "max", "first"])
def test_reductions_of_all_shapes_have_the_same_bits(name: str, special: float) -> None:
    sizes = ((1, 3), (1, 2, 3, 4, 5, 8, 11), (1, 2, 3, 4, 5, 16, 18, 21))
    calls = [(name, TO, B, *shape) for shape in product(*sizes)]
    assert differing(heap(4096, special), calls) == []


def test_the_first_of_equal_numbers_is_marked() -> None:
    calls = [("first", TO, B, *shape) for shape in product((1, 3), (5, 8), (1, 2, 5))]
    assert differing(np.round(heap(4096, 0.0)), calls) == []


GEOMETRIES = [
    ((), ()),
    ((5,), (1,)),
    ((5,), (-2,)),
    ((3, 4), (1, 3)),
    ((3, 5), (10, 2)),
    ((2, 3, 4), (20, -7, 1)),
    ((3, 1, 2), (6, 9, 2)),
    ((7, 13), (20, 1)),
    ((2, 0), (1, 1)),
    ((2, 2, 2), (4, 2, 1)),
]
OVERLAPPING = [((3, 5), (0, 1)), ((3, 5), (1, 0)), ((4, 6), (2, 1)), ((2, 9), (1, 3))]


def test_take_follows_every_geometry() -> None:
    calls = [("take", 3, A, *geometry) for geometry in GEOMETRIES + OVERLAPPING]
    assert differing(heap(4096, 0.05), calls) == []


def test_put_and_putadd_follow_every_geometry() -> None:
    calls = [("put", A, 3, *geometry) for geometry in GEOMETRIES]
    calls += [
        ("putadd", A, 3, dims, strides)
        for dims, strides in GEOMETRIES + OVERLAPPING
        if min(strides, default=0) >= 0
    ]
    assert differing(heap(4096, 0.05), calls) == []


def test_gather_and_scatter_clamp_an_index_that_is_outside() -> None:
    start = heap(4096, 0.05)
    index = [0, 1, 2, 2, 4.9, -3, 7, 100, np.nan, np.inf, -np.inf, 1e20, -0.5]
    start[100:113] = index
    sizes = product((1, 3), (1, 5, 8), (1, 4, 13), (1, 2, 4, 7, 9))
    calls = [
        (name, TO + 1000, A, 100, *shape)
        for shape in sizes
        for name in ("gather", "scatter")
    ]
    assert differing(start, calls) == []


def test_random_numbers_are_the_same_for_any_seed_step_and_stream() -> None:
    start = heap(2048, 0.0)
    start[:10] = 0, 1, 2, 2**24 - 1, 12345, 77, -1, np.inf, np.nan, 3e9
    calls: list[Call] = []
    for n, (seed, t) in product(
        (0, 1, 2, 3, 4, 5, 1001), ((0, 1), (3, 4), (6, 7), (8, 9))
    ):
        calls += [(name, 21, n, seed, t, 5) for name in ("uniform", "normal")]
        calls += [("randint", 21, n, seed, t, 2**24 - 1, m) for m in (1, 1797, 2**24)]
    assert differing(start, calls) == []
