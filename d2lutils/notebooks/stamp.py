"""The hashes that tell whether what a notebook shows still follows from its code."""

import ast
import hashlib
import platform
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import nbformat

from d2lutils.notebooks.opening import is_opening
from d2lutils.notebooks.reach import PACKAGE, module_file, reached_modules

Notebook = nbformat.NotebookNode
LIBRARIES = ("numpy", "torch", "matplotlib", "scikit-learn")
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
    for name in reached_modules([cell.source for cell in cells], package=package):
        file = module_file(name, package)
        parts.append(f"{name} {code_hash(file)} {_data_hash(file)}")
    return _sha256("\0".join(parts))


def own_code(notebook: Notebook) -> list[Notebook]:
    """Return the code cells that the author wrote: all but the opening cell."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if not is_opening(cell)]


def current_key(path: Path, *, package: Path = PACKAGE) -> str:
    """Return the cache key of a notebook: its stamp and the versions it runs on.

    ->  64 hexadecimal digits
    """
    return _sha256(current_stamp(read(path), package=package) + repr(run_versions()))


@lru_cache(maxsize=1)
def _installed() -> tuple[tuple[str, str], ...]:
    return tuple((name, _version_of(name)) for name in LIBRARIES)


def run_versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that results depend on."""
    return {"python": platform.python_version(), **dict(_installed())}


def code_hash(file: Path) -> str:
    """Return the hash of a module's code: not its comments, docstrings or layout."""
    text = file.read_text(encoding="utf-8")
    return _code_hash_of(text)


@lru_cache(maxsize=512)
def _code_hash_of(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        _drop_docstring(node)
    return _sha256(_canonical(tree))


def _cell_text(cell: Notebook) -> str:
    tags = _TAGS_THAT_MATTER & set(cell.metadata.get("tags", []))
    return f"{cell.source.rstrip()}\1{sorted(tags)}"


def _drop_docstring(node: ast.AST) -> None:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    if isinstance(node, owners) and ast.get_docstring(node, clean=False) is not None:
        node.body = node.body[1:]


def _canonical(node: Any) -> str:
    """Return a syntax tree as text, the same text from Python 3.11 to 3.13."""
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
        return ""
    if isinstance(node, ast.AST):
        # Python 3.12 added fields that are empty here, and splits f-strings otherwise.
        if isinstance(node, ast.JoinedStr):
            node.values = _merged(node.values)
        fields = [(name, value) for name, value in ast.iter_fields(node)]
        inner = [f"{n}={_canonical(v)}" for n, v in fields if v is not None and v != []]
        return f"{type(node).__name__}({','.join(inner)})"
    if isinstance(node, list):
        return f"[{','.join(map(_canonical, node))}]"
    return repr(node)


def _merged(parts: list[ast.expr]) -> list[ast.expr]:
    """Join neighbouring constants of an f-string; drop empty ones."""
    merged: list[ast.expr] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, ast.Constant) and isinstance(last, ast.Constant):
            merged[-1] = ast.Constant(f"{last.value!s}{part.value!s}")
        elif not (isinstance(part, ast.Constant) and part.value == ""):
            merged.append(part)
    return merged


def _data_hash(file: Path) -> str:
    """Return the hash of the files that are not code beside a package's __init__."""
    if file.name != "__init__.py":
        return ""
    beside = sorted(p for p in file.parent.iterdir() if p.is_file())
    data = [p for p in beside if p.suffix not in {".py", ".pyc", ".pyi"}]
    data = [p for p in data if p.name != "py.typed" and not p.name.startswith(".")]
    return "".join(hashlib.sha256(p.read_bytes()).hexdigest() for p in data)


def _version_of(distribution: str) -> str:
    try:
        return str(version(distribution))
    except PackageNotFoundError:
        return "none"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
