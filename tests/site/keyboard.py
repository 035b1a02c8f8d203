"""A page by keyboard alone: every stop of the Tab key, and what Enter does there."""

from pathlib import Path

from playwright.sync_api import Locator, Page

_WALK = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")
_SPARE = 10  # presses: stops that the count does not know of, such as a scrolling block
_SKIPPED = """() => {
  const main = document.querySelector("main"), here = document.activeElement;
  return here === main || main.contains(here);
}"""


def walk_faults(page: Page) -> list[str]:
    """Press Tab through the page; return stops unseen, hidden or never reached.

    Explorables are brought before: one that comes on the way costs another round.
    """
    page.evaluate(_WALK)
    absent = page.evaluate("siteWalk.bring()")
    _walk(page)
    never = page.evaluate("siteWalk.unreached()")
    stops = page.evaluate("siteWalk.stops")
    first = stops[0]["href"] if stops else None
    skips = (first or "").startswith("#") or page.evaluate("siteWalk.startsInside")
    faults = [] if skips else ["the first stop skips nothing"]
    faults += absent + [f"{name}: never reached" for name in never]
    faults += page.evaluate("siteWalk.stillCovered()")
    return faults + [fault for stop in stops for fault in stop["faults"]]


def _walk(page: Page) -> None:
    """Press Tab until all stops are reached, or a round of the page leads to none."""
    known, idle = -1, 0
    while left := page.evaluate("siteWalk.unreached()"):
        reached = page.evaluate("siteWalk.stops.length")
        idle = idle if reached == known else 0
        if idle > reached + len(left) + _SPARE:
            return
        known = reached
        for _ in left:
            page.keyboard.press("Tab")
        page.evaluate("siteWalk.note()")
        idle += len(left)


def skip_faults(page: Page) -> list[str]:
    """Follow the skip link; return a fault if the focus is not in the text then."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    return [] if page.evaluate(_SKIPPED) else ["the skip link does not reach the text"]


def fold_faults(page: Page) -> list[str]:
    """Open and close the first fold; return a fault if either fails."""
    summary = page.locator("main details > summary:visible").first
    if not summary.count():
        return []
    states = []
    for key in ("Enter", "Space"):
        summary.press(key)
        states.append(summary.evaluate("e => e.parentElement.open"))
    return [] if states[0] != states[1] else ["a fold does not open and close by key"]


def menu_faults(page: Page) -> list[str]:
    """Open the menu of a narrow window and leave it; return what fails."""
    if not page.locator("nav[id]").count() or page.locator("nav[id]:visible").count():
        return []  # nothing to open, or open for good
    button = page.locator("button[aria-expanded][aria-controls]:visible").first
    if not button.count():
        return ["no menu button in a narrow window"]
    menu = page.locator(f"#{button.get_attribute('aria-controls')}")
    button.press("Enter")
    page.wait_for_timeout(50)
    faults = [] if _is_open(button) and _is_inside(menu) else ["the menu does not open"]
    page.keyboard.press("Escape")
    is_shut = not _is_open(button) and button.evaluate("e => e.matches(':focus')")
    return faults + ([] if is_shut else ["Escape does not leave the menu"])


def quiz_faults(page: Page) -> list[str]:
    """Answer the first quiz, if there is one; return a fault if nothing is said."""
    quiz = page.locator(".quiz").first
    if not quiz.count():
        return []
    before = quiz.inner_text()
    choice = quiz.locator("input, button, summary").locator("visible=true").first
    choice.press("Space")
    if quiz.inner_text() == before:
        quiz.locator("button:visible").first.press("Enter")
    return [] if quiz.inner_text() != before else ["the quiz does not answer"]


def _is_open(button: Locator) -> bool:
    return button.get_attribute("aria-expanded") == "true"


def _is_inside(menu: Locator) -> bool:
    visible = "e => e.checkVisibility({ visibilityProperty: true })"
    return menu.evaluate(visible) and menu.evaluate("e => e.matches(':focus-within')")
