"""The script of the explorables, made short for the network."""

import gzip
import os
from pathlib import Path

import pytest

from d2lutils.explorables.joining import page_script
from d2lutils.site import scripts
from d2lutils.site.scripts import MinifyError, minified
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
    short = minified(LONG, terser=TERSER, cache=tmp_path)
    (tmp_path / "short.js").write_text(short)
    assert node(tmp_path / "short.js") == node(tmp_path / "long.js")
    assert len(short) < len(LONG) / 2


def test_the_page_loses_a_fifth_and_gains_no_eval(tmp_path: Path) -> None:
    short = minified(page_script(), terser=TERSER, cache=tmp_path)
    sizes = [len(gzip.compress(text.encode())) for text in (short, page_script())]
    assert sizes[0] < 0.8 * sizes[1]
    assert "eval(" not in short
    assert "Function(" not in short


def test_it_is_made_once_and_again_when_the_script_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(script: str, terser: Path) -> str:
        asked.append(script)
        return script.upper()

    monkeypatch.setattr(scripts, "_run", run)
    texts = [minified(s, terser=TERSER, cache=tmp_path) for s in ("a", "a", "b")]
    assert (texts, asked) == (["A", "A", "B"], ["a", "b"])
    assert len(os.listdir(tmp_path)) == 1


def test_without_terser_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MinifyError, match="npm ci"):
        minified("1", terser=tmp_path / "terser", cache=tmp_path)


def test_a_script_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(MinifyError, match="Name expected"):
        minified("let = = 3", terser=TERSER, cache=tmp_path)
