"""A recorded run in Chromium: how long unpacking takes, and what the reader waits for

45 runs of 61 frames: five scalars, and a field of 48 x 48 that is kept in bytes.
Unpacking goes from the text to float32, one run after the other, each for the first
time. A key moves the control at rest, at a random moment; the time goes from the key's
timestamp to the frame that follows the one in which a picture is drawn anew. Runs are
"here" once they have come; at the first moves some come from this machine's disk first.
"""

import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Browser

from benchmarks.row import markdown
from benchmarks.site import closed_browser, served
from d2lutils.explorables import Recorded
from tests.front.node import FRONT
from tests.site import reader as act
from tests.site.explorables_sample import write_page
from tests.site.reader import reading
from tests.site.recorded_sample import wave
from tests.site.visit import visit

MOVES, SCRUBS, WATCHED = 40, 20, 900  # keys; steps; ms of playing
SPEEDS = (1, 4)  # times slower, of the processor
UNPACKED = ("processor", "kB packed", "kB unpacked", "median, ms", "p95, ms")
WAITED = ("what", "processor", "median, ms", "p95, ms")
_UNPACK = """async (recording) => {
  const { unpack } = await import("./arithmetic/unpacking.js");
  const times = [];
  let bytes = 0;
  for (const run of Object.values(recording.runs)) {
    const began = performance.now();
    bytes = (await unpack(run, recording)).bytes;
    times.push(performance.now() - began);
    await new Promise(requestAnimationFrame);
  }
  return { times, bytes };
}"""


def report() -> str:
    """Return the tables."""
    with _book() as folder, closed_browser() as browser, served(folder) as site:
        declared = wave()
        shutil.copytree(FRONT / "arithmetic", folder / "arithmetic")
        unpacked = [
            [f"{slower} x slower", *_unpacking(browser, site, declared, slower)]
            for slower in SPEEDS
        ]
        waited = list(_waiting(browser, site, folder, declared))
    title = f"{str(__doc__).splitlines()[0]} (load {os.getloadavg()[0]:.1f})"
    tables = markdown(title, UNPACKED, unpacked), markdown("Waiting", WAITED, waited)
    return "\n".join(tables)


@contextmanager
def _book() -> Iterator[Path]:
    """Let everything be recorded; give an empty folder for pages."""
    with tempfile.TemporaryDirectory() as pages, tempfile.TemporaryDirectory() as kept:
        told = {"D2LUTILS_BOOK": "1", "D2LUTILS_CACHE": kept}
        with patch.dict(os.environ, told):
            yield Path(pages)


def _unpacking(
    browser: Browser, site: str, declared: Recorded, slower: float
) -> list[str]:
    recording = declared.payload["recording"]
    packed = [len(run) for run in recording["runs"].values()]
    url = f"{site}arithmetic/package.json"
    with visit(browser, url, own=site, fresh=True) as visited:
        session = visited.page.context.new_cdp_session(visited.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        call = _UNPACK.replace("./", f"{site}")
        told = visited.page.evaluate(call, recording)
    return [
        f"{statistics.median(packed) * 3 / 4000:.1f}",
        f"{told['bytes'] / 1000:.0f}",
        *_both(told["times"]),
    ]


def _waiting(
    browser: Browser, site: str, folder: Path, declared: Recorded
) -> Iterator[list[str]]:
    (place,) = write_page(folder, [declared.payload])
    for slower in SPEEDS:
        with reading(browser, site, place, slower) as reader:
            reader.do("come")
            reader.do("open")
            found: dict[str, list[float]] = {}
            for control in place.payload["controls"]:
                name = control["name"]
                far = act.move_times(reader, control, 4)
                found[f"{name}, first moves"] = far
                found[f"{name}, here"] = act.move_times(reader, control, MOVES)
            found["any frame"] = [reader.do("scrub", step) for step in _steps(place)]
            reader.do("scrub", 0)
            every = place.payload["run"]["every"]
            played = reader.do("play", WATCHED) / every
        for what, times in found.items():
            yield [what, f"{slower} x slower", *_both(times)]
        yield [f"playing: {played:.0f} frames per second", f"{slower} x slower", "", ""]


def _steps(place: Any) -> list[int]:
    run = place.payload["run"]
    frames = run["most"] // run["every"]
    return [run["every"] * ((7 * n) % frames) for n in range(1, SCRUBS)]


def _both(times: list[float]) -> list[str]:
    return [f"{statistics.median(times):.1f}", f"{act.p95(times):.1f}"]
