"""Everything that the tests ask of an explorable of the site, on three pages of it.

To open a page costs more than most of what is then looked at, so the checks share it:
one over http, one from disk with a link, one that is narrow and has no WebAssembly.
Each check begins where a reader does who comes. What no explorable has of its own, all
five ways to come, is looked at where there is a page made for it.
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
from tests.site.explorables import Open, Place, again, opened, places
from tests.site.explorables_opening import Sites

Check = Callable[[Open], list[str]]


def _calm_faults(shown: Open) -> list[str]:
    shown.page.emulate_media(reduced_motion="reduce")
    faults = running.calm_faults(shown)
    shown.page.emulate_media(reduced_motion="no-preference")
    return faults


FIRST: dict[str, Check] = {
    "shift": opening.jump_faults,
    "keyboard": keys.keyboard_faults,
}
THEN: dict[str, Check] = {
    "prediction": running.prediction_faults,
    "transport": running.transport_faults,
    "controls": running.control_faults,
    "drag": running.drag_faults,
    "rest": running.rest_faults,
    "calm": _calm_faults,
    "refusal": links.refusal_faults,
    "python": links.python_faults,
    "theme": keys.theme_faults,
    "paper": opening.paper_faults,
}
LAST: dict[str, Check] = {"axe": keys.axe_faults}  # which leaves no formula whole
# Of those without steps; test_site_drawing.py tells what becomes of a drawing.
STILL = ("shift", "theme", "paper", "axe")
WITHOUT = ("plain", "no WebAssembly", "WebAssembly forbidden")  # in turn
WIDE = {"width": 1280, "height": 900}


def survey(browser: Browser, html: Path, sites: Sites, name: str) -> list[str]:
    """Look at the explorable of the site that has this name; return its faults."""
    everywhere = places(html)
    names = [place.name for place in everywhere]
    number = names.index(name)
    place = everywhere[number]
    own = links.links_to(html, place)
    used: dict[str, Check] = {
        "links": lambda shown: links.book_link_faults(shown, own),
        "fuzz": lambda shown: fuzz.fuzz_faults(shown, len(names)),
    }
    with opened(browser, sites.site, place, scripts=fuzz.SCRIPTS) as shown:
        first = shown.do("look")
        faults = opening.arrival_faults(shown, first, "wasm")
        faults += _checked(shown, FIRST) + _asked_again(shown)
        faults += _checked(shown, THEN)
        given = None if _is_still(place) else links.taken(shown, sites.site)
        faults += _asked_again(shown) + _checked(shown, used)
        faults += _checked(shown, LAST) + shown.visited.noise()
    if given:
        faults += links.given_faults(browser, sites, place, given)
    way = WITHOUT[number % len(WITHOUT)]
    return faults + _without(browser, sites, place, way, first)


def _checked(shown: Open, checks: Mapping[str, Check]) -> list[str]:
    """Return what the checks find, each beginning where a reader does who comes."""
    faults = []
    for kind, check in checks.items():
        if _is_still(shown.place) and kind not in STILL:
            continue
        if not shown.do("look")["asks"]:
            shown.do("follow", f"#{shown.place.name}=v1")
        faults += [f"{kind}: {fault}" for fault in check(shown)]
    return faults


def _asked_again(shown: Open) -> list[str]:
    """Open the page anew if something is asked first; return what it broke so far."""
    if not shown.place.payload["prediction"]:
        return []
    faults = shown.visited.violations()
    again(shown)
    return faults


def _without(
    browser: Browser, sites: Sites, place: Place, way: str, first: dict[str, Any]
) -> list[str]:
    """Open the page where it is narrow and no WebAssembly is; return the faults."""
    where, link, scripts, computes = opening.WAYS[way]
    own = getattr(sites, where)
    with opened(browser, own, place, link, scripts, width=360) as shown:
        faults = opening.jump_faults(shown)
        shown.page.set_viewport_size(WIDE)
        again(shown)  # an arrival is compared with an arrival
        faults += opening.arrival_faults(shown, first, computes)
        faults += keys.narrow_faults(shown) + shown.visited.noise()
    return [f"{way}: {fault}" for fault in faults]


def _is_still(place: Place) -> bool:
    return int(place.payload["run"]["most"]) == 0
