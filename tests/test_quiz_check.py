"""The check of the notebooks finds the quiz that teaches nothing."""

import pytest

from tests.sample_notebook import sample
from tests.test_quiz import QUIZ
from tools.checks import ANY_NOTEBOOK, Page
from tools.checks.page import markdown
from tools.checks.quizzes import quizzes, quizzes_teach
from tools.checks.raw import details_render

SOUND = QUIZ.partition("\n\n")[2]


def with_quiz(source: str) -> Page:
    page = sample()
    page.notebook.cells[2].source += f"\n\n{source}"
    return page


def test_a_sound_quiz_passes():
    assert SOUND in markdown(with_quiz(SOUND))[1].source
    for check in (quizzes_teach, details_render):
        assert check(with_quiz(SOUND)) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Right. It doubles.", "It doubles.", "here of 0"),
        ("Not quite. It shrinks, $x < 0$.", "", "has no feedback"),
        ("Not quite.", "Right.", "here of 2"),
        ("Which one grows, $x$ or $y$?", "", "asks a question"),
        ("</details>\n> <details><summary>The second", "x", "2 to 5 options"),
    ],
)
def test_a_faulty_quiz_is_named_by_its_cell(old, new, says):
    assert old in SOUND
    problems = quizzes_teach(with_quiz(SOUND.replace(old, new)))
    assert any(p.startswith("cell 3: ") and says in p for p in problems), problems


def test_question_and_answers_are_told_apart():
    ((question, options),) = quizzes(SOUND)
    assert question.strip() == "Which one grows, $x$ or $y$?"
    assert [o.answer for o in options] == ["The <code>first</code>", "The second"]
    assert [o.is_right for o in options] == [False, True]


def test_the_check_is_one_of_the_contract():
    assert quizzes_teach in ANY_NOTEBOOK
