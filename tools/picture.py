"""Take the README's picture of the built site: ``python -m tools.picture``."""

import sys

from playwright.sync_api import sync_playwright

from tools.browser import browser
from tools.paths import HTML, ROOT

PICTURE = ROOT / ".github" / "picture.png"
PAGE = "index.html"


def main() -> int:
    """Write the top of a page, as it opens at 1120 x 900 pixels."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(browser()), args=["--no-sandbox"]
        )
        page = chromium.new_page(viewport={"width": 1120, "height": 900})
        page.goto((HTML / PAGE).as_uri())
        page.evaluate("document.fonts.ready")
        page.wait_for_selector('[data-explorable][data-state="ready"]')
        page.screenshot(path=PICTURE)
        chromium.close()
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
