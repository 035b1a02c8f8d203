"""The part of a download that has come so far: found again later, never shared."""

import errno
import os
import time
import uuid
from pathlib import Path
from types import TracebackType

# Longer than a live download goes without a byte before it gives up.
ABANDONED_AFTER = 60.0  # seconds


def disk_is_full(error: BaseException | None) -> bool:
    """Tell whether the error is that of a full disk or a used-up quota."""
    full = (errno.ENOSPC, errno.EDQUOT)
    return isinstance(error, OSError) and error.errno in full


class Part:
    """A file of one's own in `folder` to download into, begun by an earlier try if any.

    A part belongs to whoever renamed it last. It is free to take when it was released,
    or when its owner died and it has not grown for a minute. ::

        with Part(folder, "big.gz") as part:
            ...  # append to part.path, then move it to where it belongs

    On an error the part stays for the next try, unless it is empty or the disk full.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.{uuid.uuid4().hex}.part"
        self._others = f"{name}.*.part"

    def __enter__(self) -> "Part":
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for other in self.path.parent.glob(self._others):
            try:
                if time.time() - other.stat().st_mtime > ABANDONED_AFTER:
                    other.rename(self.path)
                    break
            except OSError:
                continue  # another process was faster
        self.path.touch()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.path.exists():
            return  # moved to where it belongs
        if disk_is_full(error) or self.path.stat().st_size == 0:
            self.path.unlink()
        else:
            os.utime(self.path, (0, 0))  # released: untouched since 1970
