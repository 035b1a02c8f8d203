"""The search: a list of all sections, in a script that only the search page loads.

A script and not JSON, because a page opened from a disk may not fetch.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

INDEX = "search-index.js"
_FORMULA = (nodes.math, nodes.math_block)
_UNSAID = (nodes.raw, nodes.title, nodes.image)


class Section(NamedTuple):
    """A heading of a page and the words and code below it, up to the next heading."""

    anchor: str
    heading: str
    words: str


def setup(app: Sphinx) -> None:
    """Collect what can be found as pages are read; write it once all are."""
    app.connect("builder-inited", replace_own_search)
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("build-finished", write)


def replace_own_search(app: Sphinx) -> None:
    """Tell Sphinx to write neither its index nor its search page."""
    app.builder.search = False  # type: ignore[attr-defined]


def stored(env: BuildEnvironment) -> dict[str, list[Section]]:
    """Return the sections of each page that has been read."""
    if not hasattr(env, "book_sections"):
        env.book_sections = {}  # type: ignore[attr-defined]
    return env.book_sections  # type: ignore[attr-defined,no-any-return]


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Note the sections of a page that has just been read."""
    stored(app.env)[app.env.docname] = sections(doctree)


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is about to be read again."""
    stored(env).pop(docname, None)


def merge(
    app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    """Take over what a parallel reader collected."""
    stored(env).update({name: stored(other).get(name, []) for name in docnames})


def sections(doctree: nodes.document) -> list[Section]:
    """Return the sections of a page in order; the first is the page itself."""
    found = []
    for section in doctree.findall(nodes.section):
        title = section.next_node(nodes.title)
        heading = "" if title is None else title.astext()
        # Code last: what is shown of a section then begins with a sentence.
        said = [*_words(section, code=False), *_words(section, code=True)]
        words = " ".join(" ".join(said).split())
        found.append(Section(section["ids"][0], heading, words))
    return found


def _words(node: nodes.Element, *, code: bool) -> list[str]:
    """Return the prose or the code below a node, but not of the sections in it."""
    found = []
    for child in node.children:
        if isinstance(child, (*_UNSAID, nodes.section)):
            continue
        if isinstance(child, _FORMULA):
            found += [] if code else ["…"]  # not a hole in the sentence
        elif isinstance(child, nodes.literal_block):
            found += [child.astext()] if code else []
        elif isinstance(child, nodes.Text):
            found += [] if code else [str(child)]
        elif isinstance(child, nodes.Element):
            # Markup breaks a line into pieces that touch; blocks never touch.
            between = "" if isinstance(child, nodes.TextElement) else " "
            found.append(between.join(_words(child, code=code)))
    return found


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the index beside the pages."""
    if exception is not None or app.builder.format != "html":
        return
    pages: list[Any] = [
        [docname, app.env.titles[docname].astext(), found]
        for docname, found in sorted(stored(app.env).items())
    ]
    content = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    script = f"window.bookIndex={content};\n"
    target = Path(app.outdir) / "_static" / INDEX
    target.write_text(script, encoding="utf-8")
