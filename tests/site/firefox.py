"""A walk over pages in Firefox: WebDriver BiDi, spoken by puppeteer-core under Node."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.front.node import node
from tests.site.explorables import LAB, Place, unit
from tools.browser import firefox

_WALK = Path(__file__).with_name("firefox.mjs")
_SECONDS = 400


class Stop(NamedTuple):
    """A page of a walk, and what is done there.

    own       what addresses of the site begin with: of a server, of a folder on disk
    page      below it
    places    explorables of the page, to be used after it has been looked at
    searches  (phrase, page to find)
    """

    own: str
    page: str
    places: Sequence[Place] = ()
    searches: Sequence[tuple[str, str]] = ()


class Seen(NamedTuple):
    """What is wrong with a page, and what its explorables show.

    explorables  of each {"first": at rest as it came, "step": after the first step}
    """

    faults: list[str]
    explorables: list[dict[str, Any]]


def walk(stops: Sequence[Stop], *, patience: int = 5000) -> list[Seen]:
    """Open pages with the network closed; return what is seen at each stop.

    patience  with each search, ms

    Raises NoBrowserError if there is no Firefox; AssertionError if the walk stops.
    """
    return walk_and_compute(stops, "", "", patience=patience)[0]


def walk_and_compute(
    stops: Sequence[Stop], lab: str, call: str, *, patience: int = 5000
) -> tuple[list[Seen], dict[str, Any]]:
    """Walk; then compute on the page of explorables_bits.write_lab: return that too.

    lab   what its address begins with
    call  what is evaluated there
    """
    job = {
        "program": str(firefox()),
        "lab": LAB,
        "stops": [_as_json(stop) for stop in stops],
        "bits": {"own": lab, "page": "page.html", "call": call} if lab else None,
        "patience": patience,
    }
    told = json.loads(node(_WALK, given=job, seconds=_SECONDS))
    return [Seen(**seen) for seen in told["seen"]], told["bits"]


def _as_json(stop: Stop) -> dict[str, Any]:
    places = [[place.name, unit(place.payload)] for place in stop.places]
    return {**stop._asdict(), "places": places}
