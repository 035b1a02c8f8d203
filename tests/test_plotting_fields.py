"""Fields, images and matrices: neutral zero, legible numbers, true words."""

from typing import NamedTuple

import numpy as np
import pytest
from matplotlib.colors import to_hex

from d2lutils import plotting
from d2lutils.plotting.plane import signed_colours
from d2lutils.plotting.style import BLUE, DARK_ON_COLOUR, LIGHT_ON_COLOUR, VERMILION

LABELS = {"title": "T", "x_label": "x", "y_label": "y"}


class Points(NamedTuple):
    x: np.ndarray
    y: np.ndarray


def field(values, **changes):
    settings = {"extent": (-1, 1, -1, 1), **LABELS}
    return plotting.field(values, **(settings | changes))


def image_of(figure):
    return figure.figure.axes[0].images[0]


def hexes(values, **changes):
    image = image_of(field(np.array([values]), boundary=False, **changes))
    return [to_hex(c) for c in image.cmap(image.norm(values))]


# Fields.


def test_positive_is_blue_negative_vermilion_and_zero_neutral():
    assert hexes([-2.0, 0.0, 2.0]) == [VERMILION, "#f7f7f7", BLUE]


def test_zero_is_neutral_though_the_values_are_not_symmetric():
    assert hexes([0.0, 5.0])[0] == "#f7f7f7"


def test_one_half_is_neutral_for_probabilities():
    assert hexes([0.0, 0.5, 1.0], scale="probability")[1] == "#f7f7f7"


def test_under_points_the_colours_are_paler():
    ends = [to_hex(c) for c in signed_colours(pale=True)([0.0, 1.0])]
    assert ends == ["#e9ba94", "#94c2db"]


def test_the_share_that_is_positive_is_told():
    said = field(lambda x: x[:, 0] - 0.5).alt  # positive for x > 0.5: a quarter
    assert "it is positive on 25 % of the area" in said
    assert "over x −1 to 1 and y −1 to 1" in said


def test_points_on_the_side_of_their_class_are_counted():
    points = Points(np.array([[0.9, 0], [-0.9, 0], [0.8, 0]]), np.array([1, 0, 0]))
    said = field(lambda x: x[:, 0], points=points).alt
    assert "2 of 3 points on the side of their class" in said


def test_a_grid_counts_points_as_the_function_does():
    rng = np.random.default_rng(0)
    points = Points(rng.uniform(-1, 1, (200, 2)), rng.integers(0, 2, 200))
    centres = (np.arange(2) - 0.5) * 1.0  # cells of width 1, the boundary between them
    grid = np.tile(centres, (2, 1))
    by_grid, by_function = (
        field(f, points=points).alt.split(";")[-1] for f in (grid, lambda x: x[:, 0])
    )
    assert by_grid == by_function


def test_the_first_row_of_a_grid_lies_at_the_lowest_y():
    image = image_of(field(np.array([[1.0], [2.0]])))
    assert image.origin == "lower"
    assert tuple(image.get_extent()) == (-1, 1, -1, 1)


def test_the_place_of_the_greatest_magnitude_is_told():
    grid = np.zeros((4, 4))
    grid[3, 0] = 7
    said = field(grid, scale="magnitude").alt
    assert "from 0 to 7" in said
    assert "largest at (−0.75, 0.75)" in said


def test_round_is_class_one_and_square_class_zero():
    points = Points(np.array([[0, 0], [0.5, 0.5], [0.1, 0]]), np.array([0, 1, 1]))
    squares, discs = (
        field(lambda x: x[:, 0], points=points).figure.axes[0].collections[-2:]
    )
    assert (len(squares.get_offsets()), len(discs.get_offsets())) == (1, 2)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"extent": (1, -1, -1, 1)}, r"extent must be .* got \(1, -1, -1, 1\)"),
        ({"scale": "log"}, "got 'log'"),
    ],
)
def test_a_wrong_request_is_named(changes, words):
    with pytest.raises(ValueError, match=words):
        field(lambda x: x[:, 0], **changes)


def test_a_function_of_another_shape_is_named():
    with pytest.raises(ValueError, match=r"for n = 14400 it gave shape \(14400, 2\)"):
        field(lambda x: x)


# Images.


def test_images_share_one_scale():
    figure = plotting.images([np.zeros((2, 2)), np.full((2, 2), 4)], title="T").figure
    limits = {axes.images[0].get_clim() for axes in figure.axes}
    assert limits == {(0, 4)}


def test_images_are_told():
    said = plotting.images(np.eye(3)[None], titles=["unit"], title="T").alt
    assert said == "T: 1 image of 3 × 3 pixels, titled unit; values from 0 to 1."


def test_signed_images_have_a_neutral_zero():
    figure = plotting.images([[[-1.0, 3.0]]], signed=True, title="T")
    assert figure.figure.axes[0].images[0].get_clim() == (-3, 3)
    assert "from −1 (vermilion) over 0 (pale) to 3 (blue)" in figure.alt


def test_a_missing_title_is_named():
    with pytest.raises(ValueError, match="titles must have 2 entries, got 1"):
        plotting.images(np.zeros((2, 4, 4)), titles=["a"], title="T")


# Matrices.


def cell_inks(values, **changes):
    axes = plotting.matrix(values, title="T", **changes).figure.axes[0]
    return [cell.get_color() for cell in axes.texts]


def test_numbers_are_dark_on_light_cells_and_light_on_dark_ones():
    assert cell_inks([[0.0, 1.0]]) == [DARK_ON_COLOUR, LIGHT_ON_COLOUR]


@pytest.mark.parametrize("signed", [True, False])
def test_every_number_is_legible_on_its_cell(signed):
    values = np.linspace(-1, 1, 41)[None]
    axes = plotting.matrix(values, title="T", signed=signed).figure.axes[0]
    image = axes.images[0]
    for cell, value in zip(axes.texts, values[0], strict=True):
        assert (
            contrast(to_hex(image.cmap(image.norm(value))), cell.get_color()) > 4.5
        )  # WCAG AA


def contrast(one, other):
    def light(colour):
        parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        linear = np.where(
            parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4
        )
        return linear @ [0.2126, 0.7152, 0.0722] + 0.05

    return max(light(one), light(other)) / min(light(one), light(other))


def test_numbers_on_coloured_cells_do_not_follow_the_theme():
    svg = plotting.matrix([[1.0, -1.0]], title="T").svg()
    for word in (">1</text>", ">−1</text>"):
        before = svg[: svg.index(word)]
        assert "var(" not in before[before.rindex("<text") :]


def test_a_small_matrix_is_read_out():
    figure = plotting.matrix(
        [[1, -2], [0, 0.5]], row_labels=["w", "b"], column_labels=["1", "2"], title="T"
    )
    assert figure.alt == (
        "T: 2 × 2 table; largest 1 at w, column 1; smallest −2 at w, column 2; "
        "rows: w: 1, −2; b: 0, 0.5."
    )


def test_a_large_matrix_is_told_by_its_extremes():
    said = plotting.matrix(np.arange(100).reshape(10, 10), title="T").alt
    assert "largest 99 at row 10, column 10" in said
    assert "rows:" not in said


def test_a_missing_label_is_named():
    with pytest.raises(ValueError, match="row_labels must have 2 entries, got 1"):
        plotting.matrix(np.eye(2), row_labels=["a"], title="T")
