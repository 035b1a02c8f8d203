"""Right and wrong walks back along a tape, for the exercise that asks for one."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

Tape = Sequence[tuple[list[int], list[float]]]
Step = Callable[[float, float, float], float]


def _walk(tape: Tape, order: Iterable[int], step: Step) -> list[float]:
    """Return the adjoints when each edge does adjoint[i] = step(own, user's, slope)."""
    adjoint = [0.0] * len(tape)
    adjoint[-1] = 1.0
    for j in order:
        for i, slope in zip(*tape[j], strict=True):
            adjoint[i] = step(adjoint[i], adjoint[j], slope)
    return adjoint


def walk_back(tape: Tape) -> list[float]:
    """Return the adjoint of every node of the tape, the last one's being 1."""
    return _walk(tape, reversed(range(len(tape))), lambda own, user, s: own + user * s)


def walk_overwriting(tape: Tape) -> list[float]:
    """Return what is left if each report replaces the one before."""
    return _walk(tape, reversed(range(len(tape))), lambda own, user, s: user * s)


def walk_forward(tape: Tape) -> list[float]:
    """Return what comes of going from first to last."""
    return _walk(tape, range(len(tape)), lambda own, user, s: own + user * s)


def walk_without_adjoint(tape: Tape) -> list[float]:
    """Return the sums of the local derivatives alone."""
    return _walk(tape, reversed(range(len(tape))), lambda own, user, s: own + s)


def _random_tape(rng: np.random.Generator, nodes: int) -> Tape:
    """Draw a tape of two leaves and binary operations; each uses the node before it."""
    tape: list[tuple[list[int], list[float]]] = [([], []), ([], [])]
    for j in range(2, nodes):
        slopes = rng.integers(-3, 4, size=2)
        tape.append(([j - 1, int(rng.integers(j))], [float(s) for s in slopes]))
    return tape


def tapes() -> tuple[tuple[Tape], ...]:
    """Return tapes to try a walk on, each as the arguments of one call."""
    rng = np.random.default_rng(5)
    square: Tape = [([], []), ([0, 0], [3.0, 3.0])]
    chain: Tape = [([], []), ([0], [2.0]), ([1], [5.0])]
    drawn = [(_random_tape(rng, nodes),) for nodes in (3, 4, 5, 6, 8)]
    return ((square,), (chain,), *drawn)
