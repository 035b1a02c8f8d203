"""Every explorable of the built site, in Chromium with the network closed."""

from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.explorables import places
from tests.site.explorables_links import bad_links
from tests.site.explorables_opening import Sites
from tests.site.explorables_survey import (
    IN_TURN,
    bad_links_of,
    has_steps,
    in_turn,
    survey,
)


def test_the_site_has_explorables(html: Path):
    assert "train-a-network" in [place.name for place in places(html)]


def test_each_link_that_does_not_fit_meets_six_explorables(html: Path):
    among = places(html)
    met: Counter[int] = Counter()
    for place in filter(has_steps, among):
        numbers = range(len(list(bad_links(place.payload))))
        met.update(numbers[bad_links_of(among, place)])
    assert sorted(met) == list(numbers)
    assert min(met.values()) >= 6


def test_what_all_have_in_common_is_looked_at_in_six_explorables(html: Path):
    among = places(html)
    met = Counter(in_turn(place, among) for place in among if has_steps(place))
    assert set(met) == set(IN_TURN)
    assert min(met.values()) >= 6


def test_an_explorable_has_no_fault(
    chromium: Browser, html: Path, site: str, disk: str, explorable: str
):
    faults = survey(chromium, html, Sites(site, disk), explorable)
    assert not faults, "\n".join(faults)
