"""Blockquotes that begin with a known bold word become boxes, exercises get their look.

Notebooks must read well as they are in Colab and on GitHub, so they hold no
directives: a box is a blockquote whose first words are bold and known, an exercise is
a heading that begins with its number.
"""

import html
import re
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from d2lutils.messages import site as text

BOXES = {
    "Predict.": "predict",
    "Often told wrong.": "told-wrong",
    "Check.": "check",
    "Aside.": "aside",
}
_EXERCISE = re.compile(r"Exercise \d+\.")
_PART = re.compile(r"(?P<numeral>[IVX]+) ")
_KIND = re.compile(r"(?P<kind>\w+) · (?P<stars>[★☆]{3})")


class box(nodes.General, nodes.Element):  # type: ignore[misc]
    """A boxed passage; ``kind`` is one of ``BOXES``' values."""


def setup(app: Sphinx) -> None:
    """Register the transforms and how their node is written."""
    app.add_node(box, html=(_visit_box, _depart_box))
    for transform in (Boxes, Exercises, Tables, Maps):
        app.add_transform(transform)


def _visit_box(translator: Any, node: box) -> None:
    tag = "aside" if node["kind"] == "aside" else "div"
    translator.body.append(translator.starttag(node, tag, CLASS=f"box {node['kind']}"))


def _depart_box(translator: Any, node: box) -> None:
    translator.body.append("</aside>\n" if node["kind"] == "aside" else "</div>\n")


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


class Tables(SphinxTransform):
    """A wide table scrolls by itself, and no header cell is empty."""

    default_priority = 420

    def apply(self, **kwargs: Any) -> None:
        """Put each table into a container of its own; name the corner cell."""
        for table in list(self.document.findall(nodes.table)):
            scroller = nodes.container(classes=["table-scroll"])
            table.replace_self(scroller)
            scroller += table
            for head in table.findall(nodes.thead):
                _name_corner(head)


def _name_corner(head: nodes.thead) -> None:
    corner = head.next_node(nodes.entry)
    if corner is not None and not corner.astext().strip():
        name = text.CORNER.say()
        corner.children = [nodes.inline(name, name, classes=["unseen"])]


class Maps(SphinxTransform):
    """A list of the parts, each led by its numeral in bold, becomes the book's map."""

    default_priority = 430

    def apply(self, **kwargs: Any) -> None:
        """Name the parts of the list, so that the styles can place them."""
        for parts in self.document.findall(nodes.bullet_list):
            leads = [item.next_node(nodes.strong) for item in parts.children]
            found = [_PART.match(lead.astext()) for lead in leads if lead is not None]
            numerals = [match["numeral"].lower() for match in found if match]
            if len(leads) < 2 or len(numerals) < len(leads):
                continue
            parts["classes"].append("map")
            for item, numeral in zip(parts.children, numerals, strict=True):
                item["classes"].append(f"part-{numeral}")
                if item.next_node(nodes.reference) or item.next_node(pending_xref):
                    item["classes"].append("begun")
