"""What surrounds the text of a page: our theme, and only the files the page uses."""

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from d2lutils.messages import site as text
from d2lutils.site.card import has_card
from d2lutils.site.furniture import about, home_of_book, passed
from d2lutils.site.math import line_of
from d2lutils.site.security import policy

LOGGER = logging.getLogger(__name__)
THEME = Path(__file__).with_name("theme")
STATIC = THEME / "static"
# Before the first paint: which theme, that there is JavaScript at all, and the fonts,
# which would otherwise arrive after the first layout and move the lines.
FIRST_SCRIPT = (STATIC / "first.js").read_text(encoding="utf-8").strip()


class Asset(NamedTuple):
    """A style sheet or a script, with a hash of its content against stale caches."""

    name: str
    version: str


def setup(app: Sphinx) -> None:
    """Register the theme and what its templates need."""
    app.add_html_theme("book", str(THEME))
    app.connect("config-inited", leave_out_index)
    app.connect("html-page-context", fill_template, priority=900)
    app.connect("doctree-read", require_alt_text)


def leave_out_index(app: Sphinx, config: Config) -> None:
    """Write no index of Python names: the book defines none."""
    config.html_use_index = False


def require_alt_text(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each image of the Markdown that has no alt text."""
    for image in doctree.findall(nodes.image):
        if not image.get("alt", "").strip():
            message = text.NO_IMAGE_ALT.say(uri=image["uri"])
            where = (app.env.docname, line_of(image))
            LOGGER.warning(message, location=where, type="book", subtype="alt")


def fill_template(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Give the page's template its words, its style sheets and its scripts."""
    katex: str = getattr(app.builder, "book_katex", "")
    math = katex and doctree is not None and any(doctree.findall(_is_math))
    styles = [Asset("katex.css", hash_of(katex.encode("utf-8")))] if math else []
    context["page_styles"] = [*styles, _asset("book.css")]
    context["page_scripts"] = [_asset("book.js")]
    context["first_script"] = FIRST_SCRIPT
    context["policy"] = policy([FIRST_SCRIPT])
    context["words"] = {name: message.say() for name, message in text.ON_PAGE.items()}
    copying = (text.COPY, text.COPIED, text.COPY_FAILED)
    context["copy_words"] = [message.say() for message in copying]
    context["has_sections"] = doctree is not None and _has_sections(doctree)
    context["page_description"] = _description(doctree)
    context["about"] = about(app, pagename, doctree) if doctree is not None else None
    context["passed"] = passed(app, pagename)
    _fill_addresses(app, context)


def _fill_addresses(app: Sphinx, context: dict[str, Any]) -> None:
    home = home_of_book(Path(app.srcdir))
    context["site"] = "" if home is None else home.site + "/"
    context["card"] = home is not None and has_card(app)


def _asset(name: str) -> Asset:
    return Asset(name, hash_of((STATIC / name).read_bytes()))


def hash_of(content: bytes) -> str:
    """Return the part of an asset's address that changes with its content."""
    return hashlib.sha256(content).hexdigest()[:8]


def _is_math(node: nodes.Node) -> bool:
    return isinstance(node, nodes.math | nodes.math_block)


def _has_sections(doctree: nodes.document) -> bool:
    return sum(1 for _ in doctree.findall(nodes.section)) > 2


def _description(doctree: nodes.document | None) -> str:
    """Return the beginning of the page's first paragraph."""
    first = None if doctree is None else doctree.next_node(nodes.paragraph)
    words = "" if first is None else " ".join(first.astext().split())
    return words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + " …"
