"""What every data set is: rows with labels, split three ways, and a card."""

from typing import Any, NamedTuple

from numpy.typing import NDArray


class Split(NamedTuple):
    """Rows and what is to be predicted for each.

    x  (n, d) float: one row per example
    y  (n,) int64 class labels counted from 0, or (n, ...) float targets
    """

    x: NDArray[Any]
    y: NDArray[Any]


class DataCard(NamedTuple):
    """Where a data set comes from and what its numbers mean.

    sha256  hexadecimal digests by name of what was hashed: the files as downloaded,
            or, for an embedded set, its integer arrays
    """

    name: str
    origin: str
    licence: str
    shape: str
    units: str
    sha256: dict[str, str]
    note: str


class Dataset(NamedTuple):
    """Three splits that share no row, and the card.

    train  for fitting; ``val`` for every choice; ``test`` looked at once, at the end
    """

    train: Split
    val: Split
    test: Split
    card: DataCard
