"""A blockquote that begins with ``Quiz.`` becomes a quiz with feedback for each option.

In every other host it stays what it is in Markdown: a question and options to unfold,
each with its feedback inside. On the site a script turns the options into a choice.
"""

import hashlib
import html
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from d2lutils.messages import quiz as text
from d2lutils.site.folds import details
from d2lutils.site.math import line_of
from d2lutils.site.pages import STATIC, Asset

LOGGER = logging.getLogger(__name__)
LEAD = ("Quiz.", "小测验。")
RIGHT = ("Right.", "对。")
LEAST, MOST = 2, 5


class Option(NamedTuple):
    """An answer that can be chosen, and what is said to whoever chooses it."""

    answer: str
    feedback: str

    @property
    def is_right(self) -> bool:
        """Tell whether the feedback says so."""
        return self.feedback.lstrip(" *_\n").startswith(RIGHT)


class quiz(nodes.General, nodes.Element):  # type: ignore[misc]
    """A question, then its options as ``details``; ``number`` counts on the page."""


def faults(question: str, options: Sequence[Option]) -> list[str]:
    """Return what is wrong with a quiz, in words; nothing if all is well."""
    found = [] if question.strip() else [text.NO_QUESTION.say()]
    if not LEAST <= len(options) <= MOST:
        got = {"least": LEAST, "most": MOST, "got": len(options)}
        found.append(text.FEW_OR_MANY.say(**got))
    right = sum(option.is_right for option in options)
    if right != 1:
        found.append(text.NOT_ONE_RIGHT.say(got=right))
    mute = [option.answer for option in options if not option.feedback.strip()]
    return found + [text.NO_FEEDBACK.say(option=answer) for answer in mute]


def setup(app: Sphinx) -> None:
    """Register the transform, how its node is written, and the files it needs."""
    app.add_node(quiz, html=(_visit_quiz, _depart_quiz))
    app.add_transform(Quizzes)
    app.connect("html-page-context", add_files, priority=950)


def add_files(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Load the script and the styles of the quiz on the pages that have one."""
    if doctree is None or doctree.next_node(quiz) is None:
        return
    for name, place in (("quiz.css", "page_styles"), ("quiz.js", "page_scripts")):
        content = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
        context[place].append(Asset(name, content[:8]))


class Quizzes(SphinxTransform):
    """``> **Quiz.** ...`` with ``<details>`` for its options becomes a quiz."""

    default_priority = 395  # after <details> is one node, before the other boxes

    def apply(self, **kwargs: Any) -> None:
        """Replace each blockquote that begins with the word."""
        quotes = [q for q in self.document.findall(nodes.block_quote) if _is_quiz(q)]
        for number, quote in enumerate(quotes, start=1):
            made = _quiz_from(quote, number)
            for fault in _faults_of(made):
                LOGGER.warning(
                    fault,
                    location=(self.env.docname, line_of(quote)),
                    type="book",
                    subtype="quiz",
                )
            quote.replace_self(made)


def _is_quiz(quote: nodes.block_quote) -> bool:
    first = quote.children[0] if quote.children else None
    lead = first.next_node(nodes.strong) if isinstance(first, nodes.paragraph) else None
    begins = first is not None and first.astext().lstrip().startswith(LEAD)
    return begins and lead is not None and lead.astext() in LEAD


def _quiz_from(quote: nodes.block_quote, number: int) -> quiz:
    """Return question and options apart; the right one is marked for the script."""
    asked = nodes.container(classes=["quiz-question"])
    made = quiz("", asked, number=number)
    for child in list(quote.children):
        quote.remove(child)
        if isinstance(child, details):
            right = _option(child).is_right
            child["kind"] = "option right" if right else "option"
            made += child
        else:
            asked += child
    return made


def _option(node: details) -> Option:
    return Option(node["summary"], node.astext())


def _faults_of(made: quiz) -> list[str]:
    asked, *options = made.children
    question = asked.astext().strip()
    for lead in LEAD:
        question = question.removeprefix(lead)
    return faults(question, [_option(node) for node in options])


def _visit_quiz(translator: Any, node: quiz) -> None:
    words = {name: message.say() for name, message in text.ON_PAGE.items()}
    known = html.escape(json.dumps(words, ensure_ascii=False), quote=True)
    label = html.escape(f"{text.QUIZ.say()} {node['number']}", quote=True)
    translator.body.append(
        f'<div class="box quiz" role="group" aria-label="{label}" '
        f'data-words="{known}">\n'
    )


def _depart_quiz(translator: Any, node: quiz) -> None:
    translator.body.append("</div>\n")
