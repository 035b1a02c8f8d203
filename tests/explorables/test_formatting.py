"""Numbers in sentences: what formatting.py promises, over all floats."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from d2lutils.explorables.formatting import fill, written

FINITE = st.floats(allow_nan=False, allow_infinity=False)
SINGLE = st.floats(allow_nan=False, allow_infinity=False, width=32)
DIGITS = st.integers(0, 9)


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (0.1, None, "0.1"),
        (float(np.float32(0.1)), None, "0.1"),
        (1e-7, None, "1e-7"),
        (0.000001, None, "0.000001"),
        (1e21, None, "1e+21"),
        (123456789012.0, None, "123456789012"),
        (1e20, None, "100000000000000000000"),
        (2.5, "d", "3"),
        (-0.5, "d", "-1"),
        (-0.4, "d", "0"),
        (1.005, ".2f", "1.00"),  # the float64 lies below 1.005
        (0.125, ".2f", "0.13"),
        (1e15, ".2f", "1.00e+15"),
        (0.0000123, ".2e", "1.23e-5"),
        (0.0, ".1e", "0.0e+0"),
        (0.1, ".3g", "0.1"),
        (1234.5, ".3g", "1.23e+3"),
        (999.5, ".3g", "1e+3"),
        (0.00012, ".3g", "0.00012"),
        (0.000012, ".3g", "1.2e-5"),
        (math.nan, ".2f", "NaN"),
        (-math.inf, "d", "-∞"),
    ],
)
def test_a_number_is_written_as_the_rules_say(value, spec, expected):
    assert written(value, spec) == expected


@given(st.floats(-1e14, 1e14), DIGITS)
def test_fixed_digits_round_halves_away_from_zero(x, digits):
    whole = math.floor(abs(Fraction(x)) * 10**digits + Fraction(1, 2))
    assert abs(Fraction(written(x, f".{digits}f"))) == Fraction(whole, 10**digits)


@given(FINITE.filter(bool), DIGITS)
def test_an_exponent_form_is_within_half_a_digit(x, digits):
    text = written(x, f".{digits}e")
    unit = Fraction(10) ** (int(text.partition("e")[2]) - digits)
    assert abs(Fraction(text) - Fraction(x)) <= unit / 2
    assert len(text.partition("e")[0].lstrip("-").replace(".", "")) == digits + 1


@given(FINITE, st.integers(1, 9))
def test_significant_digits_say_what_python_says_but_for_halves(x, digits):
    ours, python = (Fraction(t) for t in (written(x, f".{digits}g"), f"{x:.{digits}g}"))
    assert ours == python or abs(ours) > abs(python)  # halves: away from zero
    assert abs(ours - Fraction(x)) == abs(python - Fraction(x))


@given(SINGLE)
def test_without_a_format_a_float32_has_as_few_digits_as_numpy_gives_it(x):
    assert np.float32(written(x)) == np.float32(x)
    shown = np.format_float_scientific(np.float32(x), unique=True, trim="-")
    digits = len(shown.partition("e")[0].lstrip("-").replace(".", ""))
    ours = written(x).partition("e")[0].lstrip("-").replace(".", "").strip("0")
    assert len(ours) <= digits


@given(FINITE.filter(lambda x: abs(x) < 1e38 and float(np.float32(x)) != x))
def test_without_a_format_any_other_float_has_the_digits_of_repr(x):
    assert float(written(x)) == x
    assert len(written(x)) <= len(repr(x)) + 6  # laid out otherwise: 1e-05, 0.00001


@given(st.floats(), st.sampled_from([None, "d", ".2f", ".3e", ".4g"]))
def test_a_sign_stands_only_before_a_number_that_is_not_zero(x, spec):
    text = written(x, spec)
    assert not text.startswith("-") or any(c in "123456789∞" for c in text)


def test_a_sentence_takes_numbers_and_texts():
    values = {"loss": 0.5, "kind": "tanh", "step": 40.0}
    said = fill("{kind}: {loss:.2f} at {step}, {loss:.1e}", values)
    assert said == "tanh: 0.50 at 40, 5.0e−1"


def test_a_reader_sees_true_minus_signs_but_in_no_text():
    values = {"x": -0.5, "small": -1.25e-7, "gone": -math.inf, "kind": "semi-random"}
    said = fill("{x}, {small:.1e}, {gone:.2f}, {kind}", values)
    assert said == "−0.5, −1.2e−7, −∞, semi-random"
    assert written(-1e-7) == "-1e-7"  # this one programs read


def test_a_place_without_a_value_is_an_error():
    with pytest.raises(KeyError, match="loss"):
        fill("{loss}", {})
