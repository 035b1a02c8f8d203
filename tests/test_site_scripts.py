"""The script of the explorables, made short for the network."""

import gzip
import os
from pathlib import Path

import pytest

from d2lutils.explorables.joining import styles
from d2lutils.explorables.parts import page_script, part_scripts
from d2lutils.site import scripts
from d2lutils.site.scripts import MinifyError, minified, minified_styles
from tests.front.node import node
from tools.paths import ROOT

TERSER = ROOT / "node_modules" / "terser"
LONG = """(() => {
"use strict";
const numbers = [1, 2, 3];
function sum(values) { return values.reduce((total, value) => total + value, 0); }
console.log(sum(numbers), Math.fround(0.1) * 0.5, (() => 1 / 3)());
})();
"""


def test_a_short_script_does_the_same(tmp_path: Path) -> None:
    (tmp_path / "long.js").write_text(LONG)
    short = minified({"long": LONG}, terser=TERSER, cache=tmp_path)["long"]
    (tmp_path / "short.js").write_text(short)
    assert node(tmp_path / "short.js") == node(tmp_path / "long.js")
    assert len(short) < len(LONG) / 2


def test_the_page_loses_a_fifth_and_gains_no_eval(tmp_path: Path) -> None:
    long = {"page": page_script(), **part_scripts()}
    short = minified(long, terser=TERSER, cache=tmp_path)
    assert short.keys() == long.keys()
    sizes = [
        len(gzip.compress("".join(all_.values()).encode())) for all_ in (short, long)
    ]
    assert sizes[0] < 0.8 * sizes[1]
    for script in short.values():
        assert "eval(" not in script
        assert "Function(" not in script


def test_short_styles_keep_every_rule() -> None:
    long = "/* a */ .a  { b: 1px 2px; }\n@media print {\n  .c > .d { e: f }\n}\n"
    assert minified_styles(long) == ".a{b: 1px 2px;}@media print{.c > .d{e: f}}"
    short = minified_styles(styles())
    assert short.count("{") == styles().count("{")
    assert "/*" not in short


def test_it_is_made_once_and_again_when_the_script_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(given: dict[str, str], terser: Path) -> dict[str, str]:
        asked.extend(given.values())
        return {name: script.upper() for name, script in given.items()}

    monkeypatch.setattr(scripts, "_run", run)
    made = [minified({"x": s}, terser=TERSER, cache=tmp_path) for s in ("a", "a", "b")]
    texts = [one["x"] for one in made]
    assert (texts, asked) == (["A", "A", "B"], ["a", "b"])
    assert len(os.listdir(tmp_path)) == 1


def test_without_terser_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MinifyError, match="npm ci"):
        minified({"x": "1"}, terser=tmp_path / "terser", cache=tmp_path)


def test_a_script_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(MinifyError, match="Name expected"):
        minified({"x": "let = = 3"}, terser=TERSER, cache=tmp_path)
