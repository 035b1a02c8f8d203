"""The explorables of the book are found, and their cells alone are run."""

from pathlib import Path

from d2lutils.notebooks import notebooks_in_toc
from tests.explorables import book
from tests.explorables.book import Cell, needed, run
from tools.paths import ROOT


def chosen(*codes: str) -> list[int]:
    return needed([Cell(code) for code in codes])


def test_every_explorable_of_the_book_is_found() -> None:
    words = {p for p in notebooks_in_toc(ROOT) if "Explorable(" in p.read_text("utf-8")}
    assert words == set(book.names().values())


@book.each({path: name for name, path in book.names().items()}.values())
def test_every_explorable_of_a_notebook_is_built(name: str) -> None:
    path = book.names()[name]
    declared = [name for cell in book.cells_of(path) for name in cell.declares]
    assert list(book.declared_in(path)) == declared


def test_a_cell_that_nobody_needs_is_left_out() -> None:
    assert chosen("a = 1", "b = 2", "Explorable(name='x', lr=a)", "c = a") == [0, 2]


def test_a_name_comes_from_the_nearest_cell_before() -> None:
    assert chosen("a = 1", "a = 2", "Explorable(name='x', lr=a)") == [1, 2]
    assert chosen("a = 1", "a = 2", "a = 3\nExplorable(name='x', lr=a)") == [2]


def test_what_functions_read_and_who_fills_a_table_are_needed() -> None:
    use = "Explorable(name='x', step=f)"
    assert chosen("n = 1", "def f():\n    return n", "n = 2", use) == [0, 1, 2, 3]
    assert chosen("f = {}", "f['a'] = 1", "f.b", use) == [0, 1, 3]
    assert chosen("a = 1", "def f(a):\n    return a", use) == [1, 2]


def test_a_function_of_a_cell_has_its_source(tmp_path: Path) -> None:
    codes = ["import inspect\ndef f():\n    return 7", "text = inspect.getsource(f)"]
    space = {"__name__": "__main__"}
    assert run(codes, space, tmp_path / "page.ipynb") == {}
    assert space["text"] == "def f():\n    return 7"
