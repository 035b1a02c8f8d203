"""A quiz in a real browser: by keyboard, aloud, without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.site.checks import axe_violations
from tests.site.visit import visit
from tests.site_build import GROUP, build
from tests.test_quiz import QUIZ
from tools.browser import browser as find_browser

pytestmark = pytest.mark.xdist_group(GROUP)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("quiz")
    build(folder, index=QUIZ)
    return folder / "_build" / "html" / "index.html"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        path = str(find_browser())
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture
def seen(chromium, page_file):
    own = page_file.parent.as_uri()
    with visit(chromium, page_file.as_uri(), own=own) as noted:
        yield noted


def test_a_quiz_is_answered_by_keyboard_alone(seen):
    page = seen.page
    page.locator(".quiz input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "It shrinks" in page.locator(".quiz-feedback").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".quiz-feedback").inner_text() == "Right. It doubles."
    assert seen.console == []


def test_feedback_is_said_aloud_and_hidden_before(seen):
    said = seen.page.get_by_role("status")
    assert said.inner_text() == ""
    seen.page.get_by_role("button", name="Check my answer").click()
    assert said.inner_text() == "Choose an answer first."
    assert seen.page.get_by_text("It doubles").count() == 0


def test_the_right_answer_opens_what_is_said_of_the_others(seen):
    seen.page.get_by_label("The second").check()
    seen.page.get_by_role("button", name="Check my answer").click()
    seen.page.get_by_text("What about the other answers?").click()
    assert seen.page.get_by_text("It shrinks").is_visible()
    seen.page.get_by_label("The first").check()
    seen.page.get_by_role("button", name="Check my answer").click()
    assert seen.page.locator(".quiz-others").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answered_quiz(seen, theme):
    seen.page.emulate_media(color_scheme=theme)
    for answer in ("The first", "The second"):
        seen.page.get_by_label(answer).check()
        seen.page.get_by_role("button", name="Check my answer").click()
        assert axe_violations(seen.page) == []


def test_without_a_script_the_options_unfold(chromium, page_file):
    own, options = page_file.parent.as_uri(), {"java_script_enabled": False}
    with visit(chromium, page_file.as_uri(), own=own, **options) as noted:
        assert noted.page.locator(".quiz input").count() == 0
        noted.page.get_by_text("The second").click()
        assert noted.page.get_by_text("It doubles").is_visible()
        assert not noted.page.get_by_text("It shrinks").is_visible()
