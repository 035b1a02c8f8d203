"""Print the whole book into one PDF, by a browser: ``make pdf``.

The pages of the built site are joined into one, as they are: figures, formulas and
solutions open. The browser breaks it into sheets, tags it and writes its outline.
"""

import io
import logging
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from d2lutils.messages import offline as text
from d2lutils.notebooks.home import home_of
from d2lutils.site.pages import STATIC
from tools.book import build
from tools.browser import NoBrowserError, browser
from tools.paths import BUILD, HTML, ROOT

TARGET = BUILD / "neural-networks-in-motion.pdf"
JOIN = Path(__file__).with_name("join_pages.js")
Heading = tuple[str, str]  # the id of its article, its words
_NUMBER_CONTENTS = """(begins) => {
  for (const link of document.querySelectorAll(".printed-contents a")) {
    const begin = begins[link.hash.slice(1)];
    if (begin) link.dataset.sheet = begin;
  }
}"""
_CONTENTS = re.compile(r'<nav class="contents".*?</nav>', re.DOTALL)
_LINK = re.compile(r'href="([^"#]+\.html)"')
_FOOTER = (
    '<div style="width: 100%; text-align: center; color: #48566b; '
    'font: 8pt system-ui, sans-serif"><span class="pageNumber"></span></div>'
)


def main() -> int:
    """Build the site and print it; return the exit code."""
    code = build()
    if code:
        return code
    start = time.perf_counter()
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it repairs and says so
    try:
        print_book(HTML, TARGET, address=home_of(ROOT / "_config.yml").site)
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    size, seconds = TARGET.stat().st_size / 1e6, time.perf_counter() - start
    print(f"\nThe book is printed ({seconds:.0f} s): {TARGET} ({size:.1f} MB)")
    return 0


def print_book(site: Path, target: Path, *, address: str) -> None:
    """Print the pages of a built site, in the order of its contents, into one PDF.

    site     folder of the built site
    target   the file to write; an earlier one is replaced when all went well
    address  base URL of the site: where links lead that leave the book
    """
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.name == "posix" else []
        chromium = playwright.chromium.launch(
            executable_path=str(browser()), args=arguments
        )
        context = chromium.new_context(bypass_csp=True, color_scheme="light")
        context.route(lambda url: not url.startswith(("file:", "data:")), _refuse)
        page = context.new_page()
        page.goto((site / "index.html").as_uri(), wait_until="commit")
        headings = _join(page, site, address)
        page.evaluate(_NUMBER_CONTENTS, _beginnings(_print(page), headings))
        printed = _print(page)
        chromium.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    _with_titles(printed, headings).write(unfinished)
    unfinished.replace(target)


def _print(page: Page) -> bytes:
    return page.pdf(
        format="A4",
        prefer_css_page_size=True,
        outline=True,
        tagged=True,
        print_background=True,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=_FOOTER,
    )


def _beginnings(printed: bytes, headings: list[Heading]) -> dict[str, int]:
    """Return the number of the sheet on which each article begins, by its id."""
    book = PdfReader(io.BytesIO(printed))
    sheets = {page.indirect_reference: n for n, page in enumerate(book.pages, start=1)}
    entries = _entries(book.trailer["/Root"]["/Outlines"])
    begins: dict[str, int] = {}
    for heading, entry in zip(headings, entries, strict=True):
        place = entry["/Dest"][0]
        begins.setdefault(heading[0], sheets[place])
    return begins


def _with_titles(printed: bytes, headings: list[Heading]) -> PdfWriter:
    """Give the entries of the outline the words of their headings.

    The browser drops formulas and the spaces where a line ends, and says a heading
    twice that it moved to the next sheet.
    """
    book = PdfWriter(clone_from=PdfReader(io.BytesIO(printed)))
    entries = list(_entries(book.root_object["/Outlines"]))
    for entry, (_, heading) in zip(entries, headings, strict=True):
        entry[NameObject("/Title")] = TextStringObject(heading)
    return book


def _entries(parent: Any) -> Iterator[Any]:
    """Yield what hangs below an entry of the outline, in the order of the pages."""
    entry = parent.get("/First")
    while entry is not None:
        entry = entry.get_object()
        yield entry
        yield from _entries(entry)
        entry = entry.get("/Next")


def order(site: Path) -> list[str]:
    """Return the pages of the site in the order of the contents, the index first."""
    index = (site / "index.html").read_text(encoding="utf-8")
    contents = _CONTENTS.search(index)
    named = _LINK.findall(contents.group()) if contents else []
    return list(dict.fromkeys(["index.html", *named]))


def _join(page: Page, site: Path, address: str) -> list[Heading]:
    """Put all pages into the one that is open; return the headings."""
    names = order(site)
    pages = [[name, (site / name).read_text(encoding="utf-8")] for name in names]
    title = re.search(r"<title>(.*?)</title>", pages[0][1], re.DOTALL)
    page.set_content(
        '<!DOCTYPE html><html lang="en" data-theme="light"><meta charset="utf-8"/>'
        f"<title>{title[1].strip() if title else ''}</title>"
        + "".join(f'<link rel="stylesheet" href="_static/{s}"/>' for s in _sheets(site))
        + f"<style>{(STATIC / 'print.css').read_text(encoding='utf-8')}</style>"
        "<main></main></html>"
    )
    words = {"contents": text.CONTENTS.say()}
    about: dict[str, Any] = {"pages": pages, "address": address, "words": words}
    headings: list[Heading] = page.evaluate(JOIN.read_text(encoding="utf-8"), about)
    page.evaluate("document.fonts.ready.then(() => true)")
    return headings


def _sheets(site: Path) -> list[str]:
    wanted = ("katex.css", "book.css", "quiz.css")
    return [name for name in wanted if (site / "_static" / name).is_file()]


def _refuse(route: Any, request: Request) -> None:
    """Keep the network closed: what is printed comes from this machine."""
    route.abort()


if __name__ == "__main__":
    sys.exit(main())
