"""What holds for every test: a skip is a failure, and no choice of language stays.

The tests of a file form a group, so that one process sets up what they share, unless
they say another; those of `tests/site` share little, and have none.

A drawn case may take its time: on a busy machine a deadline says nothing of the code.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from d2lutils.messages.language import _chosen
from tools.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]
pytest_plugins = ["tools.groups"]

SITE, GROUP = Path(__file__).parent / "site", "xdist_group"
# The last to end must not be one of these, or a process stands idle.
LONG = {"convolutional-networks", "JupyterLab", "small sites", "test_colab"}
settings.register_profile("book", deadline=None)
settings.load_profile("book")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of each file a group, and put those first that take long."""
    for item in items:
        if SITE not in item.path.parents and not item.get_closest_marker(GROUP):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=lambda item: LONG.isdisjoint(_groups_of(item)))


def _groups_of(item: pytest.Item) -> set[str]:
    return {mark.args[0] for mark in item.iter_markers(GROUP)}


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small built site, whose files no test changes."""
    from tests import offline_site  # it needs Sphinx, which few tests do

    return offline_site.small_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(autouse=True)
def _language_of_the_environment() -> Iterator[None]:
    """Undo what a test chose: the next one may count on the environment's language."""
    token = _chosen.set(None)
    yield
    _chosen.reset(token)
