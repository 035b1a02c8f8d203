"""The files beside the pages: notebooks to download, styles, search page, site map."""

import html
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from d2lutils.messages import site as text
from d2lutils.site.furniture import home_of_book
from d2lutils.site.pages import STATIC

Page = tuple[str, dict[str, Any], str]


def setup(app: Sphinx) -> None:
    """Register the pages without a source and the files that no template makes."""
    app.connect("html-collect-pages", own_pages)
    app.connect("build-finished", add_files)


def own_pages(app: Sphinx) -> Iterator[Page]:
    """Give the search page and the page for addresses that lead nowhere."""
    words = {name: message.say() for name, message in text.ON_PAGE.items()}
    yield "search", {"title": words["search"]}, "search.html"
    styles = (STATIC / "book.css").read_text(encoding="utf-8")
    yield "404", {"title": words["lost"], "styles": styles}, "404.html"


def add_files(app: Sphinx, exception: Exception | None) -> None:
    """Put what no template makes beside the pages."""
    if exception is not None or app.builder.name != "html":
        return
    out = Path(app.outdir)
    katex = getattr(app.builder, "book_katex", "")
    if katex:
        (out / "_static" / "katex.css").write_text(katex, encoding="utf-8")
    for source in notebooks(app):
        target = out / source
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(app.srcdir) / source, target)
    _write_site_map(app, out)


def notebooks(app: Sphinx) -> list[Path]:
    """Return the notebooks of the book, as paths below its folder."""
    found = (Path(app.env.doc2path(n, base=False)) for n in app.env.found_docs)
    return sorted(path for path in found if path.suffix == ".ipynb")


def _write_site_map(app: Sphinx, out: Path) -> None:
    home = home_of_book(Path(app.srcdir))
    if home is None:
        return
    root = app.config.root_doc
    names = ["" if n == root else f"{n}.html" for n in sorted(app.env.found_docs)]
    places = "".join(
        f"<url><loc>{html.escape(f'{home.site}/{name}')}</loc></url>\n"
        for name in names
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    site_map = f'{head}<urlset xmlns="{schema}">\n{places}</urlset>\n'
    (out / "sitemap.xml").write_text(site_map, encoding="utf-8")
    robots = f"User-agent: *\nAllow: /\nSitemap: {home.site}/sitemap.xml\n"
    (out / "robots.txt").write_text(robots, encoding="utf-8")
