"""Runs of the book's explorables, made once: in Python, and by the page under Node."""

import base64
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from d2lutils.explorables.running import Run
from d2lutils.explorables.wasm import module_bytes
from tests.explorables import book
from tests.explorables.book_settings import SETTINGS, structures, tried
from tests.front.node import node

PAGE = Path(__file__).with_name("book.mjs")
Executor = Literal["js", "wasm"]
Told = dict[str, Any]


def in_node(name: str, executor: Executor) -> list[list[Told]]:
    """Return for each setting and each of its steps what the page computes and says."""
    return _in_node(name, executor)[: len(SETTINGS)]


def structures_in_node(name: str, executor: Executor) -> list[list[Told]]:
    """Return the same for each choice of structure."""
    return _in_node(name, executor)[len(SETTINGS) :]


@cache
def _in_node(name: str, executor: Executor) -> list[list[Told]]:
    one = book.explorable(name)
    module = base64.b64encode(module_bytes()).decode() if executor == "wasm" else None
    settings = [*(tried(one, setting) for setting in SETTINGS), *structures(one)]
    asked = [each._asdict() for each in settings]
    given = {"payload": one.payload, "module": module, "settings": asked}
    told: list[list[Told]] = json.loads(node(PAGE, given=given))
    return told


@cache
def in_python(name: str, setting: str) -> list[Run]:
    """Return the run up to each of the steps."""
    one = book.explorable(name)
    values, steps = tried(one, setting)
    made = {one.steps: one.default_run} if setting == "default" else {}
    return [made.get(step) or one.run(steps=step, **values) for step in steps]


@cache
def structures_in_python(name: str) -> list[list[Run]]:
    """Return the runs of each choice of structure."""
    one = book.explorable(name)
    return [
        [one.run(steps=step, **values) for step in steps]
        for values, steps in structures(one)
    ]
