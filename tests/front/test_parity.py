"""JavaScript and WebAssembly give the bits that NumPy gives."""

import base64
import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from d2lutils.autodiff import random
from d2lutils.autodiff.arrays import Array
from d2lutils.explorables.wasm import module_bytes
from d2lutils.tape import Executor
from d2lutils.tape.program import Call, Program
from tests.front.node import HERE, node
from tests.tape.parity import bits, cases, kernel_case, kernel_cases, memory

ELEMENTARY = ("exp", "expm1", "log", "sin", "cos", "tanh", "sigmoid", "softplus")
MILLION = 1_000_000
either = pytest.mark.parametrize("executor", ["js", "wasm"])


def outputs(given: Sequence[dict[str, Any]], executor: str) -> list[dict[str, Array]]:
    """Return the outputs of each case as Node computes them."""
    asked = [{**one, "executor": executor, "expected": None} for one in given]
    module = base64.b64encode(module_bytes()).decode() if executor == "wasm" else None
    told = node(HERE / "execute.mjs", given={"cases": asked, "module": module})
    return [
        {n: np.frombuffer(base64.b64decode(x), np.float32) for n, x in one.items()}
        for one in json.loads(told)
    ]


def difference(made: Array, wanted: Array) -> str:
    """Return "" if the numbers are equal or both NaN, else where they are not."""
    same = (made == wanted) | (np.isnan(made) & np.isnan(wanted))
    at = np.flatnonzero(~same)[:4]
    return f"at {at}: {made[at]}, not {wanted[at]}" if at.size else ""


def differences(given: Sequence[dict[str, Any]], executor: str) -> list[str]:
    """Return the cases in which Node computes something else than NumPy."""
    found = []
    for one, made in zip(given, outputs(given, executor), strict=True):
        assert made.keys() == one["expected"].keys()
        for name, wanted in one["expected"].items():
            numbers = np.array(wanted, np.uint32).view(np.float32)
            told = difference(made[name], numbers)
            found += [f"{one['name']}, {name} {told}"] if told else []
    return found


def edges() -> Iterator[Call]:
    """Yield kernels with sizes around those that blocks and vectors have."""
    for n in range(1, 20):
        yield ("tanh", 200, 1, n, 2, n + 1, n)
        yield ("add.vv", 200, 3, 100, n, 2, n, n + 1, n)
        yield ("max.vs", 200, 3, 100, n, 3, n, n, 1)
        yield ("sum", 300, 0, 2, n, 1)
        yield ("sum", 300, 0, 2, 5, n)
        yield ("max", 300, 0, 2, 5, n)
        yield ("take", 200, 0, [3, n], [30, 1])
        yield ("take", 200, 0, [n, 3], [1, 30])
        yield ("put", 200, 0, [3, n], [30, 1])
        yield ("flush", 0, 200, n)
    for m in range(1, 7):
        for n in range(1, 10):
            yield ("mm", 300, 0, 100, -1, 1, m, 4, n, 4, 1, n, 0, 0, 0, 0, 0)
            yield ("mm", 300, 0, 100, 200, 1, m, 3, n, 1, m, n, 0, 0, 0, 0, n)


@either
def test_every_kernel_gives_the_bits_of_numpy(executor: str) -> None:
    assert differences(kernel_cases(), executor) == []


@either
def test_every_size_gives_the_bits_of_numpy(executor: str) -> None:
    given = [
        kernel_case(call, memory(n % 2 == 1, n), str(call))
        for n, call in enumerate(edges())
    ]
    assert differences(given, executor) == []


@either
def test_whole_training_steps_give_the_bits_of_numpy(executor: str) -> None:
    assert differences(cases(runs=20), executor) == []


def numbers_of_every_size() -> Array:
    """Return a million: half of them any bits at all, half of an ordinary size."""
    rng = np.random.default_rng(3)
    anything = rng.integers(0, 2**32, MILLION // 2, dtype=np.uint32).view(np.float32)
    anything[np.isnan(anything)] = np.nan  # a signalling NaN would warn
    return np.concatenate([anything, rng.normal(size=MILLION // 2) * 20])


def same_as_numpy(calls: Sequence[Call], inputs: dict[str, Array], where: str) -> None:
    """Run the calls, each with an output of a million; the inputs lie before them."""
    spans, end = {}, 0
    for name, value in inputs.items():
        spans[name] = (end, value.size)
        end += -(-value.size // 4) * 4
    made = {f"{n} {call[0]}": (call[1], MILLION) for n, call in enumerate(calls)}
    size = max(start + n for start, n in made.values())
    program = Program(size, spans, made, (), tuple(calls), ())
    executor = Executor(program)
    for name, value in inputs.items():
        executor.write(name, value)
    executor.run()
    given = {n: bits(value) for n, value in inputs.items()}
    case = {"program": program.json(), "inputs": given, "runs": 1}
    for name, values in outputs([case], where)[0].items():
        assert difference(values, executor.read(name)) == "", name


@either
def test_elementary_functions_give_the_same_million_numbers(executor: str) -> None:
    calls = [
        (name, (n + 1) * MILLION, 0, MILLION, 1, MILLION, MILLION)
        for n, name in enumerate(ELEMENTARY)
    ]
    same_as_numpy(calls, {"x": numbers_of_every_size().astype(np.float32)}, executor)


@either
def test_a_million_draws_of_each_kind_are_the_same(executor: str) -> None:
    calls = [
        ("uniform", 8, MILLION, 0, 4, 5),
        ("normal", 8 + MILLION, MILLION, 0, 4, 6),
        ("randint", 8 + 2 * MILLION, MILLION, 0, 4, 7, 1797),
        ("randint", 8 + 3 * MILLION, MILLION, 0, 4, 2**32 - 1, 2**24),
    ]
    same_as_numpy(
        calls, {"seed": np.array([1234.0]), "step": np.array([2.0**24 - 1])}, executor
    )


def test_the_page_draws_what_the_package_draws() -> None:
    calls = (("uniform", 8, 1000, 0, 4, 5), ("randint", 1008, 1000, 0, 4, 5, 1797))
    spans = {"u": (8, 1000), "k": (1008, 1000)}
    program = Program(2008, {"seed": (0, 1), "step": (4, 1)}, spans, (), calls, ())
    inputs = {"seed": bits(np.array([77])), "step": bits(np.array([3]))}
    case = {"program": program.json(), "inputs": inputs, "runs": 1}
    made = outputs([case], "js")[0]
    u = random.uniform((1000,), seed=77, t=3, stream=5)
    k = random.randint((1000,), 1797, seed=77, t=3, stream=5)
    assert (made["u"] == np.asarray(u)).all()
    assert (made["k"] == np.asarray(k)).all()
