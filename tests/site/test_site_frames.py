"""How long a reader waits for an explorable, on a processor four times slower.

The targets and the careful measurement are those of ``make benchmarks``; here a few
moves must not take three times as long, on a machine that does other things as well.
"""

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from benchmarks.frames import MEDIAN, SCRUB, TASK, TOTAL, running
from benchmarks.reader import Reader, longest_task, move_times, reading
from tests.explorables.examples import neuron
from tests.site.explorables import places
from tests.site.explorables_sample import write_page

TIMES = 3
MOVES = 6
STEPS = 20  # where the controls are moved: a run of so many steps is soon replayed
WATCHED = 400  # ms
LATE = (
    '"use strict"; const ask = window.requestAnimationFrame;'
    "window.requestAnimationFrame = (act) => ask((now) => {"
    " const end = performance.now() + 120;"
    " while (performance.now() < end);"
    " act(now); });"
)


class Waits(NamedTuple):
    """What was measured of an explorable: ms; bytes of its page when all is used."""

    coming: float
    move: float
    idle: float
    step: float
    weight: int


def waits(reader: Reader) -> Waits:
    """Measure an explorable that is still far from the window."""
    reader.throttle(1)
    coming, _ = longest_task(reader, lambda: reader.do("come"))
    reader.do("open")
    reader.throttle(4)
    reader.do("scrub", STEPS)
    move = max(usual(reader, c) for c in reader.place.payload["controls"][:2])
    _, idle, step = running(reader, WATCHED)
    return Waits(coming, move, idle, step, reader.visited.weight())


def usual(reader: Reader, control: dict[str, Any]) -> float:
    """Return the ms of a move that nothing else on the machine delays: a quick one."""
    return statistics.quantiles(move_times(reader, control, MOVES), n=4)[0]


@pytest.fixture(scope="module")
def book(chromium: Browser, html: Path, site: str) -> dict[str, Waits]:
    """Return what was measured of each explorable of the site."""
    found = {}
    for place in places(html):
        with reading(chromium, site, place) as reader:
            found[place.name] = waits(reader)
    return found


def test_a_picture_follows_its_control(book: dict[str, Waits]) -> None:
    assert {n: w.move for n, w in book.items() if w.move > TIMES * MEDIAN} == {}


def test_any_step_of_a_run_is_shown_soon(book: dict[str, Waits]) -> None:
    assert {n: w.step for n, w in book.items() if w.step > TIMES * SCRUB} == {}


def test_no_task_blocks_the_page_while_an_explorable_comes(
    book: dict[str, Waits],
) -> None:
    assert {n: w.coming for n, w in book.items() if w.coming > TIMES * TASK} == {}


def test_an_explorable_at_rest_leaves_the_page_alone(book: dict[str, Waits]) -> None:
    assert {n: w.idle for n, w in book.items() if w.idle > TIMES * TASK} == {}


def test_a_page_that_has_been_used_is_light(book: dict[str, Waits]) -> None:
    assert {n: w.weight for n, w in book.items() if w.weight > TOTAL * 1000} == {}


def test_a_page_that_answers_late_is_found(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    payload = neuron().payload
    (place,) = write_page(tmp_path, [payload], swaps=[('"use strict";', LATE)])
    with reading(chromium, serve(tmp_path), place) as reader:
        reader.do("come")
        assert usual(reader, payload["controls"][0]) > TIMES * MEDIAN
