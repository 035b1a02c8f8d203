"""A walk over pages in Firefox: WebDriver BiDi, spoken by puppeteer-core under Node."""

import json
import subprocess
import sys
from pathlib import Path

from tools.browser import firefox
from tools.sources import node_and_npm

_WALK = Path(__file__).with_name("firefox.mjs")
_SECONDS = 180


def firefox_faults(own: str, names: list[str]) -> dict[str, list[str]]:
    """Open pages with the network closed; return the faults of those that have any.

    own    the site's root, what its addresses begin with
    names  pages below it

    Raises NoBrowserError if there is no Firefox; AssertionError if the walk stops.
    """
    node, _ = node_and_npm(Path(sys.prefix))
    addresses = [own + name for name in names]
    command = [str(node), str(_WALK), str(firefox()), own, *addresses]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
    assert answer.returncode == 0, f"the walk in Firefox stopped: {answer.stderr}"
    seen = json.loads(answer.stdout)
    assert list(seen) == addresses
    return {address: faults for address, faults in seen.items() if faults}
