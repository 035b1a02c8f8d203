"""What a page may run, what it may cost, and fonts cut down to what it uses."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from d2lutils.site import weight
from d2lutils.site.fonts import characters, cut, style_sheet
from d2lutils.site.security import policy
from tests.site_build import GROUP, build, notebook
from tools.paths import ROOT

pytestmark = pytest.mark.xdist_group(GROUP)

KATEX = ROOT / "node_modules" / "katex"
TITLE = "# Title\n\n"


def test_the_policy_names_the_hash_of_each_inline_script(tmp_path: Path):
    page, _ = build(tmp_path, index=TITLE)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 1
    digest = hashlib.sha256(scripts[0].encode("utf-8")).digest()
    assert f"'sha256-{base64.b64encode(digest).decode()}'" in page


def test_the_policy_allows_no_eval_and_no_third_party():
    rules = policy([])
    assert "script-src 'self';" in rules
    assert "unsafe-eval" not in rules
    assert "http" not in rules


@pytest.mark.parametrize(
    "source",
    [
        "<script>x()</script>",
        '<a href="#" onclick="x()">x</a>',
        '<a href="javascript:x()">x</a>',
        '<iframe src="x"></iframe>',
        '<img alt="x" src="https://example.org/x.png">',
    ],
)
def test_html_that_the_policy_would_stop_is_reported_with_its_line(tmp_path, source):
    _, heard = build(tmp_path, index=TITLE + f"<div>{source}</div>\n")
    assert "index.md:3: WARNING: the page's security policy stops" in heard


def test_plain_html_is_not_reported(tmp_path: Path):
    source = "<kbd>Ctrl</kbd> and <sub>on</sub> = <span class='x'>y</span>"
    assert build(tmp_path, index=TITLE + source)[1] == ""


def test_a_page_over_budget_is_reported(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(weight, "BYTES", 1000)
    _, heard = build(tmp_path, index=TITLE)
    assert re.search(r"index\.md: WARNING: the page costs \d+ kB \(of 1\)", heard)


def test_a_page_is_weighed_with_what_it_loads(tmp_path: Path):
    (tmp_path / "a.css").write_bytes(b"x")
    page = tmp_path / "p.html"
    loads = '<link rel="stylesheet" href="a.css?v=1"><img src="data:,"><a href="b">'
    page.write_text(loads, encoding="utf-8")
    assert weight.weigh(page) == (len(loads) + 1, 2)


UNKNOWN = """
class Thing:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"application/x-unknown": "?"}
Thing()
"""


def test_an_output_of_unknown_type_is_reported_with_its_cell(tmp_path: Path):
    cells = ("markdown", "# T", []), ("code", UNKNOWN, [])
    _, heard = build(tmp_path, index=notebook(*cells))
    assert re.search(r"index\.ipynb:\d+: WARNING: .*application/x-unknown", heard)


def test_fonts_are_those_that_the_formulas_ask_for():
    drawn = '</math></semantics><span class="mord mathbb">R</span>'
    wanted = characters([drawn, '</math><span class="mord">x</span>'])
    assert wanted["AMS-Regular"] == {"R"}
    assert wanted["Main-Regular"] == {"R", "x"}
    assert "Fraktur-Regular" not in wanted


def test_a_font_is_cut_down_to_a_text(tmp_path: Path):
    file = tmp_path / "f.woff"
    file.write_bytes(cut(KATEX / "dist/fonts/KaTeX_Main-Regular.ttf", "a=1"))
    assert set(TTFont(file).getBestCmap()) == set(map(ord, "a=1"))


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u6c49"])
def test_a_font_that_draws_none_of_the_characters_is_left_out(text: str) -> None:
    assert cut(KATEX / "dist/fonts/KaTeX_Main-Regular.ttf", text) == b""


def test_the_style_sheet_holds_its_fonts_and_asks_for_no_file(tmp_path: Path):
    drawn = ['</math><span class="mord">x</span>']
    sheet = style_sheet(drawn, katex=KATEX, cache=tmp_path)
    assert sheet.count("@font-face") == 2
    assert "url(fonts/" not in sheet
