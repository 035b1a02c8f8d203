"""What simplification leaves of a tape, and that it never changes a result."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from d2lutils import autodiff as ad
from d2lutils.autodiff import concatenate, grad, matmul, pad, relu, transpose, where
from tests.autodiff.cases import CASES
from tests.tape.tracing import check, names, traced

# Derandomised: the same graphs on every machine.
DRAWN = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# Sums of parts for one place are added in another order: some roundings of 1e-16.
REORDERED = 1e-14


def differentiated(case):
    """Return a function of the case's value and its first two derivatives."""

    def function(*xs):
        y = case.ours(*xs)
        first = grad((y * y).sum(), xs)
        second = grad(sum((g * g).sum() for g in first), xs)
        named = {f"first {n}": g for n, g in enumerate(first)}
        return {"y": y} | named | {f"second {n}": g for n, g in enumerate(second)}

    return function


@pytest.mark.parametrize("name", CASES)
@DRAWN
@given(data=st.data())
def test_an_operation_and_its_derivatives_are_the_same_on_a_tape(name, data):
    case = data.draw(CASES[name])
    function = differentiated(case)
    values = {f"x{n}": x for n, x in enumerate(case.inputs)}
    check(traced(function, values), function, values, REORDERED)


LEAVES = {
    "x * 1": (lambda x: x * 1, []),
    "1 * x": (lambda x: 1 * x, []),
    "x + 0": (lambda x: 0 + x + 0 - 0, []),
    "x / 1": (lambda x: x / 1, []),
    "x ** 1": (lambda x: x**1, []),
    "x ** 2": (lambda x: x**2 - x * x, ["multiply", "subtract"]),
    "-(-x)": (lambda x: (-x).__neg__(), []),
    "0 - x": (lambda x: 0 - x, ["negative"]),
    "x * -1": (lambda x: x * -1, ["negative"]),
    "x + (-y)": (lambda x: x + (-relu(x)), ["relu", "subtract"]),
    "x - (-y)": (lambda x: x - (-relu(x)), ["relu", "add"]),
    "where(c, x, x)": (lambda x: where(x, x, x), []),
    "where that shapes": (
        lambda x: where(x, x[0], x[0]),
        ["slice", "reshape", "where"],
    ),
    "ones": (lambda x: x * np.ones((2, 3)), []),
    "same shape": (lambda x: x.reshape(3, 2).reshape(2, 3), []),
    "reshape twice": (lambda x: x.reshape(6).reshape(3, 2), ["reshape"]),
    "transpose twice": (lambda x: x.T.T, []),
    "an axis of length 1": (lambda x: x[None].transpose(1, 0, 2), ["reshape"]),
    "all of it": (lambda x: x[:, 0:3], []),
    "a slice of a slice": (lambda x: x[:, 1:][:, 1:][::-1], ["slice"]),
    "no axis summed": (lambda x: x.sum(()), []),
    "an axis of one": (lambda x: x[None].max(0), []),
    "joined twice": (
        lambda x: concatenate([concatenate([x, x]), x]),
        ["concatenate"],
    ),
    "one joined": (lambda x: concatenate([x]), []),
    "broadcast": (
        lambda x: x + ad.broadcast_to(x.sum(0), (2, 3)),
        ["sum", "add"],
    ),
    "products": (lambda x: x.T @ x, ["matmul"]),
    "the other product": (lambda x: x @ x.mT, ["matmul"]),
    "equal": (lambda x: relu(x) + relu(x * 1), ["relu", "add"]),
    "commuted": (lambda x: (x + 3) * (3 + x), ["add", "multiply"]),
    "equal constants": (
        lambda x: (x + np.arange(3)) * (x + np.arange(3.0)),
        ["add", "multiply"],
    ),
}


@pytest.mark.parametrize("name", LEAVES)
def test_a_simplification_leaves_what_it_should_and_the_same_numbers(name):
    function, left = LEAVES[name]
    values = {"x": [[1.5, -2.5, 3.0], [0.5, 7.0, -1.0]]}
    tape = traced(lambda x: {"y": function(x)}, values)
    assert names(tape) == left
    check(tape, lambda x: {"y": function(x)}, values)


def test_a_repetition_that_shapes_the_result_stays():
    tape = traced(lambda x: {"y": -ad.broadcast_to(x, (3, 2))}, {"x": [1.0, 2.0]})
    assert tape.run(x=[1, 2])["y"].shape == (3, 2)


def test_constants_are_computed_when_tracing_unless_that_makes_them_larger():
    def function(x):
        small, large = np.arange(3.0), np.ones((3, 1))
        kept = x.detach() * 0 + 1  # live: not known when tracing
        return {"y": x + (kept - kept) + ad.sin(ad.Tensor(small)) * large}

    tape = traced(function, {"x": [1.0]})
    check(tape, function, {"x": [2.0]})
    assert "sin" not in names(tape)


def layer(W, x):
    return {"g": grad(((x @ W) ** 2).sum(), [W])[0]}


def test_the_gradient_of_a_layer_on_a_batch_is_one_product():
    rng = np.random.default_rng(0)
    values = {"W": rng.normal(size=(3, 2)), "x": rng.normal(size=(4, 5, 3))}
    tape = traced(layer, values)
    check(tape, layer, values, REORDERED)
    assert "sum" not in names(tape)
    assert names(tape).count("matmul") == 2


def heads(q, k):
    q, k = (x.reshape(5, 2, 3).transpose(1, 0, 2) for x in (q, k))
    score = q @ k.mT
    return {"score": score, "turned": k @ q.mT, "again": q.mT @ k}


def test_axes_moved_for_several_products_are_moved_once():
    values = {"q": np.arange(30.0).reshape(5, 6), "k": np.arange(30.0).reshape(5, 6)}
    tape = traced(heads, values)
    check(tape, heads, values)
    assert names(tape).count("transpose") == 2


def parts(x):
    """Return gradients that come from several slices: rows, columns, overlaps."""
    rows = sum((x[k] * x[k + 1]).sum() * (k + 1) for k in range(3))
    columns = (x[:, 0] * x[:, 2]).sum() + (x[:, 1:] ** 3).sum() + (x[::2] ** 3).sum()
    return {"rows": grad(rows, [x])[0], "columns": grad(columns, [x])[0]}


def test_a_sum_of_parts_is_a_concatenation_of_them():
    values = {"x": np.arange(12.0).reshape(4, 3)}
    tape = traced(parts, values)
    check(tape, parts, values)
    assert names(tape).count("concatenate") == 2
    assert names(tape).count("place") == 1 + 1  # the columns' layer, the rows' step 2


def test_the_gradients_of_many_slices_are_laid_side_by_side_once():
    def rows(x):
        return {"g": grad(sum((x[k] ** 3).sum() for k in range(9)), [x])[0]}

    values = {"x": np.arange(18.0).reshape(9, 2)}
    found = names(traced(rows, values))
    assert (found.count("concatenate"), found.count("place")) == (1, 0)
    assert "add" not in found


def test_a_gap_between_parts_is_zero():
    def ends(x):
        return {"g": grad((x[:1] ** 2).sum() + (x[3:4] ** 3).sum(), [x])[0]}

    tape = traced(ends, {"x": np.ones(6)})
    assert names(tape).count("concatenate") == 1
    np.testing.assert_array_equal(tape.run(x=np.ones(6))["g"], [2, 0, 0, 3, 0, 0])


def test_a_sum_of_parts_may_be_used_again():
    def twice(x):
        g = pad(x[1:], [(1, 0)]) + pad(x[:1], [(0, 3)])
        return {"g": g, "more": g + pad(x[2:], [(0, 2)])}

    values = {"x": [1.0, 2.0, 3.0, 5.0]}
    check(traced(twice, values), twice, values)


A = np.array([[1.0, -2.0, 0.0], [3.0, 1.0, -1.0], [2.0, 0.0, -3.0]])
UNARY = {
    "negative": lambda x: -x,
    "relu": relu,
    "transpose": transpose,
    "rows": lambda x: pad(x[1:], [(0, 1), (0, 0)]),
    "columns": lambda x: concatenate([x[:, 2:], x[:, :2]], 1),
    "reversed": lambda x: x[::-1],
    "summed": lambda x: ad.broadcast_to(x.sum(0), (3, 3)),
    "times one": lambda x: x * np.ones(3),
    "reshaped": lambda x: x.reshape(9, 1).reshape(3, 3),
    "stacked": lambda x: concatenate([x[1:], x[:1]]),
    "row": lambda x: x[1] + np.zeros((3, 1)),
}
BINARY = {
    "add": lambda x, y: x + y,
    "subtract": lambda x, y: x - y,
    "multiply": lambda x, y: x * y,
    "maximum": ad.maximum,
    "matmul": matmul,
    "turned": lambda x, y: x.T @ y.T,
    "where": lambda x, y: where(ad.greater(x, y), x, y - x),
}
STEP = st.tuples(
    st.sampled_from([*UNARY, *BINARY]), st.integers(0, 9), st.integers(0, 9)
)


@settings(DRAWN, max_examples=300)
@given(st.lists(STEP, min_size=1, max_size=7))
def test_simplification_changes_no_result_of_a_drawn_graph(steps):
    def function(x, y):
        values = [x, y, ad.Tensor(A)]
        for name, i, j in steps:
            a, b = values[i % len(values)], values[j % len(values)]
            values.append(UNARY[name](a) if name in UNARY else BINARY[name](a, b))
        total = sum(value.sum() for value in values)
        return {"z": values[-1], "dx": grad(total, [x])[0], "dy": grad(total, [y])[0]}

    values = {"x": A * 2, "y": A + 1}
    tape = traced(function, values)
    # Of whole numbers below 2⁵³ every sum is exact, in any order.
    assume(all(np.abs(array).max() < 2**45 for array in tape.run(**values).values()))
    check(tape, function, values)
    check(tape, function, {"x": A.T, "y": -A})
