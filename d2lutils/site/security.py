"""Which scripts may run in a page: our own files, and one short script by its hash."""

import base64
import hashlib
import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from d2lutils.messages import site as text
from d2lutils.site.math import line_of

LOGGER = logging.getLogger(__name__)
_REFUSED = re.compile(
    r"<script\b|<i?frame\b|<(?:object|embed|base|meta|link)\b|\son[a-z]+\s*="
    r"|javascript:|<img[^>]+src\s*=\s*[\"']?(?:https?:)?//",
    re.IGNORECASE,
)


def setup(app: Sphinx) -> None:
    """Look at the HTML that authors write."""
    app.connect("doctree-read", refuse_scripts)


def policy(inline_scripts: list[str], *, webassembly: bool = False) -> str:
    """Return the Content-Security-Policy of a page with these scripts inside.

    webassembly  let our scripts run WebAssembly, which they make themselves

    No third party, no eval, no handler in an attribute; over http and from a disk.
    Styles may stand in the page: KaTeX and SVG place their parts that way. Nothing is
    said of forms: from a disk Firefox would stop the search under "form-action 'self'".
    """
    allowed = ["'self'", *(f"'sha256-{_digest(text)}'" for text in inline_scripts)]
    if webassembly:
        allowed.append("'wasm-unsafe-eval'")
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(allowed),
        "worker-src": "'self' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()


def refuse_scripts(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of HTML in the Markdown that the policy would stop in the browser."""
    for raw in doctree.findall(nodes.raw):
        found = _REFUSED.search(raw.astext())
        if found is not None and raw.get("format") == "html":
            LOGGER.warning(
                text.REFUSED_HTML.say(found=found.group().strip()),
                location=(app.env.docname, line_of(raw)),
                type="book",
                subtype="html",
            )
