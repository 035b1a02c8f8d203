"""Graphs and tokens in a real browser: drawn, read out, and in their place."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorables.test_graph import explorable as graph
from tests.explorables.test_tokens import explorable as tokens
from tests.site.explorables import opened
from tests.site.views_sample import (
    Pages,
    coming_faults,
    drawing_faults,
    read_out,
    said,
    use_faults,
    write_pages,
)

pytestmark = pytest.mark.xdist_group("graphs")  # what it sets up is dear

WORDS = ("the", " cat", " sat", " on", " a", " mat", ",", " then", " it", "\n")


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


@pytest.fixture(scope="module")
def pages(payloads, serve, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Write a page for each; return the addresses, and where they are."""
    return write_pages(tmp_path_factory.mktemp("graphs"), payloads, serve)


@pytest.mark.parametrize("name", ["square", "tokens"])
def test_graphs_and_tokens_have_no_fault(chromium: Browser, pages: Pages, name: str):
    assert use_faults(chromium, pages, name) == []


@pytest.mark.parametrize("name", ["square", "weighted", "tokens", "sampled"])
def test_nothing_moves_when_they_come(chromium: Browser, pages: Pages, name: str):
    assert coming_faults(chromium, pages, name) == []


@pytest.mark.parametrize("name", ["square", "tokens"])
def test_every_executor_draws_the_same_and_paper_shows_it(
    chromium: Browser, pages: Pages, name: str
):
    assert drawing_faults(chromium, pages, name) == []


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
    chromium: Browser, pages: Pages, name: str, width: int, pressed: str, told: str
):
    sites, places = pages
    with opened(chromium, sites.site, places[name], width=width) as shown:
        assert read_out(shown, pressed) == told


def test_the_pointer_reads_out_the_node_that_it_is_on(chromium: Browser, pages: Pages):
    sites, places = pages
    with opened(chromium, sites.site, places["square"]) as shown:
        canvas = shown.part("view canvas")
        box = canvas.bounding_box()
        canvas.hover(position={"x": box["width"] / 6, "y": box["height"] / 4})
        assert said(shown) == "x = −3 · gradient = −6"
