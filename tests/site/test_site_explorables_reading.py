"""A reader between the text and an explorable: links, going back, phones, paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorables.examples import everything, neuron
from tests.site.explorables import opened
from tests.site.explorables_sample import write_page

NAME = "one-neuron"
LINK = f"#{NAME}=v1;step=3"
_ADD_TEXT = """(link) => {
  const text = document.createElement("p");
  text.style.height = "3000px";
  text.innerHTML = `<a href="${link}">a link</a>`;
  document.querySelector("main").prepend(text);
  scrollTo(0, 0);
}"""
_IN_SIGHT = """(name) => {
  const isSeen = (selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  };
  siteLab.part(name, "canvas").scrollIntoView({ block: "start" });
  return [isSeen("canvas"), isSeen(".explorable-play")];
}"""


@pytest.fixture
def shown(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> Callable[..., Any]:
    """Return a function that opens a page with this payload."""

    def open_page(payload: dict[str, Any], **how: Any) -> Any:
        (place,) = write_page(tmp_path, [payload])
        return opened(chromium, serve(tmp_path), place, **how)

    return open_page


def follow(page: Any) -> dict[str, Any]:
    """Click the link in the text; return what is shown then."""
    page.page.evaluate("scrollTo(0, 0)")
    page.page.get_by_text("a link").click()
    page.page.wait_for_timeout(100)
    return page.do("rest")


def test_a_link_works_again_after_the_reader_has_moved_something(shown):
    with shown(neuron().payload) as page:
        page.page.evaluate(_ADD_TEXT, f"{LINK}&section")
        first = follow(page)
        assert first["step"] == 3
        assert page.do("scrub", 9)["step"] == 9
        assert page.page.evaluate("location.hash") == "#section"
        again = follow(page)
        assert (again["step"], again["pictures"]) == (3, first["pictures"])


def test_a_link_that_was_not_left_leads_there_once_more(shown):
    with shown(neuron().payload) as page:
        page.page.evaluate(_ADD_TEXT, LINK)
        follow(page)
        follow(page)
        assert page.page.evaluate("scrollY") > 2000


def test_going_back_returns_to_the_text_and_leaves_the_experiment(shown):
    with shown(neuron().payload) as page:
        page.page.evaluate(_ADD_TEXT, LINK)
        page.page.evaluate("scrollTo(0, 40)")
        page.page.get_by_text("a link").evaluate("link => link.click()")
        page.page.wait_for_function("scrollY > 2000")
        moved = page.do("scrub", 9)
        page.page.go_back()
        page.page.wait_for_function("scrollY === 40")
        assert page.page.evaluate("location.hash") == ""
        assert page.do("rest")["pictures"] == moved["pictures"]


@pytest.mark.parametrize("width", [360, 480])
def test_on_a_phone_a_picture_and_play_are_in_sight_together(shown, width: int):
    with shown(everything().payload, width=width) as page:
        page.do("press", "skip")
        page.page.set_viewport_size({"width": width, "height": 640})
        assert page.page.evaluate(_IN_SIGHT, "everything") == [True, True]
        # No control lies under the row: it never covers what follows it.
        last = page.part("copy-link")
        last.scroll_into_view_if_needed()
        last.click(timeout=2000)


def test_a_refused_seed_is_told_what_a_seed_is(shown):
    with shown(everything().payload) as page:
        page.do("press", "skip")
        before = page.do("rest")["controls"]["seed"]
        seen = page.do("set", "seed", "1.5")
        assert seen["controls"]["seed"] == before
        assert page.part("refusal").text_content() == "whole numbers, 0 to 9999"
        page.do("set", "seed", "7")
        assert page.part("refusal").text_content() == ""


def test_paper_says_that_it_shows_the_default_settings(shown):
    explorable = neuron()
    with shown(explorable.payload) as page:
        page.do("scrub", 3)
        page.page.emulate_media(media="print")
        note = page.part("figure-note")
        assert note.inner_text() == f"Default settings, step {explorable.steps}."
        assert note.is_visible()
