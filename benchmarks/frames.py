"""From a control to the painted frame, in Chromium with a processor 4 times slower

A key moves the control at rest, at a random moment; the time goes from the key's
timestamp to the frame that follows the one in which a picture is drawn anew: it has
then been handed to the screen. Tasks are those of the page's main thread in a trace.
Steps per second are counted at full speed, with the most steps in a frame; "executor"
is the step program alone, in Node. Memory is that of scripts and WebAssembly after a
collection. The network is this machine; what is loaded is compressed by gzip.
"""

import base64
import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser

from benchmarks.row import markdown
from benchmarks.site import closed_browser, served
from d2lutils.explorables.wasm import module_bytes
from tests.site import reader as act
from tests.site.explorables import Place, places
from tests.site.explorables_weight import FIRST, weights
from tests.site.reader import Reader, reading
from tools.paths import HTML
from tools.sources import node_and_npm

SCRIPT = Path(__file__).with_name("frames.mjs")
MEDIAN, P95, TASK, SCRUB, TOTAL = 34, 100, 50, 100, 1000  # ms, ms, ms, ms, kB
MOVES, CHANGES, SCRUBS = 30, 10, 8
WATCHED = 1500  # ms
FRAMES = ("explorable", "control", f"median ≤ {MEDIAN} ms", f"p95 ≤ {P95} ms")
RUNNING = (
    *("explorable", "ready, ms", "task coming", "playing", f"idle ≤ {TASK} ms"),
    *(
        f"any step ≤ {SCRUB} ms",
        "steps/s played",
        "executor",
        "MB",
        "MB after 10 changes",
    ),
)
BYTES = (
    *("explorable", "script", "styles", "parts", "payload"),
    f"seen ≤ {FIRST // 1000} kB",
    "later",
    f"page, used ≤ {TOTAL} kB",
)


class Measured(NamedTuple):
    """An explorable: ms of the moves by control, cells of the two other tables."""

    moves: dict[str, list[float]]
    running: list[str]
    weights: list[str]


def report() -> str:
    """Return the tables; the site is the built one, so ``make book`` comes first."""
    html = Path(os.environ.get("BOOK_HTML") or HTML)
    with closed_browser() as browser, served(html) as site:
        found = {p.name: measured(browser, site, p, html) for p in places(html)}
    title = f"{str(__doc__).splitlines()[0]} (load {os.getloadavg()[0]:.1f})"
    running = ([name, *one.running] for name, one in found.items())
    weights = ([name, *one.weights] for name, one in found.items())
    return "\n".join(
        [
            markdown(title, FRAMES, _frames(found)),
            markdown("While an explorable comes, runs and rests", RUNNING, running),
            markdown("What an explorable loads, kB after gzip", BYTES, weights),
        ]
    )


def _frames(found: dict[str, Measured]) -> Iterable[list[str]]:
    for name, one in found.items():
        for control, times in one.moves.items():
            middle, most = statistics.median(times), act.p95(times)
            yield [name, control, f"{middle:.0f}", f"{most:.0f}"]


def measured(browser: Browser, site: str, place: Place, html: Path) -> Measured:
    """Measure an explorable of the site."""
    with reading(browser, site, place) as reader:
        coming, ready = act.longest_task(reader, lambda: reader.do("come"))
        reader.do("open")
        reader.do("scrub", place.payload["run"]["steps"])
        controls = place.payload["controls"]
        moves = {c["name"]: act.move_times(reader, c, MOVES) for c in controls}
        playing, idle, worst = running(reader)
        before, played = act.memory(reader), speed(reader)
        act.restructure(reader, CHANGES)
        cells = [ready, coming, playing, idle, worst, played, raw(place)]
        sizes = [f"{size:.1f}" for size in (before, act.memory(reader))]
        weights = _weights(html, place, reader.visited.weight())
    return Measured(moves, [*(f"{cell:,.0f}" for cell in cells), *sizes], weights)


def running(reader: Reader, watched: int = WATCHED) -> tuple[float, float, float]:
    """Return the longest tasks while playing and at rest, and the slowest scrub, ms.

    watched  ms of playing, and of rest
    """
    most = reader.place.payload["run"]["most"]
    reader.do("scrub", 0)
    playing, _ = act.longest_task(reader, lambda: reader.do("play", watched))
    wait = reader.page.wait_for_timeout
    idle, _ = act.longest_task(reader, lambda: wait(watched))
    reader.do("scrub", most)
    steps = [(most * (7 * n % SCRUBS)) // SCRUBS for n in range(SCRUBS)]
    return playing, idle, max(reader.do("scrub", step) for step in steps)


def speed(reader: Reader) -> float:
    """Return the steps per second that the page plays at full speed, at the most."""
    reader.throttle(1)
    act.fastest(reader)
    reader.do("scrub", reader.place.payload["run"]["steps"])
    rate: float = reader.do("play", WATCHED)
    reader.throttle(act.SLOWER)
    return rate


def raw(place: Place, seconds: float = 1.0) -> float:
    """Return the steps per second of the step program alone, in Node.

    A recording has none: NaN.

    Raises RuntimeError with what Node complained of.
    """
    if "recording" in place.payload:
        return math.nan
    controls = place.payload["controls"]
    asked = {
        "payload": place.payload,
        "values": {c["name"]: _default(c) for c in controls},
        "module": base64.b64encode(module_bytes()).decode(),
        "seconds": seconds,
    }
    node, _ = node_and_npm(Path(sys.prefix))
    command = [str(node), str(SCRIPT)]
    text = json.dumps(asked)
    told = subprocess.run(
        command, input=text, capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise RuntimeError(told.stderr)
    return float(json.loads(told.stdout)["raw"])


def _default(control: dict[str, Any]) -> Any:
    values = control.get("values") or control.get("options")
    return values[control["default"]] if values else control["default"]


def _weights(html: Path, place: Place, used: int) -> list[str]:
    (one,) = (weight for weight in weights(html) if weight.name == place.name)
    at_first = (one.script, one.styles, one.parts, one.payload, one.first)
    return [f"{size / 1000:.1f}" for size in (*at_first, one.later, used)]
