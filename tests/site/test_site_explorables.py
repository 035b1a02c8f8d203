"""Every explorable of the built site, in Chromium with the network closed."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.site.explorables import places
from tests.site.explorables_opening import Sites
from tests.site.explorables_survey import survey


def test_the_site_has_explorables(html: Path):
    assert "train-a-network" in [place.name for place in places(html)]


def test_an_explorable_has_no_fault(
    chromium: Browser, html: Path, site: str, disk: str, explorable: str
):
    faults = survey(chromium, html, Sites(site, disk), explorable)
    assert not faults, "\n".join(faults)
