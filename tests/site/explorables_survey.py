"""Everything that the tests ask of an explorable of the site, on three pages of it.

To open a page costs more than most of what is then looked at, so the checks share it:
one over http, one from disk with a link, one that has no WebAssembly. Each check begins
where a reader does who comes. How a narrow page jumps is looked at with the page. What
no explorable has of its own, all five ways to come and all links that do not fit, is
looked at where there is a page made for it; of the links each explorable meets a part.
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
from tests.site.explorables_opening import Sites

Check = Callable[[Open], list[str]]


def _calm_faults(shown: Open) -> list[str]:
    shown.page.emulate_media(reduced_motion="reduce")
    faults = running.calm_faults(shown)
    shown.page.emulate_media(reduced_motion="no-preference")
    return faults


IN_ITS_PAGE: dict[str, Check] = {
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
        faults += _checked(shown, IN_ITS_PAGE)
        given = links.taken(shown, sites.site) if has_steps(place) else None
        shown.do("alone")
        faults += _checked(shown, _by_itself(html, everywhere, place))
        faults += shown.visited.noise()
    if given:
        faults += links.given_faults(browser, sites, place, given, fuzz.SCRIPTS)
    way = WITHOUT[number % len(WITHOUT)]
    return faults + _without(browser, sites, place, way, first)


def _by_itself(html: Path, among: list[Place], place: Place) -> dict[str, Check]:
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
    others = [other.name for other in among if has_steps(other)]
    return slice(others.index(place.name) % PARTS, None, PARTS)


def _checked(shown: Open, checks: Mapping[str, Check]) -> list[str]:
    """Return what the checks find, each beginning where a reader does who comes.

    A link that does not fit leads to what a reader meets who comes without one.
    """
    faults = []
    for kind, check in checks.items():
        if not has_steps(shown.place) and kind not in STILL:
            continue
        if not shown.do("look")["asks"]:
            asks = kind in ASK and shown.place.payload["prediction"]
            shown.do("follow", f"#{shown.place.name}=v{0 if asks else 1}")
        faults += [f"{kind}: {fault}" for fault in check(shown)]
    return faults


def _without(
    browser: Browser, sites: Sites, place: Place, way: str, first: dict[str, Any]
) -> list[str]:
    """Open the page where no WebAssembly is, then make it narrow; return the faults."""
    where, link, scripts, computes = opening.WAYS[way]
    scripts = scripts or fuzz.SCRIPTS  # which a window is open with
    own = getattr(sites, where)
    with opened(browser, own, place, link, scripts) as shown:
        faults = opening.arrival_faults(shown, first, computes)
        faults += keys.narrow_faults(shown) + shown.visited.noise()
    return [f"{way}: {fault}" for fault in faults]


def has_steps(place: Place) -> bool:
    """Tell whether there is a run, and with it more to look at than STILL."""
    return int(place.payload["run"]["most"]) > 0
