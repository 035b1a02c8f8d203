"""The archive: the same bytes each time, and a site that opens from a disk."""

import os
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.site.visit import visit
from tests.site_build import GROUP
from tools.browser import browser as find_browser
from tools.paths import ROOT
from tools.zip import LICENCES, NAME, pack

pytestmark = pytest.mark.xdist_group(GROUP)

READY = 'figure.explorable[data-state="ready"]'


@pytest.fixture(scope="module")
def archive(small_site, tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("archive") / "book.zip"
    pack(small_site, made, licences=[ROOT / name for name in LICENCES])
    return made


def test_every_file_of_the_site_is_in_it(small_site, archive):
    names = zipfile.ZipFile(archive).namelist()
    files = [
        p.relative_to(small_site).as_posix()
        for p in small_site.rglob("*")
        if p.is_file()
    ]
    assert {f"{NAME}/{f}" for f in files if not f.startswith(".")} <= set(names)
    added = {f"{NAME}/{name}.txt" for name in ("READ-ME", *LICENCES)}
    assert added <= set(names)


def test_the_same_site_gives_the_same_bytes(small_site, archive, tmp_path):
    for path in small_site.rglob("*"):
        os.utime(path, (1e9, 1e9))
    pack(small_site, tmp_path / "b.zip", licences=[ROOT / name for name in LICENCES])
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
