"""Two-dimensional sets with two classes, drawn from a seed."""

import numpy as np
from numpy.typing import NDArray

from d2lutils.data.dataset import Split
from d2lutils.messages import data as text


def make_spirals(n: int, *, noise: float, turns: float = 1.75, seed: int) -> Split:
    """Draw two interleaved spirals, x = t (cos φ, sin φ) with φ = 2π·turns·t + π·y.

    n      number of points, half of them (rounded up) with label 0
    noise  standard deviation added to each coordinate, same unit as x
    turns  revolutions of each arm from the centre (t = 0) to the rim (t = 1)
    seed   of the positions, the noise and the order of the rows
    ->     Split: x (n, 2) float64, without noise inside the unit circle;
           y (n,) int64 in {0, 1}

    Raises ValueError if n < 2, or noise or turns is negative or not finite.
    Source: the benchmark of Lang and Witbrock (1988), there with 3 turns.
    """
    _check(n, noise=noise, turns=turns)
    rng = np.random.default_rng(seed)
    y = _balanced_labels(n, 2, rng)
    t = rng.uniform(0.0, 1.0, size=n)
    phi = 2 * np.pi * turns * t + np.pi * y
    x = np.stack([t * np.cos(phi), t * np.sin(phi)], axis=1)  # (n, 2)
    return Split(x + noise * rng.standard_normal((n, 2)), y)


def make_xor(n: int, *, noise: float, seed: int) -> Split:
    """Draw points around the corners (±1, ±1), labelled y = [x₁ > 0] xor [x₂ > 0].

    n      number of points, dealt evenly to the four corners
    noise  standard deviation added to each coordinate, same unit as x; the label is
           that of the corner, whichever side of an axis the point lands on
    seed   of the noise and the order of the rows
    ->     Split: x (n, 2) float64; y (n,) int64 in {0, 1}

    Raises ValueError if n < 2 or noise is negative or not finite.
    """
    _check(n, noise=noise)
    rng = np.random.default_rng(seed)
    corner = _balanced_labels(n, 4, rng)
    right, up = corner // 2, corner % 2
    x = 2.0 * np.stack([right, up], axis=1) - 1.0  # (n, 2)
    return Split(x + noise * rng.standard_normal((n, 2)), right ^ up)


def make_moons(n: int, *, noise: float, seed: int) -> Split:
    """Draw two half circles of radius 1 that reach into each other.

    n      number of points, half of them (rounded down) with label 0
    noise  standard deviation added to each coordinate, same unit as x
    seed   of the noise and the order of the rows
    ->     Split: x (n, 2) float64, without noise in [-1, 2] × [-0.5, 1];
           y (n,) int64 in {0, 1}

    Raises ValueError if n < 2 or noise is negative or not finite.
    Source: scikit-learn's make_moons.
    """
    # Here, because scikit-learn takes a second to import and most chapters need it not.
    from sklearn import datasets

    _check(n, noise=noise)
    x, y = datasets.make_moons(n, noise=noise, random_state=seed)
    return Split(x.astype(np.float64), y.astype(np.int64))


def _balanced_labels(
    n: int, classes: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return n labels, each class as often as any other (± 1), in random order."""
    return rng.permutation(np.arange(n, dtype=np.int64) % classes)


def _check(n: int, **at_least_zero: float) -> None:
    """Raise ValueError unless n >= 2 and every other value is finite and >= 0."""
    if n < 2:
        raise ValueError(text.TOO_FEW_POINTS.say(n=n))
    for name, value in at_least_zero.items():
        if not 0 <= value < np.inf:
            raise ValueError(text.NEGATIVE.say(name=name, value=value))
