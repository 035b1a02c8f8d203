"""What stands around the text of a page: how long it takes, how it ran, where it is."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from d2lutils import __version__
from d2lutils.messages import site as text
from d2lutils.notebooks.home import Home, home_of
from d2lutils.site.execution import executed

WORDS, CHARACTERS = 200, 300  # of a language with spaces, of Chinese: per minute
_CHINESE = re.compile(r"[㐀-鿿]")
_SILENT = (nodes.literal_block, nodes.raw, nodes.math, nodes.math_block)
# The names of the versions that a run's record holds, as people write them.
_LIBRARIES = {
    "python": "Python",
    "numpy": "NumPy",
    "torch": "PyTorch",
    "matplotlib": "Matplotlib",
}


class Link(NamedTuple):
    """A link of the line under the title; ``file`` is the name of a download."""

    label: str
    address: str
    file: str = ""


def setup(app: Sphinx) -> None:
    """Take the address of the site from the one place where it stands."""
    app.connect("config-inited", set_base_address)


def set_base_address(app: Sphinx, config: Config) -> None:
    """Give Sphinx the base of the canonical links."""
    home = home_of_book(Path(app.srcdir))
    if home is not None:
        config.html_baseurl = home.site + "/"


@lru_cache(maxsize=4)
def home_of_book(root: Path) -> Home | None:
    """Return the home that the book names, or None for pages without a book."""
    config = root / "_config.yml"
    return home_of(config) if config.is_file() else None


def about(app: Sphinx, pagename: str, doctree: nodes.document) -> dict[str, Any]:
    """Return what the line under the title says: reading and run time, and links."""
    source = Path(app.env.doc2path(pagename, base=False))
    said = [text.READING.say(minutes=reading_minutes(doctree))]
    run = run_of(app, pagename)
    if run:
        versions = versions_of(run, ("python", "torch"))
        seconds = max(1, round(run["seconds"]))
        said.append(text.RUN_TIME.say(seconds=seconds, versions=versions))
    home = home_of_book(Path(app.srcdir))
    return {"said": said, "links": links(source, home)}


def links(source: Path, home: Home | None) -> list[Link]:
    """Return the links of a page, made from its source's path in the repository."""
    page, notebook = source.as_posix(), source.suffix == ".ipynb"
    found = []
    if notebook and home is not None:
        found.append(Link(text.COLAB.say(), home.colab_url(page)))
    if notebook:
        found.append(Link(text.DOWNLOAD.say(), source.name, source.name))
    if home is not None:
        found.append(Link(text.EDIT.say(), home.edit_url(page)))
        report = home.report_url(page, __version__)
        found.append(Link(text.REPORT.say(), report))
    return found


def reading_minutes(doctree: nodes.document) -> int:
    """Return how long the prose takes to read, in whole minutes, at least 1."""
    spoken = (t for t in doctree.findall(nodes.Text) if not _is_silent(t))
    prose = " ".join(str(piece) for piece in spoken)
    characters = len(_CHINESE.findall(prose))
    words = len(_CHINESE.sub(" ", prose).split())
    return max(1, round(words / WORDS + characters / CHARACTERS))


def _is_silent(node: nodes.Node | None) -> bool:
    while node is not None:
        if isinstance(node, _SILENT):
            return True
        node = node.parent
    return False


def run_of(app: Sphinx, pagename: str) -> dict[str, Any]:
    """Return the record of the run whose outputs a page shows; empty if it has none."""
    if pagename not in executed(app.env):
        return {}
    copy, _ = executed(app.env)[pagename]
    notebook = json.loads(Path(copy).read_text(encoding="utf-8"))
    run = dict(notebook["metadata"].get("d2l", {}).get("run", {}))
    return run if "seconds" in run else {}


def versions_of(run: dict[str, Any], names: tuple[str, ...] | None = None) -> str:
    """Return the versions of a run in words; by default all that people ask for."""
    chosen = [name for name in names or tuple(_LIBRARIES) if name in run]
    # "2.13.0+cpu": the part after the plus is no version of the library.
    plain = {name: str(run[name]).partition("+")[0] for name in chosen}
    return ", ".join(f"{_LIBRARIES[name]} {plain[name]}" for name in chosen)


def passed(app: Sphinx, pagename: str) -> str:
    """Say that the notebooks ran without an error, and on what; and when, if known."""
    run = run_of(app, pagename)
    if not run:
        return ""
    count, versions = len(executed(app.env)), versions_of(run)
    if "date" in run:
        return text.PASSED_ON.say(date=run["date"], count=count, versions=versions)
    return text.PASSED.say(count=count, versions=versions)
