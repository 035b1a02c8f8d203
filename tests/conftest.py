"""A skip is a failure in this suite: what cannot be checked is not called checked."""

from tools.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]
