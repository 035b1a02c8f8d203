"""A recorded explorable in real browsers, used in all the ways that there are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from d2lutils.messages import explorables as text
from tests.site import explorables_fuzz as fuzz
from tests.site import explorables_keys as keys
from tests.site import explorables_links as links
from tests.site import explorables_opening as opening
from tests.site import explorables_running as running
from tests.site.explorables import KEEP_COPIES, Open, opened, places
from tests.site.firefox import Stop, walk
from tests.site.recorded_sample import EVERY
from tests.site.recorded_site import (
    FIRST,
    NEXT,
    Site,
    fetched,
    numbers,
    payloads,
    wait_for,
    write_site,
)

pytestmark = pytest.mark.xdist_group("recorded")  # what it sets up is dear

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
    "fuzz": lambda shown: fuzz.fuzz_faults(shown, 5),
}
ALONE = {
    "opening": opening.opening_faults,
    "link": links.link_faults,
    "shift": opening.shift_faults,
    "figure": opening.figure_faults,
}


@pytest.fixture
def site(serve: Callable[[Path], str], tmp_path: Path) -> Site:
    """Write a page with two recordings; return its addresses, and where they are."""
    return write_site(tmp_path, serve)


@pytest.mark.parametrize("kind", CHECKS)
def test_a_recording_has_no_fault(chromium: Browser, site, kind: str):
    sites, found = site
    scripts = (KEEP_COPIES, fuzz.FUZZ)
    with opened(chromium, sites.site, found["wave"], scripts=scripts) as shown:
        assert CHECKS[kind](shown) == []
        assert shown.visited.noise() == []


@pytest.mark.parametrize("kind", ALONE)
def test_it_comes_from_a_disk_too_and_with_a_link(chromium: Browser, site, kind: str):
    sites, found = site
    assert ALONE[kind](chromium, sites, found["wave"]) == []


def test_the_question_before_it_is_asked_and_answered(chromium: Browser, site):
    sites, found = site
    with opened(chromium, sites.site, found["bend"]) as shown:
        assert running.prediction_faults(shown) == []
        assert shown.visited.noise() == []


def test_less_motion_is_less_motion(chromium: Browser, site):
    sites, found = site
    calm = {"reduced_motion": "reduce"}
    with opened(chromium, sites.site, found["wave"], **calm) as shown:
        assert running.calm_faults(shown) == []


def test_its_payload_is_found_with_all_runs(site: Site, tmp_path: Path):
    whole = {place.name: place.payload for place in places(tmp_path)}
    assert whole == payloads()


def test_it_says_that_it_is_recorded(chromium: Browser, site):
    sites, found = site
    with opened(chromium, sites.disk, found["wave"]) as shown:
        assert shown.part("badge").inner_text() == text.UI["badge_recorded"].en


def test_the_run_that_is_shown_comes_first_then_its_neighbours_each_once(
    chromium: Browser, site
):
    sites, found = site
    beside = [NEXT, "0.1;ring;1", "1;saddle;1", "1;plane;1", "1;ring;2", "1;ring;0"]
    with opened(chromium, sites.site, found["wave"]) as shown:
        wait_for(lambda: len(fetched(shown)) == 7, shown)
        shown.page.wait_for_timeout(300)
        assert fetched(shown) == numbers(FIRST, *beside)
        shown.do("set", "lr", 3)
        wait_for(lambda: len(fetched(shown)) == 12, shown)
        shown.page.wait_for_timeout(300)
        assert len(fetched(shown)) == len(set(fetched(shown))) == 12


def test_a_link_between_two_frames_is_refused(chromium: Browser, site):
    sites, found = site
    with opened(chromium, sites.site, found["wave"]) as shown:
        for wrong in (f"step={EVERY + 1}", "lr=0.5", "seed=3", "kind=disc"):
            seen = shown.do("follow", f"#wave=v1;{wrong}")
            assert wrong in seen["notice"]
            assert seen["state"] == "ready"


def test_firefox_shows_it_too(site):
    sites, found = site
    wave = found["wave"]
    told = walk([Stop(own, wave.page, [wave]) for own in sites])
    assert len(told) == 2
    for seen in told:
        ((first, step),) = (one.values() for one in seen.explorables)
        assert (first["state"], first["step"]) == ("ready", 100)
        assert (step["step"], step["linked"]) == (EVERY, 2 * EVERY)
        assert step["pictures"] != first["pictures"]
        assert seen.faults == []
