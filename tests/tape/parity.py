"""Programs, inputs and the bits that come out: what every executor must reproduce.

Numbers are given as their 32 bits, because JSON has no NaN. Two results agree where
they are equal numbers (0 and -0 are) or both NaN:

    same = (a, b) => a === b || (a !== a && b !== b)
"""

from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Executor, compile_program, trace
from d2lutils.tape.kernels import BINARY, FORMS, UNARY
from d2lutils.tape.program import Program
from tests.tape.experiments import Experiment, experiments

SPECIAL = [0, -0.0, np.inf, -np.inf, np.nan, 1, -1, 0.5, 1e-40, -1e-45, 3e38, -3e38]
SPECIAL += [87.5, -87.5, 88.8, 1e-30, 9.9e-31, 0.625, -0.625, 1e-7, 16.5, -20, 8000]
SIZE = 400
# Kernels that have geometry of their own: a name for the case, then the call.
CALLS: list[tuple[Any, ...]] = [
    ("where", 0, 100, 200, 300, 77),
    ("where", 100, 100, 200, 300, 5),
    ("zero", 8, 13),
    ("mm", 300, 0, 100, -1, 1, 5, 7, 6, 7, 1, 6, 30, 0, 0, 0, 0),
    ("mm", 300, 0, 100, 200, 1, 5, 7, 11, 7, 1, 11, 55, 0, 0, 0, 0),
    ("mm", 300, 0, 100, 300, 1, 9, 3, 8, 1, 9, 8, 72, 0, 0, 0, 8),
    ("mm", 300, 0, 100, 200, 3, 4, 5, 6, 5, 1, 6, 24, 20, 0, 24, 6),
    ("mm", 300, 0, 100, -1, 2, 3, 17, 2, 17, 1, 3, 6, 51, 51, 0, 0),
    ("mm", 300, 0, 100, 200, 1, 13, 6, 1, 6, 1, 1, 13, 0, 0, 0, 0),
    ("mm", 300, 0, 100, 200, 1, 1, 90, 1, 90, 1, 1, 1, 0, 0, 0, 0),
    ("mm", 200, 0, 100, -1, 1, 4, 3, 33, 3, 1, 33, 132, 0, 0, 0, 0),
    *(("sum", 300, 0, outer, 17, 1) for outer in (1, 3)),
    *(("sum", 300, 0, 2, number, 1) for number in (1, 2, 3, 4, 5, 7, 8, 90)),
    *(("sum", 300, 0, 3, 5, inner) for inner in (2, 3, 4, 9)),
    *(("max", 300, 0, 3, 7, inner) for inner in (1, 2, 5)),
    *(("first", 200, 0, 3, 7, inner) for inner in (1, 2, 5)),
    ("take", 200, 3, [4, 3, 5], [1, 20, 4]),
    ("take", 200, 50, [3, 4], [-7, 0]),
    ("take", 200, 7, [90], [1]),
    ("take", 200, 7, [2, 1, 3, 2, 2], [30, 5, 4, 2, 1]),
    ("put", 200, 3, [4, 3, 5], [1, 20, 4]),
    ("put", 250, 3, [9], [-5]),
    ("putadd", 200, 3, [4, 4, 3, 3], [6, 1, 6, 1]),
    ("putadd", 200, 3, [20, 3], [0, 1]),
]
INDEXED: list[tuple[Any, ...]] = [
    ("gather", 200, 0, 380, 1, 5, 12, 3),
    ("gather", 200, 0, 380, 4, 5, 12, 1),
    ("scatter", 200, 0, 380, 1, 5, 12, 3),
    ("scatter", 200, 0, 380, 4, 5, 12, 1),
]
RANDOM: list[tuple[Any, ...]] = [
    ("uniform", 0, 131, 380, 381, 3),
    ("normal", 0, 131, 380, 381, 1),
    ("normal", 0, 131, 382, 383, 0),
    ("randint", 0, 131, 380, 381, 2, 10),
    ("randint", 0, 131, 382, 383, 0, 2**24),
]


def bits(values: Array) -> list[int]:
    """Return the bits of float32 numbers as whole numbers."""
    whole = np.asarray(values, np.float32).view(np.uint32)
    return [int(one) for one in whole.ravel()]


def elementwise_calls() -> list[tuple[Any, ...]]:
    """Return each unary and binary kernel: in one row, in rows, in place."""
    calls: list[tuple[Any, ...]] = []
    for name in UNARY:
        calls += [(name, 200, 0, 181, 1, 181, 181), (name, 0, 0, 39, 1, 39, 39)]
        calls += [(name, 200, 1, 5, 6, 7, 9), (name, 200, 0, 3, 9, 3, 0)]
    for name in BINARY:
        for form in FORMS:
            kernel = f"{name}.{form}"
            calls += [(kernel, 200, 0, 100, 83, 1, 83, 83, 83)]
            calls += [(kernel, 200, 0, 101, 6, 7, 8, 9, 10)]
            calls += [(kernel, 200, 3, 100, 5, 7, 5, 0, 1)]
        calls += [(f"{name}.vv", 0, 0, 100, 42, 1, 42, 42, 42)]
        calls += [(f"{name}.vv", 100, 0, 100, 42, 1, 42, 42, 42)]
        calls += [(f"{name}.vs", 0, 0, 100, 6, 7, 6, 6, 1)]
    return calls


def memory(special: bool, seed: int) -> Array:
    """Return a heap of numbers of many sizes; with special ones among them if asked."""
    rng = np.random.default_rng(seed)
    heap = rng.normal(size=SIZE) * 10 ** rng.uniform(-2, 1.5, SIZE)
    if special:
        places = rng.choice(SIZE, SIZE // 2, replace=False)
        heap[places] = rng.choice(SPECIAL, SIZE // 2)
    return heap.astype(np.float32)


def kernel_case(call: tuple[Any, ...], heap: Array, name: str) -> dict[str, Any]:
    """Return the case of one call on a heap that is input and output as a whole."""
    whole = {"memory": (0, SIZE)}
    carry = (call[1:],) if call[0] == "flush" else ()
    program = Program(SIZE, whole, whole, (), () if carry else (call,), carry)
    return case(name, program, {"memory": heap}, 1)


def case(
    name: str, program: Program, inputs: dict[str, Array], runs: int
) -> dict[str, Any]:
    """Return a program with the bits of its inputs and, after the runs, outputs.

    t, where a program has it, is 0 in the first run, 1 in the second, ...
    """
    executor = Executor(program)
    for input_name, value in inputs.items():
        if input_name in program.inputs:
            executor.write(input_name, value)
    for t in range(runs):
        if "t" in program.inputs:
            executor.write("t", t)
        executor.run()
    return {
        "name": name,
        "program": program.json(),
        "inputs": {n: bits(x) for n, x in inputs.items() if n in program.inputs},
        "runs": runs,
        "expected": {n: bits(executor.read(n)) for n in program.outputs},
    }


def kernel_cases() -> list[dict[str, Any]]:
    """Return every kernel on ordinary and on special numbers.

    The whole heap is the input "memory" and the output "memory", so that a kernel
    that writes too far is found out.
    """
    calls = [*elementwise_calls(), *CALLS, ("flush", 0, 200, 190)]
    cases = [
        kernel_case(call, memory(special, 3 * n + special), f"{call}, {kind}")
        for n, call in enumerate(calls)
        for special, kind in ((False, "ordinary"), (True, "special"))
    ]
    indexed, counted = memory(False, 1), memory(False, 2)
    indexed[380:392] = [0, 4, 2, 2, 7, -3, 1.9, np.nan, np.inf, -np.inf, 3, 1e9]
    counted[380:384] = [1234, 7, 2**24 - 1, 2**24 - 1]
    cases += [kernel_case(call, indexed, str(call)) for call in INDEXED]
    return cases + [kernel_case(call, counted, str(call)) for call in RANDOM]


def program_of(one: Experiment) -> Program:
    """Return the program of an experiment's step."""
    return compile_program(trace(one.step, one.inputs))


def cases(runs: int = 5) -> list[dict[str, Any]]:
    """Return whole training steps, run several times."""
    return [
        case(one.name, program_of(one), {i.name: i.value for i in one.inputs}, runs)
        for one in experiments()
    ]
