"""A trace records everything, keeps inputs live, and refuses to fix a number."""

import numpy as np
import pytest

from d2lutils.autodiff import (
    Tensor,
    cast,
    gather,
    grad,
    greater,
    sign,
    stop_gradient,
    where,
)
from d2lutils.autodiff.random import normal, randint, uniform
from d2lutils.tape import Input, trace
from tests.tape.tracing import check, eager, names, traced


def descend(w, lr):
    (g,) = grad((w * w).sum(), [w])
    return {"w": w - lr * g, "steepness": (g * g).sum()}


VALUES = {"w": [1.0, -2.0, 3.0], "lr": 0.1}


def test_a_tape_repeats_the_step():
    check(traced(descend, VALUES, "w"), descend, VALUES)


def test_every_input_stays_live():
    tape = traced(descend, VALUES, "w")
    check(tape, descend, {"w": [0.5, 7.0, -1.0], "lr": 0.3})


def test_seed_and_step_stay_live():
    def draw(seed, t):
        options = {"seed": seed, "t": t}
        rows = gather(np.arange(50.0), randint((4,), 50, **options, stream=0))
        noise = normal((4,), **options, stream=1) * uniform((4,), **options, stream=2)
        return {"rows": rows, "noise": noise}

    tape = traced(draw, {"seed": 1, "t": 2})
    for values in ({"seed": 1, "t": 2}, {"seed": 1, "t": 3}, {"seed": 5, "t": 3}):
        check(tape, draw, values)
    assert names(tape) == ["randint", "gather", "normal", "uniform", "multiply"]


def test_what_has_no_derivative_is_recorded_too():
    def split(x):
        return {"up": sign(x) * stop_gradient(x), "large": greater(x.detach(), 1)}

    tape = traced(split, {"x": [3.0, -3.0]})
    assert names(tape) == ["sign", "multiply", "greater"]
    check(tape, split, {"x": [-1.0, 2.0]})


def test_a_gradient_of_a_gradient_is_recorded():
    def curvature(x):
        (first,) = grad((x**4).sum(), [x])
        (second,) = grad(first.sum(), [x])
        return {"second": second}

    tape = traced(curvature, {"x": [1.0, 2.0]})
    np.testing.assert_allclose(tape.run(x=[3.0, 5.0])["second"], [108, 300], rtol=1e-15)


def test_a_detached_tensor_passes_no_derivative_but_stays_live():
    def half(x):
        return {"g": grad((x * x.detach()).sum(), [x])[0]}

    np.testing.assert_array_equal(traced(half, {"x": [1.0]}).run(x=[4.0])["g"], [4.0])


def test_a_tensor_made_of_an_input_is_a_parameter_of_its_own():
    def own(x):
        w = Tensor(x, requires_grad=True)
        return {"own": grad((w * x).sum(), [w])[0]}

    check(traced(own, {"x": [1.0, 2.0]}), own, {"x": [5.0, 6.0]})


def test_tensors_of_the_outer_world_become_constants():
    table, scale = Tensor([1.0, 2.0], requires_grad=True), np.array([3.0, 5.0])

    def scaled(x):
        return {"y": x * (table * 2) + scale}

    tape = traced(scaled, {"x": [1.0, 1.0]})
    assert [list(constant) for constant in tape.constants] == [[2, 4], [3, 5]]
    check(tape, scaled, {"x": [2.0, -1.0]})


def test_a_computed_index_may_choose_rows_and_pairs():
    def choose(table, rows):
        pairs = table[np.arange(2), cast(rows, "int64")]
        return {"rows": gather(table, rows), "pairs": pairs, "one": table[1, 0]}

    values = {"table": np.arange(9.0).reshape(3, 3), "rows": [2, 0]}
    check(traced(choose, values), choose, {**values, "rows": [1, 2]})


def test_an_index_counted_from_the_end_is_counted_from_the_start():
    def last(x):
        return {"y": gather(x, [-1, 0]), "z": grad(x[[-1, -1]].sum(), [x])[0]}

    tape = traced(last, {"x": [1.0, 2.0, 3.0]})
    check(tape, last, {"x": [5.0, 6.0, 7.0]})
    assert all((constant >= 0).all() for constant in tape.constants)


def test_an_output_may_be_an_input_a_constant_or_a_plain_number():
    def outputs(x):
        return {"x": x, "same": Tensor([1.0]), "three": 3}

    tape = traced(outputs, {"x": [4.0]}, "x")
    assert (names(tape), tape.carried) == ([], ("x",))
    assert {k: v.tolist() for k, v in tape.run(x=[9.0]).items()} == {
        "x": [9.0],
        "same": [1.0],
        "three": 3.0,
    }


def test_only_states_are_carried():
    tape = trace(
        lambda w, x: {"w": w + x, "x": x * 2},
        [Input("w", "state", np.ones(2)), Input("x", "data", np.ones(2))],
    )
    assert tape.carried == ("w",)


def test_what_no_output_needs_is_dropped():
    def wasteful(x):
        (x.sum() * 3).reshape(1)
        return {"y": x + 1}

    assert names(traced(wasteful, {"x": [1.0, 2.0]})) == ["add"]


def test_the_values_of_a_run_are_not_those_of_the_next():
    tape = traced(lambda x: {"x": x, "y": x * 2}, {"x": [1.0]})
    given = np.array([3.0])
    outputs = tape.run(x=given)
    outputs["x"][0] = 7
    assert given[0] == 3
    assert tape.run(x=given)["y"][0] == 6


BAKING = {
    "float": (lambda x: float(x[0]), r"float\(\) would fix.*return it as an output"),
    "int": (lambda x: int(x[0]), r"int\(\) would fix"),
    "item": (lambda x: x[0].item(), r"\.item\(\) would fix"),
    "data": (lambda x: x.data, r"\.data would fix"),
    "asarray": (np.asarray, "a NumPy array would fix"),
    "list": (lambda x: Tensor([x[0], x[1]]), "would fix"),
    "if": (lambda x: 1 if x[0] else 2, r"where\(condition, a, b\)"),
    "==": (lambda x: x[0] == 1, r"equal\(a, b\)"),
    "!=": (lambda x: x[0] != 1, r"equal\(a, b\)"),
    "backward": (lambda x: x.sum().backward(), r"grad\(loss, \[w\]\)"),
    "new data": (lambda x: setattr(x, "data", 0), "under the name of the state"),
    "gradient": (lambda x: float(grad((x * x).sum(), [x])[0][0]), "would fix"),
}


@pytest.mark.parametrize("name", BAKING)
def test_what_would_fix_a_number_is_refused_with_a_way_out(name):
    function, message = BAKING[name]
    with pytest.raises(TypeError, match=message):
        traced(lambda x: {"y": function(x)}, {"x": [1.0, 2.0]})


def test_the_way_out_of_a_branch_follows_its_condition():
    def branch(x):
        return {"y": where(greater(x, 0), x, -2 * x)}

    check(traced(branch, {"x": [1.0]}), branch, {"x": [-1.0]})


WRONG_RUNS = {
    "missing": ({"w": [1, 2, 3]}, TypeError, "missing: lr"),
    "unknown": ({**VALUES, "rl": 1}, TypeError, "no input called rl.*w, lr"),
    "shape": ({**VALUES, "lr": [1]}, ValueError, r"lr .*shape \(\), got \(1,\)"),
}


@pytest.mark.parametrize("name", WRONG_RUNS)
def test_a_run_on_wrong_inputs_says_which_and_what_was_expected(name):
    values, error, message = WRONG_RUNS[name]
    with pytest.raises(error, match=message):
        traced(descend, VALUES, "w").run(**values)


@pytest.mark.parametrize("row", [-1, 3, 0.5])
def test_a_live_index_out_of_range_is_refused(row):
    tape = traced(lambda x, i: {"y": gather(x, i)}, {"x": [1, 2, 3], "i": [0]})
    with pytest.raises(IndexError, match=f"from 0 to 2, got {row}"):
        tape.run(x=[1, 2, 3], i=[row])


def test_a_float_is_no_index_without_a_word():
    with pytest.raises(TypeError, match=r"cast\(index, 'int64'\)"):
        eager(lambda x, i: {"y": x[i]}, {"x": [1, 2], "i": [0]})
    with pytest.raises(ValueError, match="only whole numbers"):
        eager(lambda x, i: {"y": gather(x, i)}, {"x": [1, 2], "i": [0.5]})


WRONG_TRACES = {
    "a list": (lambda x: [x], {}, TypeError, "a dict of tensors.*got list"),
    "a word": (lambda x: {"y": "x"}, {}, TypeError, "output y .* got str"),
    "the shape": (
        lambda x: {"x": x.sum()},
        {},
        ValueError,
        r"keep its shape \(2,\), got",
    ),
    "the role": (lambda x: {}, {"role": "stat"}, ValueError, "the role of the input x"),
}


@pytest.mark.parametrize("name", WRONG_TRACES)
def test_a_wrong_trace_says_what_is_wrong(name):
    function, changed, error, message = WRONG_TRACES[name]
    one = Input("x", "state", np.ones(2))._replace(**changed)
    with pytest.raises(error, match=message):
        trace(function, [one])


def test_two_inputs_of_one_name_are_refused():
    with pytest.raises(ValueError, match="a name of its own, got x, x"):
        trace(lambda x, y: {}, [Input("x", "data", np.ones(1))] * 2)


def test_a_tensor_of_another_trace_is_refused():
    kept = []
    traced(lambda x: kept.append(x) or {"x": x}, {"x": [1.0]})
    with pytest.raises(ValueError, match="of another trace"):
        traced(lambda x: {"y": x + kept[0]}, {"x": [1.0]})


def test_the_values_met_while_tracing_give_no_warning(recwarn):
    tape = traced(lambda t: {"y": 1 / t}, {"t": 0.0})
    assert not recwarn.list
    assert tape.run(t=4)["y"] == 0.25
