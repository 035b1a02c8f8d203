"""Programs against the tapes they were made from."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor
from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Executor, Input, Program, Tape, compile_program, trace
from d2lutils.tape.constants import SIGNS, number
from tests.tape.experiments import Experiment, experiments
from tests.tape.parity import SPECIAL, cases, program_of
from tests.tape.test_executor import floats, same

EXPERIMENTS = {one.name: one for one in experiments()}


def filled(program: Program, one: Experiment) -> Executor:
    """Return an executor that holds the experiment's inputs."""
    executor = Executor(program)
    for name, _, value in one.inputs:
        if name in program.inputs:
            executor.write(name, value)
    return executor


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_one_step_agrees_with_the_tape_in_float64(name: str) -> None:
    one = EXPERIMENTS[name]
    executor = filled(program_of(one), one)
    executor.run()
    exact = trace(one.step, one.inputs).run(**{n: x for n, _, x in one.inputs})
    for output, value in exact.items():
        # Some 100 float32 roundings of 6e-8 each, in numbers up to the largest.
        error = np.abs(executor.read(output) - value.ravel()).max()
        assert error <= 1e-5 * max(1, np.abs(value).max()), output


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_nothing_is_read_before_it_is_written(name: str) -> None:
    one = EXPERIMENTS[name]
    program = program_of(one)
    clean, poisoned = filled(program, one), filled(program, one)
    used = np.zeros(program.size, bool)
    for offset, n in program.inputs.values():
        used[offset : offset + n] = True
    for offset, values in program.constants:
        used[offset : offset + values.size] = True
    for _ in range(2):
        poisoned.heap[~used] = np.nan
        clean.run()
        poisoned.run()
        for output in program.outputs:
            assert same(clean.read(output), poisoned.read(output)), output
            assert np.isfinite(clean.read(output)).all(), output


def unshared(tape: Tape, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return the program in which no two buffers share a place."""
    with monkeypatch.context() as patch:
        patch.setattr("d2lutils.tape.layout.Heap.give", lambda *_: None)
        patch.setattr("d2lutils.tape.layout._overwritten", lambda *_: None)
        return compile_program(tape)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_buffers_that_share_a_place_do_not_disturb_each_other(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = EXPERIMENTS[name]
    tape = trace(one.step, one.inputs)
    tight, wide = compile_program(tape), unshared(tape, monkeypatch)
    assert tight.size < wide.size
    runs = [filled(tight, one), filled(wide, one)]
    for executor in runs:
        executor.run()
        executor.run()
    for output in tight.outputs:
        assert same(*(executor.read(output) for executor in runs)), output


def test_cases_for_other_executors_hold_whole_runs() -> None:
    for case in cases():
        assert json.loads(json.dumps(case, allow_nan=False)) == case
        assert len(case["expected"]["loss"]) == 1
        assert np.isfinite(floats(case["expected"]["theta"])).all()


def compiled(function: Callable[..., Any], **arrays: Any) -> Program:
    """Return the program of a function of arrays; a name in capitals is a state."""
    inputs = [
        Input(name, "state" if name.isupper() else "data", np.asarray(x, float))
        for name, x in arrays.items()
    ]
    return compile_program(trace(function, inputs))


def run(program: Program, **arrays: Any) -> dict[str, Array]:
    executor = Executor(program)
    for name, value in arrays.items():
        executor.write(name, value)
    executor.run()
    return {name: executor.read(name) for name in program.outputs}


def test_states_may_change_places() -> None:
    program = compiled(lambda a, b: {"A": b, "B": a, "old": a}, A=[1, 2], B=[3, 4])
    results = run(program, A=[1, 2], B=[3, 4])
    assert [results[n].tolist() for n in ("A", "B", "old")] == [[3, 4], [1, 2], [1, 2]]


def test_state_that_stays_costs_nothing() -> None:
    program = compiled(lambda a, b: {"A": a, "B": b + a}, A=[1, 2], B=[3, 4])
    assert len(program.carry) == 1
    assert run(program, A=[1, 2], B=[3, 4])["A"].tolist() == [1, 2]


def test_input_that_nothing_needs_has_no_place() -> None:
    program = compiled(lambda a, b: {"y": a * 2}, a=[1, 2], b=np.ones(1000))
    assert set(program.inputs) == {"a"}
    assert program.size < 100


def test_parts_are_written_straight_into_a_whole() -> None:
    def parts(a: Tensor, b: Tensor) -> dict[str, Tensor]:
        return {"y": ad.concatenate([(a @ b).reshape(-1), ad.exp(b[0]), ad.sin(a[1])])}

    program = compiled(parts, a=np.ones((2, 3)), b=np.ones((3, 2)))
    assert [call[0] for call in program.calls] == ["mm", "exp", "sin"]


def test_gradient_by_a_flat_vector_is_not_summed_from_pieces() -> None:
    def step(flat: Tensor) -> dict[str, Tensor]:
        loss = sum(((flat[i : i + 2] ** 3).sum() for i in range(0, 8, 2)), Tensor(0.0))
        return {"g": ad.grad(loss, [flat])[0]}

    kernels = [call[0] for call in compiled(step, flat=np.ones(8)).calls]
    assert not {"zero", "copy", "put", "add.vv"} & set(kernels)


def test_bias_begins_the_product() -> None:
    program = compiled(
        lambda x, w, b: {"y": ad.relu(x @ w + b)},
        x=np.ones((4, 3)),
        w=np.ones((3, 2)),
        b=np.ones(2),
    )
    assert [call[0] for call in program.calls] == ["mm", "relu"]


@pytest.mark.parametrize("exponent", [3, 16, -1, -2, 0.5, -0.5, 1.5, 2.7, 0, 1])
def test_powers(exponent: float) -> None:
    x = np.array([0.3, 1, 2.5])
    y = run(compiled(lambda x: {"y": x**exponent, "same": x}, x=x), x=x)["y"]
    np.testing.assert_allclose(y, x**exponent, rtol=2e-6)  # 2.7 log x: 3 roundings


@pytest.mark.parametrize("bits", [0.1, 1 / 3, 16777217, 1e-45, -0.0, 7, *SPECIAL])
def test_number_has_the_fewest_digits_that_give_the_same_float(bits: float) -> None:
    value = np.float32(bits)
    if np.isnan(value):
        with pytest.raises(ValueError, match="not a number"):
            number(value)
    else:
        with np.errstate(over="ignore"):
            assert np.float32(json.loads(json.dumps(number(value)))) == value
        assert len(repr(number(value))) <= 14


def test_equal_constants_in_a_row_are_written_once() -> None:
    values = np.array([1.5, 2, *[0] * 20, 3], np.float32)
    program = Program(24, {}, {}, ((0, values),), (), ())
    assert program.json()["constants"] == [[0, [1.5, 2]], [2, 20, 0], [22, [3]]]


def test_many_numbers_of_16_bits_become_a_text_that_gives_them_again() -> None:
    rng = np.random.default_rng(0)
    halves = rng.normal(size=100).astype(np.float16)
    program = Program(
        104, {}, {}, ((0, np.array(halves, np.float32)), (100, np.ones(4))), (), ()
    )
    (offset, text), *rest = program.json()["constants"]
    read = np.frombuffer(base64.b64decode(text), "<f2")
    assert (offset, rest) == (0, [[100, [1, 1, 1, 1]]])
    np.testing.assert_array_equal(read, halves)


@pytest.mark.parametrize(
    "values",
    [
        np.linspace(0, 1, 100),  # not of 16 bits
        np.arange(100),  # whole numbers are as short, and can be read
        np.append(np.linspace(0, 1, 65), 1e6),  # beyond float16
        np.linspace(0, 1, 33),  # few
    ],
)
def test_other_numbers_stay_numbers(values: Array) -> None:
    program = Program(128, {}, {}, ((0, np.array(values, np.float32)),), (), ())
    ((_, listed),) = program.json()["constants"]
    np.testing.assert_array_equal(np.array(listed, np.float32), np.float32(values))


def test_many_numbers_of_few_levels_become_a_text_of_signs() -> None:
    rng = np.random.default_rng(0)
    few = np.array([-0.0, 0, 0.1, 1 / 3, 7, np.inf], np.float32)
    values = rng.choice(few, 200)
    program = Program(300, {}, {}, ((50, values),), (), ())
    ((offset, signs, levels),) = program.json()["constants"]
    assert (offset, len(signs), len(levels)) == (50, 200, 6)
    with np.errstate(over="ignore"):
        read = np.array([levels[SIGNS.index(sign)] for sign in signs], np.float32)
    assert read.tobytes() == values.tobytes()
    assert json.dumps(signs) == f'"{signs}"'


def test_more_levels_than_signs_stay_what_they_were() -> None:
    for number_of, is_text in ((91, True), (92, False)):
        levels = np.arange(number_of) / 3
        values = np.float32(np.random.default_rng(0).permutation(np.repeat(levels, 3)))
        program = Program(300, {}, {}, ((0, values),), (), ())
        ((_, given, *_),) = program.json()["constants"]
        assert isinstance(given, str) == is_text


def test_unknown_operation_is_named() -> None:
    tape = trace(lambda x: {"y": ad.exp(x)}, [Input("x", "data", np.ones(2))])
    odd = tuple(one._replace(name="erf") for one in tape.operations)
    with pytest.raises(ValueError, match="'erf'"):
        compile_program(replace(tape, operations=odd))


def test_empty_array_is_refused() -> None:
    with pytest.raises(ValueError, match="no elements"):
        compiled(lambda x: {"y": x[:0].sum() + x}, x=np.ones(3))


def test_long_chain_of_products_is_no_trouble() -> None:
    def chain(x: Tensor) -> dict[str, Tensor]:
        for _ in range(400):
            x = x @ np.array([[0.0, 1.0], [1.0, 0.0]])
        return {"y": x}

    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert run(compiled(chain, x=x), x=x)["y"].tolist() == [1, 2, 3, 4]
