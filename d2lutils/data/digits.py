"""Real handwritten digits that come with scikit-learn: no network needed."""

from importlib.metadata import distribution
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from d2lutils.data.dataset import DataCard, Dataset, Split

CARD = DataCard(
    name="digits",
    origin=(
        "Optical Recognition of Handwritten Digits, test part: E. Alpaydin and "
        "C. Kaynak (1998), UCI Machine Learning Repository, "
        "https://doi.org/10.24432/C50P49; the copy inside scikit-learn"
    ),
    licence="CC BY 4.0",
    shape="1,797 images of 8 × 8; train 1,077, val 360, test 360; 10 classes",
    units=(
        "pixel / 16, so 0 (paper) to 1 (ink); a pixel counts the inked ones (0..16) "
        "in a 4 × 4 block of the 32 × 32 scan"
    ),
    sha256={
        "pixels (1797, 64) uint8, labels (1797,) uint8": (
            "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
        ),
    },
    note=(
        "13 people wrote the digits, and consecutive rows are largely by one hand. Our "
        "stratified random split mixes the hands over train, val and test, so it "
        "measures new digits by known hands. Unknown hands are harder: the error of a "
        "support vector machine is 0.9 % over 13 random folds, 1.7 % over 13 "
        "consecutive ones."
    ),
)


def load_digits() -> Dataset:
    """Load the 1,797 handwritten digits, x = pixel / 16, in a fixed stratified split.

    ->  Dataset: train 1,077, val 360 and test 360 rows; x (n, 64) float64 in [0, 1],
        a row is an 8 × 8 image line by line; y (n,) int64, the digit

    Source: Alpaydin and Kaynak (1998), https://doi.org/10.24432/C50P49
    """
    rows = np.loadtxt(_file(), delimiter=",")
    x, y = rows[:, :-1] / 16.0, rows[:, -1].astype(np.int64)
    train, val, test = (Split(x[rows], y[rows]) for rows in _stratified(y))
    return Dataset(train, val, test, CARD)


def _file() -> Path:
    """Return where scikit-learn has them; to import it takes two seconds."""
    inside = "sklearn/datasets/data/digits.csv.gz"
    return Path(str(distribution("scikit-learn").locate_file(inside)))


def _stratified(y: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return the rows of train, val and test, 3 : 1 : 1 within each class.

    Like dealing cards: the rows, shuffled and sorted by class, go one by one to val,
    test, train, train, train. Each part keeps the order of the source.
    """
    # RandomState's stream is frozen; that of default_rng may change with NumPy.
    shuffled = np.random.RandomState(0).permutation(len(y))
    by_class = shuffled[np.argsort(y[shuffled], kind="stable")]
    place = np.arange(len(y)) % 5
    parts = (by_class[place >= 2], by_class[place == 0], by_class[place == 1])
    return [np.sort(rows) for rows in parts]
