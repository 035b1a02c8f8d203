"""What a page's main thread did, from a trace of Chromium."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from playwright.sync_api import Page

BEGIN, END = "frameLab begin", "frameLab end"  # marks that frames.js makes
_CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing"]


class Task(NamedTuple):
    """A task of the main thread, in ms.

    work  what it took of the processor, which a busy machine does not change
    """

    start: float
    end: float
    work: float


class Trace(NamedTuple):
    """The tasks of a page's main thread, and its marks: (ms, name), in their order."""

    tasks: list[Task]
    marks: list[tuple[float, str]]

    def longest(self) -> float:
        """Return how long the longest task took, ms."""
        return max((task.end - task.start for task in self.tasks), default=0)

    def heaviest(self) -> float:
        """Return the most work of a task, ms."""
        return max((task.work for task in self.tasks), default=0)

    def answers(self) -> list[float]:
        """Return the work between each mark of a begin and the end next to it, ms.

        The task in which the end is marked is the next frame's: it does not count.
        """
        spans = [
            (a, b) for a, b in pairwise(self.marks) if (a[1], b[1]) == (BEGIN, END)
        ]
        return [
            sum(t.work for t in self.tasks if t.end > begin and t.end <= end)
            for (begin, _), (end, _) in spans
        ]


def traced(page: Page, act: Callable[[], Any]) -> tuple[Trace, Any]:
    """Return what the main thread did during an act, and what that gives."""
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=_CATEGORIES)
    given = act()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {
        (e["pid"], e["tid"])
        for e in events
        if e["name"] == "thread_name" and e["args"]["name"] == "CrRendererMain"
    }
    own = [e for e in events if (e["pid"], e["tid"]) in main]
    marks = [(e["ts"] / 1000, e["name"]) for e in own if e["name"] in {BEGIN, END}]
    return Trace(list(_tasks(own)), sorted(marks)), given


def _tasks(events: list[dict[str, Any]]) -> Iterator[Task]:
    for e in events:
        if e["name"] == "RunTask" and "dur" in e:
            start, end = e["ts"] / 1000, (e["ts"] + e["dur"]) / 1000
            yield Task(start, end, e.get("tdur", e["dur"]) / 1000)
