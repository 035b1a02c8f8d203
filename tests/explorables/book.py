"""The explorables of the book's notebooks, declared as there, without a kernel.

Of a notebook run the cells that declare one and those whose names they need, in order,
in one namespace: what a chapter trains elsewhere costs nothing here. Nothing is listed:
a new explorable is found by its name in the code.
"""

import ast
import io
import linecache
from collections.abc import Iterable, Iterator
from contextlib import chdir, redirect_stdout
from dis import get_instructions
from functools import cache, cached_property
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

import pytest

from d2lutils.code.reach import plain_code
from d2lutils.explorables import Explorable
from d2lutils.notebooks import notebooks_in_toc, read
from d2lutils.notebooks.opening import is_opening
from tools.paths import ROOT


class Cell:
    """The code of one cell, and the names by which it hangs together with others."""

    def __init__(self, code: str) -> None:
        self.code = code

    @cached_property
    def tree(self) -> ast.Module:
        """Return the code as a tree."""
        return ast.parse(self.code)

    @cached_property
    def declares(self) -> list[str]:
        """Return the names of the explorables that it builds."""
        return [_name_of(call) for call in self.calls]

    @property
    def moves(self) -> list[str]:
        """Return the names of those that have steps."""
        moving = [c for c in self.calls if any(k.arg == "step" for k in c.keywords)]
        return [_name_of(call) for call in moving]

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Return the calls that build explorables."""
        return [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call)
            and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Explorable"
        ]

    @cached_property
    def makes(self) -> set[str]:
        """Return the names that it binds, or that it fills: table[key] = ..."""
        filled = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, (ast.Subscript, ast.Attribute))
            and isinstance(node.ctx, ast.Store)
        ]
        within = [part for node in filled for part in ast.walk(node.value)]
        return _bound(self) | {p.id for p in within if isinstance(p, ast.Name)}

    @cached_property
    def needs(self) -> set[str]:
        """Return the names that it reads and has not bound by then."""
        return set(_read(compile(self.tree, "<cell>", "exec"), set()))


def _name_of(call: ast.Call) -> str:
    names = [one.value for one in call.keywords if one.arg == "name"]
    if not names or not isinstance(names[0], ast.Constant):
        raise ValueError(f"an Explorable without a plain name: {ast.unparse(call)}")
    return str(names[0].value)


def _bound(cell: Cell) -> set[str]:
    code = compile(cell.tree, "<cell>", "exec")
    return {i.argval for i in get_instructions(code) if i.opname == "STORE_NAME"}


def _read(code: CodeType, bound: set[str]) -> Iterator[str]:
    for instruction in get_instructions(code):
        if instruction.opname == "STORE_NAME":
            bound = bound | {instruction.argval}
        if instruction.opname in ("LOAD_NAME", "LOAD_GLOBAL"):
            yield from {str(instruction.argval)} - bound
    for constant in code.co_consts:  # functions: they run after all of the cell
        if isinstance(constant, CodeType):
            yield from _read(constant, bound)


def needed(cells: list[Cell]) -> list[int]:
    """Return the numbers of the cells that declare, and of those that they need.

    A name is taken from the nearest cell before its use. A function finds names when
    it is called, so for these the nearest cell before the declaration counts as well.
    """
    todo = [(n, n) for n, cell in enumerate(cells) if cell.declares]
    found: set[tuple[int, int]] = set()
    while todo:
        at, declaration = todo.pop()
        found.add((at, declaration))
        for name in cells[at].needs:
            for end in {at, declaration}:
                makers = [n for n in range(end) if name in cells[n].makes]
                if makers and (makers[-1], declaration) not in found:
                    todo.append((makers[-1], declaration))
    return sorted({at for at, _ in found})


@cache
def cells_of(path: Path) -> list[Cell]:
    """Return the code cells of a notebook, without the one that installs us."""
    notebook = read(path)
    code = [one for one in notebook.cells if one.cell_type == "code"]
    return [Cell(plain_code(one.source)) for one in code if not is_opening(one)]


@cache
def names() -> dict[str, Path]:
    """Return the name of each explorable of the book, with its notebook."""
    return {
        name: path
        for path in notebooks_in_toc(ROOT)
        for cell in cells_of(path)
        for name in cell.declares
    }


@cache
def moving() -> list[str]:
    """Return the name of each explorable of the book that has steps."""
    every = (cell for path in notebooks_in_toc(ROOT) for cell in cells_of(path))
    return [name for cell in every for name in cell.moves]


def each(some: Iterable[str]) -> pytest.MarkDecorator:
    """Return the parameter `name` of a test: each of these explorables.

    The tests of a notebook's explorables form a group: one process declares them, and
    what one test has computed is there for the others.
    """
    params = [
        pytest.param(name, marks=pytest.mark.xdist_group(names()[name].stem))
        for name in some
    ]
    return pytest.mark.parametrize("name", params)


@cache
def declared_in(path: Path) -> dict[str, Explorable]:
    """Return the explorables of a notebook, by name, in the order of its cells."""
    cells, namespace = cells_of(path), {"__name__": "__main__"}
    return run([cells[n].code for n in needed(cells)], namespace, path)


def run(
    codes: list[str], namespace: dict[str, Any], path: Path
) -> dict[str, Explorable]:
    """Run cells in the notebook's folder; return the explorables that they build."""
    found: dict[str, Explorable] = {}
    check = Explorable.__post_init__

    def keep(one: Explorable) -> None:
        check(one)
        found[one.name] = one

    with (
        patch.object(Explorable, "__post_init__", keep),
        redirect_stdout(io.StringIO()),
        chdir(path.parent),
    ):
        for n, code in enumerate(codes):
            file = f"{path.stem}-{n}.py"
            # As IPython does: so that inspect.getsource finds it.
            linecache.cache[file] = (len(code), None, code.splitlines(True), file)
            exec(compile(code, file, "exec"), namespace)
    return found


def explorable(name: str) -> Explorable:
    """Return an explorable of the book, built once."""
    return declared_in(names()[name])[name]
