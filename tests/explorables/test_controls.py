"""What the reader can set, and which values it has."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from d2lutils.explorables import Choice, Seed, Slider
from tests.explorables.examples import said

LABEL = said("rate")


def slider(**changes):
    given = {"label": LABEL, "low": 0.01, "high": 1, "default": 0.1} | changes
    return Slider("lr", **given)


def test_a_logarithmic_slider_has_values_of_two_digits():
    values = slider(scale="log").values
    assert values[0] == 0.01
    assert values[-1] == 1
    assert all(len(Decimal(repr(v)).normalize().as_tuple().digits) <= 2 for v in values)
    assert all(1.03 < b / a < 1.13 for a, b in pairwise(values))


def test_the_ends_and_the_default_are_among_the_values():
    values = slider(low=0.013, high=0.777, default=0.1234, scale="log").values
    assert {0.013, 0.1234, 0.777} <= set(values)
    assert list(values) == sorted(set(values))


def test_a_linear_slider_has_clean_decimals():
    assert slider(low=0, high=0.3, default=0.1, step=0.1).values == (0, 0.1, 0.2, 0.3)
    assert slider(low=-1, high=1, default=0).values[49:52] == (-0.02, 0, 0.02)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_a_linear_slider_without_a_step_has_at_most_104_values(low, width):
    one = slider(low=low, high=low + width, default=low)
    assert 2 <= len(one.values) <= 104
    assert one.values[0] == low


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"low": 2}, "low must be below high"),
        ({"high": float("inf")}, "finite"),
        ({"default": 3}, "between 0.01 and 1, got 3"),
        ({"scale": "sqrt"}, "linear, log, got 'sqrt'"),
        ({"scale": "log", "low": 0}, "low above 0"),
        ({"scale": "log", "step": 0.1}, "no step"),
        ({"step": 0}, "step must be above 0"),
        ({"step": 5}, "2 to 1001 values"),
        ({"step": 1e-6}, "2 to 1001 values"),
        ({"columns": 1}, "from 2 to 6, got 1"),
        ({"columns": 2.5}, "from 2 to 6, got 2.5"),
    ],
)
def test_a_wrong_slider_says_what_was_expected(changes, told):
    with pytest.raises(ValueError, match=told):
        slider(**changes)


@pytest.mark.parametrize(
    ("options", "default", "told"),
    [
        (("a",), "a", "two or more options"),
        (("a", "b;c"), "a", "without"),
        (("a", 1.5), "a", "whole number or a text"),
        (("1", 1), 1, "two or more options"),
        (("a", "b"), "c", "must be one of 'a', 'b', got 'c'"),
    ],
)
def test_a_wrong_choice_says_what_was_expected(options, default, told):
    with pytest.raises(ValueError, match=told):
        Choice("kind", label=LABEL, options=options, default=default)


def test_a_choice_of_numbers_needs_no_words():
    choice = Choice("width", label=LABEL, options=(4, 8), default=8)
    assert choice.keys == (4, 8)
    assert [words.zh for words in choice.words] == ["4", "8"]


@pytest.mark.parametrize("default", [-1, 10000, 1.5, True])
def test_a_seed_is_a_whole_number_of_four_digits(default):
    with pytest.raises(ValueError, match="0 to 9999"):
        Seed(default=default)
