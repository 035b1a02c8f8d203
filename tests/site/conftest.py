"""The built site, a server for it on this machine only, and a browser."""

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site.explorables import places
from tests.site.visit import Visit, open_browser, visit
from tools.paths import HTML

SOUND = (
    "<!DOCTYPE html><html lang='en'><head>{head}<title>t</title>"
    "<link rel='icon' href='data:,'><style>"
    ":focus-visible {{ outline: 3px solid #00609a }} main:focus {{ outline: 0 }}"
    "</style></head><body><a href='#main'>Skip</a>"
    "<main id='main' tabindex='-1'><h1>t</h1>{body}</main></body></html>"
)


def built() -> Path:
    """Return the folder where the built site is to be."""
    return Path(os.environ.get("BOOK_HTML") or HTML).resolve()


def page_names(folder: Path) -> list[str]:
    """Return every page of a site, as paths below its root."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html")
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each page, and of each explorable, of the built site."""
    if "page_name" in metafunc.fixturenames:
        metafunc.parametrize("page_name", page_names(built()))
    if "explorable" in metafunc.fixturenames:
        names = [place.name for place in places(built())]
        metafunc.parametrize("explorable", names)


@pytest.fixture(scope="session")
def html() -> Path:
    """Return the folder of the built site."""
    folder = built()
    if not (folder / "index.html").is_file():
        pytest.fail(f"no site in {folder}: run `make book`, or set BOOK_HTML")
    return folder


@pytest.fixture(scope="session")
def pages(html: Path) -> list[str]:
    """Return every page of the site, as paths below its root."""
    found = page_names(html)
    assert "index.html" in found
    return found


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder on localhost and gives its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        # Polled for the end more often than by default, or each server costs 0.5 s.
        run = functools.partial(server.serve_forever, poll_interval=0.02)
        threading.Thread(target=run, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(html: Path, serve: Callable[[Path], str]) -> str:
    """Return the address of the served site."""
    return serve(html)


@pytest.fixture(scope="session")
def disk(html: Path) -> str:
    """Return the address of the site on disk."""
    return html.as_uri() + "/"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a Chromium without a window."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def opened(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> Callable[..., AbstractContextManager[Visit]]:
    """Return a function that opens a sound page with this in its body and its head."""

    def open_page(
        body: str, head: str = "", **options: Any
    ) -> AbstractContextManager[Visit]:
        text = SOUND.format(body=body, head=head)
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        own = serve(tmp_path)
        return visit(chromium, own + "page.html", own=own, **options)

    return open_page
