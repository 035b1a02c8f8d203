"""The pages at the back of the book, made from all notebooks when they are read.

A page of Markdown says where: ``<!-- made here: concepts -->``. The concept index is a
plain table; where there is a script, it can be searched and sorted.
"""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from d2lutils.messages import back as text
from d2lutils.notebooks.places import Section, sections
from d2lutils.notebooks.toc import notebooks_in_toc
from d2lutils.site import concepts, references, told_wrong
from d2lutils.site.pages import STATIC, Asset, hash_of

_MARK = re.compile(r"<!-- made here: (?P<kind>[a-z ]+) -->")
_FILES = (("concepts.css", "page_styles"), ("concepts.js", "page_scripts"))


def setup(app: Sphinx) -> None:
    """Make the pages as they are read, and load the script on the one that has it."""
    app.connect("source-read", fill)
    app.connect("html-page-context", add_files, priority=950)


def fill(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put in the place of a mark what it names; note on what the page depends."""
    if not _MARK.search(source[0]) or app.env.doc2path(docname).endswith(".ipynb"):
        return
    root = Path(app.srcdir)
    notebooks = [root / path for path in notebooks_in_toc(root)]
    depends = [*notebooks, root / concepts.TABLE, root / references.BIBLIOGRAPHY]
    for path in depends:
        app.env.note_dependency(str(path))
    found = [one for path in notebooks for one in sections(path)]
    folder = Path(app.env.doc2path(docname)).parent
    source[0] = _MARK.sub(lambda m: MAKERS[m["kind"]](found, root, folder), source[0])


def _concepts(found: list[Section], root: Path, folder: Path) -> str:
    chapters = [one for one in found if one.path.is_relative_to(root / "chapters")]
    known = concepts.places(chapters, root)
    table = concepts.table(concepts.concepts(root), known)
    words = {
        "search": text.SEARCH.say(),
        "found": text.FOUND.say(found="{found}", all="{all}"),
        "sort": text.SORT.say(column="{column}"),
    }
    given = html.escape(json.dumps(words, ensure_ascii=False), quote=True)
    tools = f'<div class="concept-tools" data-words="{given}"></div>'
    return f"{tools}\n\n{table}\n"


def _told_wrong(found: list[Section], root: Path, folder: Path) -> str:
    return told_wrong.collected(found, folder)


MAKERS: dict[str, Callable[[list[Section], Path, Path], str]] = {
    "concepts": _concepts,
    "often told wrong": _told_wrong,
    "references": references.listed,
}


def add_files(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Load script and styles of the concept index on the page that has one."""
    raws = [] if doctree is None else doctree.findall(nodes.raw)
    if any("concept-tools" in one.astext() for one in raws):
        for name, place in _FILES:
            asset = Asset(name, hash_of((STATIC / name).read_bytes()))
            context[place].append(asset)
