"""Fetch a file of known size and SHA-256 once, from the first mirror that has it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from d2lutils.data.part import disk_is_full
from d2lutils.messages import data as text


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


def cache_folder() -> Path:
    """Return where downloads are kept: $D2LUTILS_DATA, else the platform's cache."""
    # Here, because most chapters download nothing.
    import pooch

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
    # Here, because most chapters download nothing and need not wait for its imports.
    from d2lutils.data.transfer import MirrorError, retrieve

    reasons = []
    for mirror in mirrors:
        url = mirror + file.name
        try:
            retrieve(url, file, folder, timeout, progress)
            return folder / file.name
        except MirrorError as error:
            reasons.append(f"{url}: {error}")
        except ValueError:  # pooch: the hash is another one
            reasons.append(f"{url}: {text.CORRUPTED.say()}")
        except OSError as error:
            raise DownloadError(_cannot_write(file, folder, error)) from error
    raise DownloadError(_offline(file, folder, reasons))


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
