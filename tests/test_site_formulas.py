"""KaTeX, called once for all formulas."""

from pathlib import Path

import pytest

from d2lutils.site import formulas
from d2lutils.site.formulas import Formula, FormulaError, render
from tools.paths import ROOT

KATEX = ROOT / "node_modules" / "katex"


def test_good_formulas_are_set_and_bad_ones_named(tmp_path: Path):
    good, bad = Formula("x^2", False, 1), Formula(r"\nope", False, 2)
    html, faults = render([good, bad], katex=KATEX, cache=tmp_path / "c.json")
    assert 'encoding="application/x-tex">x^2<' in html[good.key]
    assert "Undefined control sequence" in faults[bad.key]


def test_display_and_inline_differ(tmp_path: Path):
    pair = [Formula("x", False, 1), Formula("x", True, 1)]
    html, _ = render(pair, katex=KATEX, cache=tmp_path / "c.json")
    assert "katex-display" not in html[pair[0].key]
    assert "katex-display" in html[pair[1].key]


def test_a_formula_is_set_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cache = tmp_path / "c.json"
    first, _ = render([Formula("x", False, 1)], katex=KATEX, cache=cache)
    monkeypatch.setattr(formulas, "NODE", tmp_path / "no-node")
    again, _ = render([Formula("x", False, 9)], katex=KATEX, cache=cache)
    assert again == first


def test_chinese_in_a_formula_is_no_fault(tmp_path: Path):
    text = Formula(r"\text{误差} = 误", False, 1)
    _, faults = render([text], katex=KATEX, cache=tmp_path / "c.json")
    assert faults == {}


def test_missing_katex_says_what_to_run(tmp_path: Path):
    with pytest.raises(FormulaError, match="npm ci"):
        render([], katex=tmp_path / "katex", cache=tmp_path / "c.json")


def test_a_broken_katex_is_told_with_its_reason(tmp_path: Path):
    (tmp_path / "package.json").write_text('{"version": "0"}', encoding="utf-8")
    formula = [Formula("x", False, 1)]
    with pytest.raises(FormulaError, match="Cannot find module"):
        render(formula, katex=tmp_path, cache=tmp_path / "c.json")
