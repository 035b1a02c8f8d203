"""The Sphinx extension that makes the site: light, ours, and dependent on nobody.

``execution``  run what is stale, show notebooks as they ran
``figures``    pictures inside the page, each with its alt text
``formulas``, ``math``, ``fonts``  KaTeX at build time, no script in the page
``boxes``, ``folds``, ``quiz``  plain Markdown conventions become boxes, folds, quizzes
``pages``, ``furniture``  templates, styles and scripts: only what a page uses
``finding``    the search, which loads when it is used
``explorables``, ``payloads``, ``scripts``  what the page computes: its figure,
    payload, script and styles
``security``, ``weight``  what a page may run, and what it may cost
``back``, ``concepts``, ``told_wrong``, ``references``  the pages made from all others
``files``, ``card``  notebooks to download, site map, the picture beside a link
"""

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from d2lutils import __version__
from d2lutils.site import (
    back,
    boxes,
    card,
    execution,
    explorables,
    files,
    finding,
    folds,
    furniture,
    math,
    pages,
    quiz,
    security,
    weight,
)

AROUND = (furniture, pages, explorables, finding, security, files, card, weight)
PARTS = (execution, back, math, boxes, folds, quiz, *AROUND)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    for part in PARTS:
        part.setup(app)
    _allow_parallel_reading(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "env_version": _version_of_reading(),
    }


def _allow_parallel_reading(app: Sphinx) -> None:
    """Declare for sphinx_multitoc_numbering what it forgot to declare for itself.

    It only numbers sections once all pages are read; without this Sphinx reads them
    one by one, and warns.
    """
    numbering = app.extensions.get("sphinx_multitoc_numbering")
    if numbering is not None:
        numbering.parallel_read_safe = True
        numbering.parallel_write_safe = True


def _version_of_reading() -> int:
    """Return a number that changes with our files, so that pages are read anew."""
    found = sorted(Path(__file__).parent.rglob("*.*"))
    sources = (path for path in found if path.suffix != ".pyc" and path.is_file())
    content = b"".join(path.read_bytes() for path in sources)
    return int(hashlib.sha256(content).hexdigest()[:8], 16)
