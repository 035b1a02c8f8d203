"""A notebook as the checks see it: cells in order, each with its section."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from d2lutils.notebooks import read
from d2lutils.notebooks.opening import is_opening
from d2lutils.notebooks.stamp import Notebook

DETAILS = re.compile(r"<details\b.*?</details>", re.DOTALL)
CODE_OR_MATH = re.compile(
    r"```.*?```|~~~.*?~~~|``[^\n]*?``|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL
)
HEADING = re.compile(r"^(#{1,6}) +(.*?) *#*$", re.MULTILINE)
LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)|https?://\S+|<[^>\n]+>")


class Page(NamedTuple):
    """A notebook and where it lies."""

    path: Path
    notebook: Notebook


Check = Callable[[Page], list[str]]


class Cell(NamedTuple):
    """A cell: its number from 1, kind, text, tags, and the heading it stands under."""

    number: int
    kind: str
    source: str
    tags: frozenset[str]
    section: str
    node: Notebook

    @property
    def is_code(self) -> bool:
        """Tell whether it is a code cell."""
        return self.kind == "code"

    @property
    def is_apart(self) -> bool:
        """Tell whether it stands in Exercises or Sources, apart from the budgets."""
        return self.section in {"Exercises", "Sources"}


def load(path: Path) -> Page:
    """Return the page in a file."""
    return Page(path, read(path))


def cells(page: Page) -> list[Cell]:
    """Return the cells of a page, each under its heading of the second level.

    The opening cell, the same everywhere, is left out; it has a check of its own.
    """
    section = ""
    found = []
    for number, node in enumerate(page.notebook.cells, start=1):
        if node.cell_type == "markdown":
            for _, title in headings(node.source, only=2):
                section = title
        tags = frozenset(node.metadata.get("tags", []))
        cell = Cell(number, node.cell_type, node.source, tags, section, node)
        if not is_opening(node):
            found.append(cell)
    return found


def markdown(page: Page) -> list[Cell]:
    """Return the Markdown cells of a page."""
    return [cell for cell in cells(page) if not cell.is_code]


def code(page: Page) -> list[Cell]:
    """Return the code cells of a page."""
    return [cell for cell in cells(page) if cell.is_code]


def headings(source: str, *, only: int | None = None) -> Iterator[tuple[int, str]]:
    """Yield (level, title) of each heading in Markdown, fenced code passed over."""
    without_code = re.sub(r"(```|~~~).*?\1", "", source, flags=re.DOTALL)
    for marks, title in HEADING.findall(without_code):
        if only in (None, len(marks)):
            yield len(marks), title


def prose(source: str) -> str:
    """Return the words of Markdown: no code, math, link targets or HTML tags."""
    return LINK_TARGET.sub(" ", CODE_OR_MATH.sub(" x ", source))


def words(source: str) -> int:
    """Return how many words Markdown has; a formula or a code span counts as one."""
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", prose(source)))


def plain_outputs(cell: Cell) -> Iterator[str]:
    """Yield each text that a code cell shows."""
    for output in cell.node.get("outputs", []):
        if output.output_type == "stream":
            yield output.text
        elif output.output_type == "error":
            yield "\n".join([output.evalue, *output.traceback])
        else:
            yield output.data.get("text/plain", "")
