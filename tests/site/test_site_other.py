"""The walk in Firefox and the search: each finds what it looks for."""

from pathlib import Path

import pytest

from tests.site.firefox import Stop, walk
from tests.site.search import search_faults
from tools import browser

pytestmark = pytest.mark.xdist_group("other")  # in one process: what it sets up is dear

PAGE = (
    "<!DOCTYPE html><html><head><link rel='icon' href='data:,'>{}"
    "<title>t</title></head>"
    "<body><main>{}</main></body></html>"
)
POLICY = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
FAULTS = {
    "untitled": ("<title> </title>", "", "no title"),
    "font": ("", "<span class='katex'>x</span>", "KaTeX_Main is not loaded"),
    "lost": (
        "<style>@font-face { font-family: KaTeX_Main; src: url(none.woff2) }"
        ".katex { font-family: KaTeX_Main }</style>",
        "<span class='katex'>x</span>",
        "font lost: KaTeX_Main",
    ),
    "flat": ("", "<figure><svg style='height: 0'></svg></figure>", "not drawn: main"),
    "error": ("", "<script>throw new Error('oh')</script>", "error: "),
    "console": ("", "<script>console.error('oh')</script>", "console: oh"),
    "policy": (POLICY, "<script>0</script>", "policy: script-src-elem stops inline"),
    "stranger": ("", "<img src='http://example.org/x.png'>", "third party: http://ex"),
    "search": (
        "",
        "<form><input type='search' name='q'></form><a href='sound.html'>x</a>",
        "'y' does not lead to no.html",
    ),
    "formula": (
        "",
        "<math><msub><mi>x</mi></msub></math>",
        "malformed formula: <msub>",
    ),
    "missing": ("", "<img src='none.png'>", "404 "),
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory, serve) -> dict[str, list[str]]:
    """Return what Firefox says of a sound page and of each with a fault."""
    folder: Path = tmp_path_factory.mktemp("pages")
    pages = {name: PAGE.format(*parts[:2]) for name, parts in FAULTS.items()}
    pages["sound"] = PAGE.format("", "<figure><svg></svg></figure>")
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    own = serve(folder)
    searches = {"search": [("x", "sound.html"), ("y", "no.html")]}
    stops = [Stop(own, f"{p}.html", (), searches.get(p, ())) for p in pages]
    found = walk(stops, patience=500)
    return {name: seen.faults for name, seen in zip(pages, found, strict=True)}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_walk_in_firefox_finds(walked, fault):
    says = FAULTS[fault][2]
    assert any(found.startswith(says) for found in walked[fault])


def test_the_walk_in_firefox_passes_a_sound_page(walked):
    assert walked["sound"] == []


def test_a_search_that_misses_is_found(chromium, serve, tmp_path: Path):
    form = "<form><input type='search' name='q'></form>"
    (tmp_path / "a.html").write_text(PAGE.format("", form + "<a href='b.html'>b</a>"))
    root = serve(tmp_path)
    wanted = {"x": "b.html", "y": "c.html"}
    found = search_faults(chromium, root, "a.html", wanted, patience=1500)
    assert found[0] == "'y' does not lead to c.html"


def test_the_named_firefox_must_exist(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIREFOX_PATH", "/no/such/program")
    with pytest.raises(browser.NoBrowserError, match="FIREFOX_PATH is '/no/such"):
        browser.firefox()


def test_without_firefox_the_advice_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FIREFOX_PATH", raising=False)
    for name in ("system_firefox", "_debian_firefox"):
        monkeypatch.setattr(browser, name, lambda: None)
    with pytest.raises(browser.NoBrowserError, match="apt install firefox-esr"):
        browser.firefox()
