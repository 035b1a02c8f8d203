"""Explorables in built pages: figure, payload, script, policy."""

import json
from pathlib import Path

import pytest

from d2lutils.explorables.parts import PARTS
from d2lutils.site.payloads import FOLDER, MIME, figure, in_language
from tests.site_build import GROUP, build, notebook

pytestmark = pytest.mark.xdist_group(GROUP)

PAYLOAD = {
    "name": "slow-learning",
    "controls": [{"name": "lr", "more": False}, {"name": "seed", "more": True}],
    "views": [{"kind": "history"}],
    "run": {"steps": 40, "most": 100, "per_frame": 1, "every": 1},
    "prediction": None,
    "texts": {
        "en": {
            "question": "</script><b>x</b> “quoted” \u2028",
            "ui": {"play": "Play", "pad_undo": "Undo"},
        },
        "zh": {"question": "为什么？", "ui": {"play": "播放"}},
    },
    "python": {"heads": {"en": "# a\n", "zh": "# b\n"}, "source": "", "call": ""},
}
SVG = '<svg width="9pt" height="9pt" role="img" aria-label="a curve"></svg>'


def page(*payloads: dict) -> str:
    whole = json.loads(notebook(("markdown", "# Title", []), ("code", "x", [])))
    whole["cells"][1]["execution_count"] = 1
    whole["cells"][1]["outputs"] = [
        {
            "output_type": "display_data",
            "data": {MIME: payload, "image/svg+xml": SVG, "text/plain": "Explorable"},
            "metadata": {"image/svg+xml": {"alt": "a curve"}},
        }
        for payload in payloads
    ]
    return json.dumps(whole)


def payloads_in(folder: Path) -> list[Path]:
    """Return the files of a folder that are no parts of the front end."""
    return [path for path in folder.iterdir() if not path.name.startswith("part.")]


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the outputs of the test's notebooks as they stand."""

    def as_they_stand(paths, **_):
        return {path: path for path in paths}

    monkeypatch.setattr("d2lutils.site.execution.ensure_executed", as_they_stand)


def test_a_page_carries_the_figure_and_asks_for_the_payload(
    executed: None, tmp_path: Path
) -> None:
    index, heard = build(tmp_path, index=page(PAYLOAD))
    assert heard == ""
    assert '<figure class="explorable" data-explorable="slow-learning"' in index
    assert 'data-state="loading"' in index
    assert 'style="--views:1;--fields:0;--controls:1"' in index
    assert 'data-parts="computed history"' in index
    assert "<svg" in index.split('class="explorable-figure"')[1]
    assert '-figure-note">Default settings, step 40.</p></div></figure>' in index
    assert "“quoted”" not in index


def test_the_figure_keeps_the_place_of_views_of_their_own_height() -> None:
    plane = {"kind": "field", "x": [-2, 2], "y": [-1, 1], "points": ["train"]}
    views = [plane, {"kind": "graph", "heights": [140, 210]}]
    html = figure({**PAYLOAD, "views": views}, "<svg/>", root="")
    told = "--views:2;--fields:1;--controls:1;--plane:0.5;--marks:1"
    told += ";--sized:1;--flat:140px;--tall:210px"
    assert f'style="{told}"' in html


def test_only_a_question_that_comes_first_takes_its_place() -> None:
    asked = figure({**PAYLOAD, "prediction": {"right": 0}}, "<svg/>", root="")
    assert "data-asks" in asked
    assert "data-asks" not in figure(PAYLOAD, "<svg/>", root="")


def test_the_payload_is_a_script_that_hands_over_data(
    executed: None, tmp_path: Path
) -> None:
    index, _ = build(tmp_path, index=page(PAYLOAD))
    source = index.split('data-source="')[1].split('"')[0]
    script = (tmp_path / "_build" / "html" / source).read_text(encoding="utf-8")
    assert script.startswith("explorables.define(")
    data = script.removeprefix("explorables.define(").removesuffix(");\n")
    assert json.loads(data) == in_language(PAYLOAD, "en")
    assert "Undo" not in data  # there is no pad
    assert "播放" not in data


def test_only_pages_with_an_explorable_load_it_and_run_webassembly(
    executed: None, tmp_path: Path
) -> None:
    index, _ = build(
        tmp_path, index=page(PAYLOAD) + "\n", other="---\norphan: true\n---\n# Other"
    )
    other = (tmp_path / "_build" / "html" / "other.html").read_text(encoding="utf-8")
    for mark in ("explorables.js", "explorables.css", "wasm-unsafe-eval"):
        assert mark in index
        assert mark not in other


def test_two_explorables_of_one_name_are_reported(
    executed: None, tmp_path: Path
) -> None:
    _, heard = build(tmp_path, index=page(PAYLOAD, PAYLOAD | {"badge": "recorded"}))
    assert "names of their own" in heard
    assert "slow-learning" in heard


def test_what_an_earlier_build_wrote_does_not_stay(
    executed: None, tmp_path: Path
) -> None:
    folder = tmp_path / "_build" / "html" / FOLDER
    folder.mkdir(parents=True)
    (folder / "slow-learning.00000000.js").write_text("old")
    build(tmp_path, index=page(PAYLOAD))
    assert len(payloads_in(folder)) == 1
    assert len(list(folder.iterdir())) == 1 + len(PARTS)


RECORDED = PAYLOAD | {
    "name": "spirals",
    "recording": {"frames": 2, "runs": {"0.1;1": "QUJD", "3;1": "REVG"}},
}


def test_each_recorded_run_has_a_file_of_its_own(
    executed: None, tmp_path: Path
) -> None:
    index, heard = build(tmp_path, index=page(RECORDED))
    assert heard == ""
    folder = tmp_path / "_build" / "html" / FOLDER
    names = index.split('data-runs="')[1].split('"')[0].split(" ")
    texts = [(folder / name).read_text(encoding="utf-8") for name in names]
    assert texts == [
        'explorables.record("spirals","0.1;1","QUJD");\n',
        'explorables.record("spirals","3;1","REVG");\n',
    ]
    assert [name.split(".")[:2] for name in names] == [["spirals", n] for n in "01"]
    first = index.split('data-source="')[1].split('"')[0]
    script = (tmp_path / "_build" / "html" / first).read_text(encoding="utf-8")
    assert '"runs":{"0.1;1":0,"3;1":1}' in script
    assert "QUJD" not in script + index


def test_runs_that_are_no_longer_recorded_do_not_stay(
    executed: None, tmp_path: Path
) -> None:
    build(tmp_path, index=page(RECORDED))
    fewer = {"recording": {"frames": 2, "runs": {"0.1;1": "QUJD"}}}
    build(tmp_path, index=page(RECORDED | fewer))
    folder = tmp_path / "_build" / "html" / FOLDER
    assert len(payloads_in(folder)) == 2
