"""What Python answers to a page: the newest question, with progress and errors."""

import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from d2lutils.explorables import answering
from d2lutils.explorables.answering import MOST_SIGNS, Answering, in_one_line
from tests.explorables.recorded_examples import bend, spirals

SECONDS = 20
Messages = queue.Queue[dict[str, Any]]


def question(number: str, **values: Any) -> dict[str, Any]:
    return {"type": "compute", "id": number, "values": values}


def heard(packed: Callable[..., str]) -> tuple[Answering, Messages]:
    messages: Messages = queue.Queue()
    return Answering(packed, messages.put), messages


def last(messages: Messages) -> dict[str, Any]:
    """Return the message with the run or the error."""
    while True:
        message = messages.get(timeout=SECONDS)
        if message["type"] == "run":
            return message


def test_a_run_comes_packed_with_the_progress_before_it():
    declared = spirals()
    page, messages = heard(declared.packed)
    page.hear(question("a", lr=1.1, seed=2))
    first = messages.get(timeout=SECONDS)
    assert first == {"type": "progress", "id": "a", "part": 0.0}
    run = declared.packed({"lr": 1.1, "seed": 2})
    assert last(messages) == {"type": "run", "id": "a", "run": run}


def test_a_value_that_no_control_has_is_an_error():
    page, messages = heard(bend().packed)
    page.hear(question("a", slope=99))
    told = last(messages)["error"]
    assert told.startswith("ValueError: ")
    assert "99" in told
    page.hear(question("b", slope=1))
    assert last(messages)["run"] == bend().packed({"slope": 1})


class Stepwise:
    """Runs whose frames come when the test says so."""

    def __init__(self) -> None:
        self.steps: dict[str, threading.Semaphore] = {}
        self.begun: queue.Queue[str] = queue.Queue()
        self.ended: queue.Queue[str] = queue.Queue()

    def packed(self, values: Mapping[str, Any], watch: Callable[[float], None]) -> str:
        name = str(values["name"])
        step = self.steps.setdefault(name, threading.Semaphore(0))
        self.begun.put(name)
        try:
            for number in range(4):
                assert step.acquire(timeout=SECONDS)
                watch((number + 1) / 4)
            return name
        finally:
            self.ended.put(name)


def test_a_newer_question_ends_the_older_run_at_its_next_frame():
    runs = Stepwise()
    page, messages = heard(runs.packed)
    page.hear(question("1", name="a"))
    assert runs.begun.get(timeout=SECONDS) == "a"
    for number, name in (("2", "b"), ("3", "c"), ("4", "d")):
        page.hear(question(number, name=name))
    runs.steps["a"].release()
    assert runs.ended.get(timeout=SECONDS) == "a"
    assert runs.begun.get(timeout=SECONDS) == "d"  # b and c are never begun
    runs.steps["d"].release(4)
    assert last(messages) == {"type": "run", "id": "4", "run": "d"}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("no\nsecond line"), "ValueError: no"),
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
        (AssertionError(), "AssertionError"),
        (SystemExit(3), "SystemExit: 3"),
        (KeyError("x"), "KeyError: 'x'"),
        (RuntimeError("x" * 999), f"RuntimeError: {'x' * (MOST_SIGNS - 14)}…"),
    ],
)
def test_an_error_is_told_in_one_line_and_the_next_run_comes(error, told):
    def packed(values, watch):
        if values["fails"]:
            raise error
        return "run"

    page, messages = heard(packed)
    page.hear(question("a", fails=True))
    assert last(messages) == {"type": "run", "id": "a", "error": told}
    page.hear(question("b", fails=False))
    assert last(messages) == {"type": "run", "id": "b", "run": "run"}
    assert in_one_line(error) == told


def test_a_long_frame_gives_signs_of_life(monkeypatch):
    monkeypatch.setattr(answering, "HEARTBEAT", 0.01)
    runs = Stepwise()
    page, messages = heard(runs.packed)
    page.hear(question("a", name="a"))
    beats = [messages.get(timeout=SECONDS) for _ in range(5)]
    assert {beat["part"] for beat in beats} == {0.0}
    runs.steps["a"].release(4)
    assert last(messages)["run"] == "a"


def test_a_run_that_makes_no_step_is_told_and_the_next_one_is_not_lost(monkeypatch):
    monkeypatch.setattr(answering, "HEARTBEAT", 0.01)
    monkeypatch.setattr(answering, "PATIENCE", 0.1)
    runs = Stepwise()
    page, messages = heard(runs.packed)
    page.hear(question("a", name="a"))
    assert last(messages)["error"].startswith("It has made no step for 0 seconds")
    page.hear(question("b", name="b"))
    told = last(messages)
    assert told["id"] == "b"
    assert told["error"].startswith("Python is still at another run")
    runs.steps["a"].release()
    assert runs.ended.get(timeout=SECONDS) == "a"  # there is a newer question
    page.hear(question("c", name="c"))
    assert runs.begun.get(timeout=SECONDS) == "a"
    assert runs.begun.get(timeout=SECONDS) == "c"
    runs.steps["c"].release(4)
    assert last(messages) == {"type": "run", "id": "c", "run": "c"}


def test_progress_is_told_now_and_then():
    def packed(values, watch):
        for number in range(10_000):
            watch(number / 10_000)
        return "run"

    page, messages = heard(packed)
    page.hear(question("a"))
    last(messages)
    assert messages.qsize() == 0
    page.hear(question("b"))
    told = []
    while (message := messages.get(timeout=SECONDS))["type"] != "run":
        told.append(message["part"])
    assert told == sorted(told)
    assert 1 <= len(told) < 100


@pytest.mark.parametrize(
    "message",
    [
        *(None, 7, "compute", [], {}, {"type": "x"}, {"type": "compute"}),
        {"type": "compute", "id": 1, "values": {}},
        {"type": "compute", "id": "a", "values": [1]},
    ],
)
def test_what_is_no_question_is_left_alone(message):
    page, messages = heard(lambda values, watch: "run")
    page.hear(message)
    page.hear(question("a"))
    assert last(messages)["id"] == "a"
