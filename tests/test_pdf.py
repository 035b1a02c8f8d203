"""The printed book: every page, its outline, figures, formulas, open solutions."""

import shutil
import unicodedata

import pytest
from pypdf import PdfReader

from tests.site_build import GROUP
from tools.pdf import order, print_book

pytestmark = pytest.mark.xdist_group(GROUP)


@pytest.fixture(scope="module")
def book(small_site, tmp_path_factory) -> PdfReader:
    target = tmp_path_factory.mktemp("printed") / "new folder" / "book.pdf"
    print_book(small_site, target, address="https://example.org/book")
    assert [path.name for path in target.parent.iterdir()] == ["book.pdf"]
    return PdfReader(target)


def page_of(book: PdfReader, words: str) -> int:
    texts = [" ".join(page.extract_text().split()) for page in book.pages]
    (number,) = [n for n, said in enumerate(texts, start=1) if words in said]
    return number


def outline(book: PdfReader, entries: list | None = None, depth: int = 0) -> list:
    found = []
    for entry in book.outline if entries is None else entries:
        if isinstance(entry, list):
            found += outline(book, entry, depth + 1)
        else:
            number = book.get_destination_page_number(entry) + 1
            found.append((depth, entry.title, number))
    return found


def test_pages_come_in_the_order_of_the_contents(small_site):
    assert order(small_site) == ["index.html", "chapter.html", "other.html"]


def test_the_outline_has_every_heading_where_it_is(book):
    assert outline(book) == [
        (0, "The small book", 1),
        (0, "Contents", 2),
        (0, "A first question", 3),
        (1, "A second point, x<y", page_of(book, "the end")),
        (1, "Exercises", page_of(book, "How many are there?")),
        (2, "Exercise 1. Count", page_of(book, "How many are there?")),
        (0, "Another question", len(book.pages)),
        (1, "A second point", len(book.pages)),
    ]


def test_the_contents_say_on_which_sheet_a_page_begins(book):
    said = unicodedata.normalize("NFKC", book.pages[1].extract_text())  # no ligature
    contents = "".join(said.split())
    assert f"Afirstquestion3Anotherquestion{len(book.pages)}" in contents


def test_hints_and_solutions_stand_open(book):
    assert page_of(book, "Seventeen of them.") >= 3
    assert page_of(book, "Look at both hands.") >= 3


def test_the_figure_is_drawn_and_its_code_and_numbers_are_not(book):
    figure = book.pages[page_of(book, "The loss falls by two") - 1]
    blue = "0 .447" in figure.get_contents().get_data().decode("latin-1")
    assert blue, "the line of the first curve, #0072b2"
    everything = "".join(page.extract_text() for page in book.pages)
    assert "plotting.curves" not in everything
    assert "The numbers" not in everything


def test_of_an_explorable_the_figure_is_printed(book):
    page = book.pages[page_of(book, "Why does one neuron learn slowly?") - 1]
    blue = "0 .447" in page.get_contents().get_data().decode("latin-1")
    assert blue, "the line of the curve, #0072b2"
    assert "Play" not in "".join(page.extract_text() for page in book.pages)


def test_formulas_are_set_in_their_own_fonts(book):
    fonts = book.pages[2]["/Resources"]["/Font"].values()
    names = [str(font.get_object()["/BaseFont"]) for font in fonts]
    assert any("KaTeX" in name for name in names), names


def test_sheets_are_numbered_and_tagged(book):
    for number, page in enumerate(book.pages, start=1):
        assert page.extract_text().split()[-1] == str(number)
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_links_between_pages_lead_within_the_book(book):
    links = [
        link.get_object() for page in book.pages for link in page.annotations or ()
    ]
    outside = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]
    assert outside == []
    assert len(links) >= 4  # two of the text, two of the contents


def test_a_failed_print_leaves_the_earlier_book(small_site, tmp_path, monkeypatch):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"earlier")
    broken = tmp_path / "site"
    shutil.copytree(small_site, broken)
    (broken / "other.html").unlink()
    with pytest.raises(FileNotFoundError, match=r"other\.html"):
        print_book(broken, target, address="https://example.org/book")
    assert target.read_bytes() == b"earlier"
