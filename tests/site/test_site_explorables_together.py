"""Twelve explorables on one page, a page in Chinese, and the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorables.examples import neuron
from tests.site import explorables_links as links
from tests.site.explorables import Open, opened, places
from tests.site.explorables_hostile import renamed
from tests.site.explorables_sample import write_page
from tests.site.tracing import traced

TWELVE = 12
TASK = 50  # ms of the processor
# Of a page at rest: how often it asks for a frame.
_IDLE = """async (ms) => {
  const ask = window.requestAnimationFrame;
  let frames = 0;
  window.requestAnimationFrame = (act) => { frames += 1; return ask(act); };
  await new Promise((done) => setTimeout(done, ms));
  window.requestAnimationFrame = ask;
  return frames;
}"""
BUSY = (
    "let lost = 0; setInterval(() => {"
    " for (let n = 0; n < 3e7; n += 1) lost += n % 7; }, 1000);"
)
IN_CHINESE = "document.documentElement.lang = 'zh-CN';"
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", {
  value: { writeText: async () => { throw new Error("not allowed"); } },
});
"""


@pytest.fixture
def page(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> Callable[..., Any]:
    """Return a function that opens a page with these payloads at the first of them."""

    def open_page(payloads: list[dict[str, Any]], *swaps: Any, **options: Any) -> Any:
        made = write_page(tmp_path, payloads, swaps=swaps)
        return opened(chromium, serve(tmp_path), made[0], **options)

    return open_page


def idle(shown: Open, names: list[str]) -> dict[str, float]:
    """Look at each of them, go back, and tell what the page does then."""
    for name in names:
        shown.page.evaluate("(name) => siteLab.goTo(name)", name)
        seen = shown.page.evaluate("(name) => siteLab.rest(name)", name)
        assert seen["state"] == "ready"
    shown.do("goTo")
    shown.page.wait_for_timeout(300)
    trace, frames = traced(shown.page, lambda: shown.page.evaluate(_IDLE, 1500))
    return {"frames": frames, "heaviest": trace.heaviest()}


def test_twelve_explorables_on_a_page_let_it_rest(html: Path, page):
    book = [place.payload for place in places(html)]
    twelve = [renamed(book[n % len(book)], f"number-{n}") for n in range(TWELVE)]
    with page(twelve) as shown:
        told = idle(shown, [payload["name"] for payload in twelve])
        assert told["frames"] == 0
        assert told["heaviest"] < TASK
        assert shown.visited.noise() == []


def test_a_page_that_does_not_rest_is_found(page):
    with page([neuron().payload], ('"use strict";', BUSY)) as shown:
        assert idle(shown, [])["heaviest"] >= TASK


def test_a_page_in_chinese_has_an_explorable_in_chinese(page):
    with page([neuron().payload], ('"use strict";', IN_CHINESE)) as shown:
        words = neuron().payload["texts"]["zh"]
        assert shown.part("question").inner_text() == words["question"]
        assert shown.part("step").inner_text() == words["ui"]["step"]
        assert shown.do("look")["said"] == "学习率 0.3：40 步后损失 0.4705"
        python = shown.copied("python")
        assert links.copy_faults(python, "学习率 0.3：40 步后损失 0.4705") == []


def test_what_is_copied_is_on_the_clipboard(page):
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    with page([neuron().payload], scripts=(), **allowed) as shown:
        shown.part("copy-link").click()
        link = shown.page.evaluate("navigator.clipboard.readText()")
        assert link == shown.page.url + "#one-neuron=v1;lr=0.3;step=40"
        assert shown.part("status").inner_text() == "Copied."


def test_where_the_clipboard_is_closed_the_text_is_there_to_copy(page):
    with page([neuron().payload], scripts=(NO_CLIPBOARD,)) as shown:
        shown.part("copy-python").click()
        area = shown.part("by-hand").locator("textarea")
        assert "print(run.say(" in area.input_value()
        assert area.evaluate("e => e.matches(':focus') && getSelection().toString()")
        assert shown.part("status").inner_text() == ""
