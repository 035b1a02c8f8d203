"""Computing on one thread, so that sums have one order; in several threads at once."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


class _Shared:
    """The limit of PyTorch, which all threads of Python share.

    The first that computes sets it, the last one to leave sets back what was there;
    each for itself would set back while another one still computes.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._torch: tuple[Any, int] | None = None

    def enter(self) -> bool:
        """Return whether nobody else is inside."""
        with self._lock:
            self._inside += 1
            torch: Any = sys.modules.get("torch")  # which takes seconds to import
            if torch and self._torch is None:
                self._torch = torch, torch.get_num_threads()
                torch.set_num_threads(1)
            return self._inside == 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0 and self._torch:
                torch, before = self._torch
                torch.set_num_threads(before)
                self._torch = None


_SHARED = _Shared()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let NumPy and PyTorch compute on one thread: sums have one order then."""
    with _limited("openmp"):  # each thread of Python has its own
        alone = _SHARED.enter()
        try:
            # Who has set the limit of BLAS sets it back: in OpenBLAS 0.3.31 it follows
            # the main thread only.
            with _limited("blas") if alone else nullcontext():
                yield
        finally:
            _SHARED.leave()


def _limited(kind: str) -> Any:
    """Set a limit that leaves the libraries of the other kind alone when it ends."""
    return ThreadpoolController().select(user_api=kind).limit(limits=1)
