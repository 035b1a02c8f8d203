"""Points that are given, in a view of curves, and the squares that they span."""

from dataclasses import replace

import numpy as np
import pytest

from d2lutils import messages
from d2lutils.autodiff import Tensor
from d2lutils.explorables import Curves
from tests.explorables.examples import neuron, neuron_look, said

AXES = {"title": said("Fit"), "x_label": said("x"), "y_label": said("y")}
VIEW = Curves(
    **AXES, x="grid", series={"f": said("line")}, scatter=("a", "b"), squares="on"
)


def look(state, controls):
    grid, a, b = np.linspace(0, 4, 9), np.array([1.0, 3.0]), np.array([2.0, 1.0])
    shown = {"grid": grid, "f": 0.5 * grid, "a": a, "b": b, "on": 0.5 * a}
    return neuron_look(state, controls) | {k: Tensor(v) for k, v in shown.items()}


def fitted(view=VIEW):
    return neuron(look=look, views=(view,))


def test_the_page_is_told_of_points_only_where_there_are_some():
    (told,) = fitted(replace(VIEW, limits=(-1, 3))).payload["views"]
    assert told["scatter"] == ["a", "b"]
    assert (told["squares"], told["limits"]) == ("on", [-1, 3])
    (plain,) = fitted(replace(VIEW, scatter=None, squares=None)).payload["views"]
    assert not {"scatter", "squares", "limits"} & set(plain)


def test_a_square_has_equal_sides_on_unequal_axes():
    figure = fitted().figure.figure
    figure.draw_without_rendering()
    (axes,) = figure.axes
    for patch, (x, y, on) in zip(axes.patches, [(1, 2, 0.5), (3, 1, 1.5)], strict=True):
        (at, top), (_, line) = axes.transData.transform([(x, y), (x, on)])
        assert patch.get_width() == pytest.approx(patch.get_height())
        assert patch.get_height() == pytest.approx(abs(top - line))
        assert patch.get_x() == pytest.approx(at - patch.get_width() if y > on else at)


def test_the_alt_text_counts_the_points():
    before = messages.language()
    assert " y: 2 points. " in fitted().figure.alt
    messages.use_language("zh")
    try:
        assert "中文 y：2 个点。" in fitted().figure.alt
    finally:
        messages.use_language(before)


def test_the_axis_has_the_limits_that_are_declared():
    (axes,) = fitted(replace(VIEW, limits=(-7, 9))).figure.figure.axes
    assert axes.get_ylim() == (-7, 9)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"scatter": None}, "spanned by points"),
        ({"limits": (2, 1)}, "limits must be two finite numbers"),
    ],
)
def test_points_that_do_not_fit(changes, told):
    with pytest.raises(ValueError, match=told):
        replace(VIEW, **changes)


def test_all_that_points_need_has_one_length():
    with pytest.raises(ValueError, match=r"grid.*\(2,\)"):
        _ = fitted(replace(VIEW, squares="grid")).payload
