"""Explorables that are spoilt on purpose, for checks that must say so."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.explorables.examples import everything, neuron
from tests.site.explorables import Place
from tests.site.explorables_opening import Sites
from tests.site.explorables_sample import write_page

PAYLOADS = {
    "neuron": neuron().payload,
    "short": neuron(most_steps=90).payload,
    "everything": everything().payload,
}
IMPATIENT = "window.sitePatience = 40;"  # where what is waited for never comes


class Fault(NamedTuple):
    """What spoils an explorable, and what a check then says of it."""

    check: Callable[..., list[str]]
    swaps: Sequence[tuple[str, str]]
    says: Sequence[str]
    payload: str = "neuron"


def write_spoilt(
    folder: Path, serve: Callable[[Path], str], fault: Fault
) -> tuple[Place, Sites]:
    """Write a page with the fault; return where it is."""
    (place,) = write_page(folder, [PAYLOADS[fault.payload]], swaps=fault.swaps)
    return place, Sites(serve(folder), folder.as_uri() + "/")


def unsaid(fault: Fault, found: Sequence[str]) -> list[str]:
    """Return what was to be said and was not; if so, with all that was found."""
    lost = [words for words in fault.says if not any(words in one for one in found)]
    return [*lost, *found] if lost else []
