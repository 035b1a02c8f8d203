"""What the extension makes of a page, and what stops the build."""

from pathlib import Path

import pytest

from tests.site_build import GROUP, build, notebook

pytestmark = pytest.mark.xdist_group(GROUP)

TITLE = "# Title\n\n"
FIGURE = """
class Plot:
    def _repr_mimebundle_(self, include=None, exclude=None):
        svg = '<svg width="9pt" height="9pt" viewBox="0 0 9 9"><path d="M 0 0"/></svg>'
        return {"image/svg+xml": svg}, {"image/svg+xml": {"alt": "ALT"}}
Plot()
"""


def test_a_formula_becomes_katex_and_mathml(tmp_path: Path):
    page, heard = build(tmp_path, index=TITLE + "Take $x^2$.\n\n$$\ny = 1\n$$\n")
    assert heard == ""
    assert page.count('<span class="katex">') == page.count("<math ") == 2


def test_a_page_with_math_loads_its_fonts_and_no_other_page_does(tmp_path: Path):
    toc = "\n```{toctree}\nplain\n```\n"
    page, _ = build(tmp_path, index=TITLE + "$x$" + toc, plain=TITLE + "No math.")
    plain = (tmp_path / "_build/html/plain.html").read_text(encoding="utf-8")
    assert "katex.css" in page
    assert "katex.css" not in plain
    sheet = tmp_path / "_build/html/_static/katex.css"
    assert "font-family:KaTeX_Main" in sheet.read_text(encoding="utf-8")


def test_a_broken_formula_is_reported_with_file_and_line(tmp_path: Path):
    _, heard = build(tmp_path, index=TITLE + "Fine.\n\nTake $\\frac{1}{$.\n")
    assert "index.md:5: WARNING: KaTeX cannot set the formula \\frac{1}{" in heard


def test_a_broken_formula_is_reported_on_every_build(tmp_path: Path):
    build(tmp_path, index=TITLE + "$\\nope$")
    _, heard = build(tmp_path, index=TITLE + "$\\nope$")
    assert "\\nope" in heard


def test_a_broken_formula_of_a_notebook_is_reported_with_its_cell(tmp_path: Path):
    source = notebook(("markdown", "# T", []), ("markdown", "A.\n\n$\\nope$", []))
    _, heard = build(tmp_path, index=source)
    assert "cell 2, line 3: KaTeX cannot set the formula \\nope" in heard


@pytest.mark.parametrize(
    ("lead", "made"),
    [
        ("Predict.", '<div class="box predict">'),
        ("Often told wrong.", '<div class="box told-wrong">'),
        ("Check.", '<div class="box check">'),
        ("Aside.", '<aside class="box aside">'),
    ],
)
def test_a_quote_with_a_known_lead_becomes_a_box(tmp_path: Path, lead, made):
    page, _ = build(tmp_path, index=TITLE + f"> **{lead}** Words.\n")
    assert made in page
    assert "<blockquote" not in page


def test_another_quote_stays_a_quote(tmp_path: Path):
    page, _ = build(tmp_path, index=TITLE + "> **Nielsen.** Words.\n")
    assert "<blockquote" in page


DETAILS = """<details><summary>Hint 1</summary>

Some **bold** and $x$.

</details>
<details><summary>Solution</summary>

Yes.

</details>
"""


def test_markdown_in_details_is_rendered(tmp_path: Path):
    page, heard = build(tmp_path, index=TITLE + DETAILS)
    assert heard == ""
    assert '<details class="fold hint"><summary>Hint 1</summary>' in page
    assert "<strong>bold</strong>" in page
    assert '<details class="fold solution">' in page


@pytest.mark.parametrize("lost", ["</details>", "<details><summary>Hint 1</summary>"])
def test_details_without_their_pair_are_reported(tmp_path: Path, lost):
    _, heard = build(tmp_path, index=TITLE + DETAILS.replace(lost, "", 1))
    assert "<details> block is opened or closed alone" in heard


def test_an_exercise_shows_its_kind_and_difficulty(tmp_path: Path):
    text = "## Exercises\n\n### Exercise 1. Add\n*compute · ★★☆*\n\nGive 1 + 1.\n"
    page, _ = build(tmp_path, index=TITLE + text)
    assert '<section class="exercise kind-compute" id="exercise-1-add">' in page
    assert '<span role="img" aria-label="difficulty 2 of 3">★★☆</span>' in page


def test_a_table_scrolls_by_itself_and_names_its_corner(tmp_path: Path):
    page, _ = build(tmp_path, index=TITLE + "| | a |\n|---|---|\n| b | c |\n")
    assert '<div class="table-scroll' in page
    assert '<span class="unseen">Item</span>' in page


def test_an_image_without_alt_text_is_reported(tmp_path: Path):
    (tmp_path / "x.png").write_bytes(b"")
    _, heard = build(tmp_path, index=TITLE + "![](x.png)\n")
    assert "index.md:3: WARNING: the image x.png has no alt text" in heard


@pytest.mark.parametrize("target", ["none.md", "#none", "none.ipynb"])
def test_a_dead_link_is_reported(tmp_path: Path, target):
    _, heard = build(tmp_path, index=TITLE + f"See [this]({target}).\n")
    assert "index.md:3: WARNING" in heard


def test_a_notebook_is_shown_as_it_ran_and_folds_its_code(tmp_path: Path):
    solution = "#@title Solution\nanswer = 42\nanswer"
    source = notebook(
        ("markdown", "# Title", []),
        ("code", FIGURE, ["hide-input"]),
        ("code", solution, ["solution", "hide-input"]),
    )
    page, heard = build(tmp_path, index=source)
    assert heard == ""
    assert '<figure class="plot"><svg' in page
    assert 'role="img" aria-label="ALT"' in page
    assert page.index("<figure") < page.index('<details class="fold code">')
    assert '<details class="fold solution"><summary>Solution</summary>' in page
    assert "@title" not in page
    assert "42" in page


def test_a_figure_without_alt_text_is_reported_with_its_cell(tmp_path: Path):
    source = notebook(
        ("markdown", "# Title", []), ("code", FIGURE.replace("ALT", ""), [])
    )
    _, heard = build(tmp_path, index=source)
    assert "index.ipynb: WARNING: cell 2 shows a figure without alt text" in heard


HOOK = [
    ("markdown", "# Title", []),
    ("code", "import math", ["hide-input"]),
    ("code", "helper = 1", ["remove-input"]),
    ("markdown", "Look.", []),
]


@pytest.mark.parametrize(
    ("tag", "summary"),
    [("hide-input", "Code behind the picture"), ("remove-input", "Set-up")],
)
def test_what_prepares_the_first_picture_is_folded_under_it(tmp_path, tag, summary):
    page, _ = build(tmp_path, index=notebook(*HOOK, ("code", FIGURE, [tag])))
    assert page.count('<details class="fold code"') == 1
    assert page.index("Look.") < page.index("<figure") < page.index(summary)
    assert page.index(summary) < page.index('<span class="nn">math</span>')


def test_a_list_of_numbered_parts_becomes_the_map(tmp_path: Path):
    parts = "- **I Begin**\n\n  Soon.\n- **II Go on**\n\n  [Here](#title).\n"
    page, _ = build(tmp_path, index=TITLE + parts)
    assert '<ul class="map simple">' in page or '<ul class="map">' in page
    assert '<li class="part-i">' in page
    assert '<li class="part-ii begun">' in page


def test_another_list_is_no_map(tmp_path: Path):
    page, _ = build(tmp_path, index=TITLE + "- **I Begin**\n- **Go on**\n")
    assert "part-i" not in page
