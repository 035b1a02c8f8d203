"""An explorable in a real JupyterLab: it runs, and is a figure when opened later."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import BrowserContext

from d2lutils.explorables.hosts import WIDGET
from tests.explorables.examples import neuron
from tests.hosts.notebook import Notebook, close_kernels, write

pytestmark = pytest.mark.xdist_group("JupyterLab")
DECLARE = (
    "from tests.explorables.examples import neuron\nexperiment = neuron()\nexperiment"
)
STATE = "application/vnd.jupyter.widget-state+json"
SAME = (
    "widget = experiment.widget\n"
    "print(widget.step, widget.values['lr'])\n"
    "print(experiment.run(steps=widget.step, **widget.values).say())"
)


class Story(NamedTuple):
    """What was seen, in the order in which it happened."""

    executor: str  # which computes in the page
    first: str  # the sentence, before the reader's moves
    moved: str  # and after them
    reloaded: str  # and in the page loaded anew, the kernel still there
    cells: tuple[int, int]  # that keys act on, before and after arrow keys in a slider
    python: list[str]  # what Python says of the same
    saved: dict[str, Any]
    reopened: str  # text of the output when the kernel is gone
    pictures: list[tuple[str, float]]  # their alt text, and width in px
    loose: int  # pictures kept for widgets that no output shows any more


@pytest.fixture(scope="module")
def story(lab_folder: Path, lab: str, reader: BrowserContext) -> Story:
    """Use the explorable in a notebook, save it, end the kernel, open it again."""
    path = lab_folder / "probe.ipynb"
    write(path, DECLARE, SAME)
    address = lab.format(path.name)
    used = use(reader, address)
    saved = json.loads(path.read_text(encoding="utf-8"))
    close_kernels(address)
    reopened = reopen(reader, address)
    again = json.loads(path.read_text(encoding="utf-8"))
    return Story(*used, saved, *reopened, len(stills(again)) - 1)


def use(reader: BrowserContext, address: str) -> tuple[Any, ...]:
    notebook = Notebook(reader, address)
    notebook.run(0)
    explorable = notebook.explorable()
    said = explorable.locator(".explorable-said")
    first = said.inner_text()
    explorable.get_by_role("slider", name="learning rate").focus()
    before = notebook.active()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "ArrowDown"):
        notebook.page.keyboard.press(key)
    cells = before, notebook.active()
    explorable.get_by_role("button", name="Step").click()
    explorable.get_by_text("step 41 of 300").wait_for()
    executor = notebook.explorable().get_attribute("data-executor")
    moved = said.inner_text()
    notebook.run(1)
    python = notebook.said(1)
    notebook.save()
    notebook.page.close()
    reloaded = Notebook(reader, address)
    again = reloaded.explorable().locator(".explorable-said").inner_text()
    reloaded.page.close()
    return executor, first, moved, again, cells, python


def reopen(reader: BrowserContext, address: str) -> tuple[Any, ...]:
    notebook = Notebook(reader, address)
    output = notebook.output(0)
    output.locator("img").wait_for()
    pictures = [
        (picture.get_attribute("alt"), picture.evaluate("(one) => one.clientWidth"))
        for picture in output.locator("img").all()
    ]
    text = output.inner_text()
    notebook.run(0)  # a new widget: the picture of the old one is not needed any more
    notebook.explorable()
    notebook.save()
    notebook.page.close()
    return text, pictures


def stills(saved: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = saved["metadata"]["widgets"][STATE]["state"]
    return kept


def test_it_computes_with_webassembly(story: Story) -> None:
    assert story.executor == "wasm"
    assert story.first == neuron().run().say()


def test_what_the_reader_sets_python_can_read_and_run_again(story: Story) -> None:
    place, sentence, *_ = story.python
    step, rate = place.split()
    assert (step, story.moved) == ("41", sentence)
    assert float(rate) > 0.3
    assert story.moved != story.first


def test_the_page_loaded_anew_shows_what_the_reader_has_set(story: Story) -> None:
    assert story.reloaded == story.moved


def test_arrow_keys_move_the_slider_and_no_cell(story: Story) -> None:
    before, after = story.cells
    assert before == after


def test_a_saved_notebook_has_the_figure_for_every_reader(story: Story) -> None:
    (output,) = story.saved["cells"][0]["outputs"]
    assert set(output["data"]) == {WIDGET, "image/png", "text/plain"}
    assert output["metadata"]["image/png"]["alt"] == neuron().figure.alt
    assert set(stills(story.saved)) == {output["data"][WIDGET]["model_id"]}


def test_opened_again_without_its_kernel_it_shows_the_figure(story: Story) -> None:
    assert [alt for alt, _ in story.pictures] == [neuron().figure.alt]
    assert story.pictures[0][1] > 400
    assert "rror" not in story.reopened
    assert "oading" not in story.reopened


def test_no_picture_stays_for_a_widget_that_is_gone(story: Story) -> None:
    assert story.loose == 0
