"""Turn the book's plain Markdown conventions into boxes.

Notebooks must read well as they are in Colab and on GitHub, so they hold no
directives: a box is a blockquote whose first words are bold and known, a hint or a
solution is ``<details>``, an exercise is a heading that begins with its number.
"""

import html
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from d2lutils.messages import site as text

LOGGER = logging.getLogger(__name__)
BOXES = {
    "Predict.": "predict",
    "Often told wrong.": "told-wrong",
    "Check.": "check",
    "Aside.": "aside",
}
_DETAILS = re.compile(
    r"\s*<details(?P<open>\s+open)?\s*>\s*<summary>(?P<summary>.*?)</summary>\s*",
    re.DOTALL,
)
_END = re.compile(r"\s*</details>\s*")
_EXERCISE = re.compile(r"Exercise \d+\.")
_KIND = re.compile(r"(?P<kind>\w+) · (?P<stars>[★☆]{3})")


class box(nodes.General, nodes.Element):  # type: ignore[misc]
    """A boxed passage; ``kind`` is one of ``BOXES``' values."""


class details(nodes.General, nodes.Element):  # type: ignore[misc]
    """Something to unfold; ``summary`` is HTML, ``kind`` chooses its look."""


def setup(app: Sphinx) -> None:
    """Register the transforms and how their nodes are written."""
    app.add_node(box, html=(_visit_box, _depart_box))
    app.add_node(details, html=(_visit_details, _depart_details))
    for transform in (FoldDetails, FoldCells, Boxes, Exercises, WideTables):
        app.add_transform(transform)


def _visit_box(translator: Any, node: box) -> None:
    tag = "aside" if node["kind"] == "aside" else "div"
    translator.body.append(translator.starttag(node, tag, CLASS=f"box {node['kind']}"))


def _depart_box(translator: Any, node: box) -> None:
    translator.body.append("</aside>\n" if node["kind"] == "aside" else "</div>\n")


def _visit_details(translator: Any, node: details) -> None:
    unfolded = {"open": "open"} if node.get("open") else {}
    tag = translator.starttag(node, "details", CLASS=f"fold {node['kind']}", **unfolded)
    translator.body.append(f"{tag}<summary>{node['summary']}</summary>\n")


def _depart_details(translator: Any, node: details) -> None:
    translator.body.append("</details>\n")


class Boxes(SphinxTransform):
    """``> **Predict.** ...`` and its like become boxes."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Replace each blockquote that begins with a known bold word."""
        for quote in list(self.document.findall(nodes.block_quote)):
            kind = _kind_of_box(quote)
            if kind is not None:
                quote.replace_self(box("", *quote.children, kind=kind))


def _kind_of_box(quote: nodes.block_quote) -> str | None:
    first = quote.children[0] if quote.children else None
    if not isinstance(first, nodes.paragraph):
        return None
    lead = next((child for child in first.children if child.astext()), None)
    return BOXES.get(lead.astext()) if isinstance(lead, nodes.strong) else None


class FoldDetails(SphinxTransform):
    """``<details>`` ... ``</details>`` around Markdown become one node."""

    default_priority = 390

    def apply(self, **kwargs: Any) -> None:
        """Gather what stands between the tags, in every part of the page."""
        parents = {raw.parent for raw in self.document.findall(nodes.raw)}
        for parent in parents:
            _fold(parent)


def _fold(parent: nodes.Element) -> None:
    stack: list[details] = []
    kept: list[nodes.Node] = []
    for child in list(parent.children):
        parent.remove(child)
        source = child.astext() if isinstance(child, nodes.raw) else ""
        opening = _DETAILS.fullmatch(source)
        if opening is not None:
            stack.append(_details_from(opening))
        elif _END.fullmatch(source) and stack:
            closed = stack.pop()
            (stack[-1].children if stack else kept).append(closed)
        else:
            if "<details" in source.split("</details")[-1] or _END.fullmatch(source):
                _warn_unpaired(child)
            (stack[-1].children if stack else kept).append(child)
    if stack:
        _warn_unpaired(parent)
        kept.extend(stack)
    parent.extend(kept)


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
        cells = [
            node
            for node in self.document.findall(nodes.container)
            if node.get("nb_element") == "cell_code"
        ]
        for cell in cells:
            tags = cell["cell_metadata"].get("tags", [])
            if "solution" in tags:
                _fold_solution(cell)
            elif "hide-input" in tags:
                _fold_code(cell)


def _fold_solution(cell: nodes.container) -> None:
    cell.attributes.pop("hide_mode", None)
    for code in cell.findall(nodes.literal_block):
        without = re.sub(r"\A#\s*@title[^\n]*\n+", "", code.astext())
        code.rawsource = without
        code.children = [nodes.Text(without)]
        break
    summary = html.escape(text.SOLUTION.say())
    folded = details("", kind="solution", summary=summary)
    cell.replace_self(folded)
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
    cell.replace(code, folded)
    folded += code


class Exercises(SphinxTransform):
    """A section headed ``Exercise N. ...`` gets the look of an exercise."""

    default_priority = 410

    def apply(self, **kwargs: Any) -> None:
        """Mark each exercise's section and its line of kind and difficulty."""
        for section in self.document.findall(nodes.section):
            title = section.next_node(nodes.title)
            if title is None or not _EXERCISE.match(title.astext()):
                continue
            section["classes"].append("exercise")
            line = section.next_node(nodes.paragraph)
            if line is not None:
                _mark_kind(section, line)


def _mark_kind(section: nodes.section, line: nodes.paragraph) -> None:
    found = _KIND.fullmatch(line.astext().strip())
    if found is None:
        return
    level = found["stars"].count("★")
    label = html.escape(text.DIFFICULTY.say(level=level), quote=True)
    stars = f'<span role="img" aria-label="{label}">{found["stars"]}</span>'
    line["classes"].append("exercise-kind")
    line.children = [
        nodes.inline(found["kind"], found["kind"]),
        nodes.raw("", stars, format="html"),
    ]
    section["classes"].append(f"kind-{found['kind']}")


class WideTables(SphinxTransform):
    """A table wider than the text scrolls by itself, not the page."""

    default_priority = 420

    def apply(self, **kwargs: Any) -> None:
        """Put each table into a container of its own."""
        for table in list(self.document.findall(nodes.table)):
            scroller = nodes.container(classes=["table-scroll"])
            table.replace_self(scroller)
            scroller += table
