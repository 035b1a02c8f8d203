"""Steps per second of ten experiments: NumPy, PyTorch and the page's two executors

One thread each, the fastest of several rounds taken in turns. "NumPy" builds and
differentiates the graph in each step (float64); "replay" is `Tape.run`; "exact" is
`Executor`, the bits of the page in NumPy (float32). PyTorch is eager, float32, with its
own Adam; recurrent networks are unrolled, as ours are. JavaScript and WebAssembly run
in Node, each in a process of its own; "first step" is counted from the start of that
process and includes compiling WebAssembly.

Plain JavaScript misses its target on the Transformer, where four fifths of a step are
products of matrices: `mm` computes 2.0 GFLOP/s, the target takes 3. V8 has no float32
arithmetic. It computes in float64 and rounds by two conversions, at most 2.4 billion
times a second here, and a term s + x y of a sum is rounded twice. Float64 copies of
both operands reach that ceiling, but slow Firefox down by a seventh.
"""

import base64
import gzip
import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from benchmarks.experiments import EXPERIMENTS, Experiment
from benchmarks.experiments.torch_step import torch_step
from benchmarks.row import markdown
from d2lutils.autodiff import Tensor
from d2lutils.explorables.wasm import module_bytes
from d2lutils.tape import Executor, Program, Tape, compile_program
from tools.sources import node_and_npm

SCRIPT = Path(__file__).with_name("steps.mjs")
WASM_TARGET, MANY_TARGET, MANY, JS_TARGET = 2.0, 5.0, 7, 0.5
IN_NODE = {"JavaScript": "js", "Wasm": "wasm"}
EXECUTORS = ("NumPy", "replay", "exact", "PyTorch", *IN_NODE)
COMPARED = ("NumPy", "PyTorch", *IN_NODE)
RATIOS = (f"JS/NumPy ≥ {JS_TARGET}", f"Wasm/PyTorch ≥ {WASM_TARGET}", "Wasm/NumPy")
SIZES = (
    *("experiment", "operations", "kernels", "kB", "kB gzip", "heap kB"),
    *("first step JS, ms", "first step Wasm, ms"),
)


class Effort(NamedTuple):
    """How carefully to measure.

    executors  which
    rounds     turns of all of them; Node starts anew in every third
    seconds    of one executor in one turn
    """

    executors: tuple[str, ...] = EXECUTORS
    rounds: int = 6
    seconds: float = 0.1


class Measured(NamedTuple):
    """An experiment with the seconds that each executor takes for a step."""

    name: str
    program: Program
    operations: int
    seconds: Mapping[str, float]
    first: Mapping[str, float]

    @property
    def js_to_numpy(self) -> float:
        """How many times as fast as NumPy plain JavaScript is."""
        return self.seconds["NumPy"] / self.seconds["JavaScript"]

    @property
    def wasm_to_torch(self) -> float:
        """How many times as fast as PyTorch WebAssembly is."""
        return self.seconds["PyTorch"] / self.seconds["Wasm"]


def report() -> str:
    """Return the tables of speeds and sizes."""
    measured = [measured_once(one, Effort()) for one in EXPERIMENTS]
    title = str(__doc__).splitlines()[0]
    many = sum(one.wasm_to_torch >= MANY_TARGET for one in measured)
    return "\n".join(
        [
            markdown(
                title, ("experiment", *EXECUTORS, *RATIOS), map(_speeds, measured)
            ),
            f"Wasm/PyTorch ≥ {MANY_TARGET} on {many} tapes; the target is {MANY}.",
            "",
            markdown("What the page loads for a step", SIZES, map(_sizes, measured)),
        ]
    )


def measured_once(experiment: Experiment, effort: Effort) -> Measured:
    """Measure an experiment with each executor, in turns."""
    tape = experiment.traced()
    program = compile_program(tape)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with threadpool_limits(1):
        seconds, first = measured_in_turns(experiment, tape, program, effort)
    torch.set_num_threads(threads)
    return Measured(experiment.name, program, len(tape.operations), seconds, first)


def measured_in_turns(
    experiment: Experiment, tape: Tape, program: Program, effort: Effort
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the least seconds of a step, and of the start up to the first in Node."""
    given = {one.name: one.value for one in experiment.inputs()}
    steps = {
        "NumPy": engine_step(experiment),
        "replay": lambda: tape.run(**given),
        "exact": exact_step(program, given),
        "PyTorch": torch_step(experiment, torch.float32),
    }
    seconds = dict.fromkeys(effort.executors, math.inf)
    first = dict.fromkeys(IN_NODE, math.inf)
    for turn in range(effort.rounds):
        for name in steps.keys() & seconds.keys():
            seconds[name] = min(seconds[name], timed(steps[name], effort.seconds))
        for name in IN_NODE if turn % 3 == 0 else ():
            told = node_step(program, given, IN_NODE[name], effort)
            seconds[name] = min(seconds[name], told["best"])
            first[name] = min(first[name], told["first"])
    return seconds, first


def timed(step: Callable[[], object], seconds: float) -> float:
    """Return the seconds of one step, from as many as fit, after one that is not."""
    step()
    number, start = 0, time.perf_counter()
    while time.perf_counter() < start + seconds:
        step()
        number += 1
    return (time.perf_counter() - start) / number


def engine_step(experiment: Experiment) -> Callable[[], None]:
    """Return the step as our engine does it without a tape."""
    values = {one.name: Tensor(one.value) for one in experiment.inputs()}
    names = tuple(experiment.data())
    states = ("theta", "m", "v")

    def step() -> None:
        values["theta"] = Tensor(values["theta"].data, requires_grad=True)
        made = experiment.step(names, *values.values())
        values.update({name: Tensor(made[name].data) for name in states})
        values["t"] = Tensor(values["t"].item() + 1)

    return step


def exact_step(program: Program, given: Mapping[str, Any]) -> Callable[[], None]:
    """Return the step as the page's arithmetic does it, in NumPy."""
    executor = Executor(program)
    for name, value in given.items():
        if name in program.inputs:
            executor.write(name, value)
    return executor.run


def node_step(
    program: Program, given: Mapping[str, Any], executor: str, effort: Effort
) -> dict[str, float]:
    """Measure a program in Node: seconds of the first step, best, median; the loss.

    Raises RuntimeError with what Node complained of.
    """
    asked = {
        "program": program.json(),
        "inputs": {name: np.ravel(value).tolist() for name, value in given.items()},
        "executor": executor,
        "module": base64.b64encode(module_bytes()).decode(),
        "rounds": effort.rounds,
        "seconds": effort.seconds,
    }
    node, _ = node_and_npm(Path(sys.prefix))
    answer = subprocess.run(
        [str(node), str(SCRIPT)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    told: dict[str, float] = json.loads(answer.stdout)
    return told


def _speeds(one: Measured) -> Iterable[str]:
    speeds = [f"{1 / one.seconds[name]:,.0f}" for name in EXECUTORS]
    over_numpy = one.seconds["NumPy"] / one.seconds["Wasm"]
    ratios = (one.js_to_numpy, one.wasm_to_torch, over_numpy)
    return [one.name, *speeds, *(f"{ratio:.2f}" for ratio in ratios)]


def _sizes(one: Measured) -> Iterable[str]:
    written = json.dumps(one.program.json(), separators=(",", ":")).encode()
    return [
        one.name,
        str(one.operations),
        str(len(one.program.calls)),
        f"{len(written) / 1000:.1f}",
        f"{len(gzip.compress(written)) / 1000:.1f}",
        f"{one.program.size * 4 / 1000:.0f}",
        *(f"{one.first[name] * 1000:.0f}" for name in ("JavaScript", "Wasm")),
    ]
