"""The numbers of curves and bars as a table, and in what form they travel."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_output

from d2lutils import plotting
from d2lutils.notebooks.normalise import committed_outputs
from d2lutils.plotting.table import MOST_ROWS, TABLE, thinned

WORDS = {"x_label": "epoch", "y_label": "loss (nats)", "title": "It falls"}


def numbers(series, **more):
    return plotting.curves(series, **WORDS, **more).table


def test_a_short_curve_is_told_whole():
    table = numbers({"a": [3.0, 2.0, 1.5]})
    assert table.caption == "It falls"
    assert table.columns == ("epoch", "a")
    assert table.rows == (("1", "3"), ("2", "2"), ("3", "1.5"))


def test_seeds_are_told_by_mean_and_range():
    table = numbers({"a": [[1.0, 2.0], [3.0, 4.0]]})
    assert table.columns == ("epoch", "a: mean", "a: range of 2 seeds")
    assert table.rows == (("1", "2", "1 to 3"), ("2", "3", "2 to 4"))


def test_what_is_not_finite_or_not_there_is_said():
    table = numbers({"a": [1.0, float("nan"), 3.0], "b": [5.0]})
    assert table.rows == (("1", "1", "5"), ("2", "none", "none"), ("3", "3", "none"))


def test_a_long_curve_keeps_its_ends_and_its_peaks():
    y = np.sin(np.linspace(0, 9, 1000))
    y[333], y[777] = 5.0, -5.0
    rows = numbers({"a": y}).rows
    assert len(rows) <= MOST_ROWS
    shown = {row[0] for row in rows}
    assert {"1", "334", "778", "1000"} <= shown
    assert {"5", "−5"} <= {row[1] for row in rows}


@given(st.integers(1, 3000), st.data())
def test_rows_are_thinned_evenly(count, data):
    kept = data.draw(st.sets(st.integers(0, count - 1), max_size=10))
    rows = thinned(count, kept)
    assert rows == sorted(set(rows))
    assert len(rows) <= MOST_ROWS
    assert {0, count - 1, *kept} <= set(rows)
    # ten kept rows leave at least 28 even ones: no gap is over a 27th, and one
    assert max(np.diff(rows), default=0) <= count / 27 + 1


@pytest.mark.parametrize("way", ["bar", "barh"])
def test_bars_are_told_with_their_names(way):
    def draw(axes):
        getattr(axes, way)(["old", "new"], [24.0, 2.5])
        (axes.set_ylabel if way == "bar" else axes.set_xlabel)("time (ms)")

    table = plotting.draw(draw, title="Faster", alt="Two bars.").table
    assert table.columns == ("item", "time (ms)")
    rows = (("old", "24"), ("new", "2.5"))
    assert table.rows == (rows if way == "bar" else rows[::-1])  # as seen, from the top


def test_groups_of_bars_are_columns():
    def draw(axes):
        axes.bar([0, 1], [1, 2], label="train")
        axes.bar([0.4, 1.4], [3, 4], label="test")
        axes.set_xticks([0, 1], labels=["a", "b"])

    table = plotting.draw(draw, title="t", alt="Four bars.").table
    assert table.columns == ("item", "train", "test")
    assert table.rows == (("a", "1", "3"), ("b", "2", "4"))


def test_other_drawings_have_no_table():
    figure = plotting.draw(lambda axes: axes.plot([1, 2]), title="t", alt="A line.")
    assert figure.table is None


def test_the_table_travels_in_the_book_only(monkeypatch):
    figure = plotting.curves({"a": [2.0, 1.0]}, **WORDS)
    monkeypatch.delenv("D2LUTILS_BOOK", raising=False)
    assert TABLE not in figure._repr_mimebundle_()[0]
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    assert figure._repr_mimebundle_()[0][TABLE] == {
        "caption": "It falls",
        "columns": ("epoch", "a"),
        "rows": (("1", "2"), ("2", "1")),
    }


def test_the_table_is_not_committed():
    data = {TABLE: {"rows": []}, "image/svg+xml": "<svg/>", "text/plain": "Figure: a"}
    kept = committed_outputs([new_output("display_data", data=data)])
    assert [output.data for output in kept] == [{"text/plain": "Figure: a"}]
