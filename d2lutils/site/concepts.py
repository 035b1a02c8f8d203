"""The concept index: ``concepts.csv`` as a table of links in Markdown.

A row is a concept: its number, its name in English and in Chinese, and where it is
taught, a notebook below ``chapters`` and a heading: ``convolution/pooling#padding``.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from d2lutils.messages import back as text
from d2lutils.notebooks.places import Section

TABLE = "concepts.csv"


class Concept(NamedTuple):
    """What is to be learned, and where it is taught."""

    id: str
    english: str
    chinese: str
    place: str


def concepts(root: Path) -> list[Concept]:
    """Return the rows of the table, in its order.

    Raises ValueError if its columns are not those of a concept.
    """
    with (root / TABLE).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    if tuple(head) != Concept._fields or any(len(row) != len(head) for row in rows):
        raise ValueError(text.COLUMNS.say(wanted=",".join(Concept._fields)))
    return [Concept(*row) for row in rows]


def places(sections: Iterable[Section], root: Path) -> dict[str, Section]:
    """Return the sections of the book by the name that the table has for them."""
    found: dict[str, Section] = {}
    for section in sections:
        page = section.path.relative_to(root / "chapters").with_suffix("").as_posix()
        mark = f"#{section.anchor}" if section.anchor else ""
        found.setdefault(page + mark, section)
    return found


def strays(rows: Iterable[Concept], known: Mapping[str, Section]) -> list[str]:
    """Return the rows whose place is not in the book, in words."""
    return [
        text.NO_PLACE.say(id=row.id, place=row.place)
        for row in rows
        if row.place not in known
    ]


def table(rows: Iterable[Concept], known: Mapping[str, Section]) -> str:
    """Return the rows as a table in Markdown, each with a link to its place.

    Raises ValueError if a place is not in the book.
    """
    rows = list(rows)
    if lost := strays(rows, known):
        raise ValueError("; ".join(lost))
    head = [m.say() for m in (text.ID, text.ENGLISH, text.CHINESE, text.PLACE)]
    lines = [head, ["---"] * len(head)]
    lines += [[*row[:3], _link(row.place, known[row.place])] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _link(place: str, section: Section) -> str:
    page, hash_, anchor = place.partition("#")
    words = section.title if not anchor else f"{section.title} › {section.heading}"
    return f"[{words.replace('|', chr(92) + '|')}]({page}.ipynb{hash_}{anchor})"
