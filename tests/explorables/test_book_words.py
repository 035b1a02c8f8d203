"""Explorables of the book: the page says the digits of Python, and so does its cell."""

import ast
import io
from contextlib import redirect_stdout
from typing import Any, get_args

import pytest

from d2lutils import messages
from d2lutils.messages.language import Language
from tests.explorables import book
from tests.explorables.book_runs import in_node, in_python
from tests.explorables.book_settings import SETTINGS

any_setting = pytest.mark.parametrize("setting", SETTINGS)
Space = dict[str, Any]


def printed(cell: ast.Module, space: Space) -> str:
    """Run a cell in this space, and return what it prints."""
    heard = io.StringIO()
    with redirect_stdout(heard):
        exec(compile(cell, "<cell>", "exec"), space)
    return heard.getvalue()


def without_last(cell: ast.Module) -> ast.Module:
    """Return all of a cell but its last statement, which says the sentence."""
    return ast.Module(cell.body[:-1], cell.type_ignores)


@book.each(book.names())
@any_setting
def test_the_page_and_its_cell_say_the_sentence_of_python(
    name: str, setting: str
) -> None:
    at = SETTINGS.index(setting)
    _, run, *_ = in_python(name, setting)
    _, told, *_ = in_node(name, "js")[at]
    cells = {key: ast.parse(cell) for key, cell in told["python"].items()}
    computed, space = ast.dump(without_last(cells["en"])), {"__name__": "__main__"}
    assert printed(without_last(cells["en"]), space) == ""
    for language in get_args(Language):
        messages.use_language(language)
        sentence, cell = run.say(), cells[language]
        assert told["said"][language] == sentence
        # Beside the sentence all languages have the same code: it is run once.
        assert ast.dump(without_last(cell)) == computed
        assert printed(ast.Module(cell.body[-1:], []), space) == f"{sentence}\n"


@book.each(book.names())
def test_the_page_finds_no_fault_with_the_payload(name: str) -> None:
    assert {told["fault"] for made in in_node(name, "js") for told in made} == {None}
