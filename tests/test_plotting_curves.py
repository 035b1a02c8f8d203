"""Curves: what is drawn, and what is said of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from d2lutils import plotting
from d2lutils.plotting.line_labels import spread_out
from d2lutils.plotting.style import BLUE, VERMILION

LABELS = {"x_label": "epoch", "y_label": "loss (nats)", "title": "T"}
FALLING = np.linspace(2.31, 0.04, 30)


def alt(series, **changes):
    return plotting.curves(series, **(LABELS | changes)).alt


def axes_of(series, **changes):
    return plotting.curves(series, **(LABELS | changes)).figure.axes[0]


# In words.


def test_a_falling_and_a_turning_line_are_told():
    turning = np.concatenate([np.linspace(2.3, 0.11, 17), np.linspace(0.12, 0.3, 13)])
    assert alt({"train loss": FALLING, "validation loss": turning}) == (
        "T: train loss falls from 2.31 to 0.04 nats in 30 epochs; "
        "validation loss is lowest, 0.11 nats, at epoch 17 (first 2.3, last 0.3 nats)."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0.1, 0.5, 0.9], "a rises from 0.1 to 0.9 nats in 3 epochs"),
        (
            [0.1, 0.9, 0.5],
            "a is highest, 0.9 nats, at epoch 2 (first 0.1, last 0.5 nats)",
        ),
        ([0.5, 0.501, 0.5], "a stays at 0.5 nats in 3 epochs"),
        ([0.5], "a is 0.5 nats"),
        ([0.0, 0.0], "a stays at 0 nats in 2 epochs"),
    ],
)
def test_the_course_of_a_line_is_told(values, words):
    assert alt({"a": values}) == f"T: {words}."


def test_a_stretch_that_does_not_count_from_one_is_told_by_its_ends():
    said = alt({"a": [3, 2, 1]}, x=[0.1, 0.2, 0.4], x_label="learning rate")
    assert said == "T: a falls from 3 to 1 nats over learning rate 0.1 to 0.4."


def test_on_a_logarithmic_axis_a_turn_counts_in_powers():
    # 1e-4, 1e-9, 1e-2: the low is invisible as a share of the range.
    curve = {"error": [1e-4, 1e-9, 1e-2]}
    assert "rises from" in alt({"error": [1e-4, 1.01e-4, 1e-2]}, log_y=True)
    assert "is lowest, 10⁻⁹ nats, at epoch 2" in alt(curve, log_y=True)


def test_a_loss_that_becomes_nan_is_told():
    values = [2.0, 1.0, np.nan, np.nan]
    assert "a is not finite from epoch 3 on" in alt({"a": values})
    assert "a is not finite at 1 point" in alt({"a": [2.0, np.inf, 1.0]})
    assert "a is never finite" in alt({"a": [np.nan, np.inf]})


def test_the_spread_of_the_seeds_is_told():
    runs = np.array([[1.0, 0.4], [1.0, 0.5], [1.0, 0.6]])
    assert "over 3 seeds it ends between 0.4 and 0.6 nats" in alt({"a": runs})
    # The standard deviation of 0.4, 0.5, 0.6 with n - 1 is 0.1.
    said = alt({"a": runs}, band="sd")
    assert "over 3 seeds it ends with a standard deviation of 0.1 nats" in said


def test_a_marked_point_is_told():
    said = alt({"a": [3, 1, 2]}, points={"kept": (2, 1.0)})
    assert said.endswith("marked: kept at epoch 2, 1 nats.")


def test_the_alt_text_speaks_chinese(monkeypatch):
    monkeypatch.setenv("D2LUTILS_LANGUAGE", "zh")
    said = alt({"训练损失": FALLING}, title="损失下降", x_label="epoch")
    assert "训练损失从 2.31 降到 0.04 nats" in said


# On the axes.


def test_the_first_line_is_blue_and_the_second_vermilion_and_dashed():
    first, second = axes_of({"a": [1, 2], "b": [2, 1]}).lines
    assert (first.get_color(), second.get_color()) == (BLUE, VERMILION)
    assert (first.get_linestyle(), second.get_linestyle()) == ("-", "--")


def test_several_seeds_draw_their_mean():
    axes = axes_of({"a": [[1, 4], [3, 6]]})
    assert axes.lines[0].get_ydata().tolist() == [2, 5]


@pytest.mark.parametrize(
    ("band", "low", "high"), [("range", 1, 5), ("sd", 1, 5)], ids=["range", "sd"]
)
def test_the_band_is_the_spread_of_the_seeds(band, low, high):
    # Of 1, 3, 5 the mean is 3 and the standard deviation with n - 1 is 2.
    axes = axes_of({"a": [[1, 1], [3, 3], [5, 5]]}, band=band)
    ys = axes.collections[0].get_paths()[0].vertices[:, 1]
    assert (ys.min(), ys.max()) == pytest.approx((low, high))  # rounding of the mean


def test_the_figure_says_what_the_band_is():
    assert axes_of({"a": np.ones((5, 2))}).get_title("left") == (
        "line: mean, band: min–max of 5 seeds"
    )


def test_loss_begins_at_zero_unless_logarithmic_or_negative():
    assert axes_of({"a": [5, 6]}).get_ylim()[0] == 0
    assert axes_of({"a": [5, 6]}, log_y=True).get_ylim()[0] > 0
    assert axes_of({"a": [-5, 6]}).get_ylim()[0] < -5
    assert axes_of({"a": [5, 6]}, zero=False).get_ylim()[0] > 0


def test_epochs_are_counted_in_whole_numbers():
    ticks = axes_of({"a": [3.0, 2.0, 1.0]}).get_xticks()
    assert np.array_equal(ticks, np.round(ticks))


def test_every_line_is_labelled_at_its_last_finite_value():
    notes = axes_of({"up": [1, 2, 3], "gone": [3, 2, np.nan]}).texts
    assert {n.get_text(): n.xy for n in notes} == {"up": (3, 3), "gone": (2, 2)}


def test_labels_of_lines_that_end_together_do_not_overlap():
    series = {name: [1.0, 0.1 + 0.001 * i] for i, name in enumerate("abcde")}
    figure = plotting.curves(series, **LABELS).figure
    figure.draw_without_rendering()
    boxes = [note.get_window_extent() for note in figure.axes[0].texts]
    tops = sorted((box.y0, box.y1) for box in boxes)
    # Boxes hold the leader too; their lower edges are one line of text apart.
    texts = sorted(note.xyann[1] for note in figure.axes[0].texts)
    assert len(tops) == 5
    assert np.diff(texts).min() > 10


# Labels.

HEIGHTS = st.lists(st.floats(-50, 250), min_size=1, max_size=8)


@given(HEIGHTS)
def test_spread_labels_keep_their_order_and_distance(heights):
    placed = spread_out(heights, gap=13, bounds=(0, 200))
    order = np.argsort(heights, kind="stable")
    assert np.diff(np.array(placed)[order]).min(initial=13) >= 13 - 1e-9  # rounding


@given(HEIGHTS)
def test_spread_labels_stay_inside(heights):
    placed = spread_out(heights, gap=13, bounds=(0, 200))
    assert min(placed) >= 0
    assert max(placed) <= 200 + 1e-9  # rounding


def test_labels_with_room_stay_where_they_are():
    assert spread_out([50, 10, 90], gap=13, bounds=(0, 200)) == [50, 10, 90]


def test_two_labels_at_one_place_part_evenly():
    assert spread_out([50, 50], gap=10, bounds=(0, 200)) == [45, 55]


# Errors.


@pytest.mark.parametrize(
    ("series", "changes", "words"),
    [
        ({}, {}, "at least one curve"),
        ({str(i): [1, 2] for i in range(6)}, {}, "at most 5 curves .* got 6"),
        ({"a": [1, 2]}, {"x": [1]}, "as many values as a, 2, got 1"),
        ({"a": [1, 2]}, {"band": "iqr"}, "got 'iqr'"),
        ({"a": "loss"}, {}, "a must be an array of numbers, got str"),
        ({"a": np.ones((2, 2, 2))}, {}, r"got shape \(2, 2, 2\)"),
        ({"a": []}, {}, "non-empty"),
    ],
)
def test_a_wrong_request_is_named(series, changes, words):
    with pytest.raises(ValueError, match=words):
        alt(series, **changes)
