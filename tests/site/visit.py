"""Open a page with the network closed, and note all that it does and says."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Response, Route


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


@contextmanager
def visit(
    browser: Browser, url: str, *, own: str, width: int = 1280, **context_options: Any
) -> Iterator[Visit]:
    """Open the page and wait until it is at rest.

    own              what addresses of the site itself begin with; all others are shut
    width            of the window, px
    context_options  e.g. color_scheme="dark", java_script_enabled=False
    """
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, **context_options)
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
