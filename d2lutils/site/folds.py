"""``<details>``, solutions and hidden code: all unfold without a script."""

import html
import re
from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from d2lutils.messages import site as text

LOGGER = logging.getLogger(__name__)
_OPENING = re.compile(
    r"<details(?P<open>\s+open)?\s*>\s*<summary>(?P<summary>.*?)</summary>", re.DOTALL
)
_TAG = re.compile(rf"(?:{_OPENING.pattern})|</details>", re.DOTALL)


class details(nodes.General, nodes.Element):  # type: ignore[misc]
    """Something to unfold; ``summary`` is HTML, ``kind`` chooses its look."""


def setup(app: Sphinx) -> None:
    """Register the transforms and how their node is written."""
    app.add_node(details, html=(_visit_details, _depart_details))
    for transform in (FoldDetails, FoldCells):
        app.add_transform(transform)


def _visit_details(translator: Any, node: details) -> None:
    unfolded = {"open": "open"} if node.get("open") else {}
    look = f"fold {node['kind']}"
    tag = translator.starttag(node, "details", "", CLASS=look, **unfolded)
    translator.body.append(f"{tag}<summary>{node['summary']}</summary>\n")


def _depart_details(translator: Any, node: details) -> None:
    translator.body.append("</details>\n")


class FoldDetails(SphinxTransform):
    """``<details>`` ... ``</details>`` around Markdown become one node."""

    default_priority = 390

    def apply(self, **kwargs: Any) -> None:
        """Gather what stands between the tags, in every part of the page."""
        parents = {raw.parent for raw in self.document.findall(nodes.raw)}
        for parent in parents:
            _fold(parent)


def _fold(parent: nodes.Element) -> None:
    open_ones: list[details] = []
    kept: list[nodes.Node] = []
    for child in list(parent.children):
        parent.remove(child)
        tags = _tags(child)
        if not tags:
            (open_ones[-1].children if open_ones else kept).append(child)
        for tag in tags:
            opening = _OPENING.fullmatch(tag)
            if opening is not None:
                open_ones.append(_details_from(opening))
            elif open_ones:
                closed = open_ones.pop()
                (open_ones[-1].children if open_ones else kept).append(closed)
            else:
                _warn_unpaired(child)
    if open_ones:
        _warn_unpaired(parent)
    parent.extend(kept + open_ones)


def _tags(node: nodes.Node) -> list[str]:
    """Return the tags of a piece of HTML that holds these tags and nothing else."""
    source = node.astext() if isinstance(node, nodes.raw) else ""
    if "<details" not in source and "</details" not in source:
        return []
    if source.startswith("<figure"):
        return []  # ours: a picture, what it shows folded below it
    if _TAG.sub("", source).strip():
        _warn_unpaired(node)
        return []
    return [match.group() for match in _TAG.finditer(source)]


def _warn_unpaired(node: nodes.Node) -> None:
    LOGGER.warning(
        text.OPEN_DETAILS.say(), location=node, type="book", subtype="details"
    )


def _details_from(opening: re.Match[str]) -> details:
    summary = opening["summary"].strip()
    words = re.sub(r"<[^>]*>", "", summary).split()
    kind = words[0].lower() if words else "more"
    kind = kind if kind in {"hint", "solution", "rubric"} else "more"
    return details("", kind=kind, summary=summary, open=bool(opening["open"]))


class FoldCells(SphinxTransform):
    """Cells tagged ``solution`` or ``hide-input`` are folded without JavaScript."""

    default_priority = 391

    def apply(self, **kwargs: Any) -> None:
        """Fold the whole cell of a solution, only the code of the others."""
        for cell in _code_cells(self.document):
            tags = cell["cell_metadata"].get("tags", [])
            if "solution" in tags:
                _fold_solution(cell)
            elif "hide-input" in tags:
                _fold_code(cell)
        _gather_setup(self.document)


def _code_cells(node: nodes.Element) -> list[nodes.container]:
    containers = node.findall(nodes.container)
    return [c for c in containers if c.get("nb_element") == "cell_code"]


def _gather_setup(document: nodes.document) -> None:
    """Move the hidden code before the first picture into the fold under it.

    A page begins with its puzzle; what only prepares it stands below it.
    """
    page = document.next_node(nodes.section)
    # A cell whose code is not shown, and that shows nothing, has no children.
    cells = [c for c in _code_cells(document) if c.parent is page and c.children]
    setup = list(takewhile(_prepares, cells))
    if not setup or len(setup) == len(cells):
        return
    for cell in setup:
        cell.parent.remove(cell)
    shown = cells[len(setup)]
    fold = next(iter(shown.findall(details)), None)
    if fold is None:
        fold = details("", kind="code", summary=html.escape(text.SETUP_CODE.say()))
        shown += fold
    fold[:0] = [code for cell in setup for code in cell.children[0].children]


def _prepares(cell: nodes.container) -> bool:
    """Tell whether a cell's code is hidden and shows nothing."""
    tags = cell["cell_metadata"].get("tags", [])
    return "hide-input" in tags and "solution" not in tags and len(cell.children) == 1


def _fold_solution(cell: nodes.container) -> None:
    cell.attributes.pop("hide_mode", None)
    for code in cell.findall(nodes.literal_block):
        without = re.sub(r"\A#\s*@title[^\n]*\n+", "", code.astext())
        code.rawsource = without
        code.children = [nodes.Text(without)]
        break
    summary = html.escape(text.SOLUTION.say())
    folded = details("", kind="solution", summary=summary)
    cell.parent.replace(cell, folded)
    folded += cell


def _fold_code(cell: nodes.container) -> None:
    cell.attributes.pop("hide_mode", None)
    code = cell.children[0]
    if not isinstance(code, nodes.Element) or code.get("nb_element") != (
        "cell_code_source"
    ):
        return
    draws = any('<figure class="plot"' in r.astext() for r in cell.findall(nodes.raw))
    message = text.HINT_CODE if draws else text.HIDDEN_CODE
    folded = details("", kind="code", summary=html.escape(message.say()))
    cell.remove(code)
    folded += code
    # Under a picture, as its caption; before the output of a step.
    cell.insert(len(cell.children) if draws else 0, folded)
