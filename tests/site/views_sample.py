"""Pages with one explorable of each choice of views, and what every view must do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser

from tests.site import explorables_keys as keys
from tests.site import explorables_opening as opening
from tests.site import explorables_running as running
from tests.site.explorables import Open, Place, opened
from tests.site.explorables_opening import Sites
from tests.site.explorables_sample import write_page

CHECKS: dict[str, Callable[[Open], list[str]]] = {
    "axe": keys.axe_faults,
    "theme": keys.theme_faults,
    "narrow": keys.narrow_faults,
    "controls": running.control_faults,
    "rest": running.rest_faults,
}
WIDTHS = (1280, 320)


class Pages(NamedTuple):
    """The addresses of some pages, and the explorable of each."""

    sites: Sites
    places: dict[str, Place]


def write_pages(
    folder: Path, payloads: Mapping[str, Any], serve: Callable[[Path], str]
) -> Pages:
    """Write a page for each payload, and serve them."""
    places = {
        name: write_page(folder, [payload], name=f"{name}.html")[0]
        for name, payload in payloads.items()
    }
    return Pages(Sites(serve(folder), folder.as_uri() + "/"), places)


def use_faults(browser: Browser, pages: Pages, name: str) -> list[str]:
    """Use the explorable of this name; return what is wrong with it."""
    with opened(browser, pages.sites.site, pages.places[name]) as shown:
        found = [f"{kind}: {f}" for kind, check in CHECKS.items() for f in check(shown)]
        return found + shown.visited.noise()


def coming_faults(browser: Browser, pages: Pages, name: str) -> list[str]:
    """Open its page in two widths; return what moves or reaches out."""
    faults = []
    for width in WIDTHS:
        place = pages.places[name]
        with opened(browser, pages.sites.site, place, width=width) as shown:
            shift = shown.visited.shift()
            room = shown.page.evaluate("document.documentElement.scrollWidth")
        faults += [f"at {width} px: layout shift {shift:.3f}"] if shift >= 0.002 else []
        faults += [f"at {width} px: {room} px wide"] if room > width else []
    return faults


def drawing_faults(browser: Browser, pages: Pages, name: str) -> list[str]:
    """Draw it with every executor and on paper; return where it is not the same."""
    sites, place = pages.sites, pages.places[name]
    faults = opening.opening_faults(browser, sites, place, ["http", "plain"])
    return faults + opening.figure_faults(browser, sites, place)


def read_out(shown: Open, pressed: str, index: int = 0) -> str:
    """Press keys on a picture; return what is read out, to screen readers too."""
    shown.part("view canvas").nth(index).focus()
    for key in pressed.split():
        shown.page.keyboard.press(key)
    line = shown.part("view-said").nth(index)
    assert line.get_attribute("aria-live") == "polite"
    return said(shown, index)


def said(shown: Open, index: int = 0) -> str:
    """Return the read-out of a picture, with plain spaces."""
    text: str = shown.part("view-said").nth(index).inner_text()
    return text.replace("\u00a0", " ")
