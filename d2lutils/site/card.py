"""The picture that others show beside a link to the book: drawn by the first page.

The cell of the book's first notebook that is tagged ``social-card`` draws it, as PNG,
because the networks that show such cards take no SVG.
"""

import base64
import json
from pathlib import Path

from sphinx.application import Sphinx

from d2lutils.site.execution import executed

TAG, FILE = "social-card", "card.png"


def setup(app: Sphinx) -> None:
    """Write the picture once all pages are."""
    app.connect("build-finished", write)


def has_card(app: Sphinx) -> bool:
    """Tell whether the first page draws a card."""
    return bool(picture(app))


def picture(app: Sphinx) -> bytes:
    """Return the card as PNG; empty if the first page draws none."""
    if app.config.root_doc not in executed(app.env):
        return b""
    copy, _ = executed(app.env)[app.config.root_doc]
    notebook = json.loads(Path(copy).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if TAG in cell["metadata"].get("tags", []):
            for output in cell["outputs"]:
                return base64.b64decode("".join(output["data"]["image/png"]))
    return b""


def write(app: Sphinx, exception: Exception | None) -> None:
    """Put the card beside the pages."""
    content = b"" if exception is not None else picture(app)
    if content and app.builder.format == "html":
        (Path(app.outdir) / "_static" / FILE).write_bytes(content)
