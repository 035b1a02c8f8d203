"""Build a very small book with our extension, and hear what it says."""

import io
import json
from functools import cache
from pathlib import Path
from unittest.mock import patch

from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace

from d2lutils.site import scripts
from tools.paths import ROOT

GROUP = "small sites"  # of the tests that build one: scripts are made short once
CONFIGURATION = {
    "extensions": ["myst_nb", "d2lutils.site"],
    "html_theme": "book",
    "html_math_renderer": "katex",
    "myst_enable_extensions": ["dollarmath", "amsmath"],
    "myst_heading_anchors": 3,
    "nb_execution_mode": "off",
    "exclude_patterns": ["node_modules", "_build"],
}


SHORTEN = scripts._run


@cache
def _shortened(given: str, terser: Path) -> dict[str, str]:
    return SHORTEN(json.loads(given), terser)


def shortened(given: dict[str, str], terser: Path) -> dict[str, str]:
    """Return the short scripts, made once for all builds: it takes seconds."""
    return _shortened(json.dumps(given), terser.resolve())


def build(folder: Path, **pages: str) -> tuple[str, str]:
    """Build the pages (Markdown or notebook text by name); return index and warnings.

    pages  ``index`` is needed; a text that begins with "{" is a notebook
    """
    for name, text in pages.items():
        suffix = ".ipynb" if text.startswith("{") else ".md"
        (folder / name).with_suffix(suffix).write_text(text, encoding="utf-8")
    modules = folder / "node_modules"
    if not modules.exists():
        modules.symlink_to(ROOT / "node_modules")
    heard, out = io.StringIO(), folder / "_build" / "html"
    with docutils_namespace(), patch.object(scripts, "_run", shortened):
        app = Sphinx(
            srcdir=folder,
            confdir=None,
            outdir=out,
            doctreedir=folder / "_build" / "doctrees",
            buildername="html",
            confoverrides=CONFIGURATION,
            status=None,
            warning=heard,
        )
        app.build()
    page = (out / "index.html").read_text(encoding="utf-8")
    return page, strip_colors(heard.getvalue())


def notebook(*cells: tuple[str, str, list[str]]) -> str:
    """Return a notebook from (kind, source, tags) of its cells."""
    made = []
    for number, (kind, source, tags) in enumerate(cells):
        cell = {"cell_type": kind, "id": f"c{number}", "source": source}
        cell["metadata"] = {"tags": tags}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        made.append(cell)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    whole = {"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole)
