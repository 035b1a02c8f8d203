"""Graphs and tokens in a real browser: drawn, read out, and in their place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorables.test_graph import explorable as graph
from tests.explorables.test_tokens import explorable as tokens
from tests.site import explorables_keys as keys
from tests.site import explorables_opening as opening
from tests.site import explorables_running as running
from tests.site.explorables import Open, Place, opened
from tests.site.explorables_opening import Sites
from tests.site.explorables_sample import write_page

WORDS = ("the", " cat", " sat", " on", " a", " mat", ",", " then", " it", "\n")
CHECKS: dict[str, Callable[[Open], list[str]]] = {
    "axe": keys.axe_faults,
    "theme": keys.theme_faults,
    "narrow": keys.narrow_faults,
    "controls": running.control_faults,
    "rest": running.rest_faults,
}


@pytest.fixture(scope="module")
def payloads() -> dict[str, Any]:
    """Return the payload of an explorable of each kind."""
    shown = {"gradients": "g", "known": "k", "active": "done"}
    sampled = {"tokens": "ids", "vocabulary": WORDS, "values": "of_ids"}
    return {
        "square": graph(**shown).payload,
        "weighted": {**graph(weights="weights").payload, "name": "weighted"},
        "tokens": tokens(values="v", at="done").payload,
        "sampled": {**tokens(**sampled).payload, "name": "sampled"},
    }


@pytest.fixture
def site(
    payloads: dict[str, Any], serve: Callable[[Path], str], tmp_path: Path
) -> tuple[Sites, dict[str, Place]]:
    """Write a page for each; return the addresses, and where they are."""
    places = {
        name: write_page(tmp_path, [payload], name=f"{name}.html")[0]
        for name, payload in payloads.items()
    }
    return Sites(serve(tmp_path), tmp_path.as_uri() + "/"), places


@pytest.mark.parametrize("name", ["square", "tokens"])
def test_graphs_and_tokens_have_no_fault(chromium: Browser, site, name: str):
    sites, places = site
    with opened(chromium, sites.site, places[name]) as shown:
        faults = [
            f"{kind}: {f}" for kind, check in CHECKS.items() for f in check(shown)
        ]
        assert faults + shown.visited.noise() == []


@pytest.mark.parametrize("name", ["square", "weighted", "tokens", "sampled"])
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_when_they_come(chromium: Browser, site, name: str, width: int):
    sites, places = site
    with opened(chromium, sites.site, places[name], width=width) as shown:
        assert shown.visited.shift() < 0.002
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["square", "tokens"])
def test_every_executor_draws_the_same_and_paper_shows_it(
    chromium: Browser, site, name: str
):
    sites, places = site
    hosts = ["http", "plain"]
    assert opening.opening_faults(chromium, sites, places[name], hosts) == []
    assert opening.figure_faults(chromium, sites, places[name]) == []


@pytest.mark.parametrize(
    ("name", "width", "pressed", "told"),
    [
        ("square", 1280, "ArrowLeft", "x = −3 · gradient = −6"),
        ("square", 1280, "Home ArrowRight", "y = 9 · gradient = 1 so far"),
        ("square", 320, "Home ArrowDown", "y = 9 · gradient = 1 so far"),
        ("square", 1280, "End", "C: not computed yet"),
        ("tokens", 1280, "Home ArrowRight", "token 2: ·cat · value = −2"),
        ("tokens", 1280, "End ArrowUp", "token 1: the · value = 0"),
        ("sampled", 320, "End", "token 3: ·cat · value = 0.300"),
    ],
)
def test_keys_read_out_nodes_and_tokens(
    chromium: Browser, site, name: str, width: int, pressed: str, told: str
):
    sites, places = site
    with opened(chromium, sites.site, places[name], width=width) as shown:
        shown.part("view canvas").focus()
        for key in pressed.split():
            shown.page.keyboard.press(key)
        line = shown.part("view-said")
        assert line.inner_text().replace("\u00a0", " ") == told
        assert line.get_attribute("aria-live") == "polite"


def test_the_pointer_reads_out_the_node_that_it_is_on(chromium: Browser, site):
    sites, places = site
    with opened(chromium, sites.site, places["square"]) as shown:
        canvas = shown.part("view canvas")
        box = canvas.bounding_box()
        canvas.hover(position={"x": box["width"] / 6, "y": box["height"] / 4})
        said = shown.part("view-said").inner_text()
        assert said.replace("\u00a0", " ") == "x = −3 · gradient = −6"
