"""Images: how they stand in their grid, what the figure shows and says."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from d2lutils.explorables.views.images import best_columns, height
from tests.explorables.pictures import DIGIT, IMAGES, pictures


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
