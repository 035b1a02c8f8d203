"""The archive: the same bytes each time, and a site that opens from a disk."""

import os
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.offline_site import small_site
from tests.site.visit import visit
from tools.browser import browser as find_browser
from tools.paths import ROOT
from tools.zip import LICENCES, NAME, pack

READY = 'figure.explorable[data-state="ready"]'


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return small_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def archive(site, tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("archive") / "book.zip"
    pack(site, made, licences=[ROOT / name for name in LICENCES])
    return made


def test_every_file_of_the_site_is_in_it(site, archive):
    names = zipfile.ZipFile(archive).namelist()
    files = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()]
    assert {f"{NAME}/{f}" for f in files if not f.startswith(".")} <= set(names)
    added = {f"{NAME}/{name}.txt" for name in ("READ-ME", *LICENCES)}
    assert added <= set(names)


def test_the_same_site_gives_the_same_bytes(site, archive, tmp_path):
    for path in site.rglob("*"):
        os.utime(path, (1e9, 1e9))
    pack(site, tmp_path / "b.zip", licences=[ROOT / name for name in LICENCES])
    assert (tmp_path / "b.zip").read_bytes() == archive.read_bytes()


def test_nothing_half_written_is_left(archive):
    assert [path.name for path in archive.parent.iterdir()] == ["book.zip"]


def test_it_opens_from_a_disk_in_a_browser_without_a_network(archive, tmp_path):
    folder = tmp_path / "a folder with spaces"
    zipfile.ZipFile(archive).extractall(folder)
    root = folder / NAME
    with sync_playwright() as playwright:
        path = str(find_browser())
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        for name in ("index.html", "chapter.html", "other.html"):
            own = root.as_uri()
            with visit(chromium, f"{own}/{name}", own=own) as seen:
                assert seen.console + seen.third_party + seen.failed == []
                width = "e => e.getBoundingClientRect().width"
                if name == "chapter.html":
                    assert seen.page.locator("figure.plot svg").evaluate(width) > 300
                    assert seen.page.locator("p .katex").evaluate(width) > 50
                if name == "other.html":
                    seen.page.locator(READY).wait_for()
        chromium.close()
