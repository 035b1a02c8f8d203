"""The works of ``references.bib`` in Markdown, each with the notebooks that use it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pybtex.backends.markdown import Backend
from pybtex.database import BibliographyData, Entry, parse_file
from pybtex.style.formatting.unsrt import Style
from pybtex.style.template import field, href, join, sentence

from d2lutils.messages import back as text
from d2lutils.notebooks.places import Section, identifier

BIBLIOGRAPHY = "references.bib"
SOURCES = "Sources"
_URL = re.compile(r"https?://[^\s)>\]]+")


class BookStyle(Style):  # type: ignore[misc]
    """Authors, title as it is written, where, when, and one link."""

    def format_title(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Return the title, its capitals kept: a name in it stays a name."""
        title = field(which_field)
        return sentence[title] if as_sentence else title

    def format_web_refs(self, e: Entry) -> Any:
        """Return the link, named by its DOI or its host."""
        url = address(e)
        host = urlsplit(url).netloc.removeprefix("www.")
        name = f"doi:{e.fields['doi']}" if "doi" in e.fields else host
        return sentence[href(url)[name]] if url else join[""]


def address(entry: Entry) -> str:
    """Return the URL of a work, or nothing."""
    if "doi" in entry.fields:
        return f"https://doi.org/{entry.fields['doi']}"
    return str(entry.fields.get("url", ""))


@cache
def bibliography(path: Path) -> BibliographyData:
    """Return the entries of the file."""
    return parse_file(str(path), bib_format="bibtex")


def users(sections: Iterable[Section], entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Return by key the sections "Sources" whose links lead to a work or its pages."""
    found: dict[str, list[Section]] = {key: [] for key in entries}
    named = {key: _names(entry) for key, entry in entries.items()}
    for section in sections:
        if section.heading != SOURCES:
            continue
        cited = [identifier(u.rstrip(".,;*")) for u in _URL.findall(section.text)]
        for key, names in named.items():
            if any(one.startswith(name) for one in cited for name in names):
                found[key].append(section)
    return found


def _names(entry: Entry) -> list[str]:
    fields = (entry.fields.get(name) for name in ("doi", "url", "eprint"))
    return [identifier(one) for one in fields if one]


def listed(sections: Iterable[Section], root: Path, folder: Path) -> str:
    """Return the works in Markdown, by author and year, each with its users.

    folder  of the page that shall hold them
    """
    entries = bibliography(root / BIBLIOGRAPHY).entries
    used = users(sections, entries)
    keys = sorted(entries, key=lambda key: _order(entries[key]))
    style = BookStyle()  # to make one takes longer than to use it
    said = {k: style.format_entry("", entries[k]).text.render(Backend()) for k in keys}
    return "\n".join(_item(said[key], used[key], folder) for key in keys)


def _order(entry: Entry) -> tuple[str, str, str]:
    people = [" ".join(p.last_names).lower() for p in entry.persons.get("author", [])]
    return " ".join(people), entry.fields.get("year", ""), entry.fields["title"]


def _item(said: str, used: Iterable[Section], folder: Path) -> str:
    links = [
        f"[{one.title}]({one.path.relative_to(folder).as_posix()}#{one.anchor})"
        for one in used
    ]
    words = " ".join(said.split())
    return f"- {words} " + text.USED_IN.say(
        links=", ".join(links) or text.NOWHERE.say()
    )
