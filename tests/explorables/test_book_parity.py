"""Explorables of the book: Python, JavaScript and WebAssembly give the same bits."""

import base64
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from d2lutils.explorables.running import Run
from tests.explorables import book
from tests.explorables.book_runs import (
    Executor,
    in_node,
    in_python,
    structures_in_node,
    structures_in_python,
)
from tests.explorables.book_settings import SETTINGS
from tests.front.test_parity import difference

either = pytest.mark.parametrize("executor", ["js", "wasm"])
every = book.each(book.names())


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
def test_the_page_gives_the_bits_of_python(name: str, executor: Executor) -> None:
    page = in_node(name, executor)
    assert compared([in_python(name, setting) for setting in SETTINGS], page) == []
    series = set(book.explorable(name).series)
    assert all(theirs["history"].keys() >= series for theirs in page[0])


@every
@either
def test_each_choice_of_structure_gives_the_bits_of_python(
    name: str, executor: Executor
) -> None:
    page = structures_in_node(name, executor)
    assert len(page) == len(book.explorable(name).tapes)
    assert compared(structures_in_python(name), page) == []


@book.each(list(book.names())[:1])
def test_a_difference_in_the_last_bit_of_one_number_is_noticed(name: str) -> None:
    page, runs = in_node(name, "js")[0], in_python(name, "default")
    assert compared([runs], [page]) == []
    series = book.explorable(name).series
    for array in (runs[-1].history[series[0]], *runs[-1].arrays.values()):
        before, array.flat[-1] = array.flat[-1], np.nextafter(array.flat[-1], 9)
        assert len(compared([runs], [page])) == 1
        array.flat[-1] = before
