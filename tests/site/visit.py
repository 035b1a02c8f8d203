"""Open a page with the network closed, and note all that it does and says."""

import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Response, Route, sync_playwright

from tools.browser import browser as find_browser

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
def open_browser() -> Iterator[Browser]:
    """Start a real Chromium, without a window, and close it at the end."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.name == "posix" else []
        program = str(find_browser())
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
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
    **context_options: Any,
) -> Iterator[Visit]:
    """Open the page and wait until it is at rest.

    own              what addresses of the site itself begin with; all others are shut
    width            of the window, px
    scripts          which run in each page before its own
    context_options  e.g. color_scheme="dark", java_script_enabled=False
    """
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, **context_options)
    for script in (_NOTE, *scripts):
        context.add_init_script(script)
    noted = Visit(context.new_page())

    def gate(route: Route) -> None:
        if route.request.url.startswith((own, "data:", "blob:")):
            route.continue_()
        else:
            noted.third_party.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    _listen(noted)
    noted.page.goto(url, wait_until="load")
    noted.page.wait_for_timeout(150)
    yield noted
    context.close()


def _listen(noted: Visit) -> None:
    def hear(message: Any) -> None:
        if message.type in {"error", "warning"}:
            noted.console.append(f"{message.type}: {message.text}")

    def note_response(response: Response) -> None:
        noted.responses.append(response)
        if response.status >= 400:
            noted.failed.append(f"{response.status} {response.url}")

    noted.page.on("console", hear)
    noted.page.on("pageerror", lambda error: noted.console.append(f"error: {error}"))
    noted.page.on("response", note_response)
