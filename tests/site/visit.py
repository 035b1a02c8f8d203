"""Open a page with the network closed, and note all that it does and says."""

import gzip
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response, Route, sync_playwright

from tools.browser import headless

_NOTE = """
window.siteNotes = { violations: [], shift: 0 };
document.addEventListener("securitypolicyviolation", (event) => {
  const what = event.blockedURI || event.sample;
  siteNotes.violations.push(`policy: ${event.violatedDirective} stops ${what}`);
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) siteNotes.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_FORGET = """() => {
  try { localStorage.clear(); sessionStorage.clear(); } catch { /* there is none */ }
}"""
_LEFT = 6  # windows that stay open


@dataclass
class Visit:
    """An open page, and what was noted from its first request on."""

    page: Page
    console: list[str] = field(default_factory=list)
    third_party: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    def weight(self) -> int:
        """Return the bytes of all that came, each file compressed by gzip."""
        bodies = [r.body() for r in self.responses if r.ok]
        return sum(min(len(body), len(gzip.compress(body))) for body in bodies)

    def violations(self) -> list[str]:
        """Return what the page's own Content-Security-Policy has stopped."""
        return self.page.evaluate("siteNotes.violations")

    def shift(self) -> float:
        """Return how much of the page has jumped so far (cumulative layout shift)."""
        return self.page.evaluate("siteNotes.shift")

    def noise(self) -> list[str]:
        """Return all that a silent page has none of."""
        return self.third_party + self.failed + self.console + self.violations()


@contextmanager
def open_browser(program: Path | None = None) -> Iterator[Browser]:
    """Start a Chromium without a window, and close it at the end.

    program  of the browser; by default the headless shell, if there is one

    Without a window there is no graphics processor either; to make do as if there were
    one takes a fifth more time.
    """
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu"]
        arguments += ["--no-sandbox"] if os.name == "posix" else []
        path = str(program or headless())
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    own: str,
    width: int = 1280,
    scripts: Sequence[str] = (),
    settle: int = 150,
    fresh: bool = False,
    **context_options: Any,
) -> Iterator[Visit]:
    """Open the page and wait until it is at rest.

    own              what addresses of the site itself begin with; all others are shut
    width            of the window, px
    scripts          which run in each page before its own
    settle           ms that are waited after the page has loaded
    fresh            whether in a window that nothing else has used or will use
    context_options  e.g. color_scheme="dark", java_script_enabled=False

    A new window costs more than the page in it, so one that has been left is used
    again: blank, without what was stored, and with the same scripts and options.
    """
    left, key = _left(browser), repr((scripts, sorted(context_options.items())))
    old = None if fresh else left.pop(key, None)
    page = old or _window(browser, scripts, context_options)
    page.set_viewport_size({"width": width, "height": 900})
    noted = Visit(page)

    def gate(route: Route) -> None:
        if route.request.url.startswith((own, "data:", "blob:")):
            route.continue_()
        else:
            noted.third_party.append(route.request.url)
            route.abort()

    page.route("**/*", gate)
    heard = _listen(noted)
    try:
        page.goto(url, wait_until="load")
        if settle:
            page.wait_for_timeout(settle)
        yield noted
    except BaseException:
        page.context.close()
        raise
    if fresh:
        page.context.close()
        return
    for event, hear in heard.items():
        page.remove_listener(event, hear)
    _leave(page, context_options)
    left[key] = page
    if len(left) > _LEFT:
        left.pop(next(iter(left))).context.close()


@cache
def _left(browser: Browser) -> dict[str, Page]:
    """Return the windows of a browser that nobody uses, the oldest first."""
    return {}


def _window(browser: Browser, scripts: Sequence[str], options: dict[str, Any]) -> Page:
    context = browser.new_context(**options)
    for script in (_NOTE, *scripts):
        context.add_init_script(script)
    return context.new_page()


def _leave(page: Page, options: dict[str, Any]) -> None:
    """Make a window as it was: blank, and without anything stored."""
    page.unroute_all(behavior="ignoreErrors")
    page.evaluate(_FORGET)
    page.mouse.move(-1, -1)
    page.emulate_media(
        media="screen",
        color_scheme=options.get("color_scheme", "light"),
        reduced_motion=options.get("reduced_motion", "no-preference"),
    )
    page.goto("about:blank")


def _listen(noted: Visit) -> dict[Any, Callable[[Any], None]]:
    """Note what the page does; return what listens, by event."""

    def hear(message: Any) -> None:
        if message.type in {"error", "warning"}:
            noted.console.append(f"{message.type}: {message.text}")

    def note_response(response: Response) -> None:
        noted.responses.append(response)
        if response.status >= 400:
            noted.failed.append(f"{response.status} {response.url}")

    def note_error(error: Any) -> None:
        noted.console.append(f"error: {error}")

    heard = {"console": hear, "pageerror": note_error, "response": note_response}
    for event, listener in heard.items():
        noted.page.on(event, listener)
    return heard
