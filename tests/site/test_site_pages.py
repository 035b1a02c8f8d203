"""Every page of the built site, over http with the network closed, and from disk."""

from pathlib import Path

import pytest

from tests.site.links import broken_links, foreign_parts, repeated_ids
from tests.site.search import PHRASES, search_faults
from tests.site.survey import survey


def test_the_site_has_pages(pages):
    assert "chapters/train-a-network.html" in pages


def test_a_page_has_no_fault(chromium, site, disk, page_name):
    found = survey(chromium, site, disk, page_name)
    faults = [f"{kind}: {f}" for kind, told in found.items() for f in told]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("place", ["site", "disk"])
def test_the_search_finds(chromium, request, place):
    root = request.getfixturevalue(place)
    assert search_faults(chromium, root, "index.html", PHRASES) == []


def test_links_and_anchors_are_whole(html: Path):
    assert broken_links(html) == []


def test_no_page_asks_for_parts_of_other_sites(html: Path):
    assert foreign_parts(html) == []


def test_no_page_has_an_id_twice(html: Path):
    assert repeated_ids(html) == []
