"""How an explorable comes: over http and from disk, with and without WebAssembly."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from tests.site.explorables import Open, Place, executor, opened
from tests.site.visit import visit

SHIFT = 0.05
WIDTHS = (1280, 360)
NO_WASM = "delete globalThis.WebAssembly;"
# As a policy that forbids it does; with the policy itself where a page is made for it.
FORBIDDEN_WASM = """
WebAssembly.compile = async () => { throw new WebAssembly.CompileError("forbidden"); };
"""
STATIC = Path(__file__).with_name("explorables_still.js").read_text(encoding="utf-8")
_SPARE = 60  # px around the picture


class Sites(NamedTuple):
    """What addresses of the site begin with: of its server, of its folder on disk."""

    site: str
    disk: str


class Way(NamedTuple):
    """How to open a page: where, link and scripts as for opened(), what computes."""

    where: str
    link: str
    scripts: tuple[str, ...]
    executor: str


WAYS = {
    "http": Way("site", "", (), "wasm"),
    "disk": Way("disk", "", (), "wasm"),
    "plain": Way("site", "?plain", (), "js"),
    "no WebAssembly": Way("disk", "", (NO_WASM,), "js"),
    "WebAssembly forbidden": Way("site", "", (FORBIDDEN_WASM,), "js"),
}


def opening_faults(
    browser: Browser, sites: Sites, place: Place, ways: Iterable[str] = WAYS
) -> list[str]:
    """Open the page in these ways; return where the explorable is not the same."""
    first: dict[str, Any] = {}
    faults = []
    for way in ways:
        where, link, scripts, computes = WAYS[way]
        with opened(browser, getattr(sites, where), place, link, scripts) as shown:
            shown.page.mouse.move(0, 0)
            first = first or shown.do("look")
            found = shown.visited.noise() + arrival_faults(shown, first, computes)
            faults += [f"{way}: {fault}" for fault in found]
    return faults


def arrival_faults(shown: Open, first: dict[str, Any], computes: str) -> list[str]:
    """Return where an explorable that has come differs from the first that came.

    computes  what computes it where it is not recorded
    """
    shown.page.mouse.move(0, 0)  # a window that was used has the pointer somewhere
    seen, computes = shown.do("look"), executor(shown.place.payload, computes)
    wanted = {**first, "state": "ready", "executor": computes, "body": True}
    wanted |= {"figure": False, "error": "", "notice": ""}
    return [
        f"{key} is {seen[key]}, not {value}"
        for key, value in wanted.items()
        if seen[key] != value
    ] + ([] if bool(seen["said"]) != seen["asks"] else [f"says: {seen['said']}"])


def shift_faults(browser: Browser, sites: Sites, place: Place) -> list[str]:
    """Return by how much the page jumps while the explorable comes, if too much."""
    faults = []
    for width in WIDTHS:
        with opened(browser, sites.site, place, width=width) as shown:
            faults += jump_faults(shown)
    return faults


def jump_faults(shown: Open) -> list[str]:
    """Return by how much the page has jumped so far, if too much."""
    shift, size = shown.visited.shift(), shown.page.viewport_size
    width = size["width"] if size else 0
    return [f"at {width} px: layout shift {shift:.3f}"] if shift >= SHIFT else []


def figure_faults(browser: Browser, sites: Sites, place: Place) -> list[str]:
    """Return what is wrong with the picture without JavaScript, and on paper."""
    options = {"java_script_enabled": False, "width": 360}
    url = sites.disk + place.page
    with visit(browser, url, own=sites.disk, **options) as visited:
        found = still_faults(visited.page, place.name)
        faults = [f"without JavaScript: {fault}" for fault in found]
    with opened(browser, sites.site, place) as shown:
        return faults + paper_faults(shown)


def paper_faults(shown: Open) -> list[str]:
    """Return what is wrong with the picture on paper."""
    shown.page.emulate_media(media="print")
    found = still_faults(shown.page, shown.place.name)
    shown.page.emulate_media(media="screen")
    return [f"on paper: {fault}" for fault in found]


def still_faults(page: Page, name: str) -> list[str]:
    """Return what is wrong with the picture of an explorable that does not run."""
    return _still(page.evaluate(STATIC, name))


def _still(seen: dict[str, Any]) -> list[str]:
    faults = [] if seen["label"] else ["the picture has no words"]
    faults += [] if seen["shown"] else ["the picture is not shown"]
    faults += [f"{name} is shown" for name in seen["others"]]
    much = seen["empty"] > _SPARE
    return faults + ([f"{seen['empty']:.0f} px are empty"] if much else [])
