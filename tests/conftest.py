"""What holds for every test: a skip is a failure, and no choice of language stays."""

from collections.abc import Iterator

import pytest

from d2lutils.messages.language import _chosen
from tools.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]


@pytest.fixture(autouse=True)
def _language_of_the_environment() -> Iterator[None]:
    """Undo what a test chose: the next one may count on the environment's language."""
    token = _chosen.set(None)
    yield
    _chosen.reset(token)
