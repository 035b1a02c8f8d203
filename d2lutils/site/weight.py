"""No page may be heavy: its own size and that of the files it asks for, as sent."""

import gzip
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.util import logging

from d2lutils.messages import site as text

LOGGER = logging.getLogger(__name__)
BYTES, REQUESTS = 250_000, 24  # compressed by gzip; before any interaction


class Weight(NamedTuple):
    """What a page costs to open; bytes are compressed by gzip."""

    bytes: int
    requests: int


def setup(app: Sphinx) -> None:
    """Weigh the pages after all files are written."""
    app.connect("build-finished", weigh_pages, priority=900)


def weigh_pages(app: Sphinx, exception: Exception | None) -> None:
    """Warn of each page over the budget, with its source."""
    if exception is not None or app.builder.name != "html":
        return
    for docname in sorted(app.env.found_docs):
        weight = weigh(Path(app.outdir) / f"{docname}.html")
        if weight.bytes > BYTES or weight.requests > REQUESTS:
            message = text.OVER_BUDGET.say(
                size=round(weight.bytes / 1000),
                most=BYTES // 1000,
                requests=weight.requests,
                most_requests=REQUESTS,
            )
            LOGGER.warning(message, location=docname, type="book", subtype="weight")


def weigh(page: Path) -> Weight:
    """Return what a page and the files it loads at once cost, without the icon."""
    reader = _Loaded()
    reader.feed(page.read_text(encoding="utf-8"))
    places = {urlsplit(link).path for link in reader.links}
    files = [(page.parent / place).resolve() for place in places]
    sizes = [_compressed(f) for f in (page.resolve(), *files) if f.is_file()]
    return Weight(sum(sizes), 1 + len(files))


class _Loaded(HTMLParser):
    """Collects the addresses of style sheets, scripts and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = "href" if tag == "link" else "src"
        link, kind = values.get(name) or "", values.get("rel")
        loads = tag in {"script", "img"} or kind in {"stylesheet", "preload"}
        if loads and link and not link.startswith("data:"):
            self.links.append(link)


def _compressed(path: Path) -> int:
    return _compressed_at(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _compressed_at(path: Path, _: int) -> int:
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content)))
