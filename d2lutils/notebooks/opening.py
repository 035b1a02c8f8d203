"""The first code cell of each notebook: it brings the package where there is none."""

import copy
import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

import d2lutils
from d2lutils.messages import home as text
from d2lutils.notebooks.home import home_of

CONFIG = Path(d2lutils.__file__).parent.parent / "_config.yml"
# The version is read off the code, not off the installed metadata: an editable
# install keeps the metadata of the day it was made, and must not be overwritten.
_SOURCE = """\
# @title Set-up: gets the book's package where it is absent or older
import subprocess
import sys
from importlib import metadata, util

found = util.find_spec("d2lutils")
have = __import__("d2lutils").__version__ if found else "0"
if [int(part) for part in have.split(".")] < {needed}:
    site = "{site}"
    alone = ["--no-deps"] if "google.colab" in sys.modules else []
    pip = [sys.executable, "-m", "pip", "install", "-q", *alone]
    subprocess.run([*pip, "-r", f"{{site}}/wheels/d2lutils.txt"], check=True)
    sys.modules.pop("d2lutils", None)
    print(f"\\033[32md2lutils {{metadata.version('d2lutils')}} installed\\033[0m")"""


def opening_cell(version: str, site: str) -> NotebookNode:
    """Return the cell, as it is committed: not run, no outputs.

    version  of the package that the notebook needs, numbers and points
    site     base URL of the site that has the wheel

    Raises ValueError if the version is none.
    """
    if not re.fullmatch(r"\d+(\.\d+)*", version):
        raise ValueError(text.NOT_A_VERSION.say(given=version))
    metadata: dict[str, Any] = {
        "cellView": "form",
        "d2l": {"opening": True},
        "jupyter": {"source_hidden": True},
        "tags": ["remove-cell"],
    }
    needed = [int(part) for part in version.split(".")]
    source = _SOURCE.format(needed=needed, site=site)
    cell: NotebookNode = new_code_cell(source, metadata=metadata)
    return cell


def is_opening(cell: NotebookNode) -> bool:
    """Tell whether a cell is a notebook's opening cell, of whatever version."""
    return bool(cell.metadata.get("d2l", {}).get("opening"))


def with_opening_cell(notebook: NotebookNode, *, config: Path = CONFIG) -> NotebookNode:
    """Return the notebook with its opening cell, of today's version, in its place.

    The place is after the title, that is after the first cell of prose; the cell's
    ids are for the caller to give.

    config  the book's ``_config.yml``

    Raises FileNotFoundError where that file is not, as beside an installed package.
    """
    cell = opening_cell(d2lutils.__version__, home_of(config).site)
    changed = copy.deepcopy(notebook)
    others = [other for other in changed.cells if not is_opening(other)]
    place = int(bool(others) and others[0].cell_type == "markdown")
    changed.cells = [*others[:place], cell, *others[place:]]
    return changed
