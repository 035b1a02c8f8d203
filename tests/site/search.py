"""The search as a reader uses it: type into the field, press Enter, see the pages."""

from playwright.sync_api import Browser, TimeoutError

from tests.site.visit import visit

_CHAPTER = "chapters/backpropagation/"
# What is looked for, and the page that must be among those found.
PHRASES = {
    "Rumelhart": _CHAPTER + "backpropagation.html",  # in the text
    "flatnonzero": _CHAPTER + "learning-digits.html",  # in code
    "Nudging": _CHAPTER + "backpropagation.html",  # in a heading
    "梯度检验": "chapters/notation.html",
    "first weights": _CHAPTER + "slow-learning.html",
}


def search_faults(
    browser: Browser,
    root: str,
    start: str,
    phrases: dict[str, str],
    *,
    patience: int = 5000,
) -> list[str]:
    """Search from a page for each phrase; return those that miss their page.

    root      address of the site: of a server, or of a folder on disk
    start     the page to search from
    patience  ms; five seconds are several times what a busy machine took
    """
    faults = []
    with visit(browser, root + start, own=root) as seen:
        for phrase, target in phrases.items():
            seen.page.goto(root + start)
            field = seen.page.locator("input[type=search]:visible").first
            field.fill(phrase)
            field.press("Enter")
            link = seen.page.locator(f"main a[href*='{target}']").first
            try:
                link.wait_for(timeout=patience)
            except TimeoutError:
                faults.append(f"{phrase!r} does not lead to {target}")
        return faults + seen.noise()
