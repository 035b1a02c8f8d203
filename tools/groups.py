"""A pytest plugin: groups of tests hold with each pytest.

pytest-xdist 3.8 writes a test's group into ``item._nodeid``, where pytest 9.2 no
longer looks: each test is a group of its own then, and what a group shares is set up in
every process.
"""

import pytest

GROUP = "xdist_group"


@pytest.hookimpl(trylast=True)  # after xdist, which may have done it
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """End the name of each test that has a group with it, in a process of xdist."""
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        group = item.get_closest_marker(GROUP)
        if group and not item.nodeid.endswith(f"@{group.args[0]}"):
            _rename(item, f"{item.nodeid}@{group.args[0]}")


def _rename(item: pytest.Item, name: str) -> None:
    if hasattr(item, "_id"):
        item._id = type(item._id).parse(name)
    else:
        item._nodeid = name
