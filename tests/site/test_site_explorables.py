"""Every explorable of the built site, in Chromium with the network closed."""

from pathlib import Path

import pytest

from tests.site.explorables import places
from tests.site.explorables_survey import KINDS, Found, survey_explorables


@pytest.fixture(scope="module")
def found(html: Path, site: str) -> Found:
    """Return the faults of each explorable of the site."""
    return survey_explorables(html, site)


def test_the_site_has_explorables(html: Path):
    assert "train-a-network" in [place.name for place in places(html)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_explorable_has_a_fault(found: Found, kind: str):
    faults = [f"{name}: {f}" for name, kinds in found.items() for f in kinds[kind]]
    assert not faults, "\n".join(faults)
