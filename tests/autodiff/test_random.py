"""Random numbers: the published bits, the stated formulas, the distributions.

The draws are the same in every run, so a bound is passed or not for good. Each is five
standard deviations of the statistic, which chance exceeds once in two million.
"""

import math
from statistics import NormalDist

import numpy as np
import pytest

from d2lutils.autodiff import Tensor
from d2lutils.autodiff.random import normal, randint, uniform
from d2lutils.autodiff.threefry import encrypt, threefry

MANY = 1_000_000
HERE = {"seed": 7, "t": 11, "stream": 2}
ELSEWHERE = [{"seed": 8}, {"t": 12}, {"stream": 3}]


@pytest.mark.parametrize(
    ("key", "counter", "expected"),
    [
        ((0, 0), (0, 0), (0x6B200159, 0x99BA4EFE)),
        ((0xFFFFFFFF,) * 2, (0xFFFFFFFF,) * 2, (0x1CB996FC, 0xBB002BE7)),
        (
            (0x13198A2E, 0x03707344),
            (0x243F6A88, 0x85A308D3),
            (0xC4923A9C, 0x483DF7A0),
        ),
    ],
)
def test_threefry_gives_the_known_answers_of_random123(key, counter, expected):
    first, second = (np.array([word], np.uint32) for word in counter)
    assert tuple(int(word[0]) for word in encrypt(key, (first, second))) == expected


def test_the_key_is_seed_and_stream_the_counter_element_and_step():
    words = threefry(seed=5, t=9, stream=3, number=4)
    third = encrypt((5, 3), (np.array([2], np.uint32), np.array([9], np.uint32)))
    assert [int(word[2]) for word in words] == [int(word[0]) for word in third]


def test_uniform_is_the_midpoint_of_the_upper_23_bits():
    first, _ = threefry(7, 11, 2, 6)
    expected = [
        [((int(w) >> 9) + 0.5) * 2.0**-23 for w in first[i : i + 3]] for i in (0, 3)
    ]
    drawn = uniform((2, 3), **HERE).data
    np.testing.assert_array_equal(drawn, expected, strict=True)
    np.testing.assert_array_equal(drawn.astype(np.float32), drawn)


def test_randint_scales_the_upper_24_bits_without_rounding():
    first, _ = threefry(7, 11, 2, 1000)
    expected = [(int(word) >> 8) * 1797 // 2**24 for word in first]
    np.testing.assert_array_equal(randint((1000,), 1797, **HERE).data, expected)


def test_normal_is_box_and_muller_of_both_words():
    u, v = (((w >> 9) + 0.5) * 2.0**-23 for w in threefry(7, 11, 2, 5))
    expected = [
        math.sqrt(-2 * math.log(a)) * math.cos(2 * math.pi * b)
        for a, b in zip(u, v, strict=True)
    ]
    # log, sqrt and cos of two libraries: a unit in the last place each.
    np.testing.assert_allclose(normal((5,), **HERE).data, expected, rtol=1e-15)


@pytest.mark.parametrize("draw", [uniform, normal])
def test_a_number_depends_on_its_place_not_on_how_many_are_drawn(draw):
    few, many = draw((3,), **HERE).data, draw((5, 2), **HERE).data
    np.testing.assert_array_equal(few, many.ravel()[:3])


def test_seed_and_t_may_be_tensors():
    drawn = uniform((3,), seed=Tensor(7.0), t=Tensor([11.0]), stream=2).data
    np.testing.assert_array_equal(drawn, uniform((3,), **HERE).data)


def test_the_rows_that_randint_draws_index_a_tensor():
    table = Tensor(np.arange(10.0) ** 2)
    rows = randint((4,), 10, **HERE)
    np.testing.assert_array_equal(table[rows].data, table.data[rows.data])


def test_a_lone_number_is_drawn_with_an_empty_shape():
    assert normal((), **HERE).shape == ()


@pytest.mark.parametrize("name", ["seed", "t", "stream"])
@pytest.mark.parametrize("value", [-1, 2**24, 0.5])
def test_a_counter_out_of_range_is_refused_by_name(name, value):
    with pytest.raises(ValueError, match=f"{name} must be one whole number.*{value}"):
        uniform((2,), **{**HERE, name: value})


@pytest.mark.parametrize("high", [0, 2**24 + 1, 2.5])
def test_a_high_out_of_range_is_refused(high):
    with pytest.raises(ValueError, match=f"from 1 to 2\\*\\*24, got {high}"):
        randint((2,), high, **HERE)


def test_the_extreme_highs_are_reached():
    assert not randint((100,), 1, **HERE).data.any()
    largest = randint((MANY,), 2**24, **HERE).data
    assert 0 <= largest.min() < 200  # of a million draws: missed with chance e⁻¹²
    assert 2**24 - 200 < largest.max() < 2**24


def chi_square(counts: np.ndarray) -> float:
    """Return (χ² - degrees of freedom) in standard deviations, for equal cells."""
    expected, freedom = counts.sum() / counts.size, counts.size - 1
    found = ((counts - expected) ** 2 / expected).sum()
    return float((found - freedom) / math.sqrt(2 * freedom))


def correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Return the correlation of a and b in its standard deviations, 1/√n."""
    return float(np.corrcoef(a, b)[0, 1] * math.sqrt(a.size))


def test_uniform_numbers_fill_a_thousand_cells_evenly():
    cells = (uniform((MANY,), **HERE).data * 1000).astype(int)
    assert abs(chi_square(np.bincount(cells, minlength=1000))) < 5


def test_normal_numbers_fill_a_thousand_cells_of_equal_chance_evenly():
    edges = [NormalDist().inv_cdf(k / 1000) for k in range(1, 1000)]
    cells = np.searchsorted(edges, normal((MANY,), **HERE).data)
    assert abs(chi_square(np.bincount(cells, minlength=1000))) < 5


def test_randint_draws_every_number_equally_often():
    counts = np.bincount(randint((MANY,), 1797, **HERE).data, minlength=1797)
    assert abs(chi_square(counts)) < 5


@pytest.mark.parametrize(
    ("draw", "mean", "variance", "fourth"),
    # E(x - mean)⁴: 1/80 of a uniform, 3 of a normal number.
    [(uniform, 0.5, 1 / 12, 1 / 80), (normal, 0, 1, 3)],
)
def test_mean_and_variance_are_those_of_the_distribution(draw, mean, variance, fourth):
    x = draw((MANY,), **HERE).data
    assert abs(x.mean() - mean) < 5 * math.sqrt(variance / MANY)
    assert abs(x.var() - variance) < 5 * math.sqrt((fourth - variance**2) / MANY)


@pytest.mark.parametrize("lag", [1, 2, 3, 64, 1000])
def test_neighbours_do_not_tell_of_each_other(lag):
    x = uniform((MANY,), **HERE).data
    assert abs(correlation(x[:-lag], x[lag:])) < 5


@pytest.mark.parametrize("other", ELSEWHERE)
def test_another_seed_step_or_stream_is_independent(other):
    a, b = (uniform((MANY,), **place).data for place in (HERE, {**HERE, **other}))
    cells = (a * 32).astype(int) * 32 + (b * 32).astype(int)
    assert abs(correlation(a, b)) < 5
    assert abs(chi_square(np.bincount(cells, minlength=1024))) < 5


def test_seed_and_stream_are_not_interchangeable():
    a = uniform((100,), seed=1, t=0, stream=2).data
    b = uniform((100,), seed=2, t=0, stream=1).data
    assert (a != b).all()
