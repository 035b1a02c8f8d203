"""A recorded explorable in real browsers: used, lost in part, spoilt, out of order."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from d2lutils.messages import explorables as text
from d2lutils.site.payloads import FOLDER, files_of
from tests.explorables.recorded_examples import bend
from tests.site import explorables_fuzz as fuzz
from tests.site import explorables_keys as keys
from tests.site import explorables_links as links
from tests.site import explorables_opening as opening
from tests.site import explorables_running as running
from tests.site.explorables import KEEP_COPIES, Open, Place, opened
from tests.site.explorables_firefox import in_firefox
from tests.site.explorables_opening import Sites
from tests.site.explorables_sample import write_page
from tests.site.recorded_sample import EVERY, wave

LOST = text.UI["error_run_lost"].en
GONE = text.UI["error_load"].en
FIRST, NEXT, FAR = "1;ring;1", "2;ring;1", "10;ring;1"
CHECKS: dict[str, Callable[[Open], list[str]]] = {
    "controls": running.control_faults,
    "transport": running.transport_faults,
    "rest": running.rest_faults,
    "refusal": links.refusal_faults,
    "python": links.python_faults,
    "keyboard": keys.keyboard_faults,
    "axe": keys.axe_faults,
    "theme": keys.theme_faults,
    "narrow": keys.narrow_faults,
    "fuzz": lambda shown: fuzz.fuzz_faults(shown, 2),
}
ALONE = {
    "opening": opening.opening_faults,
    "link": links.link_faults,
    "shift": opening.shift_faults,
}


@pytest.fixture(scope="module")
def payloads() -> Iterator[dict[str, Any]]:
    """Return the payloads of two recordings, as the book has them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("D2LUTILS_BOOK", "1")
        yield {one.name: one.payload for one in (wave(), bend())}


@pytest.fixture
def site(
    payloads: dict[str, Any], serve: Callable[[Path], str], tmp_path: Path
) -> tuple[Sites, dict[str, Place]]:
    """Write a page with both; return its addresses, and where they are."""
    places = write_page(tmp_path, list(payloads.values()))
    sites = Sites(serve(tmp_path), tmp_path.as_uri() + "/")
    return sites, {place.name: place for place in places}


@pytest.mark.parametrize("kind", CHECKS)
def test_a_recording_has_no_fault(chromium: Browser, site, kind: str):
    sites, places = site
    scripts = (KEEP_COPIES, fuzz.FUZZ)
    with opened(chromium, sites.site, places["wave"], scripts=scripts) as shown:
        assert CHECKS[kind](shown) == []
        assert shown.visited.noise() == []


@pytest.mark.parametrize("kind", ALONE)
def test_it_comes_from_a_disk_too_and_with_a_link(chromium: Browser, site, kind: str):
    sites, places = site
    assert ALONE[kind](chromium, sites, places["wave"]) == []


def test_the_question_before_it_is_asked_and_answered(chromium: Browser, site):
    sites, places = site
    with opened(chromium, sites.site, places["bend"]) as shown:
        assert running.prediction_faults(shown) == []
        assert shown.visited.noise() == []


def test_less_motion_is_less_motion(chromium: Browser, site):
    sites, places = site
    calm = {"reduced_motion": "reduce"}
    with opened(chromium, sites.site, places["wave"], **calm) as shown:
        assert running.calm_faults(shown) == []


def test_it_says_that_it_is_recorded(chromium: Browser, site):
    sites, places = site
    with opened(chromium, sites.disk, places["wave"]) as shown:
        assert shown.part("badge").inner_text() == text.UI["badge_recorded"].en


def fetched(shown: Open) -> list[int]:
    """Return the numbers of the runs that came, in their order."""
    names = [response.url for response in shown.visited.responses]
    found = [re.search(r"/wave\.(\d+)\.[0-9a-f]+\.js$", name) for name in names]
    return [int(one[1]) for one in found if one]


def numbers(payload: dict[str, Any], *chosen: str) -> list[int]:
    return [list(payload["recording"]["runs"]).index(key) for key in chosen]


def test_the_run_that_is_shown_comes_first_then_its_neighbours_each_once(
    chromium: Browser, site, payloads
):
    sites, places = site
    beside = [NEXT, "0.1;ring;1", "1;saddle;1", "1;plane;1", "1;ring;2", "1;ring;0"]
    with opened(chromium, sites.site, places["wave"]) as shown:
        wait_for(lambda: len(fetched(shown)) == 7, shown)
        shown.page.wait_for_timeout(300)
        assert fetched(shown) == numbers(payloads["wave"], FIRST, *beside)
        shown.do("set", "lr", 3)
        wait_for(lambda: len(fetched(shown)) == 12, shown)
        shown.page.wait_for_timeout(300)
        assert len(fetched(shown)) == len(set(fetched(shown))) == 12


def wait_for(holds: Callable[[], bool], shown: Open) -> None:
    for _ in range(400):
        if holds():
            return
        shown.page.wait_for_timeout(25)
    raise AssertionError("it does not come")


def spoil(folder: Path, payload: dict[str, Any], key: str, script: str | None) -> None:
    """Write another script in the place of a run; None: the file is lost."""
    name, _ = files_of(payload).runs[numbers(payload, key)[0]]
    file = folder / FOLDER / name
    if script is None:
        file.unlink()
    else:
        file.write_text(script, encoding="utf-8")


def call(key: str, packed: Any, name: str = "wave") -> str:
    return f"explorables.record({json.dumps(name)},{json.dumps(key)},{packed});\n"


def faults(payload: dict[str, Any]) -> dict[str, str | None]:
    """Return what may stand in the place of the run FAR."""
    runs = payload["recording"]["runs"]
    return {
        "lost": None,
        "empty": "/* nothing */",
        "broken": "throw new Error('oh');",
        "cut short": call(FAR, json.dumps(runs[FAR][:900])),
        "another key": call(NEXT, json.dumps(runs[NEXT])),
        "another name": call(FAR, json.dumps(runs[FAR]), "bend"),
        "no text": call(FAR, "{toString: null}"),
        "nothing": "explorables.record();",
        "markup": call(FAR, json.dumps("<img src=x onerror=siteAttack()>")),
    }


KINDS = (
    *("lost", "empty", "broken", "cut short", "another key"),
    *("another name", "no text", "nothing", "markup"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_that_does_not_come_leaves_the_last_one_and_the_others_go_on(
    chromium: Browser, site, payloads, tmp_path: Path, kind: str
):
    sites, places = site
    spoil(tmp_path, payloads["wave"], FAR, faults(payloads["wave"])[kind])
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
    chromium: Browser, site, payloads, tmp_path: Path
):
    sites, places = site
    spoil(tmp_path, payloads["wave"], FAR, None)
    link = "#wave=v1;lr=10;step=50"
    with opened(chromium, sites.site, places["wave"], link) as shown:
        seen = shown.do("look")
        assert (seen["state"], seen["notice"], seen["step"]) == ("ready", LOST, 50)
        assert seen["said"].startswith("lr 1, ring")
        shut = shown.do("follow", f"{link};lock=lr")
        wait_for(lambda: shown.do("look")["state"] == "error", shown)
        shut = shown.do("look")
        assert (shut["error"], shut["figure"], shut["body"]) == (GONE, True, False)


def test_where_no_run_comes_the_figure_stays(
    chromium: Browser, site, payloads, tmp_path: Path
):
    sites, places = site
    for key in payloads["wave"]["recording"]["runs"]:
        spoil(tmp_path, payloads["wave"], key, call(key, '"AAAA"'))
    with opened(chromium, sites.disk, places["wave"]) as shown:
        seen = shown.do("look")
        assert (seen["state"], seen["error"]) == ("error", GONE)
        assert (seen["figure"], seen["body"]) == (True, False)
    with opened(chromium, sites.disk, places["bend"]) as shown:
        assert shown.do("look")["state"] == "ready"


def test_while_a_run_is_on_its_way_the_last_one_stays_and_the_latest_wish_counts(
    chromium: Browser, site, payloads
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


def test_a_link_between_two_frames_is_refused(chromium: Browser, site):
    sites, places = site
    with opened(chromium, sites.site, places["wave"]) as shown:
        for wrong in (f"step={EVERY + 1}", "lr=0.5", "seed=3", "kind=disc"):
            seen = shown.do("follow", f"#wave=v1;{wrong}")
            assert wrong in seen["notice"]
            assert seen["state"] == "ready"


def test_firefox_shows_it_too(site):
    sites, places = site
    told = in_firefox([sites.site, sites.disk], [places["wave"]])
    assert len(told["seen"]) == 2
    for seen in told["seen"]:
        assert (seen["first"]["state"], seen["first"]["step"]) == ("ready", 100)
        assert (seen["step"]["step"], seen["step"]["linked"]) == (EVERY, 2 * EVERY)
        assert seen["step"]["pictures"] != seen["first"]["pictures"]
        assert seen["faults"] == []
