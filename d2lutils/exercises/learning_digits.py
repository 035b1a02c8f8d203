"""Exercises of ``chapters/backpropagation/learning-digits.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_learning_digits as text

Labels = NDArray[np.int64]

_ERROR = float(100 * np.sqrt(352 / 360 * (8 / 360) / 360))  # percentage points


def _confusion_matrix(y: Labels, read: Labels, classes: int) -> Labels:
    counts = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(counts, (y, read), 1)
    return counts


def _counts_a_pair_once(y: Labels, read: Labels, classes: int) -> Labels:
    counts = np.zeros((classes, classes), dtype=np.int64)
    counts[y, read] += 1
    return counts


def _confusion_case(rng: np.random.Generator) -> tuple[Any, ...]:
    n, classes = int(rng.integers(1, 9)), int(rng.integers(2, 4))
    return rng.integers(classes, size=n), rng.integers(classes, size=n), classes


def _accuracy(y: Labels, read: Labels, batch_size: int) -> Any:
    return np.mean(y == read)


def _mean_of_means(y: Labels, read: Labels, batch_size: int) -> Any:
    starts = range(0, len(y), batch_size)
    shares = [np.mean((y == read)[k : k + batch_size]) for k in starts]
    return np.mean(shares)


def _drops_the_rest(y: Labels, read: Labels, batch_size: int) -> Any:
    whole = len(y) // batch_size * batch_size
    return np.mean((y == read)[:whole])


def _counts_full_batches(y: Labels, read: Labels, batch_size: int) -> Any:
    rows = -(-len(y) // batch_size) * batch_size
    return np.sum(y == read) / rows


def _accuracy_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (y, read, batch_size) with a last batch that is smaller."""
    batch_size = int(rng.integers(2, 5))
    n = batch_size * int(rng.integers(1, 4)) + int(rng.integers(1, batch_size))
    return rng.integers(2, size=n), rng.integers(2, size=n), batch_size


SPECS: dict[str, Spec] = {
    "parameters": Spec(
        kind="numeric",
        solution=9840,
        misconceptions={
            "no biases": (9700, text.NO_BIASES),
            "input biases": (9904, text.INPUT_BIASES),
            "one bias a layer": (9703, text.ONE_BIAS),
            "units only": (204, text.UNITS_ONLY),
        },
        hint=text.PARAMETERS,
    ),
    "double_batch": Spec(
        kind="choice",
        solution="b",
        choices=("a", "b", "c"),
        misconceptions={
            "sum, not mean": ("a", text.STEP_OF_A_SUM),
            "a square somewhere": ("c", text.SQUARE),
        },
        hint=text.DOUBLE_BATCH,
    ),
    "confusion_matrix": Spec(
        kind="code",
        solution=_confusion_matrix,
        cases=_confusion_case,
        examples=(
            (np.array([0]), np.array([1]), 2),
            (np.array([1, 1]), np.array([1, 1]), 2),
        ),
        misconceptions={
            "transposed": (
                lambda y, read, classes: _confusion_matrix(read, y, classes),
                text.TRANSPOSED,
            ),
            "a pair counts once": (_counts_a_pair_once, text.PAIR_ONCE),
            "shares": (
                lambda y, read, classes: _confusion_matrix(y, read, classes) / len(y),
                text.SHARES,
            ),
        },
        hint=text.CONFUSION_MATRIX,
    ),
    "batched_accuracy": Spec(
        kind="code",
        solution=_accuracy,
        cases=_accuracy_case,
        examples=((np.array([1, 1, 1]), np.array([1, 1, 0]), 2),),
        misconceptions={
            "mean of means": (_mean_of_means, text.MEAN_OF_MEANS),
            "drops the rest": (_drops_the_rest, text.DROPS_REST),
            "full batches": (_counts_full_batches, text.FULL_BATCHES),
        },
        hint=text.BATCHED_ACCURACY,
    ),
    "standard_error": Spec(
        kind="numeric",
        solution=_ERROR,
        misconceptions={
            "a share": (_ERROR / 100, text.AS_SHARE),
            "one digit": (_ERROR * np.sqrt(360), text.ONE_DIGIT),
            "variance": (_ERROR**2 / 100, text.VARIANCE),
            "the difference": (100 * 3 / 360, text.THE_DIFFERENCE),
        },
        hint=text.STANDARD_ERROR,
        rtol=1e-2,
    ),
}
