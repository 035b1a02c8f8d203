"""A walk over pages in Firefox: WebDriver BiDi, spoken by puppeteer-core under Node."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.browser import firefox
from tools.sources import node_and_npm

_WALK = Path(__file__).with_name("firefox.mjs")
_SECONDS = 180


def firefox_faults(
    roots: list[str],
    names: list[str],
    searches: Sequence[tuple[str, str, str]] = (),
    *,
    patience: int = 5000,
) -> dict[str, list[str]]:
    """Open pages with the network closed; return the faults of each, by address.

    roots     what addresses of the site begin with: of a server, of a folder on disk
    names     pages below each of them
    searches  (page to search from, phrase, page to find)
    patience  with each search, ms

    Raises NoBrowserError if there is no Firefox; AssertionError if the walk stops.
    """
    node, _ = node_and_npm(Path(sys.prefix))
    job = {"roots": roots, "pages": names, "searches": searches, "patience": patience}
    command = [str(node), str(_WALK), json.dumps({"program": str(firefox()), **job})]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
    assert answer.returncode == 0, f"the walk in Firefox stopped: {answer.stderr}"
    seen: dict[str, list[str]] = json.loads(answer.stdout)
    assert list(seen) == [root + name for root in roots for name in names]
    return seen
