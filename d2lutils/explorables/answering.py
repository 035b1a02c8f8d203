"""What Python answers to a page that asks for a run which is not recorded.

The page sends   {"type": "compute", "id": text, "values": {control: value}}
Python answers   {"type": "progress", "id", "part": 0 ... 1}, at least every 5 seconds
                 {"type": "run", "id", "run": text}         the packed run, or else
                 {"type": "run", "id", "error": one line}   what it was stopped by

Only the newest question is answered: an older one ends at its next frame. A run that
comes to no next frame cannot be ended from here: after PATIENCE the page is told so.
"""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from d2lutils.explorables.controls import Value
from d2lutils.messages import Message
from d2lutils.messages import recordings as text

HEARTBEAT = 5.0  # seconds between two signs of life, even if a frame takes longer
OFTEN = 0.1  # seconds between two messages about progress
PATIENCE = 30.0  # seconds without a frame
MOST_SIGNS = 300  # of an error

Watch = Callable[[float], None]
Packed = Callable[[Mapping[str, Value], Watch], str]
Send = Callable[[dict[str, Any]], None]


class NewerQuestionError(Exception):
    """The page has asked for another run meanwhile."""


class Answering:
    """Answers questions in threads of its own, one at a time.

    packed  packed(values, watch) -> the packed run; watch is called after each frame
    send    hands a message to the page
    """

    def __init__(self, packed: Packed, send: Send) -> None:
        self._packed, self._send = packed, send
        self._newest = ""
        self._turn = threading.Lock()

    def hear(self, message: Any) -> None:
        """Take a message of the page; what is no question is left alone."""
        if not isinstance(message, Mapping) or message.get("type") != "compute":
            return
        number, values = message.get("id"), message.get("values")
        if not isinstance(number, str) or not isinstance(values, Mapping):
            return
        self._newest = number
        threading.Thread(
            target=self._answer, args=(number, dict(values)), daemon=True
        ).start()

    def _answer(self, number: str, values: dict[str, Value]) -> None:
        if not self._wait(number):
            return
        try:
            progress = _Progress(
                lambda part: self._tell(number, "progress", part=part),
                lambda: self._tell(number, "run", error=_words(text.STUCK)),
            )
            try:
                self._tell(number, "run", run=self._followed(number, values, progress))
            except NewerQuestionError:
                return
            except (Exception, SystemExit) as error:  # whatever the reader's code does
                self._tell(number, "run", error=in_one_line(error))
            finally:
                progress.end()
        finally:
            self._turn.release()

    def _wait(self, number: str) -> bool:
        """Wait for the turn; False if a newer question comes, or it takes too long."""
        began = time.monotonic()
        while not self._turn.acquire(timeout=HEARTBEAT):
            if number != self._newest:
                return False
            if time.monotonic() - began > PATIENCE:
                self._tell(number, "run", error=_words(text.BUSY))
                return False
            self._tell(number, "progress", part=0.0)
        if number == self._newest:
            return True
        self._turn.release()
        return False

    def _followed(
        self, number: str, values: dict[str, Value], progress: "_Progress"
    ) -> str:
        def watch(part: float) -> None:
            if number != self._newest:
                raise NewerQuestionError(number)
            progress.reach(part)

        return self._packed(values, watch)

    def _tell(self, number: str, kind: str, **what: Any) -> None:
        self._send({"type": kind, "id": number, **what})


class _Progress:
    """Tells how far a run is, not too often, and that it goes on at all."""

    def __init__(self, tell: Watch, late: Callable[[], None]) -> None:
        self._tell, self._late = tell, late
        self._part, self._last = 0.0, -OFTEN
        self._over = threading.Event()
        self.reach(0.0)
        threading.Thread(target=self._beat, daemon=True).start()

    def reach(self, part: float) -> None:
        self._part = part
        now = self._moved = time.monotonic()
        if now - self._last >= OFTEN:
            self._last = now
            self._tell(part)

    def end(self) -> None:
        self._over.set()

    def _beat(self) -> None:
        while not self._over.wait(HEARTBEAT):
            if time.monotonic() - self._moved > PATIENCE:
                self._late()
                return
            self._tell(self._part)


def _words(message: Message) -> str:
    return message.say(seconds=round(PATIENCE))


def in_one_line(error: BaseException) -> str:
    """Return "ValueError: what it says", its first line, shortened."""
    lines = str(error).strip().splitlines()
    said = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    return said if len(said) <= MOST_SIGNS else f"{said[:MOST_SIGNS]}…"
