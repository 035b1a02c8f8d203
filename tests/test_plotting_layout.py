"""No empty bands in a figure, and no label over a line."""

import numpy as np
import pytest

from d2lutils import plotting
from d2lutils.plotting.point_labels import _course_of_lines, label_points


def height(figure):
    return figure.figure.get_size_inches()[1]


def test_pictures_in_a_row_leave_no_band():
    """Eight squares over 6.4 inches are about 0.75 high, the title 0.3."""
    assert height(plotting.images(np.eye(9)[None].repeat(8, 0), title="t")) < 1.2


def test_rows_of_pictures_stand_as_close_as_columns():
    figure = plotting.images(np.eye(9)[None].repeat(30, 0), title="t").figure
    figure.draw_without_rendering()
    boxes = [axes.get_window_extent() for axes in figure.axes]
    across = boxes[1].x0 - boxes[0].x1
    down = boxes[0].y0 - boxes[10].y1
    assert down == pytest.approx(across, abs=4)  # pixels; the pads differ a little


def test_trimming_keeps_the_size_of_the_pictures():
    figure = plotting.images(np.eye(9)[None].repeat(8, 0), title="t").figure
    figure.draw_without_rendering()
    first = figure.axes[0].get_window_extent()
    assert first.width == pytest.approx(first.height, rel=0.01)
    assert first.width > 0.7 * 6.4 * figure.dpi / 8


def bare(low, high):
    def draw(axes):
        axes.plot([0, 1], [0.4, 0.6])
        axes.set(ylim=(low, high))
        axes.set_axis_off()

    return plotting.draw(draw, title="t", alt="A line.")


def test_a_bare_drawing_is_cropped_and_not_scaled():
    figures = bare(0, 1).figure, bare(0.3, 0.7).figure
    heights = []
    for figure in figures:
        figure.draw_without_rendering()
        heights.append(figure.axes[0].transData.transform([(0, 0.4), (0, 0.6)]))
    assert height(bare(0, 1)) < 2
    rise = heights[0][1, 1] - heights[0][0, 1]
    # a fifth of the 3.6 inches less the title, as before cropping
    assert rise == pytest.approx(0.2 * 3.2 * figures[0].dpi, rel=0.1)


def test_a_figure_with_axes_keeps_its_height():
    assert height(plotting.draw(lambda a: a.plot([1, 2]), title="t", alt="A.")) == 3.6


@pytest.mark.parametrize("y", [lambda x: x, lambda x: -x, lambda x: 0 * x])
def test_the_label_of_a_point_hides_no_line(y):
    x = np.linspace(-1, 1, 50)

    def draw(axes):
        axes.plot(x, y(x))
        axes.set(xlim=(-1, 1), ylim=(-1, 1))
        label_points(axes, {"here": (0.0, 0.0)})

    figure = plotting.draw(draw, title="t", alt="A line.").figure
    course = _course_of_lines(figure.axes[0])
    box = figure.axes[0].texts[0].get_window_extent()
    assert not any(box.contains(*place) for place in course)


def test_labels_of_near_points_do_not_meet():
    points = {"first": (0.5, 0.5), "second": (0.52, 0.5), "third": (0.5, 0.52)}
    figure = plotting.draw(
        lambda axes: label_points(axes, points), title="t", alt="Points."
    ).figure
    figure.draw_without_rendering()
    one, two, three = (text.get_window_extent() for text in figure.axes[0].texts)
    assert [one.overlaps(two), two.overlaps(three), one.overlaps(three)] == [False] * 3


def test_the_extremes_of_a_matrix_are_named_by_what_rows_and_columns_are():
    said = plotting.matrix(
        [[36, 0], [1, 0]],
        title="T",
        row_labels="01",
        column_labels="01",
        x_label="read",
        y_label="true",
    ).alt
    assert "largest 36 at true 0, read 0; smallest 0 in 2 cells" in said
    assert "at row 1, column 1" in plotting.matrix([[2, 1]], title="T").alt
