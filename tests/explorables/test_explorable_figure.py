"""An explorable shows itself: its figure, and in the book what the page needs."""

import json
from dataclasses import replace

import numpy as np
import pytest

from d2lutils import messages
from d2lutils.autodiff import Tensor
from d2lutils.explorables import Curves, Field, History
from d2lutils.explorables.hosts import MIME
from d2lutils.plotting.style import BLUE, GREEN
from d2lutils.plotting.table import TABLE
from tests.explorables.examples import everything, neuron, neuron_look, said


@pytest.fixture(scope="module")
def whole():
    """An explorable with one view of each kind, declared and drawn once."""
    return everything()


@pytest.fixture
def in_book(monkeypatch):
    monkeypatch.setenv("D2LUTILS_BOOK", "1")


@pytest.fixture
def in_notebook(monkeypatch):
    monkeypatch.delenv("D2LUTILS_BOOK", raising=False)


def test_in_the_book_it_brings_payload_picture_and_table(in_book):
    explorable = neuron()
    shown, about = explorable._repr_mimebundle_()
    assert set(shown) == {MIME, "image/svg+xml", "text/plain", TABLE}
    assert json.dumps(shown[MIME]) == json.dumps(explorable.payload)
    assert about == {"image/svg+xml": {"alt": explorable.figure.alt}}


def test_in_a_notebook_it_is_a_picture(in_notebook):
    shown, about = neuron()._repr_mimebundle_()
    assert shown["image/png"].startswith(b"\x89PNG")
    assert shown["text/plain"] == "Explorable: Why does one neuron learn slowly?"
    assert MIME not in shown
    assert set(about["image/png"]) == {"alt", "width", "height"}


def test_the_same_declaration_gives_the_same_output(in_book, whole):
    assert whole._repr_mimebundle_() == everything()._repr_mimebundle_()


def test_the_alt_text_says_question_views_and_sentence(whole):
    alt = whole.figure.alt
    assert alt.startswith("What can be said? Output: ")
    assert (
        "training: 20 points; corners: 4 points; a path leads from (0.5, −0.5)" in alt
    )
    assert alt.endswith(whole.default_run.say())


def test_the_alt_text_follows_the_language():
    before = messages.language()
    messages.use_language("zh")
    try:
        alt = neuron().figure.alt
    finally:
        messages.use_language(before)
    assert alt.startswith("中文 Why does one neuron learn slowly?中文 Loss：")
    assert alt.endswith("学习率 0.3：40 步后损失 0.4705")


@pytest.mark.parametrize(("views", "panels"), [(slice(1), 1), (slice(2), 2)])
def test_each_view_has_a_panel(whole, views, panels):
    explorable = everything(views=whole.views[views])
    assert len(explorable.figure.figure.axes) == panels


def look_at_layers(state, controls):
    xs = Tensor(np.array([1.0, 2.0, 3.0]))
    return {**neuron_look(state, controls), "layer": xs, "half": xs / 2}


@pytest.mark.parametrize(("x", "between"), [("layer", False), ("half", True)])
def test_there_are_ticks_between_whole_numbers_only_where_values_are(x, between):
    name = said("f")
    view = Curves(title=name, x_label=name, y_label=name, x=x, series={"layer": name})
    look = look_at_layers
    ticks = neuron(look=look, views=(view,)).figure.figure.axes[0].get_xticks()
    assert (np.asarray(ticks) % 1 != 0).any() == between


def test_three_views_stand_in_two_rows(whole):
    first, second, third = whole.figure.figure.axes
    assert first.get_position().y0 == pytest.approx(second.get_position().y0, abs=0.05)
    assert third.get_position().y1 < first.get_position().y0
    assert third.get_position().width > 1.5 * first.get_position().width


def look_at_hill(state, controls):
    across = [[1.0, 10.0, 100.0], [2.0, 20.0, 200.0]]
    return neuron_look(state, controls) | {"hill": Tensor(across)}


def test_magnitudes_say_where_they_are_largest():
    axes = {"title": said("Hill"), "x_label": said("x"), "y_label": said("y")}
    view = Field(**axes, x=(0, 3), y=(0, 2), values="hill", scale="magnitude", log=True)
    alt = neuron(look=look_at_hill, views=(view,)).figure.alt
    assert "Hill: value runs from 1 to 200 over x 0 to 3 and y 0 to 2" in alt
    assert "it is largest at (2.5, 1.5)" in alt


def hill_axes(x, y):
    axes = {"title": said("Hill"), "x_label": said("x"), "y_label": said("y")}
    view = Field(**axes, x=x, y=y, values="hill", scale="magnitude")
    (drawn,) = neuron(look=look_at_hill, views=(view,)).figure.figure.axes
    return drawn


def test_a_unit_of_a_plane_is_as_long_upwards_as_it_is_across():
    drawn = hill_axes(x=(0, 3), y=(1, 3))
    box = drawn.get_window_extent()
    assert box.height / box.width == pytest.approx(2 / 3, rel=0.01)


def test_a_plane_that_would_be_too_flat_fills_its_place():
    box = hill_axes(x=(0, 30), y=(1, 3)).get_window_extent()
    assert box.height / box.width > 0.3


def shallow_look(state, controls):
    return {**neuron_look(state, controls), "deep": Tensor(0.0)}


def test_a_series_that_the_run_does_not_have_is_neither_drawn_nor_told():
    both = {"loss": said("shallow"), "deep": said("deep")}
    view = History(title=said("Loss"), y_label=said("l"), series=both, log_y=True)
    figure = neuron(look=shallow_look, views=(view,)).figure
    assert "shallow" in figure.alt
    assert "deep" not in figure.alt
    (axes,) = figure.figure.axes
    assert [text.get_text() for text in axes.texts] == ["shallow"]


def test_where_points_of_two_classes_are_shown_lines_take_other_hues_first(whole):
    _, _, history = whole.figure.figure.axes
    (alone,) = neuron().figure.figure.axes
    assert history.lines[0].get_color() == GREEN
    assert alone.lines[0].get_color() == BLUE


@pytest.mark.parametrize(
    ("sets", "keys"),
    [
        (1, ["class 1", "class 0"]),
        (2, ["class 1", "class 0", "training", "corners"]),
    ],
)
def test_the_key_says_which_mark_is_which_class(whole, sets, keys):
    view = whole.views[0]
    points = dict(list(view.points.items())[:sets])
    explorable = everything(views=(replace(view, points=points),))
    (axes,) = explorable.figure.figure.axes
    legend = axes.get_legend()
    assert [key.get_text() for key in legend.get_texts()] == keys


def test_declared_limits_are_those_of_the_colours(whole):
    view = replace(whole.views[0], limits=(-7, 7))
    (axes,) = everything(views=(view,)).figure.figure.axes
    assert axes.images[0].get_clim() == (-7, 7)
