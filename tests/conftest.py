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
settings.register_profile("book", deadline=None)
settings.load_profile("book")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of each file a group."""
    for item in items:
        if SITE not in item.path.parents and not item.get_closest_marker(GROUP):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(autouse=True)
def _language_of_the_environment() -> Iterator[None]:
    """Undo what a test chose: the next one may count on the environment's language."""
    token = _chosen.set(None)
    yield
    _chosen.reset(token)
