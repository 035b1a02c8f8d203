"""Matrices: what the figure shows and says, and what the page gets."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from d2lutils.plotting.style import BLUE
from tests.explorables.pictures import CONFUSION, MATRIX, WEIGHTS, matrix, pictures


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
