"""Open every page of the built site in another browser: ``tools.smoke webkit``.

``make test`` looks at each page closely in Chromium; here a page has only to open
without an error, ask nobody else for anything, and show its heading and its figures.
"""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.paths import HTML

ENGINES = ("webkit", "chromium")
BLANK = """() => Array.from(document.querySelectorAll("main img, main svg"))
  .filter((e) => e.getClientRects().length && !e.getBoundingClientRect().height)
  .map((e) => "nothing to see of " + e.outerHTML.slice(0, 80))"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    if len(arguments) not in (1, 2) or arguments[0] not in ENGINES:
        print(f"Name a browser, one of {', '.join(ENGINES)}", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        engine = getattr(playwright, arguments[0])
        program = arguments[1] if arguments[1:] else None
        browser = engine.launch(executable_path=program)
        faults = walk(browser, HTML)
        print(
            f"{arguments[0]} {browser.version}: {len(faults)} faults", *faults, sep="\n"
        )
        browser.close()
    return 1 if faults else 0


def walk(browser: Browser, folder: Path) -> list[str]:
    """Return the faults of every page below a folder; one if there is no page."""
    pages = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html")
    )
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_address[1]}/"
        found = [f"{p}: {f}" for p in pages for f in look(browser, site, p)]
        server.shutdown()
    return found if pages else [f"no page in {folder}"]


def look(browser: Browser, site: str, name: str) -> list[str]:
    """Open one page and return its faults."""
    faults: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda m: m.type == "error" and faults.append(m.text))
    page.on("request", lambda r: _is_foreign(r.url, site) and faults.append(r.url))
    page.goto(site + name, wait_until="load")
    if not page.locator("h1").first.is_visible():
        faults.append("no heading to see")
    faults += page.evaluate(BLANK)
    page.close()
    return faults


def _is_foreign(url: str, site: str) -> bool:
    return not url.startswith((site, "data:", "blob:"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
