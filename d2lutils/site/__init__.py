"""The Sphinx extension that makes the site: light, ours, and dependent on nobody.

``execution``  run what is stale, show notebooks as they ran
``figures``    pictures inside the page, each with its alt text
``formulas``, ``math``  KaTeX at build time, no script in the page
``boxes``      plain Markdown conventions become boxes, exercises, folds
``pages``      templates, styles and scripts: only what a page uses
"""

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from d2lutils import __version__
from d2lutils.site import boxes, execution, math, pages


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    for part in (execution, math, boxes, pages):
        part.setup(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "env_version": _version_of_reading(),
    }


def _version_of_reading() -> int:
    """Return a number that changes with our code, so that pages are read anew."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    content = b"".join(path.read_bytes() for path in sources)
    return int(hashlib.sha256(content).hexdigest()[:8], 16)
