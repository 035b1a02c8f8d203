"""The same bits in Node, in Chromium and in Firefox, and the same sentences."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorables.examples import neuron
from tests.site.explorables import Place, executor, opened, places, unit
from tests.site.explorables_bits import in_chromium, in_node, jobs, write_lab
from tests.site.explorables_firefox import in_firefox
from tests.site.explorables_running import begin
from tests.site.explorables_sample import write_page

pytestmark = pytest.mark.xdist_group("bits")  # in one process: what it sets up is dear


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
def fox(site: str, disk: str, all_places, lab) -> dict[str, Any]:
    """Return what Firefox sees and computes."""
    return in_firefox([site, disk], all_places, lab[1])


def test_node_gives_the_same_bits_with_and_without_webassembly(computed):
    told = computed["told"]
    assert computed["wasm"]
    assert told[::2] == told[1::2]
    assert len(set(told)) == len(told) / 2


def test_chromium_gives_the_bits_of_node(chromium: Browser, lab, computed):
    assert in_chromium(chromium, lab[1]) == computed


def test_firefox_gives_the_bits_of_node(fox, computed):
    assert fox["bits"] == {**computed, "faults": []}


def test_another_number_gives_other_bits(work, computed, tmp_path: Path):
    changed = copy.deepcopy(work)
    run = changed["runs"][0]
    slider = next(c for c in run["payload"]["controls"] if c["kind"] == "slider")
    run["values"][slider["name"]] = slider["values"][slider["default"] - 1]
    write_lab(tmp_path, {})
    told = in_node(tmp_path, changed)["told"]
    assert [a == b for a, b in zip(told, computed["told"], strict=True)][:3] == [
        *(False, False, True)
    ]


def test_every_explorable_is_ready_in_firefox_over_http_and_from_disk(fox, all_places):
    assert len(fox["seen"]) == 2 * len(all_places)
    for place, seen in zip(2 * all_places, fox["seen"], strict=True):
        by = unit(place.payload)
        if place.payload["run"]["most"] == 0:
            by = 0  # no steps, and nothing that they change
        assert (seen["first"]["state"], seen["step"]["state"]) == ("ready", "ready")
        assert seen["first"]["executor"] == executor(place.payload, "wasm")
        assert (seen["step"]["linked"], seen["step"]["left"]) == (2 * by, "")
        assert seen["step"]["step"] == by
        if by:
            assert seen["step"]["pictures"] != seen["first"]["pictures"]
        assert seen["faults"] == []


def test_firefox_says_what_chromium_says(
    chromium: Browser, site: str, fox, all_places: list[Place]
):
    for place, seen in zip(all_places, fox["seen"], strict=False):
        with opened(chromium, site, place) as shown:
            first = shown.do("look")
            begin(shown)
            shown.do("press", "reset")
            step = shown.do("press", "step")
        assert seen["first"]["said"] == first["said"]
        assert seen["step"]["said"] == step["said"]


def test_a_spoilt_explorable_is_seen_in_firefox(
    serve: Callable[[Path], str], tmp_path: Path
):
    payload = neuron().payload
    spoilt = {payload["name"]: "explorables.define(null);"}
    lost = write_page(tmp_path, [payload], texts=spoilt)
    (seen,) = in_firefox([serve(tmp_path)], lost)["seen"]
    assert seen["first"]["state"] == "error"
    assert seen["first"]["figure"]
