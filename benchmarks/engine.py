"""One training step of a 64-32-10 network: our engine, PyTorch, a scalar engine.

Every row does the same arithmetic on the same numbers: forward, cross-entropy,
backward, and one step of gradient descent.
"""

import math
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch

from benchmarks.row import Row, table
from benchmarks.scalar import Value
from d2lutils.autodiff import Tensor, grad, log_softmax, relu

SIZES, BATCH, LR = (64, 32, 10), 64, 0.1


class Problem(NamedTuple):
    """Inputs x (64, 64), labels y (64,), and weights for every engine."""

    x: np.ndarray
    y: np.ndarray
    weights: list[np.ndarray]


def problem(seed: int = 0) -> Problem:
    """Return random inputs, labels and weights W1, b1, W2, b2."""
    rng = np.random.default_rng(seed)
    n, hidden, classes = SIZES
    weights = [
        rng.normal(0, n**-0.5, (n, hidden)),
        np.zeros(hidden),
        rng.normal(0, hidden**-0.5, (hidden, classes)),
        np.zeros(classes),
    ]
    return Problem(rng.random((BATCH, n)), rng.integers(0, classes, BATCH), weights)


def engine_step(p: Problem, dtype: type) -> Callable[[], float]:
    """Return a step of `d2lutils.autodiff` with `backward()`."""
    x, rows = Tensor(p.x, dtype=dtype), np.arange(BATCH)
    weights = [Tensor(w, requires_grad=True, dtype=dtype) for w in p.weights]
    W1, b1, W2, b2 = weights

    def step() -> float:
        logits = relu(x @ W1 + b1) @ W2 + b2
        loss = -log_softmax(logits)[rows, p.y].mean()
        loss.backward()
        for w in weights:
            w.data = w.data - LR * w.grad.data
            w.grad = None
        return loss.item()

    return step


def engine_grad_step(p: Problem) -> Callable[[], float]:
    """Return a step with `grad`, whose result can be differentiated again."""
    x, rows = Tensor(p.x), np.arange(BATCH)
    weights = [Tensor(w, requires_grad=True) for w in p.weights]
    W1, b1, W2, b2 = weights

    def step() -> float:
        logits = relu(x @ W1 + b1) @ W2 + b2
        loss = -log_softmax(logits)[rows, p.y].mean()
        for w, g in zip(weights, grad(loss, weights), strict=True):
            w.data = w.data - LR * g.data
        return loss.item()

    return step


def torch_step(p: Problem, dtype: torch.dtype) -> Callable[[], float]:
    """Return a step of PyTorch eager, written with the same operations."""
    x, y = torch.tensor(p.x, dtype=dtype), torch.tensor(p.y)
    weights = [torch.tensor(w, dtype=dtype, requires_grad=True) for w in p.weights]
    W1, b1, W2, b2 = weights

    def step() -> float:
        logits = torch.relu(x @ W1 + b1) @ W2 + b2
        loss = torch.nn.functional.cross_entropy(logits, y)
        loss.backward()
        with torch.no_grad():
            for w in weights:
                w -= LR * w.grad
                w.grad = None
        return loss.item()

    return step


def torch_module_step(p: Problem) -> Callable[[], float]:
    """Return the step as one writes it in PyTorch: modules and an optimizer."""
    x, y = torch.tensor(p.x, dtype=torch.float32), torch.tensor(p.y)
    n, hidden, classes = SIZES
    model = torch.nn.Sequential(
        torch.nn.Linear(n, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, classes)
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def step() -> float:
        loss = torch.nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def numpy_step(p: Problem) -> Callable[[], float]:
    """Return a step with the derivatives written out by hand."""
    x, y, rows = p.x, p.y, np.arange(BATCH)
    W1, b1, W2, b2 = (w.copy() for w in p.weights)

    def step() -> float:
        z = x @ W1 + b1
        a = np.maximum(z, 0)
        logits = a @ W2 + b2
        shifted = logits - logits.max(1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
        delta = np.exp(log_p)
        delta[rows, y] -= 1
        delta /= BATCH
        hidden = (delta @ W2.T) * (z > 0)
        for w, g in (
            (W2, a.T @ delta),
            (b2, delta.sum(0)),
            (W1, x.T @ hidden),
            (b1, hidden.sum(0)),
        ):
            w -= LR * g
        return float(-log_p[rows, y].mean())

    return step


def scalar_step(p: Problem) -> Callable[[], float]:
    """Return a step in which every number is a `Value`."""
    W1, b1, W2, b2 = (np.vectorize(Value, otypes=[object])(w) for w in p.weights)
    x = np.vectorize(Value, otypes=[object])(p.x)
    weights = [w for array in (W1, b1, W2, b2) for w in array.flat]

    def step() -> float:
        hidden = [
            [(row @ w + b).relu() for w, b in zip(W1.T, b1, strict=True)] for row in x
        ]
        loss = Value(0.0)
        for row, label in zip(np.array(hidden), p.y, strict=True):
            logits = [row @ w + b for w, b in zip(W2.T, b2, strict=True)]
            total = Value(0.0)
            for logit in logits:
                total += logit.exp()
            loss += (total.log() + logits[label] * Value(-1.0)) * Value(1 / BATCH)
        loss.backward()
        for w in weights:
            w.data, w.grad = w.data - LR * w.grad, 0.0
        return loss.data

    return step


def fastest(
    steps: list[Callable[[], float]], *, rounds: int = 30, repeat: int = 50
) -> list[float]:
    """Return the least seconds of one step of each, measured in turns.

    Turns, because what else the machine does then slows all of them alike.
    """
    best = [math.inf] * len(steps)
    for _ in range(rounds):
        for n, step in enumerate(steps):
            start = time.perf_counter()
            for _ in range(repeat):
                step()
            best[n] = min(best[n], (time.perf_counter() - start) / repeat)
    return best


def measure() -> list[Row]:
    """Return the time of a step of each; ratios are against the first row."""
    p = problem()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    cases = [
        ("PyTorch eager, bare loop", torch_step(p, torch.float32), "float32, 1 thread"),
        ("PyTorch eager, bare loop", torch_step(p, torch.float64), "float64, 1 thread"),
        ("PyTorch, Module and SGD", torch_module_step(p), "float32, 1 thread"),
        ("NumPy, derivatives by hand", numpy_step(p), "float64"),
        ("our engine, backward()", engine_step(p, np.float64), "float64"),
        ("our engine, backward()", engine_step(p, np.float32), "float32"),
        ("our engine, grad()", engine_grad_step(p), "float64, differentiable again"),
    ]
    seconds = fastest([step for _, step, _ in cases])
    seconds += fastest([scalar_step(p)], rounds=2, repeat=1)
    torch.set_num_threads(threads)
    names = [
        *((name, note) for name, _, note in cases),
        ("scalar engine", "1 object per number"),
    ]
    return [
        Row(name, s, s / seconds[0], note)
        for (name, note), s in zip(names, seconds, strict=True)
    ]


def main() -> None:
    """Print the table."""
    print(table(f"One step of an MLP {SIZES}, batch {BATCH}", measure()))


if __name__ == "__main__":
    main()
