"""The bits that an explorable computes, in Node and in browsers."""

import base64
import gzip
import json
import random
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from d2lutils.explorables.wasm import module_bytes
from tests.front.node import FRONT, node
from tests.site.explorables import Place, choices, defaults
from tests.site.visit import visit

SETTINGS, STEPS = 3, 40  # of each explorable; of each run, as far as it goes
TRIES = 20
SCRIPT = Path(__file__).with_name("explorables_bits.mjs")
CALL = """async () => {
  const { bits } = await import("./bits.mjs");
  return bits(await (await fetch("./jobs.json")).json());
}"""


def jobs(places: list[Place]) -> dict[str, Any]:
    """Return the runs of each explorable, at the defaults and at random settings."""
    chance = random.Random("bits")
    runs = []
    for place in places:
        if "recording" in place.payload:
            continue  # nothing is computed
        steps = min(STEPS, place.payload["run"]["most"])
        for values in _settings(place.payload, chance):
            runs.append({"payload": place.payload, "values": values, "steps": steps})
    packed = base64.b64encode(gzip.compress(module_bytes(), mtime=0)).decode()
    return {"packed": packed, "runs": runs}


def _settings(payload: dict[str, Any], chance: random.Random) -> list[dict[str, Any]]:
    """Return the defaults, then settings at random; none twice."""
    found = [defaults(payload)]
    for _ in range(TRIES):
        values = {c["name"]: chance.choice(choices(c)) for c in payload["controls"]}
        found += [] if values in found else [values]
    return found[:SETTINGS]


def write_lab(folder: Path, work: dict[str, Any]) -> None:
    """Write what a browser needs to do the jobs into a folder to be served."""
    shutil.copytree(FRONT, folder / "front")
    shutil.copy(SCRIPT, folder / "bits.mjs")
    (folder / "jobs.json").write_text(json.dumps(work), encoding="utf-8")
    page = "<!DOCTYPE html><title>t</title><link rel='icon' href='data:,'>"
    (folder / "page.html").write_text(page, encoding="utf-8")


def in_node(folder: Path, work: dict[str, Any]) -> dict[str, Any]:
    """Return what Node computes."""
    told: dict[str, Any] = json.loads(node(folder / "bits.mjs", given=work))
    return told


def in_chromium(browser: Browser, own: str) -> dict[str, Any]:
    """Return what Chromium computes on the page that is served there."""
    with visit(browser, own + "page.html", own=own) as visited:
        told: dict[str, Any] = visited.page.evaluate(CALL)
        return told
