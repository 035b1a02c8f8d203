"""One JupyterLab and one browser for all tests that use a notebook as a reader does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.hosts.jupyterlab import jupyterlab
from tests.hosts.notebook import SIZE
from tests.site.visit import open_browser
from tools.browser import browser as find_browser


@pytest.fixture(scope="package")
def lab_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the server's notebooks."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="package")
def lab(lab_folder: Path) -> Iterator[str]:
    """Return the address of a notebook, with a place for its name."""
    with jupyterlab(lab_folder) as address:
        yield address


@pytest.fixture(scope="package")
def reader() -> Iterator[BrowserContext]:
    """Return the reader's windows: what one has loaded is there for the next."""
    with open_browser(find_browser()) as browser:
        context = browser.new_context(viewport=SIZE)
        yield context
        context.close()
