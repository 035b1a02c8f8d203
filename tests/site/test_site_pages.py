"""Every page of the built site, over http with the network closed, and from disk."""

from pathlib import Path

import pytest

from tests.site.links import broken_links, repeated_ids
from tests.site.survey import (
    Survey,
    survey,
    survey_from_disk,
    survey_without_script,
)

REQUESTS, WEIGHT = 24, 250_000  # of one page, before any interaction; bytes, gzip


@pytest.fixture(scope="module")
def surveys(chromium, site, pages) -> dict[str, Survey]:
    """Return what one visit to each page told."""
    return {name: survey(chromium, site, name) for name in pages}


@pytest.mark.parametrize("kind", ["noise", "math", "pictures", "scroll", "axe"])
def test_no_page_has_a_fault(surveys, kind):
    faults = {name: getattr(found, kind) for name, found in surveys.items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_no_page_is_over_budget(surveys):
    costs = {name: (found.requests, found.weight) for name, found in surveys.items()}
    over = {n: c for n, c in costs.items() if c[0] > REQUESTS or c[1] > WEIGHT}
    assert over == {}


def test_pages_open_from_disk(chromium, html: Path, pages):
    faults = {name: survey_from_disk(chromium, html, name) for name in pages}
    assert {name: found for name, found in faults.items() if found} == {}


def test_pages_read_without_javascript(chromium, site, pages):
    faults = {name: survey_without_script(chromium, site, name) for name in pages}
    assert {name: found for name, found in faults.items() if found} == {}


def test_links_and_anchors_are_whole(html: Path):
    assert broken_links(html) == []


def test_no_page_has_an_id_twice(html: Path):
    assert repeated_ids(html) == []
