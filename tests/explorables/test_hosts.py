"""What an explorable shows of itself, by where it stands."""

import json

import IPython
import nbformat
import pytest

from d2lutils.explorables.hosts import MIME, WIDGET
from d2lutils.explorables.joining import widget_module
from d2lutils.explorables.widget import ExplorableWidget
from d2lutils.notebooks.normalise import committed
from tests.explorables.examples import everything, neuron
from tests.front.node import node


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the shell look like a kernel's."""
    shell = type("Shell", (), {"kernel": object()})()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.delenv("D2LUTILS_BOOK", raising=False)


def test_without_a_kernel_it_is_a_figure_and_no_widget_is_made():
    explorable = neuron()
    assert set(explorable._repr_mimebundle_()[0]) == {"image/png", "text/plain"}
    assert "widget" not in vars(explorable)


def test_in_the_book_it_is_what_the_page_computes_from(kernel, monkeypatch):
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    explorable = neuron()
    assert MIME in explorable._repr_mimebundle_()[0]
    assert "widget" not in vars(explorable)


def test_in_a_kernel_the_figure_stands_below_the_widget(kernel):
    explorable = neuron()
    shown, about = explorable._repr_mimebundle_()
    assert set(shown) == {WIDGET, "image/png", "text/plain"}
    assert shown[WIDGET]["model_id"] == explorable.widget.model_id
    assert about["image/png"]["alt"] == explorable.figure.alt


def test_shown_twice_it_is_one_widget(kernel):
    explorable = neuron()
    first, second = (explorable._repr_mimebundle_()[0][WIDGET] for _ in range(2))
    assert first == second


def test_the_widget_begins_where_the_page_begins():
    widget, default = neuron().widget, neuron()
    assert (widget.values, widget.step) == ({"lr": 0.3}, default.steps)
    asked = everything().widget  # a guess comes first, the run after it
    assert asked.step == 0
    assert everything().run(steps=asked.step, **asked.values).step == 0


def test_the_widget_speaks_the_language_in_force(monkeypatch):
    monkeypatch.setenv("D2LUTILS_LANGUAGE", "zh")
    assert neuron().widget.language == "zh"


def test_the_module_of_the_widget_is_one_that_anywidget_can_render(tmp_path):
    (tmp_path / "widget.mjs").write_text(widget_module(), encoding="utf-8")
    ask = tmp_path / "ask.mjs"
    ask.write_text(
        'import widget from "./widget.mjs";\nconsole.log(typeof widget.render);\n'
    )
    assert node(ask) == "function\n"
    assert ExplorableWidget._esm == widget_module()


def test_what_is_committed_of_a_widget_is_its_text(kernel):
    shown, about = neuron()._repr_mimebundle_()
    shown["image/png"] = "iVBORw0KGgo="
    output = nbformat.v4.new_output("display_data", shown, metadata=about)
    cell = nbformat.v4.new_code_cell("experiment", outputs=[output])
    notebook = nbformat.v4.new_notebook(
        cells=[cell], metadata={"widgets": {WIDGET: {}}}
    )
    kept = committed(notebook)
    assert "widget" not in json.dumps(kept)
    assert kept.cells[-1].outputs[0].data == {"text/plain": repr(neuron())}
