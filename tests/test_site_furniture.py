"""What stands around a page: time, links, addresses, and the files beside it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from docutils import nodes

from d2lutils.notebooks.home import Home
from d2lutils.site.furniture import links, reading_minutes, versions_of
from tests.site_build import GROUP, build, notebook

pytestmark = pytest.mark.xdist_group(GROUP)

HOME = Home("owner/name", "main", "https://owner.github.io/name")
CONFIG = "repository:\n  url: https://github.com/owner/name\n  branch: main\n"
TITLE = "# Title\n\nThe first paragraph.\n\n"


def _document(text: str) -> nodes.document:
    document = nodes.document(None, None)
    document += nodes.paragraph("", text)
    return document


def test_two_hundred_words_are_a_minute():
    assert reading_minutes(_document("word " * 600)) == 3


def test_three_hundred_chinese_characters_are_a_minute():
    assert reading_minutes(_document("字" * 600)) == 2


def test_code_is_not_counted_as_reading():
    document = _document("few words")
    document += nodes.literal_block("", "code " * 2000)
    assert reading_minutes(document) == 1


def test_versions_are_told_by_name_without_the_build_of_torch():
    run = {"seconds": 2.0, "python": "3.11.7", "torch": "2.13.0+cpu"}
    assert versions_of(run) == "Python 3.11.7, PyTorch 2.13.0"


def test_a_notebook_has_all_links():
    found = {link.label: link for link in links(Path("a/b.ipynb"), HOME)}
    colab = "https://colab.research.google.com/github/owner/name/blob/main/a/b.ipynb"
    assert found["Open in Colab"].address == colab
    assert found["Download notebook"] == ("Download notebook", "b.ipynb", "b.ipynb")
    assert found["Edit this page"].address.endswith("/edit/main/a/b.ipynb")
    assert "page=a%2Fb.ipynb" in found["Report an error"].address


def test_a_page_of_markdown_opens_nowhere_else():
    labels = [link.label for link in links(Path("a.md"), HOME)]
    assert labels == ["Edit this page", "Report an error"]


def test_the_line_stands_under_the_title(tmp_path: Path):
    (tmp_path / "_config.yml").write_text(CONFIG, encoding="utf-8")
    toc = TITLE + "```{toctree}\nmore\n```\n"
    build(tmp_path, index=toc, more=TITLE)
    page = (tmp_path / "_build/html/more.html").read_text(encoding="utf-8")
    assert page.index("</h1>") < page.index('class="about"')
    assert page.index('class="about"') < page.index("The first paragraph.</p>")
    assert "1 min of prose" in page


def test_addresses_follow_from_the_one_home(tmp_path: Path):
    (tmp_path / "_config.yml").write_text(CONFIG, encoding="utf-8")
    page, _ = build(tmp_path, index=TITLE)
    assert (
        '<link rel="canonical" href="https://owner.github.io/name/index.html"' in page
    )
    assert 'property="og:description" content="The first paragraph."' in page
    out = tmp_path / "_build" / "html"
    places = ElementTree.parse(out / "sitemap.xml").getroot()
    assert [place[0].text for place in places] == [HOME.site + "/"]
    assert f"Sitemap: {HOME.site}/sitemap.xml" in (out / "robots.txt").read_text()


def test_the_page_for_lost_addresses_needs_no_file(tmp_path: Path):
    (tmp_path / "_config.yml").write_text(CONFIG, encoding="utf-8")
    toc = TITLE + "```{toctree}\nmore\n```\n"
    build(tmp_path, index=toc, more=TITLE)
    page = (tmp_path / "_build/html/404.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert 'rel="stylesheet"' not in page
    assert f'href="{HOME.site}/more.html"' in page


def test_the_notebook_lies_beside_its_page(tmp_path: Path):
    source = notebook(("markdown", "# T", []))
    page, _ = build(tmp_path, index=source)
    assert 'href="index.ipynb" download="index.ipynb"' in page
    copy = tmp_path / "_build/html/index.ipynb"
    assert copy.read_text(encoding="utf-8") == source


CARD = (
    "from IPython.display import Image\nImage(b'\\x89PNG card', format='png', alt='c')"
)


def test_the_first_notebook_draws_the_card(tmp_path: Path):
    (tmp_path / "_config.yml").write_text(CONFIG, encoding="utf-8")
    cells = ("markdown", "# T", []), ("code", CARD, ["remove-cell", "social-card"])
    page, _ = build(tmp_path, index=notebook(*cells))
    assert f'og:image" content="{HOME.site}/_static/card.png"' in page
    card = tmp_path / "_build/html/_static/card.png"
    assert card.read_bytes() == b"\x89PNG card"
