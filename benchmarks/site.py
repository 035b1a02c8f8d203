"""A chapter's page against the same notebook in a default Jupyter Book 1."""

import functools
import http.server
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.row import Row
from d2lutils.notebooks.execute import executed_copy
from tests.site.visit import visit
from tools.browser import browser as find_browser
from tools.paths import EXECUTED, HTML, ROOT

CHAPTER = "chapters/backpropagation/backpropagation"
LOADS = 5
SLOWER = 4  # times, of the processor: a middling phone
QUIET = 2000  # ms without a long task: the page is at rest
CONFIG = 'title: Default\nexecute:\n  execute_notebooks: "off"\n'
CONTENTS = "format: jb-book\nroot: page\n"

_WATCH = """
window.busyUntil = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries())
    busyUntil = Math.max(busyUntil, task.startTime + task.duration);
}).observe({ type: "longtask", buffered: true });
"""
_AT_REST = f"() => performance.now() - busyUntil > {QUIET}"
_TIMES = """() => {
  const paint = (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
  const [page] = performance.getEntriesByType("navigation");
  const contentful = paint("first-contentful-paint");
  const parsed = page.domContentLoadedEventEnd;
  const usable = Math.max(contentful, parsed, busyUntil);
  return [paint("first-paint"), contentful, usable].map((ms) => ms / 1000);
}"""


class Times(NamedTuple):
    """When a page got so far, seconds from the start of its loading."""

    first_paint: float
    first_contentful_paint: float
    interaction: float


class Load(NamedTuple):
    """What a page asks for before any interaction."""

    weight: int  # bytes of what came, each file compressed by gzip
    own: int  # requests to the site itself
    third_party: list[str]  # addresses asked for elsewhere; none is answered


def measure() -> list[Row]:
    """Return weight, requests and times of our page, and ratios to the default's.

    Our page is the built one, so ``make book`` comes first.
    """
    with tempfile.TemporaryDirectory() as folder, closed_browser() as browser:
        default = _default_build(Path(folder))
        with served(HTML) as ours, served(default) as other:
            urls = (f"{ours}{CHAPTER}.html", f"{other}page.html")
            loads = [_load(browser, url) for url in urls]
            times = _median_times(browser, urls)
    return [*_load_rows(*loads), *_time_rows(*times)]


@contextmanager
def closed_browser() -> Iterator[Browser]:
    """Start a Chromium that can reach this machine only.

    Names of other hosts are unknown to it, which costs a page nothing; to intercept
    each request would delay the page that makes more of them.
    """
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    arguments += ["--no-sandbox"] if os.name == "posix" else []
    with sync_playwright() as playwright:
        program = str(find_browser())
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


def _default_build(folder: Path) -> Path:
    """Build the executed chapter with Jupyter Book as it comes; return the HTML."""
    executed = executed_copy(ROOT / f"{CHAPTER}.ipynb", cache=EXECUTED)
    shutil.copy(executed, folder / "page.ipynb")
    (folder / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    program = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", program, "build", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the default build failed:\n{done.stderr[-2000:]}")
    return folder / "_build" / "html"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and give its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def _load(browser: Browser, url: str) -> Load:
    own = f"http://{urlsplit(url).netloc}/"
    with visit(browser, url, own=own) as seen:
        if seen.failed:
            raise RuntimeError(f"not a sound page: {seen.failed}")
        return Load(seen.weight(), len(seen.responses), list(seen.third_party))


def _median_times(browser: Browser, urls: tuple[str, ...]) -> list[Times]:
    """Return the median times of each page, loaded in turns with an empty cache."""
    _times(browser, urls[0])  # the first page of all also waits for the browser
    runs = [[_times(browser, url) for url in urls] for _ in range(LOADS)]
    columns = zip(*runs, strict=True)
    return [
        Times(*map(statistics.median, zip(*column, strict=True))) for column in columns
    ]


def _times(browser: Browser, url: str) -> Times:
    """Load the page on a slow processor and wait until it has nothing left to do."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(_WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="load")
    page.wait_for_timeout(QUIET)
    page.wait_for_function(_AT_REST, polling=250)
    times = Times(*page.evaluate(_TIMES))
    context.close()
    return times


def _load_rows(ours: Load, other: Load) -> list[Row]:
    asked = [load.own + len(load.third_party) for load in (ours, other)]
    weights = f"{_kilobytes(ours)}; default {_kilobytes(other)}"
    return [
        Row(
            "weight, gzip",
            math.nan,
            ours.weight / other.weight,
            f"{weights}; bytes of third-party files not included",
        ),
        Row(
            "requests",
            math.nan,
            asked[0] / asked[1],
            f"{asked[0]}, {_elsewhere(ours)}; default {asked[1]}, {_elsewhere(other)};"
            " unanswered, these ask for no more",
        ),
    ]


def _elsewhere(load: Load) -> str:
    hosts = sorted({urlsplit(url).netloc for url in load.third_party})
    named = f" ({', '.join(hosts)})" if hosts else ""
    return f"{len(load.third_party)} of them third-party{named}"


def _kilobytes(load: Load) -> str:
    return f"{load.weight / 1000:.0f} kB"


def _time_rows(ours: Times, other: Times) -> list[Row]:
    rows = []
    for name, mine, default in zip(Times._fields, ours, other, strict=True):
        note = f"default {default:.2f} s; processor {SLOWER}x slower, median of {LOADS}"
        rows.append(Row(name.replace("_", " "), mine, mine / default, note))
    last = rows[-1]
    remark = "; the default's without its third-party scripts"
    return [*rows[:-1], last._replace(note=last.note + remark)]
