"""Each check of how an explorable comes, and of links, fails where it should."""

from pathlib import Path

import pytest

from tests.site import explorables_links as links
from tests.site import explorables_opening as opening
from tests.site.explorables import Place, opened
from tests.site.explorables_opening import STATIC as STILL
from tests.site.explorables_spoilt import Fault, unsaid, write_spoilt
from tests.site.visit import visit

ANOTHER = "if (!options.module) payload.controls[0].default = 9;"
HIDDEN = "> .explorable-figure { display: none; }"
OPENED: dict[str, Fault] = {
    "what computes": Fault(
        lambda *given: opening.opening_faults(*given, ["http", "plain"]),
        [('.has("plain") ||', '.has("x") ||'), ('"use strict";', "console.error(1);")],
        ["plain: executor is wasm, not js", "http: error: 1"],
    ),
    "other bits": Fault(
        lambda *given: opening.opening_faults(*given, ["http", "no WebAssembly"]),
        [("own.experiment = payload", f"{ANOTHER} own.experiment = payload")],
        ["no WebAssembly: said is lr", "no WebAssembly: pictures is"],
    ),
    "the figure stays": Fault(
        lambda *given: opening.opening_faults(*given, ["disk"]),
        [(HIDDEN, "> .explorable-figure { opacity: 1; }")],
        ["disk: figure is True, not False"],
    ),
    "shift": Fault(
        opening.shift_faults,
        [('content: ""; grid-area: 1 / 1; visibility', "content: none; visibility")],
        ["at 1280 px: layout shift 0.", "at 360 px: layout shift 0."],
    ),
    "on paper": Fault(
        opening.figure_faults,
        [("@media print {", "@media x {")],
        ["on paper: the picture is not shown", "on paper: explorable-body is shown"],
    ),
    "without JavaScript": Fault(
        opening.figure_faults,
        [(".js .explorable:not(", ".explorable:not(")],
        ["without JavaScript: ", "px are empty"],
    ),
    "nothing without JavaScript": Fault(
        opening.figure_faults,
        [(".explorable-head {", ".explorable-figure { display: none } .x {")],
        ["without JavaScript: the picture is not shown"],
    ),
    "link": Fault(
        links.link_faults,
        [('fields.push(["step", String(state.step)]);', ";")],
        ["step is 40, not ", "said is lr "],
    ),
    "lesson": Fault(
        links.link_faults,
        [
            ("lock: link?.lock ?? []", "lock: []"),
            ("hide: link?.hide ?? []", "hide: []"),
        ],
        ["not just the fixed", "not just the hidden", "nothing says that", "lets go"],
        "everything",
    ),
}


@pytest.mark.parametrize("name", OPENED)
def test_a_fault_in_coming_is_found(chromium, serve, tmp_path: Path, name: str):
    fault = OPENED[name]
    place, sites = write_spoilt(tmp_path, serve, fault)
    assert unsaid(fault, fault.check(chromium, sites, place)) == []


def test_a_script_that_is_lost_leaves_the_figure_and_a_sentence(
    chromium, serve, tmp_path: Path
):
    place, sites = write_spoilt(tmp_path, serve, Fault(links.book_link_faults, [], []))
    (tmp_path / "explorables.js").unlink()
    said = "(e) => getComputedStyle(e, '::after').content"
    for where in sites:
        with visit(chromium, where + place.page, own=where) as visited:
            root = visited.page.locator(f'[data-explorable="{place.name}"]')
            sentence = root.get_attribute("data-error")
            assert sentence
            assert root.evaluate(said) == f'"{sentence}"'
            assert root.locator("svg").is_visible()
            height = visited.page.evaluate(STILL, place.name)["empty"]
            assert height < 100


def test_a_link_of_the_book_that_does_not_fit_is_found(chromium, serve, tmp_path: Path):
    place, sites = write_spoilt(tmp_path, serve, Fault(links.book_link_faults, [], []))
    wrong = ["#one-neuron=v1;lr=17", "#one-neuron=v1;lr=0.1"]
    with opened(chromium, sites.site, place) as shown:
        (fault,) = links.book_link_faults(shown, wrong)
    assert wrong[0] in fault


def test_the_links_of_the_book_to_an_explorable_are_found(tmp_path: Path):
    page = '<a href="#x=v1;lr=1">a</a><a href="b.html#x=v1;a=1&amp;y=v1"><a href="#x">'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = links.links_to(tmp_path, Place("a.html", "x", {}))
    assert list(found) == ["#x=v1;lr=1", "#x=v1;a=1&y=v1"]


def test_python_that_says_something_else_is_found():
    assert links.copy_faults("print('a')", "a") == []
    assert links.copy_faults("print('a')", "b") == ["Python says ['a'], the page 'b'"]
