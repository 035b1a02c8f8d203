"""Bars: what the figure shows and says, and what the page gets."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from d2lutils.plotting.style import BLUE, HUES, VERMILION
from tests.explorables.pictures import (
    HISTOGRAM,
    IMAGES,
    LAYERS,
    PROBABILITIES,
    SLOPES,
    bars,
    pictures,
)


def test_bars_begin_at_zero_and_one_is_pointed_out():
    axes = pictures(PROBABILITIES).figure.figure.axes[0]
    assert all(bar.get_y() == 0 for bar in axes.patches)
    heights = [bar.get_height() for bar in axes.patches]
    assert heights == pytest.approx(0.81 * np.linspace(0.1, 1, 10))
    assert axes.get_ylim() == (0, 1)
    (mark,) = axes.texts
    assert (mark.get_text(), mark.xy) == ("▼", (9, pytest.approx(0.81)))


def test_signed_bars_are_blue_above_zero_and_vermilion_below():
    axes = pictures(SLOPES).figure.figure.axes[0]
    hues = [to_hex(bar.get_facecolor()) for bar in axes.patches]
    assert hues == [BLUE, VERMILION, BLUE, VERMILION]


def test_bars_are_said_by_their_extremes_and_a_few_all():
    alt = pictures(PROBABILITIES).figure.alt
    assert (
        "Scores: 10 bars; score is largest, 0.81, at digit 9 and smallest, 0.081, "
        "at digit 0; all: 0: 0.081, 1: 0.162, " in alt
    )
    assert "; pointed out: digit 9. size" in alt
    assert "−0.81, at layer output" in pictures(SLOPES).figure.alt


def test_bins_are_said_by_their_ends():
    alt = pictures(HISTOGRAM).figure.alt
    # The middle bins of 12 from −3 to 3, times 0.81.
    assert "12 bars; count is largest, 20, at activation −0.405 to 0 and" in alt
    assert "; all: " not in alt


def test_bins_of_equal_width_need_no_array():
    view = bars(values="counts", bins=(-6, 6))
    axes = pictures(view).figure.figure.axes[0]
    assert [bar.get_x() for bar in axes.patches] == list(range(-6, 6))
    assert [bar.get_width() for bar in axes.patches] == [1] * 12


def level(state, controls):
    return {"size": state.size, "same": state.size * np.ones(2)}


def test_bars_of_one_length_have_no_extremes():
    flat = pictures(bars(values="same"), look=level)
    assert "2 bars; label is 0.81 everywhere; all: 0: 0.81, 1: 0.81" in flat.figure.alt


def test_the_numbers_of_bars_are_a_table():
    table = pictures(IMAGES, SLOPES).figure.table
    assert table.caption == "Gradients"
    assert table.columns == ("layer", "mean gradient")
    assert table.rows[1] == ("second convolution", "−0.2025")


def test_the_page_gets_labels_in_both_languages_and_how_many():
    payload = pictures(SLOPES).payload
    assert payload["views"][0]["labels"] == 4
    assert payload["texts"]["en"]["views"][0]["labels"][3] == "output"
    assert payload["texts"]["zh"]["views"][0]["labels"][3] == "中文 output"


def test_the_bar_to_point_out_is_recorded():
    assert pictures(PROBABILITIES).payload["series"] == ["best"]


def test_several_arrays_stand_side_by_side_each_with_a_hue_of_the_legend():
    axes = pictures(LAYERS).figure.figure.axes[0]
    relu, sigmoid = axes.containers
    lefts = [[bar.get_x() for bar in bars] for bars in (relu, sigmoid)]
    assert lefts[0] == pytest.approx([-0.4, 0.6, 1.6])
    assert lefts[1] == pytest.approx([0, 1, 2])
    assert [bar.get_width() for bar in relu] == pytest.approx([0.4] * 3)
    assert [bar.get_height() for bar in relu] == pytest.approx([0.405, 0.2025, 0.81])
    assert [to_hex(bars[0].get_facecolor()) for bars in (relu, sigmoid)] == list(
        HUES[:2]
    )
    legend = axes.get_legend()
    assert [text.get_text() for text in legend.get_texts()] == ["ReLU", "sigmoid"]
    (mark,) = axes.texts
    assert mark.xy == (2, pytest.approx(0.81))  # over the higher one


def test_several_arrays_are_said_one_after_the_other():
    alt = pictures(LAYERS).figure.alt
    assert (
        "Layers: mean activation of ReLU and sigmoid, 3 bars each; ReLU is largest, "
        "0.81, at layer 2 and smallest, 0.202, at layer 1; sigmoid is 0.405 everywhere;"
        " all of ReLU: 0: 0.405, 1: 0.202, 2: 0.81; all of sigmoid: 0: 0.405," in alt
    )


def test_several_arrays_are_columns_of_the_table():
    table = pictures(LAYERS).figure.table
    assert table.columns == ("layer", "ReLU", "sigmoid")
    assert table.rows[1] == ("1", "0.2025", "0.405")


def test_the_page_gets_the_names_of_several_arrays_and_of_one_none():
    payload = pictures(LAYERS).payload
    assert payload["views"][0]["series"] == ["relu", "sigmoid"]
    assert payload["texts"]["zh"]["views"][0]["series"]["relu"] == "中文 ReLU"
    assert "series" not in pictures(SLOPES).payload["views"][0]
