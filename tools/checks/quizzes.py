"""Quizzes in a notebook's Markdown: enough options, one right, feedback for each."""

import re
from collections.abc import Iterator

from d2lutils.site.quiz import LEAD, Option, faults
from tools.checks.page import Check, Page, markdown

_QUOTE = re.compile(r"(?:^>[^\n]*(?:\n|$))+", re.MULTILINE)
_LEAD = re.compile("|".join(rf"\*\*{re.escape(lead)}\*\*" for lead in LEAD))
_OPTION = re.compile(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)


def quizzes_teach(page: Page) -> list[str]:
    """Each quiz asks, offers 2 to 5 options, one right, and answers each of them."""
    return [
        f"cell {cell.number}: {fault}"
        for cell in markdown(page)
        for question, options in quizzes(cell.source)
        for fault in faults(question, options)
    ]


def quizzes(source: str) -> Iterator[tuple[str, list[Option]]]:
    """Yield question and options of each quiz in Markdown."""
    for quote in _QUOTE.findall(source):
        said = re.sub(r"^> ?", "", quote, flags=re.MULTILINE).strip()
        lead = _LEAD.match(said)
        if lead:
            asked = _OPTION.sub("", said[lead.end() :])
            yield asked, [Option(*pair) for pair in _OPTION.findall(said)]


CHECKS: list[Check] = [quizzes_teach]
