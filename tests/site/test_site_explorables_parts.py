"""The parts of the front end: a page fetches those that its explorables use."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from d2lutils.explorables.parts import PARTS
from d2lutils.messages import explorables as text
from d2lutils.site.payloads import in_language, parts_of
from tests.explorables.examples import everything, neuron
from tests.explorables.recorded_examples import bend
from tests.site.explorables import LAB, Open, executor, opened
from tests.site.explorables_hostile import renamed
from tests.site.explorables_sample import write_page
from tests.site.recorded_site import wait_for
from tests.site.visit import visit

NO_ROOM = """
WebAssembly.Memory = function () { throw new RangeError("no room"); };
"""


@pytest.fixture
def page(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> Callable[..., Any]:
    """Return a function that opens a page with these payloads at the first of them."""

    def open_page(*payloads: dict[str, Any], link: str = "", **options: Any) -> Any:
        made = write_page(tmp_path, payloads)
        return opened(chromium, serve(tmp_path), made[0], link, **options)

    return open_page


def came(shown: Open) -> Counter[str]:
    """Return how often each part came, once that has which comes last."""

    def names() -> Counter[str]:
        urls = [response.url for response in shown.visited.responses]
        found = [re.search(r"/part\.(\w+)\.js$", url) for url in urls]
        return Counter(one[1] for one in found if one)

    wait_for(lambda: "python" in names(), shown)
    return names()


def test_a_page_fetches_the_parts_of_what_it_shows_once(page) -> None:
    payload = neuron().payload
    with page(payload, renamed(payload, "again")) as shown:
        shown.page.evaluate("siteLab.goTo('again')")
        assert shown.page.evaluate("siteLab.rest('again')")["state"] == "ready"
        assert came(shown) == Counter([*parts_of(payload), "python"])
        assert "plain" not in came(shown)
        assert len(came(shown)) < len(PARTS) / 2


def test_without_webassembly_the_kernels_in_javascript_come_too(page) -> None:
    payload = neuron().payload
    with page(payload, link="?plain") as shown:
        assert came(shown) == Counter([*parts_of(payload), "plain", "python"])


def test_a_recording_needs_nothing_that_computes() -> None:
    assert not {"computed", "plain"} & set(parts_of(bend().payload))
    assert "recorded" not in parts_of(neuron().payload)
    assert {"prediction", "field"} <= set(parts_of(everything().payload))


def test_where_no_memory_is_left_it_computes_in_javascript(page) -> None:
    payload = neuron().payload
    with page(payload) as shown:
        wanted = shown.do("look")
    with page(payload, scripts=(NO_ROOM,)) as shown:
        seen = shown.do("look")
        assert came(shown)["plain"] == 1
    assert seen == {**wanted, "executor": executor(payload, "js")}


@pytest.mark.parametrize("part", ["computed", "history", "plain"])
def test_a_part_that_is_lost_leaves_the_figure_and_a_sentence(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path, part: str
) -> None:
    (place,) = write_page(tmp_path, [neuron().payload])
    (tmp_path / f"part.{part}.js").unlink()
    own = serve(tmp_path)
    url = f"{own}{place.page}?plain"
    with visit(chromium, url, own=own, scripts=(LAB,)) as visited:
        root = visited.page.locator('.explorable[data-state="error"]')
        root.wait_for()
        assert root.locator("svg").is_visible()
        (alert,) = root.get_by_role("alert").all_inner_texts()
        assert alert == text.UI["error_load"].en


def test_a_page_has_the_words_of_its_language_and_no_others(page) -> None:
    payload = in_language(neuron().payload, "zh")
    assert list(payload["texts"]) == list(payload["python"]["heads"]) == ["zh"]
    assert neuron().payload["texts"].keys() == {"en", "zh"}
    with page(payload) as shown:  # the page itself is in English
        question = payload["texts"]["zh"]["question"]
        assert shown.part("question").inner_text() == question
        assert shown.visited.noise() == []
