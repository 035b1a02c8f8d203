"""A recorded explorable for a live kernel: slow at low rates, an error at high ones."""

import time
from collections.abc import Iterator
from typing import Any

from d2lutils.explorables import Recorded
from tests.explorables.recorded_examples import SPIRALS, record_spirals

SLOW, FAST = 0.9, 2
PAUSE = 0.5  # seconds in a frame
LOG: list[tuple[float, int]] = []  # learning rate, frames of each run


def record_live(controls: Any) -> Iterator[dict[str, Any]]:
    if controls.lr > FAST:
        raise ValueError(f"{controls.lr} is too fast\nfor this network")
    made = 0
    try:
        for frame in record_spirals(controls):
            if controls.lr < SLOW:
                time.sleep(PAUSE)
            yield frame
            made += 1
    finally:
        LOG.append((controls.lr, made))


def live() -> Recorded:
    return Recorded(**SPIRALS | {"record": record_live})
