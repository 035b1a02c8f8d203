"""Everything that the tests ask of the explorables of a site, several at once."""

import queue
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.site import explorables_fuzz as fuzz
from tests.site import explorables_keys as keys
from tests.site import explorables_links as links
from tests.site import explorables_opening as opening
from tests.site import explorables_running as running
from tests.site.explorables import Open, Place, opened, places
from tests.site.explorables_opening import Sites
from tests.site.visit import open_browser

AT_ONCE = 2  # browsers: more do not help on two cores
Check = Callable[[Open], list[str]]
Job = Callable[[Browser, Sites, Place], dict[str, list[str]]]
# On a page of their own each; those of one page one after the other.
ALONE: dict[str, Callable[[Browser, Sites, Place], list[str]]] = {
    "opening": opening.opening_faults,
    "shift": opening.shift_faults,
    "figure": opening.figure_faults,
    "link": links.link_faults,
}
SHARED: tuple[tuple[dict[str, Check], dict[str, Any]], ...] = (
    ({"keyboard": keys.keyboard_faults}, {}),
    ({"axe": keys.axe_faults}, {}),
    ({"calm": running.calm_faults}, {"reduced_motion": "reduce"}),
    (
        {
            "prediction": running.prediction_faults,
            "transport": running.transport_faults,
            "controls": running.control_faults,
            "drag": running.drag_faults,
            "theme": keys.theme_faults,
            "narrow": keys.narrow_faults,
        },
        {},
    ),
    (
        {
            "refusal": links.refusal_faults,
            "python": links.python_faults,
            "rest": running.rest_faults,
        },
        {},
    ),
)
KINDS = [
    *ALONE,
    *(kind for checks, _ in SHARED for kind in checks),
    *("noise", "links", "fuzz"),
]
# Of those without steps; test_site_drawing.py tells what becomes of a drawing.
STILL = ("axe", "theme", "narrow", "shift", "figure")
Found = dict[str, dict[str, list[str]]]  # faults by explorable and kind


def survey_explorables(html: Path, site: str) -> Found:
    """Look at every explorable of the site; return the faults of each."""
    sites = Sites(site, html.as_uri() + "/")
    left: queue.SimpleQueue[tuple[Place, Job]] = queue.SimpleQueue()
    found: Found = {}
    all_places = places(html)
    for place in all_places:
        found[place.name] = {kind: [] for kind in KINDS}
        for job in _jobs(html, place, len(all_places)):
            left.put((place, job))

    def work() -> None:
        with open_browser() as browser:
            while not left.empty():
                place, job = left.get()
                for kind, faults in job(browser, sites, place).items():
                    found[place.name][kind] += faults

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for worker in [pool.submit(work) for _ in range(AT_ONCE)]:
            worker.result()
    return found


def _jobs(html: Path, place: Place, among: int) -> list[Job]:
    """Return what is to be done with one of so many explorables."""
    own = links.links_to(html, place)
    follow: dict[str, Check] = {
        "links": lambda shown: links.book_link_faults(shown, own),
        "fuzz": lambda shown: fuzz.fuzz_faults(shown, among),
    }
    groups = *SHARED, (follow, {"scripts": fuzz.SCRIPTS})
    alone = ALONE
    if place.payload["run"]["most"] == 0:
        groups = tuple((_still(checks), options) for checks, options in groups)
        alone = _still(alone)
    shared = [_sharing(checks, options) for checks, options in groups if checks]
    return [*shared, *(_alone(kind, check) for kind, check in alone.items())]


def _still(checks: dict[str, Any]) -> dict[str, Any]:
    return {kind: check for kind, check in checks.items() if kind in STILL}


def _alone(kind: str, check: Callable[[Browser, Sites, Place], list[str]]) -> Job:
    return lambda browser, sites, place: {kind: check(browser, sites, place)}


def _sharing(checks: dict[str, Check], options: dict[str, Any]) -> Job:
    def job(browser: Browser, sites: Sites, place: Place) -> dict[str, list[str]]:
        with opened(browser, sites.site, place, **options) as shown:
            found = {kind: check(shown) for kind, check in checks.items()}
            return found | {"noise": shown.visited.noise()}

    return job
