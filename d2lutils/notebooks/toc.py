"""The notebooks of the book, in the order of its table of contents."""

from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]


def notebooks_in_toc(root: Path) -> list[Path]:
    """Return the notebooks that ``_toc.yml`` lists, in reading order.

    root  folder that holds ``_toc.yml``
    ->    paths below root

    Raises FileNotFoundError if the table lists a page that is not there.
    """
    table = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    pages = [_page(root, name) for name in _files(table)]
    return [page for page in pages if page.suffix == ".ipynb"]


def _files(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for item in node for name in _files(item)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("root", "file") if key in node]
    return own + [name for value in node.values() for name in _files(value)]


def _page(root: Path, name: str) -> Path:
    found = [root / name] if Path(name).suffix in {".md", ".ipynb"} else []
    found += [root / f"{name}{suffix}" for suffix in (".ipynb", ".md")]
    for page in found:
        if page.is_file():
            return page
    raise FileNotFoundError(f"_toc.yml lists {name}, and no such page exists")
