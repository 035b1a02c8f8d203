"""What surrounds the text of a page: our theme, and only the files the page uses."""

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from d2lutils.messages import site as text
from d2lutils.site.execution import executed
from d2lutils.site.math import line_of

LOGGER = logging.getLogger(__name__)
THEME = Path(__file__).with_name("theme")
STATIC = THEME / "static"
# Before the first paint: which theme, and that there is JavaScript at all.
FIRST_SCRIPT = (STATIC / "first.js").read_text(encoding="utf-8").strip()
_FONT_SOURCES = re.compile(r"(src:url\([^)]*\.woff2\) format\(\"woff2\"\))[^;}]*")
_FONT_FILE = re.compile(r"url\(fonts/([^)]*\.woff2)\)")


class Asset(NamedTuple):
    """A style sheet or a script, with a hash of its content against stale caches."""

    name: str
    version: str


def setup(app: Sphinx) -> None:
    """Register the theme, what its templates need, and the files beside the pages."""
    app.add_html_theme("book", str(THEME))
    app.connect("html-page-context", fill_template, priority=900)
    app.connect("build-finished", add_katex_styles)
    app.connect("doctree-read", require_alt_text)


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
    math = doctree is not None and any(doctree.findall(_is_math))
    styles = [Asset("book.css", _version(STATIC / "book.css"))]
    if math:
        styles.insert(0, Asset("katex.css", _version(_katex(app) / "katex.min.css")))
    context["page_styles"] = styles
    context["page_scripts"] = [Asset("book.js", _version(STATIC / "book.js"))]
    context["first_script"] = FIRST_SCRIPT
    context["words"] = {name: message.say() for name, message in text.ON_PAGE.items()}
    copying = (text.COPY, text.COPIED, text.COPY_FAILED)
    context["copy_words"] = [message.say() for message in copying]
    context["has_sections"] = doctree is not None and _has_sections(doctree)
    context["page_description"] = _description(doctree)
    context["run"] = _run(app, pagename)


def _is_math(node: nodes.Node) -> bool:
    return isinstance(node, nodes.math | nodes.math_block)


def _has_sections(doctree: nodes.document) -> bool:
    return sum(1 for _ in doctree.findall(nodes.section)) > 2


def _description(doctree: nodes.document | None) -> str:
    """Return the beginning of the page's first paragraph."""
    first = None if doctree is None else doctree.next_node(nodes.paragraph)
    words = "" if first is None else " ".join(first.astext().split())
    return words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + " …"


def _run(app: Sphinx, pagename: str) -> str:
    """Say how long the page's notebook ran in this build, and on what."""
    if pagename not in executed(app.env):
        return ""
    copy, _ = executed(app.env)[pagename]
    notebook = json.loads(Path(copy).read_text(encoding="utf-8"))
    run = dict(notebook["metadata"].get("d2l", {}).get("run", {}))
    seconds = run.pop("seconds", None)
    if seconds is None:
        return ""
    versions = ", ".join(f"{name} {version}" for name, version in run.items())
    return text.RUN.say(seconds=f"{seconds:.0f}", versions=versions)


def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def _katex(app: Sphinx) -> Path:
    return Path(app.srcdir) / "node_modules" / "katex" / "dist"


def add_katex_styles(app: Sphinx, exception: Exception | None) -> None:
    """Put KaTeX's style sheet and fonts, WOFF2 only, beside the pages."""
    if exception is not None or app.builder.format != "html":
        return
    source = _katex(app)
    if not hasattr(app.builder, "book_math"):
        return
    sheet = (source / "katex.min.css").read_text(encoding="utf-8")
    sheet = _FONT_SOURCES.sub(r"\1", sheet)
    static = Path(app.outdir) / "_static"
    (static / "fonts").mkdir(parents=True, exist_ok=True)
    (static / "katex.css").write_text(sheet, encoding="utf-8")
    for name in _FONT_FILE.findall(sheet):
        shutil.copyfile(source / "fonts" / name, static / "fonts" / name)
