"""Data sets: embedded and real, drawn from a seed, or downloaded once and checked."""

from d2lutils.data.dataset import DataCard, Dataset, Split
from d2lutils.data.digits import load_digits
from d2lutils.data.synthetic import make_moons, make_spirals, make_xor

__all__ = [
    "DataCard",
    "Dataset",
    "Split",
    "load_digits",
    "make_moons",
    "make_spirals",
    "make_xor",
]
