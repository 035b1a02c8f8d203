"""Find Chromium (or Chrome) and Firefox for the browser checks, or install them.

Chromium comes twice, the whole browser and its headless shell: most checks are of what
the engine makes of a page, which is the same in both.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The same engine, without what a window needs around a page: three tenths less work.
HEADLESS_NAMES = ("chromium-headless-shell",)
FIREFOX_NAMES = ("firefox-esr", "firefox")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
FIREFOX_APPLICATIONS = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
ADVICE = (
    "The browser checks need Chromium or Chrome, and none could be found or installed. "
    "Install one ('apt install chromium', or your system's like), or set BROWSER_PATH "
    "to its program, then run the command again."
)
FIREFOX_ADVICE = (
    "The browser checks need Firefox, and none could be found or installed. Install "
    "it ('apt install firefox-esr', or your system's like), or set FIREFOX_PATH to "
    "its program, then run the command again."
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


def headless() -> Path:
    """Return Chromium's headless shell, or the browser where there is none.

    Tried in turn: HEADLESS_PATH, BROWSER_PATH, the system's, Debian's for its Chromium.

    Raises NoBrowserError if there is no browser either.
    """
    found = named_browser("HEADLESS_PATH") or named_browser() or _system_headless()
    if not found and browser() == _first_program(NAMES[:1], ()):
        found = _debian_headless()
    return found or browser()


def firefox() -> Path:
    """Return the program of a Firefox, installing Debian's ESR if need be.

    Raises NoBrowserError, which says what to do.
    """
    found = named_browser("FIREFOX_PATH") or system_firefox() or _debian_firefox()
    if not found:
        raise NoBrowserError(FIREFOX_ADVICE)
    return found


def named_browser(variable: str = "BROWSER_PATH") -> Path | None:
    """Return the program that the environment variable names, if it is set.

    Raises NoBrowserError if no such program exists.
    """
    named = os.environ.get(variable)
    if not named:
        return None
    if not os.access(named, os.X_OK):
        raise NoBrowserError(f"{variable} is {named!r}, and no such program exists.")
    return Path(named)


def system_browser() -> Path | None:
    """Return the system's Chromium or Chrome, if there is one."""
    return _first_program(NAMES, APPLICATIONS)


def system_firefox() -> Path | None:
    """Return the system's Firefox, if there is one."""
    return _first_program(FIREFOX_NAMES, FIREFOX_APPLICATIONS)


def _system_headless() -> Path | None:
    return _first_program(HEADLESS_NAMES, ())


def _first_program(names: tuple[str, ...], paths: tuple[str, ...]) -> Path | None:
    candidates = [path for path in map(shutil.which, names) if path]
    candidates += [path for path in paths if Path(path).is_file()]
    return Path(candidates[0]) if candidates else None


def _debian_package() -> Path | None:
    return system_browser() if _install_from_debian("chromium") else None


def _debian_headless() -> Path | None:
    return _system_headless() if _install_from_debian(HEADLESS_NAMES[0]) else None


def _debian_firefox() -> Path | None:
    return system_firefox() if _install_from_debian("firefox-esr") else None


def _install_from_debian(package: str) -> bool:
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0
    if not may_install or not shutil.which("apt-get"):
        return False
    print(f"Installing Debian's {package} for the browser checks", flush=True)
    apt = ["apt-get", "-qq", "-y", "--no-install-recommends"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", package])
    codes = [
        subprocess.run([*apt, *s], env=environment, check=False).returncode
        for s in steps
    ]
    return codes[-1] == 0


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
    try:
        print(browser(), headless(), firefox(), sep="\n")
    except NoBrowserError as error:
        sys.exit(str(error))
