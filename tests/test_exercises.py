"""What `check` says of right, wrong and broken answers; the specs are sound."""

import numpy as np
import pytest
import torch

from d2lutils.autodiff import Tensor
from d2lutils.exercises import Spec, specs_of, topics
from d2lutils.exercises.comparing import difference
from d2lutils.exercises.judging import judge, trials
from d2lutils.exercises.problems import problems
from d2lutils.messages import Message

HINT = Message(en="Look at the sum.", zh="看这个和。")
MEAN = Message(en="That is the mean.", zh="那是平均。")
NO_W = Message(en="The weights are missing.", zh="少了权重。")
ALL = [
    pytest.param(spec, id=f"{topic}.{name}")
    for topic in topics()
    for name, spec in specs_of(topic).items()
]


def weighted_case(rng):
    n = int(rng.integers(1, 5))
    return rng.normal(size=n), rng.normal(size=n)


def weighted(**changes):
    settings = {
        "kind": "code",
        "solution": lambda w, x: np.sum(w * x),
        "hint": HINT,
        "cases": weighted_case,
        "misconceptions": {
            "mean": (lambda w, x: np.mean(w * x), MEAN),
            "no weights": (lambda w, x: np.sum(x), NO_W),
        },
    }
    return Spec(**(settings | changes))


def said(answer, **changes):
    verdict = judge(weighted(**changes), answer)
    assert not verdict
    return repr(verdict)


# The exercises of the book.


@pytest.mark.parametrize("spec", ALL)
def test_the_exercise_is_sound(spec):
    assert problems(spec) == []


@pytest.mark.parametrize("spec", ALL)
def test_an_answer_of_dots_is_no_answer_yet(spec):
    answer = (lambda *_: ...) if spec.kind == "code" and not spec.apply else ...
    assert "yet: replace the ..." in repr(judge(spec, answer))


# Code.


def test_the_solution_passes():
    verdict = judge(weighted(), lambda w, x: w @ x)
    assert verdict.passed
    assert repr(verdict) == "Passed: 20 cases agree."


def test_every_reader_meets_the_same_cases():
    first, second = (trials(weighted())[7].arguments for _ in range(2))
    assert np.array_equal(first, second)


def test_cases_come_from_small_to_large_after_the_examples():
    example = (np.ones(9), np.ones(9))
    sizes = [len(t.arguments[0]) for t in trials(weighted(examples=(example,)))]
    assert sizes[0] == 9
    assert sizes[1:] == sorted(sizes[1:])


def test_the_smallest_failing_input_is_shown_and_not_the_solution():
    example = (np.array([2.0]), np.array([3.0]))
    message = said(lambda w, x: np.sum(w) + np.sum(x), examples=(example,))
    assert "with w = [2.], x = [3.], your result 5 is wrong" in message
    assert "6" not in message


def test_a_wrong_idea_gets_its_own_hint():
    assert said(lambda w, x: (w * x).mean()).endswith(MEAN.en)
    assert said(lambda w, x: x.sum()).endswith(NO_W.en)


def test_any_other_wrong_answer_gets_the_general_hint():
    assert said(lambda w, x: 0.0).endswith(HINT.en)


def test_another_shape_is_said_with_both_shapes():
    assert "shape (1,), expected ()" in said(lambda w, x: w * x)


@pytest.mark.parametrize("form", [tuple, list, np.array, torch.tensor, Tensor])
def test_a_pair_passes_as_a_tuple_a_list_or_an_array(form):
    spec = weighted(solution=lambda w, x: (w @ x, x.sum()), misconceptions={})
    assert judge(spec, lambda w, x: form([w @ x, x.sum()]))
    assert "in result 2: your" in repr(judge(spec, lambda w, x: form([w @ x, 9.5])))


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (np.array(0.5), "got one float: 0.5"),
        ({"w": 1}, "got one dict: {'w': 1}"),
        (np.ones(3), "expected 2 results, got 3"),
    ],
)
def test_what_is_no_pair_is_said(came, told):
    assert told in difference(came, (1.0, 2.0), rtol=1e-6)


def test_a_nan_is_said():
    assert "your result is NaN" in said(lambda w, x: np.nan)


def test_numbers_of_an_array_are_counted_and_the_first_wrong_one_shown():
    fault = difference(np.array([[1.0, 2.0], [7.0, 8.0]]), np.eye(2), rtol=1e-6)
    assert "3 of 4" in fault
    assert "at [0, 1], where yours is 2" in fault


def test_an_exception_of_the_reader_is_reported_with_the_input():
    message = said(lambda w, x: w / 0 + [][1])
    assert "w = [" in message
    assert message.endswith("IndexError: list index out of range.")


@pytest.mark.parametrize("nothing", [None, ...])
def test_a_function_that_returns_nothing_is_told_so(nothing):
    assert said(lambda w, x: nothing).startswith("Nothing returned yet")


@pytest.mark.parametrize("nothing", [None, ..., "", " ... "])
def test_no_answer_is_told_so(nothing):
    assert said(nothing).startswith("No answer yet")


def test_a_call_instead_of_the_function_is_told_so():
    assert "your function itself" in said(3.0)


def test_a_changed_argument_is_named():
    def changes(w, x):
        x *= w
        return x.sum()

    assert "changes its argument x" in said(changes)


def test_a_generator_and_a_function_may_be_arguments():
    def cases(rng):
        return np.random.default_rng(rng.integers(9)), np.sin

    spec = Spec(
        kind="code", solution=lambda g, f: f(g.random()), hint=HINT, cases=cases
    )
    assert judge(spec, lambda g, f: f(g.random()))


@pytest.mark.parametrize("odd", ["text", [[1], [1, 2]], {"a": 1}, object(), (1, 2)])
def test_a_result_of_another_kind_is_a_verdict_and_no_error(odd):
    assert said(lambda w, x: odd).startswith("Not yet: with w = [")


def test_an_apply_function_tests_a_class():
    spec = Spec(
        kind="code",
        solution=lambda: [0],
        hint=HINT,
        cases=lambda rng: (int(rng.integers(9)),),
        apply=lambda make, n: (made := make(), made.append(n), made)[2],
    )
    assert judge(spec, lambda: [0])
    assert "n = " in repr(judge(spec, lambda: [1]))


# Results of several kinds.


def test_parts_of_a_tuple_are_compared_one_by_one():
    assert difference((1.0, [2.0]), (1.0, np.array([2.0])), rtol=1e-6) is None
    assert "result 2" in difference((1.0, 3.0), (1.0, 2.0), rtol=1e-6)
    assert "expected 2 results" in difference(1.0, (1.0, 2.0), rtol=1e-6)
    assert "got 3" in difference((1, 2, 3), (1, 2), rtol=1e-6)


def test_a_dictionary_is_compared_key_by_key():
    assert difference({"a": 1.0}, {"a": 1.0}, rtol=1e-6) is None
    assert "'a'" in difference({"b": 1.0}, {"a": 1.0}, rtol=1e-6)


def test_the_allowed_error_is_relative_to_the_largest_number():
    wanted = np.array([1e6, 0.0])
    assert difference(wanted + 0.9, wanted, rtol=1e-6) is None
    assert difference(wanted + 1.1, wanted, rtol=1e-6) is not None


def test_a_tensor_is_read_as_its_array():
    for tensor in (torch.tensor([1.0, 2.0]), Tensor([1.0, 2.0], requires_grad=True)):
        assert difference(tensor, np.array([1.0, 2.0]), rtol=1e-6) is None


# Numbers, words and choices.
