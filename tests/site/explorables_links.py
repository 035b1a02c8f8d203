"""What a reader takes away from an explorable: the link, and the Python."""

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser

from tests.site.explorables import Open, Place, choices, movable, opened, unit
from tests.site.explorables_opening import Sites
from tests.site.explorables_running import begin

MOST = 60  # frames of a run in Python, where a step of a network takes its time
_LINK = re.compile(r'href="[^"#]*(#[a-z0-9-]+=[^"]*)"')


class Taken(NamedTuple):
    """A link below the page's address, and what was seen where it was copied."""

    link: str
    seen: dict[str, Any]


def link_faults(browser: Browser, sites: Sites, place: Place) -> list[str]:
    """Copy a link, open it elsewhere; return what is not as it was."""
    with opened(browser, sites.site, place) as shown:
        given = taken(shown, sites.site)
        faults = lesson_faults(shown, given)
    with opened(browser, sites.disk, place, given.link) as shown:
        return faults + given_faults(shown, given) + shown.visited.noise()


def taken(shown: Open, site: str) -> Taken:
    """Copy the link at settings drawn at random."""
    before = _drawn_setting(shown, random.Random(shown.place.name))
    link = shown.copied("link").removeprefix(site + shown.place.page)
    return Taken(link, before)


def given_faults(shown: Open, given: Taken) -> list[str]:
    """Return what is not as it was where the link was copied that was opened here."""
    after = shown.do("look")
    return [
        f"{key} is {after[key]}, not {given.seen[key]}"
        for key in ("state", "said", "step", "controls", "pictures", "notice")
        if after[key] != given.seen[key]
    ]


def lesson_faults(shown: Open, given: Taken) -> list[str]:
    """Follow the link with the first control fixed and the last one hidden."""
    controls = [control["name"] for control in shown.place.payload["controls"]]
    fixed, gone = controls[0], controls[-1] if len(controls) > 1 else None
    words = shown.place.payload["texts"]["en"]["ui"]["locked"]
    said = shown.part("note").filter(has_text=words)
    lesson = f";lock={fixed}" + (f";hide={gone}" if gone else "")
    seen = shown.do("follow", given.link + lesson)
    kept = {name: v for name, v in given.seen["controls"].items() if name != gone}
    shown.do("press", "defaults")
    later = shown.do("look")
    must = {
        "a lesson's link shows something else": seen["said"] == given.seen["said"],
        "not just the fixed control is fixed": seen["locked"] == [fixed],
        "not just the hidden control is hidden": seen["controls"] == kept,
        "the defaults move a fixed control": later["controls"][fixed] == kept[fixed],
        "nothing says that a control is fixed": said.is_visible(),
        "the copied link lets go": shown.copied("link").endswith(lesson),
    }
    return [fault for fault, holds in must.items() if not holds]


def refusal_faults(shown: Open, part: slice = slice(None)) -> list[str]:
    """Follow links that do not fit; return those that are not refused in words.

    part  which of the bad links: all, or some of them in turn
    """
    payload = shown.place.payload
    sentence = payload["texts"]["en"]["ui"]["error_link"].split("{part}")
    plain = _opening(shown)
    faults = []
    for link in list(bad_links(payload))[part]:
        seen = shown.do("follow", link)
        if not all(part in seen["notice"] for part in sentence):
            faults.append(f"{link} is not refused: {seen['notice']!r}")
        if seen["state"] != "ready" or not _alike(seen, plain):
            faults.append(f"{link} spoils what is shown")
    fits = shown.do("follow", f"#{shown.place.name}=v1")
    return faults + ([f"a link that fits: {fits['notice']}"] if fits["notice"] else [])


def _alike(seen: Mapping[str, Any], plain: Mapping[str, Any]) -> bool:
    return all(seen[key] == plain[key] for key in ("said", "controls", "pictures"))


def _opening(shown: Open) -> dict[str, Any]:
    """Return what a reader sees who comes by a link that does not fit, and may ask."""
    name = shown.place.name
    shown.do("follow", f"#{name}=v0")  # the room of its words is measured once
    fits = shown.do("follow", f"#{name}=v1")
    if not shown.place.payload["prediction"]:
        return fits
    asked = shown.do("follow", f"#{name}=v0")
    assert (asked["asks"], asked["step"]) == (True, 0), asked
    assert asked["controls"] == fits["controls"], asked
    return asked


def bad_links(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield links that no version of the book has made."""
    name, most = payload["name"], payload["run"]["most"]
    first = payload["controls"][0]["name"]
    attack = "%3Cimg%20src=x%20onerror=siteAttack()%3E"
    yield from (f"#{name}=v{version}" for version in ("2", "0", "", "1.0", "99"))
    yield f"#{name}=v1;nothing=1"
    yield f"#{name}=v1;{first}=0.123456789"
    yield f"#{name}=v1;{first}={attack}"
    yield f"#{name}=v1;{attack}=1"
    yield f"#{name}=<img src=x onerror=siteAttack()>"
    yield f"#{name}=v1;step={most + 1}"
    yield f"#{name}=v1;step=-1"
    yield f"#{name}=v1;step=1.5"
    yield f"#{name}=v1;__proto__=1"
    yield f"#{name}=v1;lock=nothing"
    yield f"#{name}=v1;{first}"
    yield f"#{name}=v1&{name}=v1;step=0"
    yield f"#{name}=v1;{first}=" + "9" * 3000
    yield f"#{name}=v1;{first}=%E0%A4%A"


def _drawn_setting(
    shown: Open, chance: random.Random, most: int = 200
) -> dict[str, Any]:
    """Set all controls and the step at random; return what is seen then.

    From step 0: at the end of a run each control would run it anew.
    """
    begin(shown, 0)
    payload = shown.place.payload
    for control in movable(payload):
        value = chance.randrange(len(choices(control)))
        shown.do("set", control["name"], value)
    return shown.do("scrub", chance.randint(1, min(payload["run"]["most"], most)))


def python_faults(shown: Open) -> list[str]:
    """Copy as Python, at a setting drawn at random; return where it says another thing.

    The bits of whole runs are compared in tests/explorables; here the copy is, and what
    it says. Of a recording a third is enough for that: its run is a training.
    """
    chance = random.Random(shown.place.name + " in Python")
    run, is_recorded = shown.place.payload["run"], "recording" in shown.place.payload
    most = max(unit(shown.place.payload), run["most"] // 3) if is_recorded else MOST
    seen = _drawn_setting(shown, chance, most)
    return copy_faults(shown.copied("python"), seen["said"])


def copy_faults(python: str, sentence: str) -> list[str]:
    """Run the Python as a notebook would; return a fault if it says something else."""
    said: list[str] = []
    exec(compile(python, "<copied>", "exec"), {"print": said.append})
    return [] if said == [sentence] else [f"Python says {said}, the page {sentence!r}"]


def book_link_faults(shown: Open, links: Iterable[str]) -> list[str]:
    """Follow the book's own links to the explorable; return those that do not fit."""
    faults = []
    for link in links:
        seen = shown.do("follow", link)
        if seen["state"] != "ready" or seen["notice"]:
            faults.append(f"{link}: {seen['state']}, {seen['notice']}")
    return faults


def links_to(html: Path, place: Place) -> dict[str, None]:
    """Return the links of the book's pages to a setting of this explorable."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(html.rglob("*.html")))
    found = (link for text in texts for link in _LINK.findall(text))
    begins = f"#{place.name}="
    return dict.fromkeys(unescape(link) for link in found if link.startswith(begins))
