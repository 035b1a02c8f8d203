"""Numbers, units and lists as figures and alt texts write them."""

import pytest

from d2lutils.plotting.words import (
    listed,
    name_and_unit,
    number,
    plural,
    sentence,
    share,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2.3059, "2.31"),
        (-0.04, "−0.04"),
        (0, "0"),
        (-0.0, "0"),
        (0.000012, "1.2·10⁻⁵"),
        (1e-12, "10⁻¹²"),
        (-1e-12, "−10⁻¹²"),
        (1797, "1797"),
        (60000, "60\u202f000"),
        (-123456, "−123\u202f456"),
        (1234.5, "1234"),
        (3.2e9, "3.2·10⁹"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_read_well(value, words):
    assert number(value) == words


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("loss (nats)", ("loss", "nats")),
        ("损失(nats)", ("损失", "nats")),
        ("epoch", ("epoch", "")),
        ("error (mean of 5 seeds)", ("error", "")),
        ("output a (wanted: 0)", ("output a", "")),
        ("accuracy (share of 360)", ("accuracy", "")),
        ("time (ms per epoch)", ("time", "ms per epoch")),
        ("(nothing)", ("(nothing)", "")),
    ],
)
def test_a_unit_is_read_off_an_axis_label(label, parts):
    assert name_and_unit(label) == parts


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("epoch", "epochs"),
        ("batch", "batches"),
        ("layers", "layers"),
        ("query", "queries"),
        ("day", "days"),
        ("loss", "losses"),
    ],
)
def test_nouns_have_their_plural(noun, many):
    assert plural(noun) == many


def test_shares_and_lists_read_well():
    assert [share(x) for x in (0, 0.034, 0.912, 0.997, 1)] == [
        "0 %",
        "3.4 %",
        "91 %",
        "99.7 %",
        "100 %",
    ]
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_a_title_that_asks_keeps_its_mark():
    assert sentence("Which is faster?", "a is") == "Which is faster? a is."
    assert sentence("It falls.", "from 2", "", "to 1") == "It falls: from 2; to 1."
