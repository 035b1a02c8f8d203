"""Every page in Firefox, with its explorables: the same sentences, the same bits.

One walk is made for all: to start Firefox and to open pages is most of what it costs.
What Firefox does another way from a disk than over http is the same on every page, so
the pages are opened in turn one way and the other.
"""

import copy
import json
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.explorables.examples import neuron
from tests.front.node import node
from tests.site.explorables import Place, defaults, executor, places, unit
from tests.site.explorables_bits import CALL, in_chromium, in_node, jobs, write_lab
from tests.site.explorables_sample import write_page
from tests.site.firefox import Seen, Stop, walk_and_compute
from tests.site.search import PHRASES

PAGE = Path(__file__).parents[1] / "explorables" / "page.mjs"
pytestmark = pytest.mark.xdist_group("firefox")  # in one process: it costs much


class Fox(NamedTuple):
    """What Firefox sees of the site and of the spoilt page, and what it computes."""

    seen: list[tuple[Stop, Seen]]
    spoilt: Seen
    bits: dict[str, Any]

    def explorables(self) -> list[tuple[Place, dict[str, Any], dict[str, Any]]]:
        """Return each explorable as it came and after the first step."""
        return [
            (place, one["first"], one["step"])
            for stop, seen in self.seen
            for place, one in zip(stop.places, seen.explorables, strict=True)
        ]


def said(place: Place, step: int) -> str:
    """Return what the explorable says at this step of its default run, in Node."""
    given = {"payload": place.payload, "values": defaults(place.payload)}
    told = node(PAGE, given={**given, "step": step, "language": "en"})
    words: str = json.loads(told)["said"]
    return words


@pytest.fixture(scope="module")
def all_places(html: Path) -> list[Place]:
    """Return the explorables of the site; there are some."""
    found = places(html)
    assert found
    return found


@pytest.fixture(scope="module")
def work(all_places: list[Place]) -> dict[str, Any]:
    """Return the runs to be computed everywhere."""
    return jobs(all_places)


@pytest.fixture(scope="module")
def lab(work, tmp_path_factory, serve) -> tuple[Path, str]:
    """Return the folder of a page to compute on, and its address."""
    folder: Path = tmp_path_factory.mktemp("bits")
    write_lab(folder, work)
    return folder, serve(folder)


@pytest.fixture(scope="module")
def computed(lab, work) -> dict[str, Any]:
    """Return what Node computes."""
    return in_node(lab[0], work)


@pytest.fixture(scope="module")
def spoilt(serve, tmp_path_factory) -> Stop:
    """Return a page with an explorable that is none."""
    folder: Path = tmp_path_factory.mktemp("spoilt")
    payload = neuron().payload
    texts = {payload["name"]: "explorables.define(null);"}
    lost = write_page(folder, [payload], texts=texts)
    return Stop(serve(folder), lost[0].page, lost)


@pytest.fixture(scope="module")
def fox(site: str, disk: str, pages, all_places, lab, spoilt) -> Fox:
    """Return what Firefox sees, of all pages and of the spoilt one, and computes.

    The first page, with its search, is opened both ways.
    """
    begin = "index.html"
    others = zip([p for p in pages if p != begin], cycle((site, disk)), strict=False)
    found = {begin: [("Rumelhart", PHRASES["Rumelhart"])]}
    stops = [
        Stop(own, page, [p for p in all_places if p.page == page], found.get(page, ()))
        for page, own in [(begin, site), (begin, disk), *others]
    ]
    seen, bits = walk_and_compute([*stops, spoilt], lab[1], CALL)
    whole = list(zip(stops, seen, strict=False))
    return Fox(whole, seen[-1], bits)


def test_node_gives_the_same_bits_with_and_without_webassembly(computed):
    told = computed["told"]
    assert computed["wasm"]
    assert told[::2] == told[1::2]
    assert len(set(told)) == len(told) / 2


def test_chromium_gives_the_bits_of_node(chromium: Browser, lab, computed):
    assert in_chromium(chromium, lab[1]) == computed


def test_firefox_gives_the_bits_of_node(fox, computed):
    assert fox.bits == {**computed, "faults": []}


def test_another_number_gives_other_bits(work, computed, tmp_path: Path):
    changed = copy.deepcopy({**work, "runs": work["runs"][:2]})
    run = changed["runs"][0]
    slider = next(c for c in run["payload"]["controls"] if c["kind"] == "slider")
    run["values"][slider["name"]] = slider["values"][slider["default"] - 1]
    write_lab(tmp_path, {})
    told = in_node(tmp_path, changed)["told"]
    same = [a == b for a, b in zip(told, computed["told"][: len(told)], strict=True)]
    assert same == [False, False, True, True]


def test_no_page_has_a_fault_in_firefox(fox):
    faults = [f"{stop.own}{stop.page}: {f}" for stop, s in fox.seen for f in s.faults]
    assert not faults, "\n".join(faults)


def test_every_explorable_is_ready_in_firefox(fox, all_places):
    told = fox.explorables()
    assert {place.name for place, _, _ in told} == {p.name for p in all_places}
    for place, first, step in told:
        by = unit(place.payload)
        if place.payload["run"]["most"] == 0:
            by = 0  # no steps, and nothing that they change
        assert (first["state"], step["state"]) == ("ready", "ready")
        assert first["executor"] == executor(place.payload, "wasm")
        assert (step["linked"], step["left"], step["step"]) == (2 * by, "", by)
        if by:
            assert step["pictures"] != first["pictures"]


def test_half_the_explorables_come_over_http_and_half_from_disk(fox, site, disk):
    met = dict.fromkeys((site, disk), 0)
    for stop, seen in fox.seen:
        met[stop.own] += len(seen.explorables)
    assert min(met.values()) >= sum(met.values()) // 3 > 0


def test_firefox_says_what_node_says(fox):
    """And so does Chromium: what it says is compared with Python's words.

    Before a guess nothing is said.
    """
    for place, first, step in fox.explorables():
        run = place.payload["run"]
        begins = "" if place.payload["prediction"] else said(place, run["steps"])
        one = said(place, min(unit(place.payload), run["most"]))
        assert (first["said"], step["said"]) == (begins, one)


def test_a_spoilt_explorable_is_seen_in_firefox(fox):
    (seen,) = fox.spoilt.explorables
    assert seen["first"]["state"] == "error"
    assert seen["first"]["figure"]
