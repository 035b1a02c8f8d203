"""Formulas in Sphinx: collected as pages are read, looked up as they are written."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging

from d2lutils.messages import site as text
from d2lutils.site.fonts import style_sheet
from d2lutils.site.formulas import Formula, FormulaError, render

LOGGER = logging.getLogger(__name__)
CELL = 10_000  # MyST-NB counts lines of a notebook as 10,000 for each cell


def setup(app: Sphinx) -> None:
    """Make KaTeX the book's math renderer."""
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_display, None))
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", render_all)


def stored(env: BuildEnvironment) -> dict[str, list[Formula]]:
    """Return the formulas of each page that has been read."""
    if not hasattr(env, "book_formulas"):
        env.book_formulas = {}  # type: ignore[attr-defined]
    return env.book_formulas  # type: ignore[attr-defined,no-any-return]


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Note the formulas of a page that has just been read."""
    found = [
        Formula(node.astext(), isinstance(node, nodes.math_block), line_of(node))
        for node in doctree.findall(lambda n: isinstance(n, _MATH))
    ]
    stored(app.env)[app.env.docname] = found


_MATH = (nodes.math, nodes.math_block)


def line_of(node: nodes.Node | None) -> int:
    """Return the line of a node, or of the nearest one around it that has one."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 0


def place(line: int) -> str:
    """Say where a line of a notebook is; a Markdown page needs no such words."""
    if line < CELL:
        return ""
    return text.IN_CELL.say(number=line // CELL, line=max(line % CELL - 1, 1))


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is about to be read again."""
    stored(env).pop(docname, None)


def merge(
    app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    """Take over what a parallel reader collected."""
    stored(env).update({name: stored(other).get(name, []) for name in docnames})


def render_all(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Set every formula of the book; warn, with page and line, of each bad one."""
    formulas = [formula for page in stored(env).values() for formula in page]
    if not formulas or app.builder.format != "html":
        return []
    katex = Path(app.srcdir) / "node_modules" / "katex"
    try:
        html, faults = render(
            formulas, katex=katex, cache=Path(app.doctreedir) / "formulas.json"
        )
    except FormulaError as error:
        raise ExtensionError(str(error)) from error
    app.builder.book_math = html  # type: ignore[attr-defined]
    app.builder.book_katex = style_sheet(  # type: ignore[attr-defined]
        [html[f.key] for f in formulas if f.key in html],
        katex=katex,
        cache=Path(app.doctreedir),
    )
    for docname, page in stored(env).items():
        for formula in page:
            if formula.key in faults:
                _report(docname, formula, faults[formula.key])
    return []


def _report(docname: str, formula: Formula, reason: str) -> None:
    message = text.BAD_FORMULA.say(
        place=place(formula.line), tex=formula.tex, reason=reason
    )
    LOGGER.warning(
        message, location=(docname, formula.line), type="book", subtype="formula"
    )


def visit_inline(translator: Any, node: nodes.math) -> None:
    """Write an inline formula."""
    html = _look_up(translator, node, display=False)
    tag = translator.starttag(node, "span", "", CLASS="math")
    translator.body.append(f"{tag}{html}</span>")
    raise nodes.SkipNode


def visit_display(translator: Any, node: nodes.math_block) -> None:
    """Write a display formula; a wide one scrolls by itself, by keyboard too."""
    html = _look_up(translator, node, display=True)
    tag = translator.starttag(node, "div", "", CLASS="math", tabindex="0")
    translator.body.append(f"{tag}{html}</div>\n")
    raise nodes.SkipNode


def _look_up(translator: Any, node: nodes.Element, *, display: bool) -> str:
    formula = Formula(node.astext(), display, 0)
    known: dict[str, str] = getattr(translator.builder, "book_math", {})
    # A formula that KaTeX refused has been reported; its source is shown.
    return known.get(formula.key) or f"<code>{translator.encode(formula.tex)}</code>"
