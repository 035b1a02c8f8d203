"""What one visit to a page tells: everything that the tests ask of it."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.checks import (
    axe_violations,
    missing_math,
    sideways_scroll,
    source_of,
    unlabelled_pictures,
    unset_math,
)
from tests.site.visit import visit

WIDTHS = (1280, 768, 320)


@dataclass
class Survey:
    """The faults of one page by kind, and what it costs to open."""

    noise: list[str]
    math: list[str]
    pictures: list[str]
    scroll: list[str]
    axe: list[str]
    requests: int
    weight: int


def survey(browser: Browser, site: str, name: str) -> Survey:
    """Open the page once, over http with the network closed, and look at all of it."""
    with visit(browser, site + name, own=site) as seen:
        page = seen.page
        found = Survey(
            noise=seen.third_party + seen.failed + seen.console,
            math=unset_math(page) + missing_math(page, source_of(name)),
            pictures=unlabelled_pictures(page),
            scroll=[],
            axe=[],
            requests=len(seen.responses),
            weight=seen.weight(),
        )
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found.scroll += [f"at {width} px: {f}" for f in sideways_scroll(page)]
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found.axe += [f"{theme}: {fault}" for fault in axe_violations(page)]
    return found


def survey_from_disk(browser: Browser, folder: Path, name: str) -> list[str]:
    """Open the page from its file and return what is wrong there."""
    own = folder.resolve().as_uri() + "/"
    with visit(browser, own + name, own=own) as seen:
        return seen.third_party + seen.console + unset_math(seen.page)


def survey_without_script(browser: Browser, site: str, name: str) -> list[str]:
    """Open the page in a narrow window without JavaScript: is it all there?"""
    options = {"width": 320, "java_script_enabled": False}
    with visit(browser, site + name, own=site, **options) as seen:
        contents = seen.page.locator("nav.contents a").first.is_visible()
        text = seen.page.locator("main h1").first.is_visible()
        return [] if contents and text else ["no text or no contents"]
