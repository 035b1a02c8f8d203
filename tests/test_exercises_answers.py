"""Answers that are numbers, words and choices; faulty names and faulty specs."""

import numpy as np
import pytest

from d2lutils.autodiff import Tensor
from d2lutils.exercises import Spec, check, specs_of, topics
from d2lutils.exercises.judging import judge
from d2lutils.exercises.problems import problems
from d2lutils.messages import Message
from tests.test_exercises import HINT, MEAN, NO_W, weighted


def test_a_number_passes_within_its_error_and_misses_outside():
    half = (0.5, Message(en="Twice as much.", zh="多了一倍。"))
    spec = Spec(
        kind="numeric",
        solution=0.25,
        hint=HINT,
        misconceptions={"half": half},
        rtol=0.01,
    )
    assert judge(spec, 0.2524)
    assert repr(judge(spec, 0.2526)).endswith(HINT.en)
    assert repr(judge(spec, np.float32(0.5))).endswith(half[1].en)
    assert "type str" in repr(judge(spec, "0.25"))


@pytest.mark.parametrize("three", [3, [3], (3.0,), np.array([[3.0]]), Tensor([3.0])])
def test_a_number_in_brackets_is_a_number(three):
    spec = Spec(kind="numeric", solution=3.0, hint=HINT)
    assert judge(spec, three)
    assert "your result 4 is wrong" in repr(judge(spec, [4]))
    assert "shape (2,), expected ()" in repr(judge(spec, [3, 3]))


def test_two_numbers_pass_as_a_column():
    spec = Spec(kind="numeric", solution=np.array([1.0, 2.0]), hint=HINT)
    assert judge(spec, [[1.0], [2.0]])
    assert "1 of 2 numbers" in repr(judge(spec, [[1.0], [3.0]]))


@pytest.mark.parametrize("answer", ["Chain Rule", "the chain-rule", " chain  rule. "])
def test_a_word_passes_whatever_its_case_and_punctuation(answer):
    solution = ("chain rule", "the chain rule")
    assert judge(Spec(kind="recall", solution=solution, hint=HINT), answer)


def test_another_word_fails():
    spec = Spec(kind="recall", solution="chain rule", hint=HINT)
    assert repr(judge(spec, "product rule")).endswith(HINT.en)


def test_minus_and_point_count_in_a_recalled_number():
    spec = Spec(kind="recall", solution="-1.5", hint=HINT)
    assert judge(spec, "−1.5")
    assert not judge(spec, "1.5")
    assert not judge(spec, "-15")


def test_an_answer_that_is_no_choice_is_told_the_choices():
    spec = Spec(kind="choice", solution="b", choices=("a", "b"), hint=HINT)
    assert judge(spec, "(B)")
    assert "one of 'a', 'b', got 'c'" in repr(judge(spec, "c"))


# Names.


def test_an_unknown_name_lists_near_ones():
    topic = topics()[0]
    name = next(iter(specs_of(topic)))
    with pytest.raises(ValueError, match=rf"did you mean .*{topic}\.{name}"):
        check(f"{topic}.{name}x", 1)


@pytest.mark.parametrize("name", ["", "delta", "a b.c", "os.path."])
def test_a_name_without_topic_or_exercise_is_an_error(name):
    with pytest.raises(ValueError, match=r"topic\.name|no exercise"):
        check(name, 1)


def test_a_spec_without_cases_is_an_error():
    with pytest.raises(ValueError, match="cases"):
        Spec(kind="code", solution=abs, hint=HINT)


def test_a_solution_outside_the_choices_is_an_error():
    with pytest.raises(ValueError, match="choices"):
        Spec(kind="choice", solution="c", choices=("a", "b"), hint=HINT)


# Problems of a spec.


def idea(function, text="That idea is wrong."):
    return {"idea": (function, Message(en=text, zh="想法不对。"))}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"misconceptions": {}}, "no misconception"),
        ({"misconceptions": idea(lambda w, x: w @ x)}, "passes"),
        ({"misconceptions": idea(lambda w, x: w * x)}, "shape"),
        ({"misconceptions": idea(lambda w, x: "a")}, "type str"),
        ({"misconceptions": idea(lambda w, x: 1 / 0)}, "ZeroDivisionError"),
        ({"solution": lambda w, x: np.random.default_rng().random()}, "solution fails"),
        ({"solution": lambda w, x: 1 / 0}, "solution raises"),
        ({"solution": lambda w, x: None}, "returns None"),
    ],
)
def test_a_faulty_spec_is_found_out(changes, problem):
    assert any(problem in found for found in problems(weighted(**changes)))


def test_two_ideas_that_give_the_same_are_found_out():
    same = {"one": (lambda w, x: 0.0, MEAN), "other": (lambda w, x: 0 * x[0], NO_W)}
    assert any("told apart" in p for p in problems(weighted(misconceptions=same)))


def test_a_sound_spec_has_no_problems():
    assert problems(weighted()) == []
