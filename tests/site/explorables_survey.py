"""Everything that the tests ask of an explorable of the site, in two windows.

To open a page costs more than most of what is then looked at, so the checks share it:
it is opened over http, and from disk with a link and without WebAssembly. Each check
begins where a reader does who comes. How a narrow page jumps is looked at with the
page. What no explorable has of its own, all five ways to come and all links that do not
fit, is looked at where there is a page made for it, and so is what all have in common:
of that each explorable meets a part.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.site import explorables_fuzz as fuzz
from tests.site import explorables_keys as keys
from tests.site import explorables_links as links
from tests.site import explorables_opening as opening
from tests.site import explorables_running as running
from tests.site.explorables import Open, Place, opened, places
from tests.site.explorables_links import Taken
from tests.site.explorables_opening import Sites

Check = Callable[[Open], list[str]]
Checks = dict[str, Check]


def _calm_faults(shown: Open) -> list[str]:
    shown.page.emulate_media(reduced_motion="reduce")
    faults = running.calm_faults(shown)
    shown.page.emulate_media(reduced_motion="no-preference")
    return faults


IN_ITS_PAGE: Checks = {
    "shift": opening.jump_faults,
    "keyboard": keys.keyboard_faults,
    "prediction": running.prediction_faults,
    "transport": running.transport_faults,
    "controls": running.control_faults,
    "drag": running.drag_faults,
    "rest": running.rest_faults,
    "calm": _calm_faults,
    "theme": keys.theme_faults,
    "paper": opening.paper_faults,
}
# The same code in every explorable: each meets one of these. The Tab key goes through
# all of them, and fuzz plays all, wherever they are.
IN_TURN = (("keyboard",), ("transport",), ("rest", "calm"))
# Those that begin with the question, if there is one.
ASK = ("keyboard", "prediction", "fuzz", "axe")
# Of those without steps; test_site_drawing.py tells what becomes of a drawing.
STILL = ("shift", "theme", "paper", "axe")
WITHOUT = ("plain", "no WebAssembly", "WebAssembly forbidden")  # in turn
PARTS = 3  # of the links that do not fit


def survey(browser: Browser, html: Path, sites: Sites, name: str) -> list[str]:
    """Look at the explorable of the site that has this name; return its faults."""
    everywhere = places(html)
    number = [place.name for place in everywhere].index(name)
    place = everywhere[number]
    with opened(browser, sites.site, place, scripts=fuzz.SCRIPTS) as shown:
        first = shown.do("look")
        faults = opening.arrival_faults(shown, first, "wasm")
        faults += _checked(shown, _of(place, everywhere, IN_ITS_PAGE), first)
        given = Taken("", first)
        if has_steps(place):
            given = links.taken(shown, sites.site)
            faults += links.lesson_faults(shown, given)
        shown.do("alone")
        faults += _checked(shown, _by_itself(html, everywhere, place), first)
        faults += shown.visited.noise()
    way = WITHOUT[number % len(WITHOUT)]
    found = _without(browser, sites, place, way, given)
    return faults + [f"{way}: {fault}" for fault in found]


def _of(place: Place, among: list[Place], checks: Mapping[str, Check]) -> Checks:
    """Return the checks without those that are met in turn, and by others."""
    mine = in_turn(place, among)
    others = {kind for kinds in IN_TURN for kind in kinds}.difference(mine)
    return {kind: check for kind, check in checks.items() if kind not in others}


def in_turn(place: Place, among: list[Place]) -> tuple[str, ...]:
    """Return which of IN_TURN an explorable with steps meets."""
    return IN_TURN[_turn(place, among) % len(IN_TURN)] if has_steps(place) else ()


def _turn(place: Place, among: list[Place]) -> int:
    """Return the number of an explorable among those with steps."""
    return [other.name for other in among if has_steps(other)].index(place.name)


def _by_itself(html: Path, among: list[Place], place: Place) -> Checks:
    """Return the checks that do not depend on what stands beside the explorable."""
    own, number = links.links_to(html, place), among.index(place)
    part = bad_links_of(among, place) if has_steps(place) else slice(0)
    return {
        "refusal": lambda shown: links.refusal_faults(shown, part),
        "python": links.python_faults,
        "links": lambda shown: links.book_link_faults(shown, own),
        "fuzz": lambda shown: fuzz.fuzz_faults(shown, len(among), number),
        "axe": keys.axe_faults,  # last: it leaves no formula whole
    }


def bad_links_of(among: list[Place], place: Place) -> slice:
    """Return which of the links that do not fit an explorable meets: each part in turn.

    Those without steps do not count: nothing leads to a setting of them.
    """
    return slice(_turn(place, among) % PARTS, None, PARTS)


def _checked(shown: Open, checks: Checks, first: dict[str, Any]) -> list[str]:
    """Return what the checks find, each beginning where a reader does who comes.

    A link leads there, unless all is as it was at first: one that does not fit to the
    question.
    """
    faults = []
    for kind, check in checks.items():
        if not has_steps(shown.place) and kind not in STILL:
            continue
        asks = kind in ASK and shown.place.payload["prediction"]
        seen = shown.do("look")
        moved = any(seen[key] != first[key] for key in ("controls", "locked", "notice"))
        if not seen["asks"] and (asks or moved):
            shown.do("follow", f"#{shown.place.name}=v{0 if asks else 1}")
        faults += [f"{kind}: {fault}" for fault in check(shown)]
    return faults


def _without(
    browser: Browser, sites: Sites, place: Place, way: str, given: Taken
) -> list[str]:
    """Open the page from disk without WebAssembly, with the link that was taken.

    Then make it narrow.
    """
    _, link, scripts, computes = opening.WAYS[way]
    own = (*scripts, *fuzz.SCRIPTS)
    with opened(browser, sites.disk, place, link + given.link, own) as shown:
        faults = opening.arrival_faults(shown, given.seen, computes)
        return faults + keys.narrow_faults(shown) + shown.visited.noise()


def has_steps(place: Place) -> bool:
    """Tell whether there is a run, and with it more to look at than STILL."""
    return int(place.payload["run"]["most"]) > 0
