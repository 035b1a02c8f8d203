"""The hashes that tell whether what a notebook shows still follows from its code."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat

from d2lutils.code.hashes import reached_code, run_versions, sha256
from d2lutils.code.reach import PACKAGE
from d2lutils.notebooks.opening import is_opening

Notebook = nbformat.NotebookNode
_TAGS_THAT_MATTER = {"raises-exception", "skip-execution"}


def read(path: Path) -> Notebook:
    """Return the notebook in a file, in the newest minor version of format 4."""
    notebook: Notebook = nbformat.read(path, as_version=4)
    return notebook


def node(values: Mapping[str, Any]) -> Notebook:
    """Return a mapping as the node type that notebooks are made of."""
    made: Notebook = nbformat.from_dict(values)
    return made


def current_stamp(notebook: Notebook, *, package: Path = PACKAGE) -> str:
    """Return the hash of the notebook's code and of the package code it reaches.

    The same on every machine and Python version: comments, docstrings, prose, the
    opening cell and installed versions do not enter.

    ->  64 hexadecimal digits
    """
    cells = own_code(notebook)
    parts = [_cell_text(cell) for cell in cells]
    parts += reached_code([cell.source for cell in cells], package=package)
    return sha256("\0".join(parts))


def own_code(notebook: Notebook) -> list[Notebook]:
    """Return the code cells that the author wrote: all but the opening cell."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if not is_opening(cell)]


def current_key(path: Path, *, package: Path = PACKAGE) -> str:
    """Return the cache key of a notebook: its stamp and the versions it runs on.

    ->  64 hexadecimal digits
    """
    return sha256(current_stamp(read(path), package=package) + repr(run_versions()))


def _cell_text(cell: Notebook) -> str:
    tags = _TAGS_THAT_MATTER & set(cell.metadata.get("tags", []))
    return f"{cell.source.rstrip()}\1{sorted(tags)}"
