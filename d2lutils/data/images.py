"""The larger sets of 28 × 28 images, downloaded once: MNIST and Fashion-MNIST."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from d2lutils.data.dataset import DataCard, Dataset, Split
from d2lutils.data.download import RemoteFile, cache_folder, fetch
from d2lutils.data.idx import read_idx
from d2lutils.messages import data as text

NUM_VAL = 10_000


class RemoteSet(NamedTuple):
    """A set in four IDX files: train images and labels, test images and labels."""

    folder: str
    mirrors: tuple[str, ...]
    files: tuple[RemoteFile, ...]
    card: DataCard


# Sizes and SHA-256 of all eight files: looked up in the tables of TensorFlow Datasets
# (url_checksums/mnist.txt, fashion_mnist.txt) and of torchvision (prototype/datasets);
# both agree. Not recomputed from a download of our own.
_MNIST_FILES = (
    RemoteFile(
        "train-images-idx3-ubyte.gz",
        9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    ),
    RemoteFile(
        "train-labels-idx1-ubyte.gz",
        28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    ),
    RemoteFile(
        "t10k-images-idx3-ubyte.gz",
        1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    ),
    RemoteFile(
        "t10k-labels-idx1-ubyte.gz",
        4_542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
    ),
)
_FASHION_FILES = (
    RemoteFile(
        "train-images-idx3-ubyte.gz",
        26_421_880,
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    ),
    RemoteFile(
        "train-labels-idx1-ubyte.gz",
        29_515,
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    ),
    RemoteFile(
        "t10k-images-idx3-ubyte.gz",
        4_422_102,
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    ),
    RemoteFile(
        "t10k-labels-idx1-ubyte.gz",
        5_148,
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
    ),
)
_SHAPE = "70,000 images of 28 × 28; train 50,000, val 10,000, test 10,000; 10 classes"

MNIST = RemoteSet(
    folder="mnist",
    # The author's own site has refused downloads for years.
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ),
    files=_MNIST_FILES,
    card=DataCard(
        name="MNIST",
        origin=(
            "Y. LeCun, C. Cortes and C. J. C. Burges (1998), from NIST Special "
            "Databases 1 and 3"
        ),
        licence="CC BY-SA 3.0, as commonly stated; the author's page names none",
        shape=_SHAPE,
        units="grey value / 255, so 0 (paper) to 1 (ink)",
        sha256={file.name: file.sha256 for file in _MNIST_FILES},
        note=(
            "Writers of the test images wrote none of the other images. val is the "
            "last 10,000 of the 60,000 training images."
        ),
    ),
)
FASHION_MNIST = RemoteSet(
    folder="fashion-mnist",
    mirrors=(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
    ),
    files=_FASHION_FILES,
    card=DataCard(
        name="Fashion-MNIST",
        origin=(
            "H. Xiao, K. Rasul and R. Vollgraf (2017), Zalando Research, "
            "https://arxiv.org/abs/1708.07747"
        ),
        licence="MIT",
        shape=_SHAPE,
        units="grey value / 255, so 0 (background) to 1",
        sha256={file.name: file.sha256 for file in _FASHION_FILES},
        note=(
            "0 T-shirt/top, 1 trouser, 2 pullover, 3 dress, 4 coat, 5 sandal, 6 shirt, "
            "7 sneaker, 8 bag, 9 ankle boot. val is the last 10,000 of the 60,000 "
            "training images."
        ),
    ),
)


def load_mnist(*, progress: bool = True) -> Dataset:
    """Load MNIST, x = grey value / 255, downloading 11.6 MB the first time.

    progress  show a bar once a download has taken 2 s
    ->        Dataset: train 50,000, val 10,000, test 10,000 rows; x (n, 784) float32
              in [0, 1], a row is a 28 × 28 image line by line; y (n,) int64, the digit

    float32, because float64 would take 439 MB and the pixels have 256 values.

    Raises DownloadError, which says what to put where, if there is no network.
    Source: LeCun, Bottou, Bengio and Haffner (1998), section III.A.
    """
    return load(MNIST, progress=progress)


def load_fashion_mnist(*, progress: bool = True) -> Dataset:
    """Load Fashion-MNIST, x = grey value / 255, downloading 30.9 MB the first time.

    progress  show a bar once a download has taken 2 s
    ->        Dataset: train 50,000, val 10,000, test 10,000 rows; x (n, 784) float32
              in [0, 1], a row is a 28 × 28 image line by line; y (n,) int64, named in
              the card's note

    Raises DownloadError, which says what to put where, if there is no network.
    Source: Xiao, Rasul and Vollgraf (2017), https://arxiv.org/abs/1708.07747
    """
    return load(FASHION_MNIST, progress=progress)


def prefetch(*, progress: bool = True) -> dict[str, Path]:
    """Download MNIST and Fashion-MNIST, 42.5 MB, unless they are there already.

    ->  folder of each set by its name

    Raises DownloadError, which says what to put where, if there is no network.
    """
    folders = {}
    for remote in (MNIST, FASHION_MNIST):
        paths = _fetch_all(remote, progress)
        folders[remote.card.name] = paths[0].parent
    return folders


def load(
    remote: RemoteSet, *, num_val: int = NUM_VAL, progress: bool = True
) -> Dataset:
    """Load a set of four IDX files; val is the last `num_val` rows of its train part.

    Raises DownloadError if a file cannot be had, ValueError if one is not as it should.
    """
    images, labels, test_images, test_labels = _fetch_all(remote, progress)
    x, y = _read(remote.card.name, images, labels)
    train, val = Split(x[:-num_val], y[:-num_val]), Split(x[-num_val:], y[-num_val:])
    test = _read(remote.card.name, test_images, test_labels)
    return Dataset(train, val, test, remote.card)


def _fetch_all(remote: RemoteSet, progress: bool) -> list[Path]:
    folder = cache_folder() / remote.folder
    return [
        fetch(file, remote.mirrors, folder, progress=progress) for file in remote.files
    ]


def _read(name: str, images_path: Path, labels_path: Path) -> Split:
    """Return x (n, pixels) float32 in [0, 1] and y (n,) int64 of two IDX files."""
    images, labels = read_idx(images_path), read_idx(labels_path)
    if labels.ndim != 1 or len(images) != len(labels):
        raise ValueError(
            text.LABELS_DIFFER.say(
                name=name,
                images=len(images),
                shape=images.shape[1:],
                labels=labels.size,
            )
        )
    x = images.reshape(len(images), -1).astype(np.float32) / np.float32(255)
    return Split(x, labels.astype(np.int64))
