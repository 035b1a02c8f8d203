"""Links within the book lead somewhere; each source is listed, and said how checked."""

import re
from pathlib import Path
from urllib.parse import unquote

from d2lutils.notebooks.places import identifier, slug
from tools.checks.page import CODE_OR_MATH, Check, Page, headings, load, markdown
from tools.paths import ROOT

LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
URL = re.compile(r"https?://[^\s)>\]]+")
HOW_CHECKED = re.compile(
    r"\b(opened|secondary source|computed here|not verified)\b", re.IGNORECASE
)
BIB_FIELD = re.compile(r"^\s*(?:url|doi|eprint)\s*=\s*[{\"](.+?)[}\"]", re.MULTILINE)
ITEM = re.compile(r"^[-*] ", re.MULTILINE)


def relative_links_lead_somewhere(page: Page) -> list[str]:
    """Each relative link names a file that exists and a heading it has."""
    problems = []
    for cell in markdown(page):
        for target in LINK.findall(CODE_OR_MATH.sub(" ", cell.source)):
            if not re.match(r"[a-z]+:", target):
                reason = broken(unquote(target), page.path)
                problems += [f"cell {cell.number}: {reason}"] if reason else []
    return problems


def broken(target: str, source: Path) -> str:
    """Return why a relative link leads nowhere, or "" if it leads somewhere."""
    name, _, anchor = target.partition("#")
    file = (source.parent / name).resolve() if name else source
    if not file.exists():
        return f"{target} leads to no file"
    if anchor and anchor not in anchors(file):
        return f"{target} leads to no heading"
    return ""


def anchors(file: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and the book make them."""
    if file.suffix == ".ipynb":
        text = "\n\n".join(cell.source for cell in markdown(load(file)))
    else:
        text = file.read_text(encoding="utf-8")
    return {slug(title) for _, title in headings(text)}


def sources_say_how_they_were_checked(page: Page) -> list[str]:
    """Each source says: opened, secondary source, computed here or not verified."""
    items = _sources(page)
    odd = [item for item in items if not HOW_CHECKED.search(item)]
    problems = [f"not said how checked: {item.strip()[:60]!r}" for item in odd]
    return problems if items else ["there are no sources"]


def sources_are_in_the_bibliography(page: Page) -> list[str]:
    """Each URL under Sources, or the work it is a page of, stands in references.bib."""
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    known = tuple(identifier(found) for found in BIB_FIELD.findall(text))
    urls = [url.rstrip(".,;*") for item in _sources(page) for url in URL.findall(item)]
    missing = [url for url in urls if not identifier(url).startswith(known)]
    return [f"references.bib lacks {url}" for url in missing]


def _sources(page: Page) -> list[str]:
    texts = [cell.source for cell in markdown(page) if cell.section == "Sources"]
    return [item for text in texts for item in ITEM.split(text)[1:]]


CHECKS: list[Check] = [relative_links_lead_somewhere]
SOURCES: list[Check] = [
    sources_say_how_they_were_checked,
    sources_are_in_the_bibliography,
]
