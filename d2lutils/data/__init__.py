"""Data sets: embedded and real, drawn from a seed, or downloaded once and checked."""

from d2lutils.data.dataset import DataCard, Dataset, Split
from d2lutils.data.digits import load_digits
from d2lutils.data.download import DownloadError, cache_folder
from d2lutils.data.images import load_fashion_mnist, load_mnist, prefetch
from d2lutils.data.strokes import Strokes, load_strokes
from d2lutils.data.synthetic import make_moons, make_spirals, make_xor

__all__ = [
    "DataCard",
    "Dataset",
    "DownloadError",
    "Split",
    "Strokes",
    "cache_folder",
    "load_digits",
    "load_fashion_mnist",
    "load_mnist",
    "load_strokes",
    "make_moons",
    "make_spirals",
    "make_xor",
    "prefetch",
]
