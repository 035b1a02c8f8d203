"""Images, bars and matrices in a real browser: drawn, read out, and in their place."""

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.explorables.pictures import (
    CONFUSION,
    DIGIT,
    HISTOGRAM,
    IMAGES,
    LAYERS,
    MATRIX,
    PROBABILITIES,
    SLOPES,
    pictures,
)
from tests.site.explorables import opened
from tests.site.views_sample import (
    Pages,
    coming_faults,
    drawing_faults,
    read_out,
    said,
    use_faults,
    write_pages,
)

pytestmark = pytest.mark.xdist_group("views")  # what it sets up is dear

VIEWS: dict[str, tuple[Any, ...]] = {
    "images": (IMAGES, DIGIT),
    "bars": (SLOPES, PROBABILITIES, HISTOGRAM),
    "matrices": (MATRIX, CONFUSION),
    "matrix": (MATRIX,),
    "groups": (LAYERS,),
    "trio": (IMAGES, DIGIT, MATRIX),
    "digit": (DIGIT, PROBABILITIES),
}
# The colour in the middle of what lies at these shares of a picture's width and height.
COLOUR = """
([name, index, x, y]) => {
  const canvas = siteLab.rootOf(name).querySelectorAll("canvas")[index];
  const at = [Math.round(x * canvas.width), Math.round(y * canvas.height)];
  return Array.from(canvas.getContext("2d").getImageData(...at, 1, 1).data).slice(0, 3);
}
"""


@pytest.fixture(scope="module")
def payloads() -> dict[str, Any]:
    """Return the payload of an explorable for each choice of views."""
    return {n: pictures(*views, name=n).payload for n, views in VIEWS.items()}


@pytest.fixture(scope="module")
def pages(payloads, serve, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Write a page for each; return the addresses, and where they are."""
    return write_pages(tmp_path_factory.mktemp("views"), payloads, serve)


@pytest.mark.parametrize("name", ["images", "bars", "matrices", "groups"])
def test_pictures_have_no_fault(chromium: Browser, pages: Pages, name: str):
    assert use_faults(chromium, pages, name) == []


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_moves_when_they_come(chromium: Browser, pages: Pages, name: str):
    assert coming_faults(chromium, pages, name) == []


@pytest.mark.parametrize(("width", "in_rows"), [(1280, [3]), (320, [2, 1])])
def test_three_pictures_share_a_row_and_two_images_a_narrow_one(
    chromium: Browser, pages: Pages, width: int, in_rows: list[int]
):
    sites, places = pages
    with opened(chromium, sites.site, places["trio"], width=width) as shown:
        boxes = [view.bounding_box() for view in shown.part("view").all()]
        tops = Counter(box["y"] for box in boxes)
        assert [tops[y] for y in sorted(tops)] == in_rows
        assert boxes[0]["x"] < boxes[1]["x"]


@pytest.mark.parametrize("name", ["images", "bars", "matrices"])
def test_every_executor_draws_the_same_and_paper_shows_it(
    chromium: Browser, pages: Pages, name: str
):
    assert drawing_faults(chromium, pages, name) == []


@pytest.mark.parametrize(
    ("name", "index", "pressed", "told"),
    [
        ("images", 0, "PageDown PageDown Home", "image = 2 · row = 2 · column = 0 · "),
        ("images", 1, "ArrowDown", "row = 5 · column = 4 · value = "),
        ("bars", 0, "End", "layer = output · mean gradient = −0.810"),
        ("bars", 1, "ArrowLeft", "digit = 8 · score = 0.729"),
        ("bars", 2, "ArrowRight", "activation = −2.02 … −1.62 · count = 2"),
        ("groups", 0, "Home ArrowRight", "layer = 1 · ReLU = 0.202 · sigmoid = 0.405"),
        (
            "matrices",
            0,
            "ArrowDown End",
            "unit = second · input = brightness · value = ",
        ),
        ("matrices", 1, "ArrowDown Home", "true = 1 · predicted = 0 · count = 0"),
    ],
)
def test_keys_read_out_values(
    chromium: Browser, pages: Pages, name: str, index: int, pressed: str, told: str
):
    sites, places = pages
    with opened(chromium, sites.site, places[name]) as shown:
        assert read_out(shown, pressed, index).startswith(told)
        shown.page.keyboard.press("Escape")
        assert not said(shown, index).startswith(told)


def test_the_pointer_reads_out_the_cell_that_it_is_on(chromium: Browser, pages: Pages):
    sites, places = pages
    with opened(chromium, sites.site, places["matrix"]) as shown:
        canvas = shown.part("view canvas")
        box = canvas.bounding_box()
        canvas.hover(position={"x": box["width"] - 5, "y": 5})
        assert said(shown) == "unit = first · input = brightness · value = 0"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_blue_is_positive_and_vermilion_negative(
    chromium: Browser, pages: Pages, scheme: str
):
    sites, places = pages
    with opened(chromium, sites.site, places["bars"], color_scheme=scheme) as shown:
        frame = {"first": (0.2, 0.3), "last": (0.88, 0.6)}
        for bar, sign in (("first", 1), ("last", -1)):
            red, _, blue = shown.page.evaluate(COLOUR, ["bars", 0, *frame[bar]])
            assert (blue - red) * sign > 60, bar
    with opened(chromium, sites.site, places["matrix"], color_scheme=scheme) as shown:
        for x, sign in ((0.1, 1), (0.36, -1)):
            red, _, blue = shown.page.evaluate(COLOUR, ["matrix", 0, x, 0.1])
            assert (blue - red) * sign > 20, x


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_legend_has_the_hues_of_the_bars(
    chromium: Browser, pages: Pages, scheme: str
):
    sites, places = pages
    with opened(chromium, sites.site, places["groups"], color_scheme=scheme) as shown:
        marks = shown.part("view-marks li").all()
        assert [mark.inner_text() for mark in marks] == ["ReLU", "sigmoid"]
        explained = [
            mark.locator("rect").evaluate("rect => getComputedStyle(rect).fill")
            for mark in marks
        ]
        for x, hue in zip((0.13, 0.25), explained, strict=True):
            drawn = shown.page.evaluate(COLOUR, ["groups", 0, x, 0.9])
            assert hue == "rgb({}, {}, {})".format(*drawn)


def test_paper_is_zero_and_ink_is_the_most_in_both_themes(
    chromium: Browser, pages: Pages
):
    sites, places = pages
    for scheme, inked in (("light", -1), ("dark", 1)):
        with opened(
            chromium, sites.site, places["digit"], width=360, color_scheme=scheme
        ) as shown:
            # The picture is a ring of ink around paper.
            ring, middle = (
                sum(shown.page.evaluate(COLOUR, ["digit", 0, x, 0.5]))
                for x in (0.25, 0.5)
            )
            assert (ring - middle) * inked > 100
