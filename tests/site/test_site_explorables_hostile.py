"""A payload that is lost, spoilt or hostile: the figure stays, and a sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from d2lutils.messages import explorables as text
from tests.explorables.examples import everything, neuron
from tests.site.explorables import Open, opened
from tests.site.explorables_hostile import ATTACK, attacking, renamed, scripts
from tests.site.explorables_sample import write_page

SPOILT = 30
LOST = text.UI["error_load"].en
NEURON = neuron().payload
TEXT = json.dumps(NEURON)
LOSSES = {
    "cut short": f"explorables.define({TEXT[: len(TEXT) // 2]}",
    "empty": "/* nothing */",
    "of another name": f"explorables.define({json.dumps(renamed(NEURON, 'x'))});",
    "of another format": f"explorables.define({json.dumps(NEURON | {'format': 2})});",
    "no payload": "explorables.define();",
    "null": "explorables.define(null);",
    "broken": "throw new Error('oh');",
}


@pytest.fixture
def shown(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> Callable[..., Any]:
    """Return a function that opens a page with these payloads at the first of them."""

    def open_page(*payloads: dict[str, Any], **how: Any) -> Any:
        places = write_page(tmp_path, payloads, **how)
        return opened(chromium, serve(tmp_path), places[0])

    return open_page


def is_refused(seen: dict[str, Any]) -> bool:
    return (seen["state"], seen["figure"], seen["body"]) == ("error", True, False)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_payload_that_does_not_come_leaves_the_figure(shown, loss: str):
    with shown(NEURON, texts={"one-neuron": LOSSES[loss]}) as page:
        seen = page.do("look")
        assert is_refused(seen)
        assert seen["error"] == LOST


def test_a_payload_file_that_is_not_there_leaves_the_figure(shown, tmp_path: Path):
    with shown(NEURON) as page:
        for file in tmp_path.rglob("one-neuron*.js"):
            file.unlink()
        page.page.reload()
        page.page.wait_for_selector(".explorable-error")
        assert is_refused(page.do("look"))


def states(page: Open, names: list[str]) -> dict[str, Any]:
    found = {}
    for name in names:
        page.page.evaluate("(name) => siteLab.goTo(name)", name)
        found[name] = page.page.evaluate("(name) => siteLab.rest(name)", name)
    return found


def test_thirty_spoilt_payloads_do_no_harm(shown):
    texts = dict(scripts(everything().payload, SPOILT))
    payloads = [renamed(NEURON, name) for name in texts]
    with shown(*payloads, texts=texts) as page:
        seen = states(page, list(texts))
        refused = [name for name, one in seen.items() if is_refused(one)]
        ready = [name for name, one in seen.items() if one["state"] == "ready"]
        assert sorted(refused + ready) == sorted(texts)
        assert len(refused) > SPOILT / 3
        assert all(seen[name]["error"] == LOST for name in refused)
        noise = [n for n in page.visited.noise() if not n.startswith("warning: p")]
        assert noise == []


def test_markup_in_every_text_is_shown_as_text(shown):
    with shown(attacking(NEURON), attacking(everything().payload)) as page:
        names = ["one-neuron", "everything"]
        assert [one["state"] for one in states(page, names).values()] == ["ready"] * 2
        page.page.locator(".explorable-option").first.click()
        assert page.page.locator(".explorable-body img").count() == 0
        assert ATTACK in page.page.locator(".explorable-question").first.inner_text()
        assert page.visited.noise() == []


def test_where_the_policy_forbids_webassembly_javascript_computes(shown):
    with shown(NEURON, everything().payload, webassembly=False) as page:
        seen = page.do("look")
        assert (seen["state"], seen["executor"]) == ("ready", "js")
        said = neuron().run().say()
        assert seen["said"] == said
