"""How an explorable comes: over http and from disk, with and without WebAssembly."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser

from tests.site.explorables import Place, executor, opened
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
            seen = shown.do("look")
            first = first or seen
            found = shown.visited.noise() + _differences(
                seen, first, executor(place.payload, computes)
            )
            faults += [f"{way}: {fault}" for fault in found]
    return faults


def _differences(
    seen: dict[str, Any], first: dict[str, Any], computes: str
) -> list[str]:
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
            shift = shown.visited.shift()
            if shift >= SHIFT:
                faults.append(f"at {width} px: layout shift {shift:.3f}")
    return faults


def figure_faults(browser: Browser, sites: Sites, place: Place) -> list[str]:
    """Return what is wrong with the picture without JavaScript, and on paper."""
    options = {"java_script_enabled": False, "width": 360}
    url = sites.disk + place.page
    with visit(browser, url, own=sites.disk, **options) as visited:
        found = _still(visited.page.evaluate(STATIC, place.name))
        faults = [f"without JavaScript: {fault}" for fault in found]
    with opened(browser, sites.site, place) as shown:
        shown.page.emulate_media(media="print")
        found = _still(shown.page.evaluate(STATIC, place.name))
    return faults + [f"on paper: {fault}" for fault in found]


def _still(seen: dict[str, Any]) -> list[str]:
    faults = [] if seen["label"] else ["the picture has no words"]
    faults += [] if seen["shown"] else ["the picture is not shown"]
    faults += [f"{name} is shown" for name in seen["others"]]
    much = seen["empty"] > _SPARE
    return faults + ([f"{seen['empty']:.0f} px are empty"] if much else [])
