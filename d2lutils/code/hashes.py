"""Hashes of code, and the versions that results depend on."""

import ast
import hashlib
import platform
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from d2lutils.code.reach import PACKAGE, module_file, reached_modules

LIBRARIES = ("numpy", "torch", "matplotlib", "scikit-learn")


def reached_code(sources: Iterable[str], *, package: Path = PACKAGE) -> list[str]:
    """Return name and hashes of each module of the package that the sources reach."""
    files = {
        n: module_file(n, package) for n in reached_modules(sources, package=package)
    }
    return [f"{n} {code_hash(file)} {_data_hash(file)}" for n, file in files.items()]


def code_hash(file: Path) -> str:
    """Return the hash of a module's code: not its comments, docstrings or layout."""
    text = file.read_text(encoding="utf-8")
    return _code_hash_of(text)


@lru_cache(maxsize=512)
def _code_hash_of(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        _drop_docstring(node)
    return sha256(_canonical(tree))


@lru_cache(maxsize=1)
def _installed() -> tuple[tuple[str, str], ...]:
    return tuple((name, _version_of(name)) for name in LIBRARIES)


def run_versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that results depend on."""
    return {"python": platform.python_version(), **dict(_installed())}


def sha256(text: str) -> str:
    """Return the SHA-256 of a text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


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
