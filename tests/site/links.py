"""Links and anchors inside a site, read from its files alone."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.site.addresses import address_fault
from tests.site.explorables import places

Payloads = dict[Path, list[dict[str, Any]]]  # of the explorables of each page
_SAYING = {"canonical", "alternate", "license", "next", "prev"}  # nothing is loaded


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in {"href", "src", "action", "xlink:href"} and value:
                self.links.append(value)
            if name in {"src", "srcset", "poster", "data"} and value:
                self.parts.append(value)
        named = dict(attrs)
        if tag == "link" and not _SAYING & set((named.get("rel") or "").split()):
            self.parts.append(named.get("href") or "")


def read_page(path: Path) -> _Page:
    """Return the ids and the links of a page."""
    return _read(path.read_text(encoding="utf-8"))


@cache
def _read(text: str) -> _Page:
    """Return what a page's text has: it is asked for more than once, and slow."""
    page = _Page()
    page.feed(text)
    return page


def broken_links(root: Path) -> list[str]:
    """Return each link to a file, anchor or setting that the site does not have."""
    root = root.resolve()
    pages = {path: read_page(path) for path in root.rglob("*.html")}
    payloads: Payloads = {path: [] for path in pages}
    for place in places(root):
        payloads[root / place.page].append(place.payload)
    faults = []
    for path, page in pages.items():
        for link in page.links:
            reason = _fault(link, path, pages, payloads, root)
            if reason:
                faults.append(f"{path.relative_to(root)}: {link} ({reason})")
    return faults


def _fault(
    link: str, path: Path, pages: dict[Path, _Page], payloads: Payloads, root: Path
) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return "begins with /, so it fails from a folder or a disk"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file() or root not in target.parents:
        return "no such file"
    if not parts.fragment or target not in pages:
        return ""
    if unquote(parts.fragment) in pages[target].ids:
        return ""
    return address_fault(parts.fragment, payloads[target])


def foreign_parts(root: Path) -> list[str]:
    """Return what pages load, or make ready to load, from another site."""
    faults = []
    for path in root.rglob("*.html"):
        parts = read_page(path).parts
        foreign = [part for part in parts if urlsplit(part).netloc]
        faults += [f"{path.relative_to(root).as_posix()}: {part}" for part in foreign]
    return faults


def repeated_ids(root: Path) -> list[str]:
    """Return each id that a page has twice: a link to it is a matter of luck."""
    faults = []
    for path in root.rglob("*.html"):
        ids = read_page(path).ids
        faults += [f"{path.name}: {name}" for name in set(ids) if ids.count(name) > 1]
    return faults
