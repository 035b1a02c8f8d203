"""What a reader does with an explorable in a slow Chromium, and how long it takes."""

import random
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page

from tests.site.explorables import Place
from tests.site.tracing import traced
from tests.site.visit import Visit, visit

LAB = Path(__file__).with_name("frames.js").read_text(encoding="utf-8")
SLOWER = 4  # times, of the processor: a middling phone
_AROUND = 3  # values on each side of a slider's middle


class Reader(NamedTuple):
    """A reader before an explorable."""

    visited: Visit
    session: CDPSession
    place: Place

    @property
    def page(self) -> Page:
        """The page."""
        return self.visited.page

    def do(self, act: str, *given: Any) -> Any:
        """Call a function of frames.js."""
        call = f"(given) => frameLab.{act}(...given)"
        return self.page.evaluate(call, [self.place.name, *given])

    def throttle(self, times: float) -> None:
        """Make the processor slower by this factor."""
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": times})


@contextmanager
def reading(
    browser: Browser, site: str, place: Place, slower: float = SLOWER
) -> Iterator[Reader]:
    """Open the page of an explorable, which is still far below the window."""
    with visit(
        browser, site + place.page, own=site, scripts=(LAB,), fresh=True
    ) as visited:
        session = visited.page.context.new_cdp_session(visited.page)
        reader = Reader(visited, session, place)
        reader.throttle(slower)
        yield reader


def move_times(
    reader: Reader, control: dict[str, Any], moves: int, jitter: float = 30
) -> list[float]:
    """Return ms from each key on a control to the frame after the first new picture.

    Each key comes at rest and at a random moment between two frames.

    jitter  ms that such a moment may be late
    """
    name, keys = control["name"], _keys(control)
    default = control["default"]
    if control["kind"] == "slider":
        reader.do("set", name, (len(control["values"]) - 1) // 2)
    reader.do("focus", name)
    if control["kind"] == "drawing":
        reader.page.keyboard.press("Space")  # sets the pen down
    times = []
    for move in range(moves):
        reader.do("rest")
        reader.page.wait_for_timeout(random.uniform(0, jitter))
        reader.do("arm")
        reader.page.keyboard.press(keys[move % len(keys)])
        times.append(reader.page.evaluate("frameLab.answer()"))
    if control["kind"] == "drawing":
        reader.page.keyboard.press("Escape")  # takes the stroke away
    else:
        reader.do("set", name, default)
    return times


def _keys(control: dict[str, Any]) -> list[str]:
    """Return keys that each change the control and lead back to where it was."""
    if control["kind"] == "seed":
        return ["Enter"]
    if control["kind"] == "drawing":
        return ["ArrowRight", "ArrowUp"]
    if control["kind"] == "choice":
        way = len(control["options"]) - 1 - control["default"]
        there, back = ("ArrowDown", "ArrowUp") if way else ("ArrowUp", "ArrowDown")
        return [there, back]
    way = min(_AROUND, (len(control["values"]) - 1) // 2)
    return ["ArrowRight"] * way + ["ArrowLeft"] * way


def longest_task(reader: Reader, act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the ms of the page's longest task during the act, and what that gives."""
    trace, given = traced(reader.page, act)
    return trace.longest(), given


def fastest(reader: Reader) -> None:
    """Set the speed to the most steps in a frame that there are."""
    reader.do("set", None, 10**6)  # a slider stops at its end


def restructure(reader: Reader, changes: int) -> None:
    """Change the structure so often; where there is none, the first control."""
    controls = reader.place.payload["controls"]
    structure = [c for c in controls if c.get("structure")] or controls[:1]
    for change in range(changes):
        control = structure[change % len(structure)]
        values = control.get("options") or control.get("values") or [0]
        reader.do("set", control["name"], change % len(values))


def memory(reader: Reader) -> float:
    """Return the megabytes that the page's scripts hold, WebAssembly included."""
    reader.session.send("HeapProfiler.collectGarbage")
    usage = reader.session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def p95(times: list[float]) -> float:
    """Return what 95 % of the times do not exceed."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
