"""Runs of a recording that are lost, spoilt or late: the last one stays."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from d2lutils.messages import explorables as text
from tests.site.explorables import Open, opened
from tests.site.recorded_site import (
    FAR,
    NEXT,
    Site,
    call,
    fetched,
    payloads,
    spoil,
    wait_for,
    write_site,
)

pytestmark = pytest.mark.xdist_group("recorded")  # what it sets up is dear

LOST = text.UI["error_run_lost"].en
GONE = text.UI["error_load"].en


def packed(key: str, signs: int | None = None) -> str:
    run: str = payloads()["wave"]["recording"]["runs"][key]
    return json.dumps(run[:signs])


SPOILT: dict[str, Callable[[], str | None]] = {
    "lost": lambda: None,
    "empty": lambda: "/* nothing */",
    "broken": lambda: "throw new Error('oh');",
    "cut short": lambda: call(FAR, packed(FAR, 900)),
    "another key": lambda: call(NEXT, packed(NEXT)),
    "another name": lambda: call(FAR, packed(FAR), "bend"),
    "no text": lambda: call(FAR, "{toString: null}"),
    "nothing": lambda: "explorables.record();",
    "markup": lambda: call(FAR, json.dumps("<img src=x onerror=siteAttack()>")),
}


@pytest.fixture
def site(serve: Callable[[Path], str], tmp_path: Path) -> Site:
    """Write a page with two recordings; return its addresses, and where they are."""
    return write_site(tmp_path, serve)


@pytest.mark.parametrize("kind", SPOILT)
def test_a_run_that_does_not_come_leaves_the_last_one_and_the_others_go_on(
    chromium: Browser, site, tmp_path: Path, kind: str
):
    sites, places = site
    spoil(tmp_path, FAR, SPOILT[kind]())
    with opened(chromium, sites.site, places["wave"]) as shown:
        first = shown.do("look")
        seen = shown.do("set", "lr", 4)
        wait_for(lambda: shown.do("look")["notice"] == LOST, shown)
        seen = shown.do("rest")
        kept = ("state", "said", "step", "pictures", "controls")
        assert {key: seen[key] for key in kept} == {key: first[key] for key in kept}
        other = shown.do("set", "lr", 3)
        assert (other["state"], other["notice"]) == ("ready", "")
        assert other["said"].startswith("lr 2, ring")
        assert shown.visited.violations() == []


def test_a_link_to_a_run_that_is_lost_shows_the_default_one(
    chromium: Browser, site, tmp_path: Path
):
    sites, places = site
    spoil(tmp_path, FAR, None)
    link = "#wave=v1;lr=10;step=50"
    with opened(chromium, sites.site, places["wave"], link) as shown:
        seen = shown.do("look")
        assert (seen["state"], seen["notice"], seen["step"]) == ("ready", LOST, 50)
        assert seen["said"].startswith("lr 1, ring")
        shut = shown.do("follow", f"{link};lock=lr")
        wait_for(lambda: shown.do("look")["state"] == "error", shown)
        shut = shown.do("look")
        assert (shut["error"], shut["figure"], shut["body"]) == (GONE, True, False)


def test_where_no_run_comes_the_figure_stays(chromium: Browser, site, tmp_path: Path):
    sites, places = site
    for key in payloads()["wave"]["recording"]["runs"]:
        spoil(tmp_path, key, call(key, '"AAAA"'))
    with opened(chromium, sites.disk, places["wave"]) as shown:
        seen = shown.do("look")
        assert (seen["state"], seen["error"]) == ("error", GONE)
        assert (seen["figure"], seen["body"]) == (True, False)
    with opened(chromium, sites.disk, places["bend"]) as shown:
        assert shown.do("look")["state"] == "ready"


def test_while_a_run_is_on_its_way_the_last_one_stays_and_the_latest_wish_counts(
    chromium: Browser, site
):
    sites, places = site
    held: list[Route] = []
    with opened(chromium, sites.site, places["wave"]) as shown:
        wait_for(lambda: len(fetched(shown)) == 7, shown)
        shown.page.route("**/wave.*.js", lambda route: held.append(route))
        first = shown.do("look")
        for value in (4, 0):
            move(shown, value)
        wait_for(lambda: len(held) == 2, shown)
        seen = shown.do("look")
        assert (seen["state"], seen["said"]) == ("running", first["said"])
        assert seen["pictures"] == first["pictures"]
        for route in held[:2]:  # lr = 10 comes first, and is no longer wanted
            route.continue_()
        seen = shown.do("rest")
        assert seen["said"].startswith("lr 0.01, ring")
        assert seen["notice"] == ""


def move(shown: Open, value: int) -> None:
    """Move the slider, and give it time for a frame."""
    shown.page.evaluate(
        """async (value) => {
          const input = siteLab.inputOf("wave", "lr");
          input.value = value;
          siteLab.fire(input, "input");
          for (let n = 0; n < 3; n += 1) await siteLab.frame();
        }""",
        value,
    )
