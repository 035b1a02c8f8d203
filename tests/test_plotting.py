"""Figures: their look, their two forms, and the words they come with."""

import re
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from d2lutils import plotting
from d2lutils.plotting.drawing import text_width, wrapped
from d2lutils.plotting.style import EDGE, GRID, INK, MUTED, PAPER, SIZES, TITLE_SIZE

TITLE = "The line goes up"


def line(axes):
    axes.plot([1, 2, 3], [1, 4, 9])


def drawn(**changes):
    return plotting.draw(line, **({"title": TITLE, "alt": "It rises to 9."} | changes))


# What a figure is.


def test_a_figure_says_its_alt_text():
    assert repr(drawn()) == "Figure: It rises to 9."


def test_in_a_kernel_a_figure_is_a_png_with_its_alt_text(monkeypatch):
    monkeypatch.delenv("D2LUTILS_BOOK", raising=False)
    data, about = drawn()._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}
    assert data["image/png"].startswith(b"\x89PNG")
    assert about["image/png"] == {"alt": "It rises to 9.", "width": 614, "height": 346}


def test_in_the_book_a_figure_is_an_svg_with_its_alt_text(monkeypatch):
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    data, about = drawn()._repr_mimebundle_()
    assert set(data) == {"image/svg+xml", "text/plain"}
    assert about == {"image/svg+xml": {"alt": "It rises to 9."}}


def test_the_png_lies_on_an_opaque_white_plate(tmp_path):
    (tmp_path / "figure.png").write_bytes(drawn().png())
    pixels = matplotlib.image.imread(tmp_path / "figure.png")
    assert pixels.shape[:2] == (576, 1024)  # 3.6 x 6.4 inches at 160 dots
    assert np.array_equal(pixels[0, 0], [1, 1, 1, 1])


# The SVG.


def test_ink_and_paper_follow_the_page():
    svg = drawn().svg()
    for colour in (INK, MUTED):
        assert f", {colour})" in svg
        assert re.search(rf"(?<!, ){colour}", svg) is None, "only as a fallback"
    assert EDGE not in svg
    assert GRID not in svg
    assert "color-mix(in srgb, var(--pst-color-text-base" in svg


def test_text_stays_text():
    assert f">{TITLE}</text>" in drawn().svg()


def test_the_svg_carries_its_label_and_no_date():
    svg = drawn(alt='rises "fast" & <high>').svg()
    assert 'role="img" aria-label="rises &quot;fast&quot; &amp; &lt;high&gt;"' in svg
    assert "<metadata>" not in svg
    assert "<style" not in svg


def test_ids_of_two_figures_never_clash():
    other = plotting.draw(lambda axes: axes.plot([3, 1]), title=TITLE, alt="It falls.")
    ids = [set(re.findall(r'\sid="([^"]*)"', f.svg())) for f in (drawn(), other)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_every_reference_in_the_svg_has_its_target():
    svg = plotting.field(
        lambda x: x[:, 0], extent=(-1, 1, -1, 1), title="t", x_label="x", y_label="y"
    ).svg()
    ids = re.findall(r'\sid="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg)) == set(ids)


def test_the_same_figure_is_the_same_svg_in_another_process():
    code = (
        "from d2lutils import plotting; import sys;"
        "figure = plotting.draw(lambda axes: axes.plot([1, 2, 3], [1, 4, 9]),"
        f"title={TITLE!r}, alt='It rises to 9.');"
        "assert 'matplotlib.pyplot' not in sys.modules;"
        "sys.stdout.write(figure.svg())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.decode() == drawn().svg()


def test_asking_twice_gives_the_same_svg():
    figure = drawn()
    figure.png()
    assert figure.svg() == figure.svg()


# The house style.


def test_the_readers_settings_neither_count_nor_change():
    plain = drawn().svg()
    with matplotlib.rc_context({"axes.facecolor": "red", "lines.linewidth": 9}):
        assert drawn().svg() == plain
        assert matplotlib.rcParams["lines.linewidth"] == 9


@pytest.mark.parametrize("size", SIZES)
def test_a_figure_has_one_of_four_sizes(size):
    assert tuple(drawn(size=size).figure.get_size_inches()) == SIZES[size]


def test_several_panels_come_as_a_list():
    seen = []
    plotting.draw(seen.extend, title="t", alt="two", panels=2)
    assert len(seen) == 2


def test_panels_in_columns_take_rows_of_the_same_width():
    figure = plotting.draw(
        lambda axes: [one.imshow([[0, 1], [1, 0]]) for one in axes],
        title="t",
        alt="three",
        size="square",
        panels=3,
        columns=2,
    ).figure
    places = [axes.get_position() for axes in figure.axes]
    assert figure.get_size_inches()[0] == SIZES["square"][0]
    assert np.isclose(places[0].x0, places[2].x0)
    assert np.isclose(places[0].y0, places[1].y0)
    assert places[2].y1 < places[0].y0 < places[0].y1 < 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"size": "huge"},
            "size must be one of single, pair, square, strip, got 'huge'",
        ),
        ({"panels": 0}, "panels and columns must be at least 1"),
        ({"columns": 0}, "panels and columns must be at least 1"),
        ({"alt": " "}, "got an empty text"),
    ],
)
def test_a_wrong_request_is_named(changes, words):
    with pytest.raises(ValueError, match=words):
        drawn(**changes)


@given(st.lists(st.sampled_from(["loss", "梯度", "a", "消失,", "layers"]), max_size=25))
def test_a_wrapped_title_keeps_its_words_and_fits(words):
    title = " ".join(words)
    lines = wrapped(title, width=150).split("\n")
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(text_width(x, size=TITLE_SIZE, weight="bold") <= 150 for x in lines)


def test_the_ring_of_a_point_is_paper_on_bare_axes():
    points = type("Points", (), {"x": np.eye(2), "y": np.array([0, 1])})
    figure = plotting.draw(
        lambda axes: plotting.scatter(axes, points), title="t", alt="Two points."
    )
    assert f"background, {PAPER})" in figure.svg()


# Words.
