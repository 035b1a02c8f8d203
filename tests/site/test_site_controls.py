"""Controls in a real browser: sliders of a matrix in its rows and columns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from d2lutils.autodiff import stack
from d2lutils.explorables import Drawing, Explorable, Matrix, Sentence, Slider
from tests.explorables.examples import said
from tests.site.explorables import opened
from tests.site.explorables_sample import write_page

NAMES = [f"w{row}{column}" for row in (1, 2) for column in (1, 2, 3)]


def look(state: Any, controls: Any) -> dict[str, Any]:
    w = stack([controls.w11, controls.w12, controls.w13])
    v = stack([controls.w21, controls.w22, controls.w23])
    return {"w": stack([w, v]), "sum": w.sum() + v.sum() + controls.ink.sum() * 0}


def six() -> Explorable:
    """Return an explorable of a drawing and the six numbers of a matrix."""
    number = {"low": -4, "high": 4, "default": 0, "step": 0.5, "columns": 3}
    number |= {"more": True}
    return Explorable(
        name="six",
        question=said("What do six numbers make?"),
        controls=(
            Drawing("ink", label=said("drawing"), default="AAKA", most=3, more=True),
            *(Slider(n, label=said(f"row, {n}"), **number) for n in NAMES),
        ),
        look=look,
        views=(
            Matrix(
                title=said("w"), x_label=said("column"), y_label=said("row"), values="w"
            ),
        ),
        sentence=Sentence(said("sum {sum}")),
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_sliders_of_a_matrix_stand_in_its_rows_and_columns(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path, width: int
) -> None:
    (place,) = write_page(tmp_path, [six().payload])
    with opened(chromium, serve(tmp_path), place, width=width) as shown:
        assert shown.visited.shift() < 0.002
        shown.page.locator("summary").click()  # More
        boxes = [
            shown.page.locator(f"[data-control={name}] input").bounding_box()
            for name in NAMES
        ]
        assert len({round(box["x"]) for box in boxes}) == 3
        assert len({round(box["y"]) for box in boxes}) == 2
        assert boxes[0]["x"] < boxes[1]["x"]
        assert all(box["width"] >= 60 for box in boxes)
        pad = shown.page.locator(".explorable-pad").bounding_box()
        assert pad["y"] > boxes[-1]["y"]  # what is high does not part them
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
        shown.page.locator("[data-control=w23] input").press("ArrowLeft")
        assert shown.page.locator("[data-control=w23] output").inner_text() == "−0.5"
