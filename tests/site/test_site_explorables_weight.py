"""What an explorable costs to see, and to use to the end: bytes as sent, by gzip."""

import random
from pathlib import Path

import pytest

from tests.site.explorables_weight import Weight, faults, weights

PAGE = (
    '<link href="_static/explorables.css?v=1"><script src="_static/explorables.js?v=1">'
    '</script><figure class="explorable" data-explorable="a" data-state="loading" '
    'data-source="_static/x/a.1.js" data-parts="computed field" '
    'data-rest="_static/x/b">'
)
SIZES = {
    "explorables.js": 9_000,
    "explorables.css": 1_000,
    "x/part.computed.1.js": 20_000,
    "x/part.field.1.js": 5_000,
    "x/part.graph.1.js": 50_000,
    "x/part.python.1.js": 1_000,
    "x/a.1.js": 24_000,
    "x/b": 900_000,
}


@pytest.fixture(scope="module")
def found(html: Path) -> list[Weight]:
    """Return what each explorable of the built site costs; there are some."""
    assert weights(html)
    return weights(html)


def test_each_explorable_is_seen_for_60_kb_and_used_to_the_end_for_1_mb(
    found: list[Weight],
) -> None:
    assert faults(found) == []


def test_each_explorable_has_parts(found: list[Weight]) -> None:
    assert [one.name for one in found if one.parts == 0] == []


@pytest.mark.parametrize(
    ("file", "more", "told"),
    [
        ("x/a.1.js", 0, ""),
        ("x/a.1.js", 2_000, "bytes at first"),
        ("x/part.field.1.js", 2_000, "bytes at first"),
        ("explorables.js", 2_000, "bytes at first"),
        ("x/part.graph.1.js", 99_000, ""),
        ("x/b", 50_000, "bytes in all"),
    ],
)
def test_what_is_too_heavy_is_found(
    tmp_path: Path, file: str, more: int, told: str
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    for name, size in (SIZES | {file: SIZES[file] + more}).items():
        path = tmp_path / "_static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(random.Random(name).randbytes(size))
    assert [fault.split(" ", 2)[2] for fault in faults(weights(tmp_path))] == (
        [told] if told else []
    )
