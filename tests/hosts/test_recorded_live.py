"""A recorded explorable in a real JupyterLab: values off the grid, errors, a kill."""

import os
import re
import signal
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Locator

from d2lutils.messages import explorables as text
from tests.explorables.recorded_examples import spirals
from tests.hosts.notebook import Notebook, write
from tests.hosts.recorded_live import PAUSE

pytestmark = pytest.mark.xdist_group("JupyterLab")
DECLARE = (
    "from tests.hosts.recorded_live import LOG, live\nexperiment = live()\nexperiment"
)
TELL = (
    "import os\n"
    "widget = experiment.widget\n"
    "print(os.getpid())\n"
    "print(experiment.run(steps=widget.step, **widget.values).say())\n"
    "print(LOG)"
)
ASKED = 0.25  # seconds of rest before Python is asked


class Story(NamedTuple):
    """What was seen, in the order in which it happened."""

    first: str  # the sentence of the default run
    between: str  # and at a value between those that are recorded
    refused: tuple[str, str, str]  # an error: notice, sentence, value of the slider
    after: tuple[str, str]  # notice and sentence at the next value
    progress: str  # words while a slow run is made
    sooner: float  # seconds until another one is here that was asked for meanwhile
    python: list[str]  # what Python says of the same
    killed: tuple[str, str, str]  # the kernel: notice, sentence, state
    stepped: str  # where the run is after another step
    again: float  # seconds until the next question is refused, the kernel gone


@pytest.fixture(scope="module")
def story(lab_folder: Path, lab: str, reader: BrowserContext) -> Story:
    """Move through values; then kill the kernel while it computes."""
    path = lab_folder / "recorded.ipynb"
    write(path, DECLARE, TELL)
    return use(reader, lab.format(path.name))


class Hand:
    """The reader's hand on the slider of the learning rate."""

    def __init__(self, notebook: Notebook) -> None:
        self.page, self.root = notebook.page, notebook.explorable()

    def press(self, *keys: str) -> None:
        self.root.get_by_role("slider", name="learning rate").focus()
        for key in keys:
            self.page.keyboard.press(key)

    def part(self, name: str) -> Locator:
        return self.root.locator(f".explorable-{name}")

    def wait(self, name: str, words: str) -> str:
        self.part(name).filter(has_text=words).first.wait_for()
        return self.part(name).first.inner_text()

    def said(self) -> str:
        return self.part("said").inner_text()

    def rate(self, expected: str = "") -> str:
        """Return the learning rate, once the slider is back at it."""
        output = self.root.locator('[data-control="lr"] output')
        output.filter(has_text=re.compile(f"^{expected}")).wait_for()
        return output.inner_text()


def use(reader: BrowserContext, address: str) -> Story:
    notebook = Notebook(reader, address)
    notebook.run(0)
    notebook.explorable()
    hand = Hand(notebook)
    hand.root = notebook.page.locator("figure.explorable")
    first = hand.said()
    hand.press("ArrowRight")
    between = hand.wait("said", "lr 1.1,")
    hand.press("End")
    notice = hand.wait("notice", "Error")
    refused = notice, hand.said(), hand.rate("1.1")
    hand.press("ArrowRight")
    said = hand.wait("said", "lr 1.2,")
    after = hand.part("notice").inner_text(), said
    hand.press("Home")
    progress = hand.wait("where", "Python")
    began = time.monotonic()
    hand.part("defaults").click()
    hand.rate("1$")
    hand.press("ArrowLeft")
    hand.wait("said", "lr 0.9,")
    sooner = time.monotonic() - began
    notebook.run(1)
    python = notebook.said(1)
    return Story(
        *(first, between, refused, after, progress, sooner, python),
        *kill(hand, int(python[0])),
    )


def kill(hand: Hand, process: int) -> tuple[tuple[str, str, str], str, float]:
    """End the kernel in the middle of a run, and go on with the run that is shown."""
    hand.press("Home")
    hand.wait("where", "Python")
    os.kill(process, signal.SIGKILL)
    notice = hand.wait("notice", "kernel")
    hand.page.locator('figure.explorable[data-state="ready"]').wait_for()
    killed = notice, hand.said(), hand.rate("0.9")
    for button in hand.page.locator(".jp-Dialog button").all():
        button.click()  # JupyterLab tells of it, too
    hand.part("step").click()
    stepped = hand.wait("where", "step 35")
    began = time.monotonic()
    hand.press("Home")
    hand.page.wait_for_function(
        """() => document.querySelector('[data-control="lr"] input').value !== "0"
          && document.querySelector("figure.explorable").dataset.state === "ready" """
    )
    return killed, stepped.split("\n")[0], time.monotonic() - began


def test_a_value_between_those_recorded_is_computed(story: Story) -> None:
    assert story.first == spirals().run().say()
    assert story.between == spirals().run(lr=1.1).say()


def test_an_error_is_shown_and_the_last_run_is_back(story: Story) -> None:
    notice, said, rate = story.refused
    assert notice == text.UI["error_python"].say(error="ValueError: 10 is too fast")
    assert (said, rate) == (story.between, "1.1")


def test_after_an_error_the_next_value_works(story: Story) -> None:
    assert story.after == ("", spirals().run(lr=1.2).say())


def test_progress_is_told_and_a_newer_question_ends_the_older_run(story: Story) -> None:
    assert story.progress.startswith("Python: ")
    assert story.sooner < ASKED + 6 * PAUSE
    log = dict(eval(story.python[2]))
    assert log[0.1] < 9
    assert log[0.9] == 9


def test_python_says_the_same(story: Story) -> None:
    assert story.python[1] == spirals().run(lr=0.9).say()


def test_a_kernel_that_is_killed_is_noticed_and_the_run_goes_on(story: Story) -> None:
    notice, said, rate = story.killed
    assert notice == text.UI["error_kernel"].en
    assert (said, rate) == (spirals().run(lr=0.9).say(), "0.9")
    assert story.stepped == "step 35 of 40"
    assert story.again < 5
