"""A quiz: a blockquote with options to unfold becomes a choice with feedback."""

import pytest

from d2lutils.site.quiz import Option, faults
from tests.site_build import GROUP, build

pytestmark = pytest.mark.xdist_group(GROUP)

QUIZ = """# T

> **Quiz.** Which one grows, $x$ or $y$?
>
> <details><summary>The <code>first</code></summary>
>
> Not quite. It shrinks, $x < 0$.
> </details>
> <details><summary>The second</summary>
>
> Right. It doubles.
> </details>
"""
SOUND = [Option("a", "Not quite. No."), Option("b", "Right. Yes.")]


def test_options_stay_things_to_unfold_and_the_right_one_is_marked(tmp_path):
    page, warnings = build(tmp_path, index=QUIZ)
    assert warnings == ""
    assert page.count('<details class="fold option"') == 1
    assert page.count('<details class="fold option right"') == 1
    assert "<summary>The <code>first</code></summary>" in page
    assert "> **" not in page


def test_question_and_feedback_keep_their_formulas(tmp_path):
    page, _ = build(tmp_path, index=QUIZ)
    assert page.count('class="katex"') == 3


def test_script_and_styles_come_only_where_there_is_a_quiz(tmp_path):
    page, _ = build(tmp_path, index=f"{QUIZ}\n[o](other.md)", other="# O\n\nText.")
    other = (tmp_path / "_build" / "html" / "other.html").read_text(encoding="utf-8")
    assert "quiz.js?v=" in page
    assert "quiz.css?v=" in page
    assert "quiz." not in other


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Right.", "Yes.", "exactly one option"),
        ("Not quite.", "Right.", "here of 2"),
        ("Not quite. It shrinks, $x < 0$.", "", "has no feedback"),
        ("Which one grows, $x$ or $y$?", "", "asks a question"),
    ],
)
def test_a_faulty_quiz_is_a_warning_of_the_build(tmp_path, old, new, says):
    _, warnings = build(tmp_path, index=QUIZ.replace(old, new))
    assert says in warnings


def test_a_quiz_has_two_to_five_options():
    assert faults("Which?", SOUND) == []
    for count in (1, 6):
        options = [*SOUND[:1] * (count - 1), SOUND[1]]
        assert "2 to 5 options" in faults("Which?", options)[0]


def test_an_ordinary_quotation_stays_one(tmp_path):
    page, _ = build(tmp_path, index="# T\n\n> **Quizzes.** Are good.\n\n> Quiz. Not.")
    assert page.count("<blockquote>") == 2
