"""A reader draws on the pad of an explorable: with mouse, finger and keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from d2lutils.explorables import Bars
from tests.explorables.examples import said
from tests.explorables.test_drawing import drawn
from tests.site.explorables_sample import write_page

Serve = Callable[[Path], str]
SAID = ".explorable-said"


@pytest.fixture
def opened(chromium: Browser, serve: Serve, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens the explorable with a pad and waits for it."""
    write_page(tmp_path, [drawn().payload])
    address, contexts = serve(tmp_path), []

    def open_page(fragment: str = "", **options: Any) -> Page:
        contexts.append(chromium.new_context(**options))
        page: Page = contexts[-1].new_page()
        page.goto(f"{address}page.html{fragment}")
        page.wait_for_selector('figure[data-state="ready"]')
        return page

    yield open_page
    for context in contexts:
        context.close()


def place(page: Page, x: float, y: float) -> tuple[float, float]:
    """Return where a point of the grid lies on the screen."""
    box = page.locator(".explorable-pad").bounding_box()
    assert box is not None
    scale = box["width"] / 67
    return box["x"] + scale * (x + 2), box["y"] + scale * (y + 2)


def says(page: Page, words: str) -> None:
    """Wait until the sentence begins so."""
    page.wait_for_function(
        f"words => document.querySelector('{SAID}').textContent.startsWith(words)",
        arg=words,
        timeout=5000,
    )


def test_a_mouse_draws_and_buttons_take_away(opened: Any) -> None:
    page = opened()
    page.get_by_role("button", name="Clear").click()
    says(page, "as far as −1,")
    page.mouse.move(*place(page, 10, 10))
    page.mouse.down()
    page.mouse.move(*place(page, 40, 10), steps=9)
    says(page, "as far as 40,")  # while the button is down
    page.mouse.up()
    page.mouse.click(*place(page, 60, 20))
    says(page, "as far as 60,")
    page.get_by_role("button", name="Undo stroke").click()
    says(page, "as far as 40,")
    assert page.locator(".explorable-transport").is_hidden()


def test_a_finger_draws_and_the_page_stays_where_it_is(opened: Any) -> None:
    page = opened(
        viewport={"width": 320, "height": 700}, has_touch=True, is_mobile=True
    )
    page.get_by_role("button", name="Clear").tap()
    touch = page.context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        at = [dict(zip("xy", place(page, *point), strict=True)) for point in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    before = page.evaluate("scrollY")
    send("touchStart", (30, 60))
    for y in range(57, 5, -3):
        send("touchMove", (30, y))
    send("touchEnd")
    says(page, "as far as 30,")
    assert page.evaluate("scrollY") == before
    assert page.evaluate("document.documentElement.scrollWidth") == 320


ENDS = Bars(title=said("Ends"), x_label=said("end"), y_label=said("x"), values="x")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pad_and_the_bars_of_the_answer_are_on_one_screen(
    chromium: Browser, serve: Serve, tmp_path: Path, width: int
) -> None:
    views = (*drawn().views, ENDS)
    write_page(tmp_path, [drawn(views=views).payload])
    with chromium.new_context(viewport={"width": width, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{serve(tmp_path)}page.html")
        page.wait_for_selector('figure[data-state="ready"]')
        pad, bars, curves = (
            page.locator(part).bounding_box()
            for part in (".explorable-pad", "[data-kind=bars]", "[data-kind=curves]")
        )
    assert bars["y"] + bars["height"] - pad["y"] < 560  # a browser has bars of its own
    assert (bars["y"] < curves["y"]) == (width == 360)


def test_keys_draw_and_escape_takes_the_stroke_away(opened: Any) -> None:
    page = opened()
    page.get_by_role("button", name="Clear").click()
    page.locator(".explorable-pad").focus()
    status = page.locator(".explorable-drawing [role=status]")
    assert status.text_content() == "pen at 32, 32"
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Space")
    assert status.text_content() == "pen down at 40, 32"
    page.keyboard.press("ArrowRight")
    says(page, "as far as 42,")  # 32, 8 with Shift, 2
    assert status.text_content() == "pen down at 42, 32"
    page.keyboard.press("Space")
    assert status.text_content() == "pen lifted; strokes: 1"
    page.keyboard.press("Escape")
    says(page, "as far as −1,")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Undo stroke"


def test_a_link_fixes_a_drawing(opened: Any) -> None:
    page = opened("#drawn=v1;ink=CDEF;lock=ink")
    says(page, "as far as 4,")
    page.mouse.click(*place(page, 60, 20))
    page.locator(".explorable-pad").focus()
    page.keyboard.press("Space")
    says(page, "as far as 4,")
    assert page.get_by_role("button", name="Clear").is_disabled()


def test_a_link_that_is_no_drawing_is_told(opened: Any) -> None:
    page = opened("#drawn=v1;ink=<b>")
    says(page, "as far as 10,")
    assert "does not fit" in page.locator(".explorable-notice").inner_text()
