"""Recorded runs on disk: a file each, there whole or not at all."""

import hashlib
import os
import tempfile
import time
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import d2lutils
from d2lutils.data import cache_folder
from d2lutils.data.part import disk_is_full
from d2lutils.explorables.packing import Layout, unpack
from d2lutils.messages import recordings as text

ABANDONED_AFTER = 3600.0  # seconds; writing a file takes less than one


class RecordingError(RuntimeError):
    """A recording could not be finished; the message says why and what is kept."""


class Shelf(NamedTuple):
    """The runs of one explorable.

    folder  theirs alone
    stamp   hash of all that they depend on beside their settings
    """

    folder: Path
    stamp: str

    def path(self, key: str) -> Path:
        """Return where the run with this key lies, or would."""
        digest = hashlib.sha256(f"{self.stamp}\0{key}".encode()).hexdigest()
        return self.folder / f"{digest[:32]}.run"

    def find(self, key: str, layout: Layout) -> bytes | None:
        """Return a packed run, or None if it is not there, cut off or spoilt."""
        try:
            packed = self.path(key).read_bytes()
            unpack(layout, packed)
        except (OSError, ValueError):
            return None
        return packed

    def keep(self, key: str, packed: bytes) -> None:
        """Write a packed run in one step: others see nothing or all of it.

        Raises RecordingError if the disk is full or cannot be written.
        """
        part = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self.folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            os.replace(part, self.path(key))
        except BaseException as error:
            if part is not None:
                Path(part).unlink(missing_ok=True)
            if not isinstance(error, OSError):
                raise
            wrong = text.DISK_FULL if disk_is_full(error) else text.CANNOT_KEEP
            told = {"folder": self.folder, "reason": error.strerror}
            raise RecordingError(wrong.say(**told)) from error

    def tidy(self, keys: Collection[str]) -> None:
        """Remove the runs of other settings or code, and what a killed writer left."""
        current = {self.path(key) for key in keys}
        for path in self.folder.glob("*.run"):
            if path not in current:
                path.unlink(missing_ok=True)
        for path in self.folder.glob("*.part"):
            if time.time() - _changed(path) > ABANDONED_AFTER:
                path.unlink(missing_ok=True)


def recordings_folder() -> Path:
    """Return where recordings are kept.

    $D2LUTILS_CACHE, if set; _build in the book's repository; else the platform's cache.
    """
    chosen = os.environ.get("D2LUTILS_CACHE")
    if chosen:
        return Path(chosen).expanduser() / "recordings"
    root = Path(d2lutils.__file__).parent.parent
    beside = (root / "pyproject.toml").is_file()
    return (root / "_build" if beside else cache_folder()) / "recordings"


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # its writer was faster
        return time.time()
