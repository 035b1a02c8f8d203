"""The front end's own tests, written for Node's test runner."""

import re
from pathlib import Path

import pytest

from tests.front.node import HERE, node

FILES = sorted(HERE.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name.split(".")[0])
def test_front_end_passes_its_tests_under_node(file: Path) -> None:
    told = node(file)
    counts = {word: int(n) for word, n in re.findall(r"^# (\w+) (\d+)", told, re.M)}
    assert counts["pass"] >= 1, told
    assert counts["fail"] == counts["skipped"] == counts["todo"] == 0, told
