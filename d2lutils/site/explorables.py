"""Explorables in pages: the figure in the page, its payload in a file beside it.

A notebook's output carries the payload; the page carries the figure, which stays for
print and for readers without JavaScript. A script of ours makes the figure live, and
fetches the payload when the reader comes near, as a script, because that works from a
disk too.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging

from d2lutils.explorables.joining import styles
from d2lutils.explorables.parts import page_script, part_scripts, with_places
from d2lutils.messages import site as text
from d2lutils.messages.language import language
from d2lutils.site.pages import FIRST_SCRIPT, Asset, hash_of
from d2lutils.site.payloads import FOLDER, MARK, MIME, files_of, in_language
from d2lutils.site.scripts import MinifyError, minified, minified_styles
from d2lutils.site.security import policy

LOGGER = logging.getLogger(__name__)
SCRIPT, STYLES = "explorables.js", "explorables.css"


class Front(NamedTuple):
    """What the front end is in the site.

    files  name -> text of what all explorables share, in _static
    parts  name -> text of what some need, beside the payloads
    """

    files: dict[str, str]
    parts: dict[str, str]


def setup(app: Sphinx) -> None:
    """Register what pages with an explorable need."""
    app.connect("env-updated", shorten)
    app.connect("html-page-context", add_assets, priority=950)
    app.connect("build-finished", write_files)


def shorten(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make the scripts short, once, before a page with an explorable is written."""
    found = (payload for page in env.found_docs for payload in _payloads(app, page))
    if app.builder.format != "html" or next(found, None) is None:
        return []
    terser = Path(app.srcdir) / "node_modules" / "terser"
    long = {SCRIPT: page_script(), **part_scripts()}
    try:
        short = minified(long, terser=terser, cache=Path(app.doctreedir))
    except MinifyError as error:
        raise ExtensionError(str(error)) from error
    app.builder.book_explorables = _front(short)  # type: ignore[attr-defined]
    return []


def _front(short: dict[str, str]) -> Front:
    """Return the files: the names of the parts change together, with any of them."""
    parts = {part: script for part, script in short.items() if part != SCRIPT}
    version = hash_of("".join(parts.values()).encode())
    place = f"{FOLDER.removeprefix('_static/')}/part.*.{version}.js"
    files = {
        SCRIPT: with_places(short[SCRIPT], place),
        STYLES: minified_styles(styles()),
    }
    named = {f"part.{part}.{version}.js": script for part, script in parts.items()}
    return Front(files, named)


def add_assets(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Load the script and the styles on pages with an explorable; allow WebAssembly."""
    if doctree is None or not _has_explorable(doctree):
        return
    hashes = {n: hash_of(file.encode()) for n, file in _built(app).files.items()}
    context["page_styles"].append(Asset(STYLES, hashes[STYLES]))
    context["page_scripts"].append(Asset(SCRIPT, hashes[SCRIPT]))
    context["policy"] = policy([FIRST_SCRIPT], webassembly=True)


def _built(app: Sphinx) -> Front:
    front: Front = app.builder.book_explorables  # type: ignore[attr-defined]
    return front


def _has_explorable(doctree: nodes.document) -> bool:
    return any(MARK in raw.astext() for raw in doctree.findall(nodes.raw))


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write each payload of the book, and what all explorables share."""
    if exception is not None or app.builder.name != "html":
        return
    payloads = [p for page in sorted(app.env.found_docs) for p in _payloads(app, page)]
    names = Counter(payload["name"] for payload in payloads)
    for name in [name for name, number in names.items() if number > 1]:
        LOGGER.warning(text.SAME_EXPLORABLE.say(name=name), type="book")
    static = Path(app.outdir) / "_static"
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = dict(file for one in payloads for file in files_of(one).all)
    if payloads:
        front = _built(app)
        files |= front.parts
        for name, content in front.files.items():
            (static / name).write_text(content, encoding="utf-8")
    for name, script in files.items():
        (folder / name).write_text(script, encoding="utf-8")
    for stale in [path for path in folder.iterdir() if path.name not in files]:
        stale.unlink()


def _payloads(app: Sphinx, page: str) -> Iterator[dict[str, Any]]:
    copy, _ = getattr(app.env, "book_executed", {}).get(page, ("", ""))
    if not copy:
        return
    for cell in json.loads(Path(copy).read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                yield in_language(output["data"][MIME], language())
