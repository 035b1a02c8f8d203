"""The larger sets, read from files as their publishers would send them."""

import gzip
import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from d2lutils import data
from d2lutils.data import Dataset, images
from d2lutils.data import __main__ as command
from d2lutils.data.download import RemoteFile
from d2lutils.data.idx import read_idx
from tests.data.server import serving


def packed(values: NDArray[np.uint8]) -> bytes:
    header = bytes([0, 0, 8, values.ndim]) + struct.pack(
        f">{values.ndim}I", *values.shape
    )
    return gzip.compress(header + values.tobytes())


PIXELS = np.arange(5 * 2 * 3, dtype=np.uint8).reshape(5, 2, 3)
LABELS = np.array([3, 1, 4, 1, 5], dtype=np.uint8)
CONTENTS = {
    "a": packed(PIXELS),
    "b": packed(LABELS),
    "c": packed(255 - PIXELS[:2]),
    "d": packed(LABELS[:2]),
}


def small_set(address: str, contents: dict[str, bytes]) -> images.RemoteSet:
    files = tuple(
        RemoteFile(name, len(content), hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    )
    return images.RemoteSet("small", (address,), files, images.MNIST.card)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("D2LUTILS_DATA", str(tmp_path))
    return tmp_path


def test_a_set_of_idx_files_becomes_three_splits() -> None:
    with serving(CONTENTS) as server:
        small = images.load(small_set(server.mirror("good"), CONTENTS), num_val=2)
    np.testing.assert_array_equal(small.train.x * 255, PIXELS.reshape(5, 6)[:3])
    np.testing.assert_array_equal(small.val.y, [1, 5])
    np.testing.assert_allclose(small.test.x[0, :2], [1, 254 / 255], rtol=1e-7)
    assert small.train.x.dtype == np.float32
    assert small.test.y.dtype == np.int64


def test_a_set_once_loaded_needs_no_network(cache: Path) -> None:
    with serving(CONTENTS) as server:
        remote = small_set(server.mirror("good"), CONTENTS)
        images.load(remote, num_val=2)
    assert len(images.load(remote, num_val=2).train.y) == 3
    assert sorted(path.name for path in (cache / "small").iterdir()) == [
        "a",
        "b",
        "c",
        "d",
    ]


def test_images_without_their_labels_are_refused() -> None:
    contents = {**CONTENTS, "d": packed(LABELS)}
    with (
        serving(contents) as server,
        pytest.raises(ValueError, match=r"2 images of shape \(2, 3\) but 5 labels"),
    ):
        images.load(small_set(server.mirror("good"), contents), num_val=2)


def test_idx_reads_the_axes_in_order(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(packed(PIXELS))
    values = read_idx(tmp_path / "f")
    assert values.shape == (5, 2, 3)
    assert values[1, 0, 2] == 8  # 1 · 6 + 0 · 3 + 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"plain", "cannot be unpacked as gzip"),
        (packed(PIXELS)[:-9], "cannot be unpacked as gzip"),
        (gzip.compress(b""), "begin with the bytes 00 00 08"),
        (gzip.compress(b"\x00\x00\x0d\x01" + bytes(8)), "got 00 00 0d 01"),
        (gzip.compress(b"\x00\x00\x08\x03" + bytes(4)), "got 00 00 08 03"),
        (
            gzip.compress(b"\x00\x00\x08\x01" + bytes([0, 0, 0, 3]) + b"12"),
            r"shape \(3,\), 3 bytes of data, but holds 2",
        ),
        (
            gzip.compress(b"\x00\x00\x08\x01" + bytes([0, 0, 0, 1]) + b"12"),
            r"shape \(1,\), 1 bytes of data, but holds 2",
        ),
    ],
    # The bytes hold the second they were packed in, and make no name for a test.
    ids=["plain", "cut short", "empty", "of floats", "no sizes", "too few", "too many"],
)
def test_a_file_that_is_not_idx_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_idx(tmp_path / "f")


@pytest.mark.parametrize("remote", [images.MNIST, images.FASHION_MNIST])
def test_a_card_lists_the_hash_of_each_of_four_files(remote: images.RemoteSet) -> None:
    assert list(remote.card.sha256) == [file.name for file in remote.files]
    assert all(len(bytes.fromhex(file.sha256)) == 32 for file in remote.files)
    assert len({file.sha256 for file in remote.files}) == 4
    assert len(remote.mirrors) >= 2


@pytest.fixture
def small_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({}) as gone:
        pass
    remote = small_set(gone.mirror("good"), CONTENTS)
    monkeypatch.setattr(images, "MNIST", remote)
    monkeypatch.setattr(images, "FASHION_MNIST", remote)


@pytest.mark.usefixtures("small_mnist")
def test_prefetch_ends_with_1_and_the_reason_when_offline(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main(["prefetch"]) == 1
    assert "could not be downloaded" in capsys.readouterr().err


@pytest.mark.usefixtures("small_mnist")
def test_prefetch_accepts_files_put_there_by_hand(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (cache / "small").mkdir()
    for name, content in CONTENTS.items():
        (cache / "small" / name).write_bytes(content)
    assert command.main(["prefetch"]) == 0
    assert str(cache / "small") in capsys.readouterr().out


@pytest.mark.usefixtures("small_mnist")
@pytest.mark.parametrize("load", [data.load_mnist, data.load_fashion_mnist])
def test_loading_without_a_network_says_what_to_put_where(
    cache: Path, load: Callable[..., Dataset]
) -> None:
    with pytest.raises(data.DownloadError, match=str(cache / "small" / "a")):
        load(progress=False)
