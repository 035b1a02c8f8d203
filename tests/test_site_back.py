"""The pages at the back: concepts, what is often told wrong, and the works."""

import csv
import shutil
from pathlib import Path

import pytest
from pybtex.database import parse_string

from d2lutils.notebooks.places import Section, sections, slug
from d2lutils.notebooks.toc import notebooks_in_toc
from d2lutils.site import concepts, references, told_wrong
from d2lutils.site.concepts import Concept
from tests.site_build import GROUP, build, notebook
from tools.paths import ROOT

pytestmark = pytest.mark.xdist_group(GROUP)

# Topics that are finished, and the concepts that each of them owes its reader.
FINISHED = {
    "ml-triad": range(73, 101),
    "backpropagation": range(196, 224),
    "convolution": range(300, 325),
}
BOX = """# Title

## A claim

> **Often told wrong.** "It is so."
> It is [otherwise](other.ipynb#there), see <https://example.org>.

> **Check.** Another box.

```python
# no heading
```

## Sources

- Author (2020), [Work](https://doi.org/10.1/x): why. *Opened.*
"""


@pytest.fixture(scope="module")
def book() -> list[Section]:
    """Return the sections of the book."""
    return [one for path in notebooks_in_toc(ROOT) for one in sections(ROOT / path)]


def written(folder: Path, text: str = BOX) -> Path:
    path = folder / "chapters" / "topic" / "page.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(notebook(("markdown", text, [])), encoding="utf-8")
    return path


def test_a_notebook_falls_into_sections_and_code_is_no_heading(tmp_path: Path):
    found = sections(written(tmp_path))
    headings = [one.heading for one in found if one.text.strip()]
    assert headings == ["A claim", "Sources"]
    assert {one.title for one in found[1:]} == {"Title"}
    assert [one.anchor for one in found[1:]] == ["", "a-claim", "sources"]


def test_an_anchor_is_small_and_has_no_punctuation():
    assert slug("By hand: 4 × 4, a 小节!") == "by-hand-4--4-a-小节"


@pytest.mark.parametrize("topic", FINISHED)
def test_every_concept_of_a_finished_topic_is_in_the_index(topic: str):
    owed = {f"C{number:03}" for number in FINISHED[topic]}
    there = {one.id for one in concepts.concepts(ROOT) if one.place.startswith(topic)}
    assert owed - there == set()


def test_every_place_of_the_index_is_in_the_book(book: list[Section]):
    chapters = [one for one in book if one.path.is_relative_to(ROOT / "chapters")]
    assert (
        concepts.strays(concepts.concepts(ROOT), concepts.places(chapters, ROOT)) == []
    )


def test_the_index_is_in_order_and_names_each_concept_once():
    rows = concepts.concepts(ROOT)
    assert [one.id for one in rows] == sorted({one.id for one in rows})
    assert len({one.english for one in rows}) == len(rows)
    assert all(name.strip() for row in rows for name in row)


def test_a_place_that_is_not_there_is_named(tmp_path: Path):
    known = concepts.places(sections(written(tmp_path)), tmp_path)
    row = Concept("C1", "a", "甲", "topic/page#a-claim")
    assert "[Title › A claim](topic/page.ipynb#a-claim)" in concepts.table([row], known)
    with pytest.raises(ValueError, match="C1: topic/page#gone is no heading"):
        concepts.table([row._replace(place="topic/page#gone")], known)


def test_a_table_with_other_columns_is_refused(tmp_path: Path):
    (tmp_path / concepts.TABLE).write_text("id,english\nC1,a\n", encoding="utf-8")
    with pytest.raises(ValueError, match="id,english,chinese,place"):
        concepts.concepts(tmp_path)


def test_a_box_is_collected_with_its_links_and_its_check(tmp_path: Path):
    path = written(tmp_path)
    made = told_wrong.collected(sections(path), tmp_path / "chapters")
    assert made.startswith("## Title\n\n> **Often told wrong.**")
    assert "(topic/other.ipynb#there), see <https://example.org>" in made
    assert made.endswith("> The check: [A claim](topic/page.ipynb#a-claim).")
    assert "Another box" not in made


def test_all_boxes_of_the_book_are_collected(book: list[Section]):
    texts = [(ROOT / p).read_text(encoding="utf-8") for p in notebooks_in_toc(ROOT)]
    there = sum(text.count('"> **Often told wrong.**') for text in texts)
    assert there > 20
    assert sum(len(list(told_wrong.boxes(one))) for one in book) == there


def test_a_work_keeps_its_capitals_and_names_its_users(tmp_path: Path):
    path = written(tmp_path)
    (tmp_path / references.BIBLIOGRAPHY).write_text(
        "@misc{a, author={Adam Author}, title={On PyTorch}, year={2020}, doi={10.1/X}}",
        encoding="utf-8",
    )
    made = references.listed(sections(path), tmp_path, tmp_path / "chapters")
    assert "On PyTorch" in made
    assert "(https://doi.org/10.1/X)" in made
    assert made.endswith("*In:* [Title](topic/page.ipynb#sources).")


def test_every_work_of_the_bibliography_is_used(book: list[Section]):
    entries = references.bibliography(ROOT / references.BIBLIOGRAPHY).entries
    used = references.users(book, entries)
    assert [key for key, where in used.items() if not where] == []


def test_a_work_is_not_used_where_another_begins_like_it(tmp_path: Path):
    entries = parse_string("@misc{a, title={T}, doi={10.1/xy}}", "bibtex").entries
    assert references.users(sections(written(tmp_path)), entries) == {"a": []}


def test_the_pages_are_made_with_links_that_hold(tmp_path: Path):
    written(tmp_path)
    rows = [Concept._fields, ("C1", "Claim", "断言", "topic/page#a-claim")]
    with (tmp_path / concepts.TABLE).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (tmp_path / references.BIBLIOGRAPHY).write_text("", encoding="utf-8")
    toc = "format: jb-book\nroot: index\nchapters:\n- file: chapters/topic/page\n"
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    shutil.copy(ROOT / "chapters" / "concepts.md", tmp_path / "chapters")
    page, _ = build(tmp_path, index="# Book\n\n<!-- made here: often told wrong -->\n")
    assert 'href="chapters/topic/page.html#a-claim"' in page
    index = (tmp_path / "_build/html/chapters/concepts.html").read_text("utf-8")
    assert 'href="topic/page.html#a-claim"' in index
    assert "concepts.js" in index
    assert "concepts.js" not in page
