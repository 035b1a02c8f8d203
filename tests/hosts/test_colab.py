"""What an explorable sends to the notebook in Colab's line of versions, and in ours."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from d2lutils.explorables.hosts import WIDGET
from d2lutils.explorables.packing import unpack
from tests.explorables.examples import neuron
from tests.explorables.recorded_examples import spirals
from tools.colab import environment
from tools.paths import ROOT

PNG = "image/png"
OURS = Path(sys.executable)


QUESTIONS = [{"id": "a", "values": {"lr": 1.1}}, {"id": "b", "values": {"lr": 99}}]


def told(python: Path, host: str) -> dict[str, Any]:
    """Return what a kernel of another environment sends, started once for all tests."""
    dropped = {"D2LUTILS_BOOK", "D2LUTILS_LANGUAGE", "MPLBACKEND"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    command = [str(python), "-m", "tests.hosts.ask", host, json.dumps(QUESTIONS)]
    done = subprocess.run(
        command, cwd=ROOT, env=kept, capture_output=True, encoding="utf-8", timeout=240
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def colab() -> dict[str, Any]:
    """Return what is sent in Colab, with its versions."""
    return told(environment(), "colab")


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    """Return what is sent with the newest versions, to a notebook elsewhere."""
    return told(OURS, "elsewhere")


def test_colabs_line_is_ipython_7_with_ipywidgets_7(colab: dict[str, Any]) -> None:
    assert colab["versions"] == ["7.34.0", "7.7.1"]


@pytest.mark.parametrize("host", ["colab", "ours"])
def test_a_notebook_gets_widget_figure_and_text_and_no_html(
    host: str, request: pytest.FixtureRequest
) -> None:
    sent = request.getfixturevalue(host)
    (output,) = sent["outputs"][0]  # one: the widget does not show itself beside it
    assert set(output["data"]) == {WIDGET, PNG, "text/plain"}
    assert output["data"]["text/plain"] == repr(neuron())
    assert output["metadata"][PNG]["alt"] == neuron().figure.alt
    assert sent["models"][output["data"][WIDGET]["model_id"]] == "AnyModel"


def test_colab_is_told_where_its_manager_of_foreign_widgets_is(
    colab: dict[str, Any], ours: dict[str, Any]
) -> None:
    about = colab["outputs"][0][0]["metadata"][WIDGET]
    assert about["colab"]["custom_widget_manager"]["url"] == "https://here/manager.js"
    assert WIDGET not in ours["outputs"][0][0]["metadata"]


@pytest.mark.parametrize("host", ["colab", "ours"])
def test_python_reads_what_the_reader_has_set(
    host: str, request: pytest.FixtureRequest
) -> None:
    (printed,) = request.getfixturevalue(host)["outputs"][1]
    assert printed["text"] == neuron().run(steps=7, lr=1.1).say() + "\n"


@pytest.mark.parametrize("host", ["colab", "ours"])
def test_a_kernel_makes_the_run_that_a_page_asks_for(
    host: str, request: pytest.FixtureRequest
) -> None:
    run, error = request.getfixturevalue(host)["answers"]
    assert (run["id"], error["id"]) == ("a", "b")
    assert error["error"].startswith("ValueError: lr must be")
    declared = spirals()
    found = unpack(declared.layout, base64.b64decode(run["run"]))
    expected = declared.run(steps=40, lr=1.1).history["loss"]
    assert np.allclose(found["loss"], expected, rtol=1e-5)
