"""A late picture is found by what it takes of the processor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.explorables.examples import neuron
from tests.site.explorables_sample import write_page
from tests.site.test_site_frames import faults

SAID, STRICT = "const said = format(", '"use strict";'
BUSY = "let x = 0; for (let n = 0; n < 1e8; n += 1) x += n % 7; window.lost = x; "


@pytest.mark.parametrize(
    ("old", "new", "moved", "says"),
    [
        (SAID, BUSY + SAID, True, ["lr: ", "to any step: "]),
        (STRICT, f"setInterval(() => {{ {BUSY} }}, 600);", False, ["at rest: "]),
    ],
)
def test_a_slow_picture_is_found(
    chromium: Browser,
    serve: Callable[[Path], str],
    tmp_path: Path,
    old: str,
    new: str,
    moved: bool,
    says: list[str],
):
    (place,) = write_page(tmp_path, [neuron().payload], swaps=[(old, new)])
    if not moved:  # each move would wait for the processor
        place = place._replace(payload=place.payload | {"controls": []})
    found = faults(chromium, serve(tmp_path), place)
    assert [words for words in says if not any(words in one for one in found)] == []
