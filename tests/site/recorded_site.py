"""A page with two recordings as the book has them, and the scripts of their runs."""

import json
import os
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from d2lutils.site.payloads import FOLDER, files_of
from tests.explorables.recorded_examples import bend
from tests.site.explorables import Open, Place
from tests.site.explorables_opening import Sites
from tests.site.explorables_sample import write_page
from tests.site.recorded_sample import wave

FIRST, NEXT, FAR = "1;ring;1", "2;ring;1", "10;ring;1"


class Site(NamedTuple):
    """The addresses of a page with recordings, and where they are in it."""

    sites: Sites
    places: dict[str, Place]


@cache
def payloads() -> dict[str, Any]:
    """Return the payloads with all their runs."""
    with tempfile.TemporaryDirectory() as kept:
        told = {"D2LUTILS_BOOK": "1", "D2LUTILS_CACHE": kept}
        with patch.dict(os.environ, told):
            return {one.name: one.payload for one in (wave(), bend())}


def write_site(folder: Path, serve: Callable[[Path], str]) -> Site:
    """Write the page, and serve it."""
    places = write_page(folder, list(payloads().values()))
    sites = Sites(serve(folder), folder.as_uri() + "/")
    return Site(sites, {place.name: place for place in places})


def numbers(*keys: str) -> list[int]:
    """Return the numbers of the files of these runs of the wave."""
    return [list(payloads()["wave"]["recording"]["runs"]).index(key) for key in keys]


def fetched(shown: Open) -> list[int]:
    """Return the numbers of the runs that came, in their order."""
    names = [response.url for response in shown.visited.responses]
    found = [re.search(r"/wave\.(\d+)\.[0-9a-f]+\.js$", name) for name in names]
    return [int(one[1]) for one in found if one]


def wait_for(holds: Callable[[], bool], shown: Open) -> None:
    """Wait until something holds."""
    for _ in range(400):
        if holds():
            return
        shown.page.wait_for_timeout(25)
    raise AssertionError("it does not come")


def spoil(folder: Path, key: str, script: str | None) -> None:
    """Write another script in the place of a run; None: the file is lost."""
    name, _ = files_of(payloads()["wave"]).runs[numbers(key)[0]]
    file = folder / FOLDER / name
    if script is None:
        file.unlink()
    else:
        file.write_text(script, encoding="utf-8")


def call(key: str, packed: str, name: str = "wave") -> str:
    """Return the script of a run; packed: what stands there, as JavaScript."""
    return f"explorables.record({json.dumps(name)},{json.dumps(key)},{packed});\n"
