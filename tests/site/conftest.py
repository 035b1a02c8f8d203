"""The built site, a server for it on this machine only, and a browser."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tools.browser import browser as find_browser
from tools.paths import HTML


@pytest.fixture(scope="session")
def html() -> Path:
    """Return the folder of the built site."""
    folder = Path(os.environ.get("BOOK_HTML") or HTML)
    if not (folder / "index.html").is_file():
        pytest.fail(f"no site in {folder}: run `make book`, or set BOOK_HTML")
    return folder


@pytest.fixture(scope="session")
def pages(html: Path) -> list[str]:
    """Return every page of the site, as paths below its root."""
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    assert "index.html" in found
    return found


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """Return a function that serves a folder on localhost and gives its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def site(html: Path, serve) -> str:
    """Return the address of the served site."""
    return serve(html)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a real Chromium, without a window."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.name == "posix" else []
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=arguments
        )
        yield browser
        browser.close()
