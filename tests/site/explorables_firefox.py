"""Explorables in Firefox: at rest, after a step, and the bits that it computes."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.site.explorables import LAB, Place, unit
from tests.site.explorables_bits import CALL
from tools.browser import firefox
from tools.sources import node_and_npm

_SCRIPT = Path(__file__).with_name("firefox_explorables.mjs")
_SECONDS = 180


def in_firefox(
    roots: list[str], places: Sequence[Place], lab: str = ""
) -> dict[str, Any]:
    """Return what Firefox sees ("seen", for each root and place) and computes ("bits").

    roots  what addresses of the site begin with: of its server, of its folder
    lab    the address of explorables_bits.write_lab's page; empty: none

    Raises NoBrowserError if there is no Firefox; AssertionError if it stops.
    """
    node, _ = node_and_npm(Path(sys.prefix))
    job = {
        "program": str(firefox()),
        "lab": LAB,
        "roots": roots,
        "places": [[p.page, p.name, unit(p.payload)] for p in places],
        "bits": {"own": lab, "name": "page.html", "call": CALL} if lab else None,
    }
    answer = subprocess.run(
        [str(node), str(_SCRIPT)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        timeout=_SECONDS,
    )
    assert answer.returncode == 0, f"Firefox stopped: {answer.stderr}"
    told: dict[str, Any] = json.loads(answer.stdout)
    return told
