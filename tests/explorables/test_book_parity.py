"""Explorables of the book: Python, JavaScript and WebAssembly give the same bits."""

import base64
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from d2lutils.explorables import Explorable
from d2lutils.explorables.running import Run
from d2lutils.explorables.wasm import module_bytes
from tests.explorables import book
from tests.explorables.book_settings import SETTINGS, Tried, structures, tried
from tests.front.node import node
from tests.front.test_parity import difference

PAGE = Path(__file__).with_name("book.mjs")
either = pytest.mark.parametrize("executor", ["js", "wasm"])
every = pytest.mark.parametrize("name", book.names())


def in_node(
    explorable: Explorable, settings: list[Tried], executor: str
) -> list[list[dict[str, Any]]]:
    """Return for each setting and each of its steps what the page computes."""
    module = base64.b64encode(module_bytes()).decode() if executor == "wasm" else None
    asked = [one._asdict() for one in settings]
    given = {"payload": explorable.payload, "module": module, "settings": asked}
    told: list[list[dict[str, Any]]] = json.loads(node(PAGE, given=given))
    return told


@cache
def in_python(explorable: Explorable, setting: str) -> list[Run]:
    """Return the run up to each of the steps."""
    values, steps = tried(explorable, setting)
    made = {explorable.steps: explorable.default_run} if setting == "default" else {}
    return [made.get(step) or explorable.run(steps=step, **values) for step in steps]


def differences(made: dict[str, Any], run: Run) -> Iterator[str]:
    """Yield where the page has other numbers than the run."""
    history = {**run.history, "steps": run.history["step"]}
    recorded = {name: history[name] for name in made["history"]}
    kinds: dict[str, Mapping[str, Any]] = {
        "values": run.values,
        "history": recorded,
        "arrays": run.arrays,
    }
    for kind, wanted in kinds.items():
        assert made[kind].keys() == wanted.keys(), kind
        for name, coded in made[kind].items():
            numbers = np.frombuffer(base64.b64decode(coded), np.float32)
            ours = np.asarray(wanted[name], np.float32).ravel()
            assert numbers.shape == ours.shape, name
            told = difference(numbers, ours)
            if told:
                yield f"{run.controls}, step {run.step}, {name} {told}"


def compared(runs: list[list[Run]], page: list[list[dict[str, Any]]]) -> list[str]:
    """Return all differences between the settings' runs here and in the page."""
    return [
        told
        for ours, theirs in zip(runs, page, strict=True)
        for run, made in zip(ours, theirs, strict=True)
        for told in differences(made, run)
    ]


@every
@either
def test_the_page_gives_the_bits_of_python(name: str, executor: str) -> None:
    one = book.explorable(name)
    page = in_node(one, [tried(one, setting) for setting in SETTINGS], executor)
    assert compared([in_python(one, setting) for setting in SETTINGS], page) == []
    assert all(theirs["history"].keys() >= set(one.series) for theirs in page[0])


@cache
def of_each_structure(explorable: Explorable) -> list[list[Run]]:
    """Return the runs of each choice of structure."""
    return [
        [explorable.run(steps=step, **values) for step in steps]
        for values, steps in structures(explorable)
    ]


@every
@either
def test_each_choice_of_structure_gives_the_bits_of_python(
    name: str, executor: str
) -> None:
    one = book.explorable(name)
    page = in_node(one, structures(one), executor)
    assert len(page) == len(one.tapes)
    assert compared(of_each_structure(one), page) == []


def test_a_difference_in_the_last_bit_of_one_number_is_noticed() -> None:
    one = book.explorable(next(iter(book.names())))
    (page,) = in_node(one, [tried(one, "default")], "js")
    runs = in_python(one, "default")
    assert compared([runs], [page]) == []
    for array in (runs[-1].history[one.series[0]], *runs[-1].arrays.values()):
        before, array.flat[-1] = array.flat[-1], np.nextafter(array.flat[-1], 9)
        assert len(compared([runs], [page])) == 1
        array.flat[-1] = before
