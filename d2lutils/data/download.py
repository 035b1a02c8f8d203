"""Fetch a file of known size and SHA-256 once, from the first mirror that has it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pooch
import requests
from tqdm import tqdm
from urllib3.exceptions import ReadTimeoutError

from d2lutils.data.part import Part, disk_is_full
from d2lutils.messages import data as text

CHUNK = 1 << 16  # bytes


class RemoteFile(NamedTuple):
    """A file as its publisher released it.

    size    bytes
    sha256  64 hexadecimal digits
    """

    name: str
    size: int
    sha256: str


class DownloadError(OSError):
    """A file could not be had; the message says which one to put where."""


class _MirrorError(Exception):
    """Why one mirror did not give the file; what came so far is kept."""


def cache_folder() -> Path:
    """Return where downloads are kept: $D2LUTILS_DATA, else the platform's cache."""
    chosen = os.environ.get("D2LUTILS_DATA")
    return Path(chosen or pooch.os_cache("d2lutils")).expanduser()


def fetch(
    file: RemoteFile,
    mirrors: Sequence[str],
    folder: Path,
    *,
    timeout: float = 10.0,
    progress: bool = True,
) -> Path:
    """Return the path of the file in `folder`, downloaded if it is not there yet.

    mirrors   addresses that the name is appended to, tried in turn; each goes on where
              the one before, or an earlier call, broke off
    timeout   seconds without a byte after which a mirror is given up
    progress  show a bar once the download has taken 2 s
    ->        path of a file that has the SHA-256; it appears there whole or not at all

    Raises DownloadError if no mirror gave the file or it could not be written.
    """
    # pooch's notice of every download goes to stderr, red in a notebook.
    pooch.get_logger().setLevel("WARNING")
    reasons = []
    for mirror in mirrors:
        url = mirror + file.name
        try:
            _retrieve(url, file, folder, timeout, progress)
            return folder / file.name
        except _MirrorError as error:
            reasons.append(f"{url}: {error}")
        except ValueError:  # pooch: the hash is another one
            reasons.append(f"{url}: {text.CORRUPTED.say()}")
        except OSError as error:
            raise DownloadError(_cannot_write(file, folder, error)) from error
    raise DownloadError(_offline(file, folder, reasons))


def _retrieve(
    url: str, file: RemoteFile, folder: Path, timeout: float, progress: bool
) -> None:
    """Let pooch look into the cache, check the hash and rename what has the right one.

    Our part in it is the transfer, which pooch would begin anew each time.
    """

    def download(url: str, output_file: str, _: object) -> None:
        with Part(folder, file.name) as part:
            _transfer(url, part.path, file, timeout, progress)
            os.replace(part.path, output_file)

    pooch.retrieve(
        url,
        known_hash=f"sha256:{file.sha256}",
        fname=file.name,
        path=folder,
        downloader=download,
    )


def _transfer(
    url: str, part: Path, file: RemoteFile, timeout: float, progress: bool
) -> None:
    """Add to `part` the bytes it lacks; raise _MirrorError if they do not come."""
    have = part.stat().st_size
    if have < file.size:
        # Without "identity" some servers unpack, or pack a second time.
        headers = {"Range": f"bytes={have}-", "Accept-Encoding": "identity"}
        try:
            with requests.get(
                url, headers=headers, timeout=timeout, stream=True
            ) as response:
                response.raise_for_status()
                _write(response, part, file, progress)
        except requests.RequestException as error:
            raise _MirrorError(_reason(error)) from error
        have = part.stat().st_size
    if have < file.size:
        raise _MirrorError(text.TRUNCATED.say(have=have, size=file.size))


def _write(
    response: requests.Response, part: Path, file: RemoteFile, progress: bool
) -> None:
    """Write the body to `part`, behind what is there if the server sends the rest."""
    # 206: the rest, as asked for; 200: everything, from a server that cannot do that.
    mode = "ab" if response.status_code == 206 else "wb"
    with part.open(mode) as out, _bar(file, progress) as bar:
        bar.update(out.tell())
        for chunk in response.iter_content(CHUNK):
            if out.tell() + len(chunk) > file.size:
                out.truncate(0)
                raise _MirrorError(text.TOO_LONG.say(size=file.size))
            out.write(chunk)
            bar.update(len(chunk))


def _bar(file: RemoteFile, progress: bool) -> "tqdm[object]":
    """Return a bar over the bytes that stays away for 2 s and leaves nothing behind."""
    return tqdm(
        total=file.size,
        desc=file.name,
        unit="B",
        unit_scale=True,
        delay=2,
        leave=False,
        disable=not progress,
    )


def _reason(error: requests.RequestException) -> str:
    """Return in a few words why a mirror gave nothing more."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return text.STATUS.say(status=error.response.status_code)
    if isinstance(error, requests.exceptions.SSLError):
        return text.CERTIFICATE.say()
    cause = error.args[0] if error.args else None
    if isinstance(error, requests.Timeout) or isinstance(cause, ReadTimeoutError):
        return text.STALLED.say()
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return text.BROKE_OFF.say()
    return text.NO_CONNECTION.say()


def _cannot_write(file: RemoteFile, folder: Path, error: OSError) -> str:
    if disk_is_full(error):
        return text.DISK_FULL.say(name=file.name, size=file.size, folder=folder)
    reason = error.strerror or error
    return text.CANNOT_WRITE.say(name=file.name, folder=folder, reason=reason)


def _offline(file: RemoteFile, folder: Path, reasons: Sequence[str]) -> str:
    """Return what was tried, and which file to put where."""
    present = folder / file.name
    other = [text.OTHER_FILE.say(path=present)] if present.exists() else []
    tried = "".join(f"\n  {reason}" for reason in reasons)
    advice = text.PUT_IT_HERE.say(path=present, size=file.size, sha256=file.sha256)
    return "\n".join([text.NO_MIRROR.say(name=file.name) + tried, *other, advice])
