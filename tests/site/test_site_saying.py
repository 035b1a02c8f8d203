"""What an explorable says beside its pictures, and when it no longer says it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.explorables.examples import everything, neuron
from tests.site.explorables import opened
from tests.site.explorables_sample import write_page

COPIES = "navigator.clipboard.writeText = async () => {}"


def test_default_settings_take_back_that_something_was_copied(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (place,) = write_page(tmp_path, [neuron().payload])
    with opened(chromium, serve(tmp_path), place) as shown:
        shown.page.evaluate(COPIES)
        status = shown.page.locator(".explorable-status")
        shown.page.get_by_role("button", name="Copy as Python").click()
        status.filter(has_text="Copied").wait_for()
        shown.page.get_by_role("button", name="Default settings").click()
        assert status.inner_text() == ""


def test_a_guess_is_tested_with_the_sentence_in_sight(
    chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (place,) = write_page(tmp_path, [everything().payload])
    with opened(chromium, serve(tmp_path), place) as shown:
        said = shown.page.locator(".explorable-said")
        assert said.text_content() == ""  # it would give away what is to be guessed
        shown.page.locator(".explorable-option").first.click()
        shown.page.get_by_role("button", name="Step").click()
        shown.page.wait_for_function(
            "document.querySelector('.explorable-said').textContent !== ''",
            timeout=5000,
        )
