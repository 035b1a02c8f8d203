"""Explorables of the book: the page says the digits of Python, and so does its cell."""

import io
import json
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from d2lutils import messages
from d2lutils.explorables import Explorable
from d2lutils.explorables.running import Run
from d2lutils.messages.language import Language
from tests.explorables import book
from tests.explorables.book_settings import SETTINGS, tried
from tests.front.node import node

PAGE = Path(__file__).with_name("page.mjs")
every = pytest.mark.parametrize("name", book.names())
any_setting = pytest.mark.parametrize("setting", SETTINGS)


@cache
def ran(name: str, setting: str) -> Run:
    """Return the run after the first steps; it speaks the language of the moment."""
    explorable = book.explorable(name)
    values, (_, step, *_) = tried(explorable, setting)
    return explorable.run(steps=step, **values)


def shown(explorable: Explorable, setting: str, language: str) -> dict[str, Any]:
    """Return what the page says after the first steps, and the cell that it copies."""
    values, (_, step, *_) = tried(explorable, setting)
    given = {"payload": explorable.payload, "values": values, "step": step}
    told = json.loads(node(PAGE, given={**given, "language": language}))
    assert told["fault"] is None
    return dict(told)


@every
@any_setting
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_and_its_cell_say_the_sentence_of_python(
    name: str, setting: str, language: Language
) -> None:
    explorable = book.explorable(name)
    messages.use_language(language)
    sentence = ran(name, setting).say()
    page = shown(explorable, setting, language)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(page["python"], "<cell>", "exec"), {"__name__": "__main__"})
    assert page["said"] == sentence
    assert printed.getvalue() == f"{sentence}\n"
