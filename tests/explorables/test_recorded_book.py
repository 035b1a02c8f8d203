"""A recorded explorable of a notebook, from its cell to the page's files."""

import base64
import json
import re
from pathlib import Path

import nbformat
import pytest

from d2lutils.explorables.packing import Layout, unpack
from d2lutils.notebooks import ensure_executed
from d2lutils.site.payloads import FOLDER, MIME
from tests.site_build import build

CELLS = (
    """
import numpy as np
from collections import UserDict
from d2lutils.explorables import History, Recorded, Seed, Sentence, Slider
from d2lutils.messages import Message


class Net(UserDict):
    def __init__(self, seed):
        super().__init__()
        self["w"], self["b"] = np.random.default_rng(seed).normal(size=2)

    def output(self, x):
        return self["w"] * x + self["b"]
""",
    """
def record(controls):
    net, x = Net(controls.seed), np.linspace(-1, 1, 9)
    for step in range(7):
        error = net.output(x) - 2 * x
        if step % 3 == 0:
            yield {"loss": np.mean(error**2)}
        net["w"] -= controls.lr * 2 * np.mean(error * x)
        net["b"] -= controls.lr * 2 * np.mean(error)
""",
    """
def said(words):
    return Message(en=words, zh=words)


lr = Slider("lr", label=said("lr"), low=0.1, high=1, default=0.1, grid=(0.1, 0.3))
line = Recorded(
    name="line", question=said("Does it learn?"), controls=(lr, Seed(most=1)),
    record=record, steps=6, most_steps=6, every=3,
    views=(History(title=said("Loss"), y_label=said("loss"),
                   series={"loss": said("loss")}),),
    sentence=Sentence(said("loss {loss} after {step} steps")),
)
line
""",
    "[line.run(lr=lr, seed=seed).say() for lr in (0.1, 0.3) for seed in (0, 1)]",
)
LAYOUT = Layout(3, ("loss",), {}, {})


@pytest.fixture(scope="module")
def reported() -> list[str]:
    """Return the lines that the build says while the notebook runs."""
    return []


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory, reported: list[str]) -> Path:
    """Return the executed copy of the notebook."""
    folder = tmp_path_factory.mktemp("recorded")
    notebook = nbformat.v4.new_notebook()
    title = nbformat.v4.new_markdown_cell("# Title")
    notebook.cells = [title, *map(nbformat.v4.new_code_cell, map(str.strip, CELLS))]
    path = folder / "index.ipynb"
    nbformat.write(notebook, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("D2LUTILS_CACHE", str(folder / "cache"))
        return ensure_executed([path], cache=folder, report=reported.append)[path]


def outputs(executed: Path) -> list[dict]:
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    return [output for cell in cells for output in cell.get("outputs", [])]


def test_the_notebook_records_its_own_classes_and_functions(executed: Path) -> None:
    shown, said = outputs(executed)
    runs = shown["data"][MIME]["recording"]["runs"]
    assert list(runs) == ["0.1;0", "0.1;1", "0.3;0", "0.3;1"]
    found = [unpack(LAYOUT, base64.b64decode(run)) for run in runs.values()]
    losses = [values["loss"][-1] for values in found]
    lines = "".join(said["data"]["text/plain"])
    digits = re.findall(r"loss (\S+) after 6 steps", lines)
    assert list(map(float, digits)) == [pytest.approx(x, rel=1e-6) for x in losses]
    assert len(set(digits)) == 4


def test_its_runs_are_kept_with_the_executed_copies(executed: Path) -> None:
    assert len(list((executed.parent / "recordings" / "line").glob("*.run"))) == 4


def test_the_build_says_how_far_it_is(executed: Path, reported: list[str]) -> None:
    assert "  index.ipynb: recorded line, 2 of 4 runs" in reported
    assert "  index.ipynb: recorded line, 4 of 4 runs" in reported


def test_the_copied_cell_has_the_class(executed: Path) -> None:
    shown, _ = outputs(executed)
    source = shown["data"][MIME]["python"]["source"]
    assert source.index("class Net(UserDict):") < source.index("def record(controls):")
    assert "from collections import UserDict\n" in source


def test_the_page_has_the_figure_and_a_file_for_each_run(
    executed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_it_stands(paths, **_):
        return {path: path for path in paths}

    monkeypatch.setattr("d2lutils.site.execution.ensure_executed", as_it_stands)
    index, heard = build(tmp_path, index=executed.read_text(encoding="utf-8"))
    assert heard == ""
    assert 'aria-label="Does it learn? Loss: loss falls from' in index
    folder = tmp_path / "_build" / "html" / FOLDER
    runs = sorted(folder.glob("line.?.*.js"))
    assert len(runs) == 4
    assert runs[2].read_text().startswith('explorables.record("line","0.3;0","')
