"""The numbers of a picture, to unfold below it."""

import json
from html.parser import HTMLParser

import pytest

from d2lutils.site.figures import with_inline_figures
from d2lutils.site.tables import below
from tests.site_build import GROUP, build, notebook

pytestmark = pytest.mark.xdist_group(GROUP)

SVG = '<svg width="9pt" height="9pt"><path d="M 0 0"/></svg>'
NUMBERS = {
    "caption": "It falls & rises",
    "columns": ["epoch", "loss <nats>"],
    "rows": [["1", "0.3"], ["2", "0.1"]],
}


class Cells(HTMLParser):
    """Notes each cell of a table: tag, scope and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        if tag in ("th", "td", "caption"):
            self.found.append([tag, dict(attrs).get("scope", ""), ""])

    def handle_data(self, data):
        if self.found:
            self.found[-1][2] += data


def test_a_table_has_a_caption_and_names_its_rows_and_columns():
    assert Cells(below(NUMBERS, alt="x")).found == [
        ["caption", "", "It falls & rises"],
        ["th", "col", "epoch"],
        ["th", "col", "loss <nats>"],
        ["th", "row", "1"],
        ["td", "", "0.3"],
        ["th", "row", "2"],
        ["td", "", "0.1"],
    ]


def test_a_picture_without_numbers_is_told_in_words():
    assert "<p>8 images &lt; 9</p>" in below(None, alt="8 images < 9")
    assert below(None, alt=" ") == ""


def test_the_numbers_stand_below_their_picture_on_the_page(tmp_path):
    words = "x_label='epoch', y_label='loss', title='It falls'"
    code = f"import d2lutils.plotting as p\np.curves({{'a': [2.0, 1.0]}}, {words})"
    book = notebook(("markdown", "# T", []), ("code", code, []))
    page, warnings = build(tmp_path, index=book)
    assert warnings == ""
    assert page.index("<figure") < page.index("<summary>The numbers</summary>")
    assert '<th scope="row">2</th><td>1</td>' in page
    assert "The picture in words" not in page


def test_an_executed_notebook_without_numbers_gives_words():
    data = {"image/svg+xml": SVG, "text/plain": "Figure: It falls."}
    about = {"image/svg+xml": {"alt": "It falls."}}
    shown = {"output_type": "display_data", "data": data, "metadata": about}
    cell = {"cell_type": "code", "outputs": [shown]}
    read, _ = with_inline_figures(json.dumps({"cells": [cell], "metadata": {}}))
    assert "The picture in words" in read
    assert "It falls.</p></details>" in read
