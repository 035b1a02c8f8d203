"""Images, bars and matrices: what may be declared, what the figure shows and says."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from d2lutils import messages
from d2lutils.explorables import Bars, Images, Matrix
from d2lutils.explorables.views.images import best_columns, height
from d2lutils.plotting.style import BLUE, VERMILION
from tests.explorables.examples import said
from tests.explorables.pictures import (
    CONFUSION,
    DIGIT,
    HISTOGRAM,
    IMAGES,
    MATRIX,
    PROBABILITIES,
    SLOPES,
    WEIGHTS,
    look,
    pictures,
)

LABEL = said("label")


def images(**changes):
    return Images(**{"title": LABEL, "values": "filters"} | changes)


def bars(**changes):
    axes = {"title": LABEL, "x_label": LABEL, "y_label": LABEL}
    return Bars(**axes | {"values": "scores"} | changes)


def matrix(**changes):
    axes = {"title": LABEL, "x_label": LABEL, "y_label": LABEL}
    return Matrix(**axes | {"values": "weights"} | changes)


@pytest.fixture
def in_chinese():
    before = messages.language()
    messages.use_language("zh")
    yield
    messages.use_language(before)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: images(scale="grey"), "signed, magnitude, got 'grey'"),
        (lambda: images(limits=(1, 0)), "limits must be two finite numbers"),
        (lambda: images(scale="signed", limits=(-1, 2)), "symmetric about 0"),
        (lambda: images(columns=0), "whole number from 1, got 0"),
        (lambda: images(columns=2.5), "whole number from 1, got 2.5"),
        (lambda: images(values="none"), "shows none, which is none of"),
        (lambda: images(values="scores"), r"\(n, rows, columns\), got \(10,\)"),
        (lambda: images(labels=[LABEL]), r"\(1, rows, columns\), got \(6, 5, 5\)"),
        (lambda: images(labels="scores"), r"shape \(6,\), got \(10,\)"),
        (lambda: images(labels=["one"] * 6), "labels 0 must be a Message"),
        (lambda: images(value_label="ink"), "value_label must be a Message"),
        (lambda: bars(values="digit"), r"\(n,\), got \(8, 8\)"),
        (lambda: bars(labels=[LABEL] * 9), r"shape \(9,\), got \(10,\)"),
        (lambda: bars(labels=[LABEL] * 10, bins=(0, 1)), "one of them, got labels"),
        (lambda: bars(edges="scores"), r"shape \(11,\), got \(10,\)"),
        (lambda: bars(bins=(1, 0)), "bins must be two finite numbers"),
        (lambda: bars(limits=(0.1, 1)), "must not leave it out, got"),
        (lambda: bars(mark="scores"), "needs one number.*shape"),
        (lambda: bars(mark="none"), "shows none"),
        (lambda: matrix(values="filters"), r"\(rows, columns\), got \(6, 5, 5\)"),
        (lambda: matrix(row_labels=[LABEL]), r"\(1, columns\), got \(2, 4\)"),
        (lambda: matrix(column_labels=[LABEL] * 3), r"\(rows, 3\), got \(2, 4\)"),
        (lambda: matrix(scale="log"), "signed, magnitude, got 'log'"),
        (lambda: matrix(limits=(-1, 2)), "symmetric about 0"),
    ],
)
def test_pictures_that_do_not_fit(make, told):
    with pytest.raises(ValueError, match=told):
        pictures(make())


def backwards(state, controls):
    shown = look(state, controls)
    return {**shown, "edges": -shown["edges"]}


def test_edges_that_do_not_grow_are_no_histogram():
    with pytest.raises(ValueError, match=r"must grow.*edges = "):
        pictures(HISTOGRAM, look=backwards)


def many(state, controls):
    return {"size": state.size, "all": state.size * np.ones((257, 2, 2))}


def test_more_images_than_can_be_told_apart():
    with pytest.raises(ValueError, match="at most 256 images, got 257"):
        pictures(images(values="all"), look=many)


def test_a_grid_comes_near_the_wanted_height_with_few_places_empty():
    assert height((6, 5, 5), 3, 0) == pytest.approx(2 / 3)
    assert height((3, 2, 4), 3, 0.5) == pytest.approx(1 / 3)
    assert best_columns((6, 5, 5), 0.2, 0.8) == 3
    assert best_columns((10, 8, 8), 0, 0.5) == 5
    assert best_columns((1, 28, 28), 0, 0.5) == 1


def test_one_image_is_a_stack_of_one():
    (view,) = pictures(DIGIT).payload["views"]
    assert view["shape"] == [1, 8, 8]
    assert view["ratio"] == 1


def test_the_images_of_the_figure_are_those_of_the_run():
    one = pictures(IMAGES)
    axes = one.figure.figure.axes[0]
    shown = [np.asarray(image.get_array()) for image in axes.images]
    assert np.array_equal(shown, one.default_run.arrays["filters"])
    low, high = axes.images[0].get_clim()
    assert low == -high == -np.abs(one.default_run.arrays["filters"]).max()
    # The first row is on top.
    left, right, bottom, top = axes.images[0].get_extent()
    assert (left, right, bottom, top) == (0, 5, 5, 0)
    assert axes.get_ylim()[0] > axes.get_ylim()[1]


def test_grey_goes_from_paper_to_ink():
    image = pictures(DIGIT).figure.figure.axes[0].images[0]
    assert [to_hex(image.cmap(image.norm(v))) for v in (0, 16)] == [
        "#ffffff",
        "#000000",
    ]


def test_images_are_said_by_number_size_labels_and_range():
    alt = pictures(IMAGES).figure.alt
    # 0.81 of the wave; sums of squares times 0.81, two digits.
    assert "Filters: 6 images of 5 × 5 pixels, titled 8.1, 10, " in alt
    assert "values from −0.81 (vermilion) over 0 (pale) to 0.81 (blue)" in alt
    assert "A digit: 1 image of 8 × 8 pixels; values from 0 to 16." in (
        pictures(DIGIT).figure.alt
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


def test_a_matrix_shows_its_numbers_first_row_on_top():
    axes = pictures(MATRIX).figure.figure.axes[0]
    (image,) = axes.images
    assert np.array_equal(
        image.get_array(), pictures(MATRIX).default_run.arrays["weights"]
    )
    assert image.get_clim() == pytest.approx((-0.81, 0.81))
    assert axes.get_ylim() == (1.5, -0.5)
    written = [text.get_text() for text in axes.texts]
    assert written == ["0.81", "−0.4", "0.2", "0", "0.4", "−0.81", "0.61", "−0.2"]


def test_a_magnitude_goes_from_the_neutral_colour_to_blue():
    image = pictures(CONFUSION).figure.figure.axes[0].images[0]
    ends = [to_hex(image.cmap(image.norm(value))) for value in (0, 90)]
    assert ends == ["#f7f7f7", BLUE]


def test_numbers_are_left_out_where_they_have_no_room_or_are_not_wanted():
    assert not pictures(matrix(numbers=False)).figure.figure.axes[0].texts
    small = pictures(*[matrix(values="confusion")] * 3).figure.figure.axes
    assert small[0].texts
    wide = pictures(matrix(values="many"), look=look_at_many).figure.figure.axes
    assert not wide[0].texts


def look_at_many(state, controls):
    return {"size": state.size, "many": state.size * np.full((2, 60), 0.123)}


def test_a_matrix_is_said_by_its_extremes_and_row_by_row():
    alt = pictures(MATRIX).figure.alt
    assert "2 × 4 table; largest 0.81 at unit first, input red; smallest" in alt
    assert "rows: unit first: 0.81, −0.4, 0.2, 0; unit second: 0.4, " in alt
    assert "largest 90 in 10 cells; smallest 0 in 74 cells" in (
        pictures(CONFUSION).figure.alt
    )


def test_the_numbers_of_a_matrix_are_a_table_unless_it_is_wide():
    table = pictures(MATRIX).figure.table
    assert table.columns == (
        "unit",
        *("input red", "input green", "input blue", "input brightness"),
    )
    assert table.rows[0] == ("first", "0.81", "−0.405", "0.2025", "0")
    assert pictures(matrix(values="many"), look=look_at_many).figure.table is None


def test_the_page_gets_the_shape_of_a_matrix_and_how_high_it_is():
    (view,) = pictures(MATRIX).payload["views"]
    assert view["shape"] == list(WEIGHTS.shape)
    assert (view["row_labels"], view["column_labels"]) == (2, 4)
    assert view["ratio"] == pytest.approx(0.8 * 2 / 4 + 0.12)


def test_pictures_are_said_in_chinese(in_chinese):
    alt = pictures(IMAGES, PROBABILITIES).figure.alt
    assert "6 幅图像，5 × 5 像素" in alt
    assert "10 条；中文 score在 中文 digit 9 处最大，为 0.81，" in alt
    assert "标出：中文 digit 9" in alt


def test_the_page_gets_labels_in_both_languages_and_how_many():
    payload = pictures(SLOPES).payload
    assert payload["views"][0]["labels"] == 4
    assert payload["texts"]["en"]["views"][0]["labels"][3] == "output"
    assert payload["texts"]["zh"]["views"][0]["labels"][3] == "中文 output"


def test_the_bar_to_point_out_is_recorded():
    assert pictures(PROBABILITIES).payload["series"] == ["best"]
