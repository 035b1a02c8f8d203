"""What a download does when the network, the server or the disk fails."""

import errno
import hashlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from d2lutils.data import transfer
from d2lutils.data.download import DownloadError, RemoteFile, fetch
from d2lutils.messages import use_language
from tests.data.server import Server, serving

# Several chunks, so that a transfer can stop between two of them.
CONTENT = np.random.RandomState(0).bytes(300_000)
FILE = RemoteFile("big.gz", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({FILE.name: CONTENT}) as running:
        yield running


def fetch_from(server: Server, folder: Path, *ways: str) -> Path:
    mirrors = [server.mirror(way) for way in ways]
    # Short where silence is the point; else long enough for a busy machine.
    timeout = 1.0 if "stalled" in ways else 30.0
    return fetch(FILE, mirrors, folder, timeout=timeout, progress=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))


def test_a_download_arrives_whole_and_alone(server: Server, tmp_path: Path) -> None:
    path = fetch_from(server, tmp_path, "good")
    assert path.read_bytes() == CONTENT
    assert names(tmp_path) == [FILE.name]


def test_a_file_that_is_there_is_not_asked_for(server: Server, tmp_path: Path) -> None:
    (tmp_path / FILE.name).write_bytes(CONTENT)
    fetch_from(server, tmp_path, "good")
    assert server.ranges == []


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("truncated", "broke off|only 150,000 of 300,000 bytes"),
        ("corrupted", "another SHA-256"),
        ("missing", "answered 404"),
        ("stalled", "went silent"),
        ("long", "more than the 300,000 bytes"),
    ],
)
def test_a_failing_mirror_is_named_with_its_reason(
    server: Server, tmp_path: Path, way: str, reason: str
) -> None:
    with pytest.raises(DownloadError, match=rf"/{way}/big\.gz: .*({reason})"):
        fetch_from(server, tmp_path, way)
    assert FILE.name not in names(tmp_path)


@pytest.mark.parametrize(
    "way", ["truncated", "corrupted", "missing", "stalled", "long"]
)
def test_the_next_mirror_makes_up_for_a_failing_one(
    server: Server, tmp_path: Path, way: str
) -> None:
    path = fetch_from(server, tmp_path, way, "good")
    assert path.read_bytes() == CONTENT
    assert names(tmp_path) == [FILE.name]


@pytest.mark.parametrize("way", ["truncated", "stalled"])
def test_a_later_call_goes_on_where_the_first_broke_off(
    server: Server, tmp_path: Path, way: str
) -> None:
    with pytest.raises(DownloadError):
        fetch_from(server, tmp_path, way)
    assert fetch_from(server, tmp_path, "good").read_bytes() == CONTENT
    way, asked = server.ranges[-1]
    # At least one whole chunk of the first half was kept.
    assert way == "good"
    assert int(asked[len("bytes=") : -1]) >= transfer.CHUNK


def test_a_server_that_cannot_resume_sends_all_again(
    server: Server, tmp_path: Path
) -> None:
    path = fetch_from(server, tmp_path, "truncated", "no-range")
    assert path.read_bytes() == CONTENT


def test_a_corrupted_part_is_not_built_upon(server: Server, tmp_path: Path) -> None:
    part = tmp_path / f"{FILE.name}.0.part"
    part.write_bytes(b"wrong" * 10)
    os.utime(part, (0, 0))
    path = fetch_from(server, tmp_path, "good", "good")
    assert path.read_bytes() == CONTENT
    assert [asked for _, asked in server.ranges] == ["bytes=50-", "bytes=0-"]


def test_a_part_that_is_still_growing_is_left_to_its_owner(
    server: Server, tmp_path: Path
) -> None:
    theirs = tmp_path / f"{FILE.name}.0.part"
    theirs.write_bytes(CONTENT[:1000])
    fetch_from(server, tmp_path, "good")
    assert theirs.read_bytes() == CONTENT[:1000]
    assert server.ranges == [("good", "bytes=0-")]


def test_offline_says_which_file_to_put_where(tmp_path: Path) -> None:
    with serving({}) as gone:
        pass
    with pytest.raises(DownloadError, match="offline") as caught:
        fetch_from(gone, tmp_path, "good")
    for expected in (str(tmp_path / FILE.name), "300,000 bytes", FILE.sha256):
        assert expected in str(caught.value)
    assert names(tmp_path) == []


def test_offline_speaks_chinese_too(tmp_path: Path) -> None:
    with serving({}) as gone:
        pass
    use_language("zh")
    try:
        with pytest.raises(DownloadError, match="离线"):
            fetch_from(gone, tmp_path, "good")
    finally:
        use_language("en")


def test_a_wrong_file_in_the_place_is_pointed_out_and_kept(
    server: Server, tmp_path: Path
) -> None:
    (tmp_path / FILE.name).write_bytes(b"mine")
    with pytest.raises(DownloadError, match=r"exists, but its SHA-256 is another"):
        fetch_from(server, tmp_path, "missing")
    assert (tmp_path / FILE.name).read_bytes() == b"mine"


class SmallDisk(io.BufferedWriter):
    """A file on a disk, or within a quota, of 100,000 bytes."""

    error = errno.ENOSPC

    def write(self, chunk: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(chunk) > 100_000:
            raise OSError(self.error, os.strerror(self.error))
        return super().write(chunk)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_nothing_and_says_how_much_it_needs(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    monkeypatch.setattr(SmallDisk, "error", error)
    opened = lambda path, mode: SmallDisk(io.FileIO(path, mode.strip("b")))  # noqa: E731
    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(DownloadError, match=r"disk is full: big.gz needs 300,000"):
        fetch_from(server, tmp_path, "good", "good")
    assert names(tmp_path) == []
    assert len(server.ranges) == 1  # another mirror would not help


def test_a_folder_that_cannot_be_made_is_named(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DownloadError, match="D2LUTILS_DATA"):
        fetch_from(server, tmp_path / "file" / "below", "good")


def test_processes_at_once_all_get_the_file(server: Server, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; "
        "from d2lutils.data.download import RemoteFile, fetch; "
        f"fetch(RemoteFile(*{tuple(FILE)!r}), ['{server.mirror('good')}'], "
        f"Path({str(tmp_path)!r}), progress=False)"
    )
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert (tmp_path / FILE.name).read_bytes() == CONTENT
    assert names(tmp_path) == [FILE.name]


def test_an_interrupted_download_is_taken_up_again(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(response: object, part: Path, *_: object) -> None:
        part.write_bytes(CONTENT[:1234])
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transfer, "_write", interrupt)
        with pytest.raises(KeyboardInterrupt):
            fetch_from(server, tmp_path, "good")
    fetch_from(server, tmp_path, "good")
    assert server.ranges[1:] == [("good", "bytes=1234-")]


def test_the_part_of_a_killed_process_is_taken_up_after_a_minute(
    server: Server, tmp_path: Path
) -> None:
    part = tmp_path / f"{FILE.name}.0.part"
    part.write_bytes(CONTENT[:1234])
    a_while_ago = time.time() - 61
    os.utime(part, (a_while_ago, a_while_ago))
    fetch_from(server, tmp_path, "good")
    assert server.ranges == [("good", "bytes=1234-")]
