"""Find a Chromium or Chrome for the browser checks, or install one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
ADVICE = (
    "The browser checks need Chromium or Chrome, and none could be found or installed. "
    "Install one ('apt install chromium', or your system's like), or set BROWSER_PATH "
    "to its program, then run the command again."
)


class NoBrowserError(RuntimeError):
    """No browser is here and none could be installed."""


def browser() -> Path:
    """Return the program of a Chromium or Chrome, installing one if need be.

    Tried in turn: BROWSER_PATH, the system's, Debian's package, Playwright's own.

    Raises NoBrowserError, which says what to do.
    """
    found = named_browser() or system_browser()
    if found:
        return found
    for install in (_debian_package, _playwright_own):
        found = install()
        if found:
            return found
    raise NoBrowserError(ADVICE)


def named_browser() -> Path | None:
    """Return the program that BROWSER_PATH names, if it is set.

    Raises NoBrowserError if no such program exists.
    """
    named = os.environ.get("BROWSER_PATH")
    if not named:
        return None
    if not os.access(named, os.X_OK):
        raise NoBrowserError(f"BROWSER_PATH is {named!r}, and no such program exists.")
    return Path(named)


def system_browser() -> Path | None:
    """Return the system's Chromium or Chrome, if there is one."""
    candidates = [path for path in map(shutil.which, NAMES) if path]
    candidates += [path for path in APPLICATIONS if Path(path).is_file()]
    return Path(candidates[0]) if candidates else None


def _debian_package() -> Path | None:
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0
    if not may_install or not shutil.which("apt-get"):
        return None
    print("Installing Debian's chromium for the browser checks", flush=True)
    apt = ["apt-get", "-qq", "-y", "--no-install-recommends"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "chromium"]):
        subprocess.run([*apt, *step], env=environment, check=False)
    return system_browser()


def _playwright_own() -> Path | None:
    print("Installing Playwright's own Chromium for the browser checks", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False).returncode:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    return program if program.is_file() else None


if __name__ == "__main__":
    print(browser())
