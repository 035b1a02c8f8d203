"""The explorables of the built site: where they are, and one that is open."""

import html as entities
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Locator, Page

from tests.site.visit import Visit, visit

LAB = Path(__file__).with_name("explorables.js").read_text(encoding="utf-8")
# What the reader copies is kept where the checks can read it.
KEEP_COPIES = """
Object.defineProperty(navigator, "clipboard", {
  value: { writeText: async (text) => { siteLab.copied.push(text); } },
});
"""
_ROOT = re.compile(r'<figure class="explorable"[^>]*>')
_READY = "ready"


class Place(NamedTuple):
    """An explorable in a page: the page below the site's root, name, payload."""

    page: str
    name: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class Open:
    """An explorable in an open page."""

    visited: Visit
    place: Place

    @property
    def page(self) -> Page:
        """The page."""
        return self.visited.page

    def part(self, name: str) -> Locator:
        """Return the parts of the explorable of this class."""
        root = self.page.locator(f'[data-explorable="{self.place.name}"]')
        return root.locator(f".explorable-{name}")

    def do(self, act: str, *arguments: Any) -> Any:
        """Call a function of explorables.js; return what it tells."""
        call = f"(given) => siteLab.{act}(...given)"
        return self.page.evaluate(call, [self.place.name, *arguments])

    def copied(self, what: str) -> str:
        """Return what the reader gets who copies the link or the Python."""
        before = self.page.evaluate("siteLab.copied.length")
        self.do("press", f"copy-{what}")
        for _ in range(400):  # the Python may still be on its way
            if self.page.evaluate("siteLab.copied.length") > before:
                break
            self.page.wait_for_timeout(25)
        text: str = self.page.evaluate("siteLab.copied.at(-1)")
        return text


def places(html: Path) -> list[Place]:
    """Return every explorable of the site, in the order of the pages."""
    found = []
    for path in sorted(html.rglob("*.html")):
        page = path.relative_to(html).as_posix()
        for root in _ROOT.findall(path.read_text(encoding="utf-8")):
            name = _attribute(root, "data-explorable")
            found.append(Place(page, name, _payload(path.parent, root)))
    return found


def _attribute(tag: str, name: str) -> str:
    return entities.unescape(tag.split(f'{name}="')[1].split('"')[0])


def _payload(folder: Path, root: str) -> dict[str, Any]:
    """Return the whole payload of an explorable, from all its scripts."""
    source = folder / _attribute(root, "data-source")
    (payload,) = _given(source)
    if payload.pop("later", None) is not None:
        _, later, payload["python"] = _given(folder / _attribute(root, "data-rest"))
        payload["programs"] += later
    if "recording" in payload:
        files = [source.with_name(n) for n in _attribute(root, "data-runs").split()]
        runs = (_given(file) for file in files)
        payload["recording"]["runs"] = {key: run for _, key, run in runs}
    whole: dict[str, Any] = payload
    return whole


def _given(script: Path) -> list[Any]:
    """Return the data that a script calls a function of ours with."""
    text = script.read_text(encoding="utf-8")
    given: list[Any] = json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")
    return given


@contextmanager
def opened(
    browser: Browser,
    own: str,
    place: Place,
    link: str = "",
    scripts: tuple[str, ...] = (KEEP_COPIES,),
    **options: Any,
) -> Iterator[Open]:
    """Open the page of an explorable, go to it, and wait until it is at rest.

    own      what addresses of the site itself begin with
    link     after the page's address, such as "?plain" or "#name=v1;lr=0.1"
    scripts  which run in the page before its own
    options  see visit()
    """
    url = own + place.page + link
    options |= {"scripts": (LAB, *scripts), "settle": 0}
    with visit(browser, url, own=own, **options) as visited:
        shown = Open(visited, place)
        shown.do("goTo")
        wait(shown)
        yield shown


def wait(shown: Open, seconds: float = 20) -> None:
    """Wait until the explorable has come, or has said that it cannot."""
    come = "(name) => siteLab.rootOf(name).dataset.state !== 'loading'"
    shown.page.wait_for_function(come, arg=shown.place.name, timeout=1000 * seconds)
    shown.do("rest")


def defaults(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the value that each control begins with."""
    return {c["name"]: choices(c)[default_index(c)] for c in payload["controls"]}


def movable(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the controls with values in an order; test_site_drawing.py draws."""
    return [c for c in payload["controls"] if c["kind"] != "drawing"]


def choices(control: dict[str, Any]) -> list[Any]:
    """Return all values that a control can have; a drawing keeps its first one."""
    if control["kind"] == "drawing":
        return [control["default"]]
    if control["kind"] == "seed":
        return list(range(control["most"] + 1))
    values: list[Any] = control["values" if control["kind"] == "slider" else "options"]
    return values


def unit(payload: dict[str, Any]) -> int:
    """Return how many steps one press of Step makes: a recording has frames."""
    return int(payload["run"]["every"]) if "recording" in payload else 1


def executor(payload: dict[str, Any], computes: str) -> str:
    """Return what computes the explorable in the page: of a recording nothing."""
    return "none" if "recording" in payload else computes


def default_index(control: dict[str, Any]) -> int:
    """Return the index of the value that a control begins with; also that of a seed."""
    return 0 if control["kind"] == "drawing" else int(control["default"])
