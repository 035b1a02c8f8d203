"""The sets that need no network: digits, spirals, XOR and moons."""

import hashlib
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from sklearn import datasets

from d2lutils import data
from d2lutils.data import Dataset, Split

Make = Callable[..., Split]
MAKERS: list[Make] = [data.make_spirals, data.make_xor, data.make_moons]
makers = pytest.mark.parametrize("make", MAKERS)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return data.load_digits()


def test_digits_are_split_1077_360_360(digits: Dataset) -> None:
    shapes = [split.x.shape for split in digits[:3]]
    assert shapes == [(1077, 64), (360, 64), (360, 64)]
    assert digits.train.x.dtype == np.float64
    assert digits.train.y.dtype == np.int64


def test_digit_pixels_reach_from_0_to_1_in_steps_of_a_16th(digits: Dataset) -> None:
    assert digits.train.x.min() == 0
    assert digits.train.x.max() == 1
    np.testing.assert_array_equal(digits.train.x * 16, np.round(digits.train.x * 16))


def test_the_digits_are_those_whose_hash_the_card_gives(digits: Dataset) -> None:
    bunch = datasets.load_digits()
    integers = bunch.data.astype(np.uint8), bunch.target.astype(np.uint8)
    content = b"".join(array.tobytes() for array in integers)
    assert list(digits.card.sha256.values()) == [hashlib.sha256(content).hexdigest()]


def test_the_split_of_the_digits_stays_as_it_is(digits: Dataset) -> None:
    # Every number in the book depends on this split; a change must be a decision.
    rows = [(split.x * 16).astype(np.uint8).tobytes() for split in digits[:3]]
    digest = hashlib.sha256(b"".join(rows)).hexdigest()
    assert digest == "aebb15733f04c83ee85fd6770a12c9cecc963fd8b4fd3b9e5a20673f00c7306b"


def test_each_digit_is_in_one_split_only(digits: Dataset) -> None:
    bunch = datasets.load_digits()
    rows = np.concatenate([np.c_[split.x * 16, split.y] for split in digits[:3]])
    expected = np.c_[bunch.data, bunch.target]
    assert sorted(map(tuple, rows)) == sorted(map(tuple, expected))


def test_each_class_has_the_same_share_of_every_split(digits: Dataset) -> None:
    train, val, test = (np.bincount(split.y) for split in digits[:3])
    assert abs(val - test).max() <= 1
    assert abs(train - 3 * val).max() <= 3  # dealt 3 : 1 : 1, one card may be short


@makers
@pytest.mark.parametrize("n", [2, 7, 100])
def test_made_sets_have_two_balanced_classes(make: Make, n: int) -> None:
    x, y = make(n, noise=0.1, seed=0)
    assert x.shape == (n, 2)
    assert (x.dtype, y.dtype) == (np.float64, np.int64)
    assert abs(np.count_nonzero(y == 0) - np.count_nonzero(y == 1)) <= 1


@makers
def test_the_same_seed_makes_the_same_set_and_another_another(make: Make) -> None:
    first, again, other = (make(50, noise=0.1, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(first.y, again.y)
    assert (first.x != other.x).all()


@makers
def test_making_a_set_leaves_numpys_own_generator_alone(make: Make) -> None:
    np.random.seed(0)
    expected = np.random.random()
    np.random.seed(0)
    make(50, noise=0.1, seed=1)
    assert np.random.random() == expected


def test_spirals_without_noise_lie_on_their_curve() -> None:
    x, y = data.make_spirals(200, noise=0.0, turns=1.75, seed=0)
    t = np.hypot(*x.T)
    phi = 2 * np.pi * 1.75 * t + np.pi * y
    # t and φ go through sin, cos and hypot: a few ulp.
    expected = np.stack([t * np.cos(phi), t * np.sin(phi)], axis=1)
    np.testing.assert_allclose(x, expected, atol=1e-14)
    assert t.max() <= 1


def test_xor_without_noise_is_the_truth_table() -> None:
    x, y = data.make_xor(8, noise=0.0, seed=0)
    table = {(-1, -1): 0, (-1, 1): 1, (1, -1): 1, (1, 1): 0}
    assert {tuple(row): label for row, label in zip(x, y, strict=True)} == table


def test_moons_without_noise_are_half_circles() -> None:
    x, y = data.make_moons(100, noise=0.0, seed=0)
    radius = np.where(y == 0, np.hypot(*x.T), np.hypot(*(x - [1, 0.5]).T))
    np.testing.assert_allclose(radius, 1, rtol=1e-14)  # sin² + cos², a few ulp


@pytest.mark.parametrize("make", [data.make_spirals, data.make_xor])
def test_noise_is_the_standard_deviation_of_a_coordinate(make: Make) -> None:
    clean, noisy = (make(20_000, noise=s, seed=0).x for s in (0.0, 0.3))
    # 40,000 normals: the relative error of their deviation is 1/√80,000 = 0.35 %.
    assert (noisy - clean).std() == pytest.approx(0.3, rel=0.02)


@makers
def test_a_set_needs_a_point_of_each_class(make: Make) -> None:
    with pytest.raises(ValueError, match=r"n must be at least 2.*got 1"):
        make(1, noise=0.1, seed=0)


@pytest.mark.parametrize("make", [*MAKERS, partial(data.make_spirals, turns=1)])
@pytest.mark.parametrize("noise", [-0.1, float("nan"), float("inf")])
def test_noise_that_is_no_deviation_is_refused(make: Make, noise: float) -> None:
    with pytest.raises(ValueError, match=f"noise must be a finite .* got {noise}"):
        make(10, noise=noise, seed=0)
