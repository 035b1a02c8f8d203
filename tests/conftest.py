"""What holds for every test: a skip is a failure, and no choice of language stays.

A drawn case may take its time: on a busy machine a deadline says nothing of the code.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from d2lutils.messages.language import _chosen
from tools.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

settings.register_profile("book", deadline=None)
settings.load_profile("book")


@pytest.fixture(autouse=True)
def _language_of_the_environment() -> Iterator[None]:
    """Undo what a test chose: the next one may count on the environment's language."""
    token = _chosen.set(None)
    yield
    _chosen.reset(token)
