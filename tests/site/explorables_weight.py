"""What an explorable of the site costs to see, and to use to the end."""

import gzip
import html as entities
import re
from pathlib import Path
from typing import NamedTuple

FIRST, ALL = 60_000, 1_000_000  # bytes as sent, by gzip
_ROOT = re.compile(r'<figure class="explorable" data-explorable="[^"]+"[^>]*>')
_SHARED = r'(?:src|href)="([^"]*_static/explorables\.{})'


class Weight(NamedTuple):
    """Of one explorable of a page, bytes as sent.

    script   what all explorables have
    parts    of the front end: those that this one needs
    payload  what it needs to be seen
    later    the rest of it, all its runs, and what copies Python
    """

    name: str
    script: int
    styles: int
    parts: int
    payload: int
    later: int

    @property
    def first(self) -> int:
        """Return what comes before it is seen."""
        return self.script + self.styles + self.parts + self.payload

    @property
    def all(self) -> int:
        """Return what has come once all of it has been used."""
        return self.first + self.later


def weights(html: Path) -> list[Weight]:
    """Return what each explorable of the site costs."""
    return [
        _weight(page.parent, text, root)
        for page in sorted(html.rglob("*.html"))
        for text in [page.read_text(encoding="utf-8")]
        for root in _ROOT.findall(text)
    ]


def faults(found: list[Weight]) -> list[str]:
    """Return what is over its limit."""
    told = [f"{w.name}: {w.first} bytes at first" for w in found if w.first > FIRST]
    return told + [f"{w.name}: {w.all} bytes in all" for w in found if w.all > ALL]


def _weight(folder: Path, page: str, root: str) -> Weight:
    def sizes(*names: str) -> int:
        return sum(sent(folder / name) for name in names)

    def told(name: str) -> str:
        found = re.search(rf' {name}="([^"]*)"', root)
        return entities.unescape(found[1]) if found else ""

    source = told("data-source")
    beside = source.rsplit("/", 1)[0]
    script, styles = (
        re.findall(_SHARED.format(kind), page)[0] for kind in ("js", "css")
    )
    parts = [_part(folder / beside, name) for name in told("data-parts").split()]
    runs = [f"{beside}/{name}" for name in told("data-runs").split()]
    rest = [told("data-rest")] if told("data-rest") else []
    return Weight(
        told("data-explorable"),
        sizes(script),
        sizes(styles),
        sum(sent(part) for part in parts),
        sizes(source),
        sizes(*rest, *runs) + sent(_part(folder / beside, "python")),
    )


def _part(folder: Path, name: str) -> Path:
    (file,) = folder.glob(f"part.{name}.*.js")
    return file


def sent(file: Path) -> int:
    """Return the bytes of a file after gzip."""
    return len(gzip.compress(file.read_bytes()))
