"""Which modules of the package a notebook's code depends on, read off the imports."""

import ast
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import d2lutils

PACKAGE = Path(d2lutils.__file__).parent
NAME = PACKAGE.name
_CHECK = re.compile(r"""\bcheck\(\s*["'](\w+)\.\w+["']""")


def reached_modules(sources: Iterable[str], *, package: Path = PACKAGE) -> list[str]:
    """Return the dotted names of the package's modules that the code cells reach.

    sources  text of each code cell; lines that are IPython magic are passed over
    package  folder of the package
    ->       sorted names, closed over imports at any depth of the code; a module
             brings the ``__init__`` of its packages, and ``check("topic.name", ...)``
             brings the specs of the topic
    """
    waiting = [name for text in sources for name in _named_in_cell(text, package)]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        waiting += _parents(name)
        file = module_file(name, package)
        inside = name if file.name == "__init__.py" else name.rpartition(".")[0]
        imported = _imported(file.read_text(encoding="utf-8"), inside)
        waiting += [n for n in imported if _exists(n, package)]
    return sorted(reached)


def module_file(name: str, package: Path = PACKAGE) -> Path:
    """Return the file of a module of the package.

    Raises FileNotFoundError if the package has no such module.
    """
    base = package.joinpath(*name.split(".")[1:])
    for file in (base / "__init__.py", base.with_suffix(".py")):
        if file.is_file():
            return file
    raise FileNotFoundError(f"no module {name} in {package}")


def plain_code(text: str) -> str:
    """Return a code cell without its IPython magic, each such line left empty."""
    if text.lstrip().startswith("%%"):
        return ""
    lines = text.splitlines()
    return "\n".join("" if _is_magic(line) else line for line in lines)


def _is_magic(line: str) -> bool:
    word = line.strip()
    return word.startswith(("%", "!", "?")) or word.endswith("?")


def _named_in_cell(text: str, package: Path) -> list[str]:
    try:
        imported = _imported(plain_code(text), "")
    except SyntaxError:  # a deliberate error, or magic inside a block
        return []
    topics = [f"{NAME}.exercises.{topic}" for topic in _CHECK.findall(text)]
    return [name for name in (*imported, *topics) if _exists(name, package)]


@lru_cache(maxsize=2048)  # every notebook reaches nearly the same modules
def _imported(text: str, inside: str) -> tuple[str, ...]:
    """Return the names below the package that a text imports, modules or not."""
    names: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, inside)
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    ours = (name for name in names if name.split(".")[0] == NAME)
    return tuple(dict.fromkeys(ours))


def _absolute(node: ast.ImportFrom, inside: str) -> str:
    if not node.level:
        return node.module or ""
    parts = inside.split(".")
    base = parts[: len(parts) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def _exists(name: str, package: Path) -> bool:
    try:
        module_file(name, package)
    except FileNotFoundError:
        return False
    return True


def _parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]
