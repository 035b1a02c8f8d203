"""The sections of the book's notebooks, and what names a place or a work in a link."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from d2lutils.notebooks.stamp import read

HEADING = re.compile(r"(#{1,6}) +(.*?) *#*")
FENCE = re.compile(r"(```|~~~)")
_HOST = re.compile(r"^https?://(?:(?:dx\.)?doi\.org/|(?:www\.)?arxiv\.org/\w+/|www\.)?")


class Section(NamedTuple):
    """The Markdown below a heading of a notebook, up to the next heading."""

    path: Path
    title: str  # of the notebook
    heading: str
    text: str

    @property
    def anchor(self) -> str:
        """Return what leads to the section in a link; nothing for the title's own."""
        return "" if self.heading == self.title else slug(self.heading)


def sections(path: Path) -> list[Section]:
    """Return the sections of a notebook in order; the first is that of its title."""
    cells = [cell for cell in read(path).cells if cell.cell_type == "markdown"]
    pieces = list(_pieces("\n\n".join(cell.source for cell in cells)))
    title = next((heading for heading, _ in pieces if heading), path.stem)
    return [Section(path, title, heading or title, text) for heading, text in pieces]


def _pieces(source: str) -> Iterator[tuple[str, str]]:
    """Yield headings, and the lines below each; a heading within a fence is code."""
    heading, lines, fenced = "", [], False
    for line in source.split("\n"):
        fenced ^= bool(FENCE.match(line))
        found = None if fenced else HEADING.fullmatch(line)
        if found is None:
            lines.append(line)
            continue
        yield heading, "\n".join(lines)
        heading, lines = found[2], []
    yield heading, "\n".join(lines)


def slug(title: str) -> str:
    """Return the anchor of a heading: small letters, hyphens, no punctuation."""
    return re.sub(r"[^\w\u4e00-\u9fff\- ]", "", title.strip().lower()).replace(" ", "-")


def identifier(url: str) -> str:
    """Return what of a URL names the work: a DOI, an arXiv number, or all of it."""
    plain = unquote(_HOST.sub("", url))
    return plain.rstrip("/").removesuffix(".pdf").lower()
