"""A notebook reads well raw, in JupyterLab, Colab and on GitHub: plain Markdown."""

import re

from tools.checks.page import DETAILS, Check, Page, code, markdown

SYNTAX = {
    "a directive": re.compile(r"^\s*(?:`{3,}|~{3,}|:{3,})\s*\{", re.MULTILINE),
    "a colon fence": re.compile(r"^\s*:{3,}", re.MULTILINE),
    "a role": re.compile(r"(?<!`)\{[A-Za-z][\w:+-]*\}`[^`\n]+`"),
    "a target": re.compile(r"^\([\w-]+\)=\s*$", re.MULTILINE),
    "a label in math": re.compile(r"\\(?:label|eqref|ref)\{"),
}
OPEN_ANSWER = re.compile(
    r"^(?:#+ *|\*\*)(?:Solution|Answer)s?\b", re.MULTILINE | re.IGNORECASE
)
TITLE = re.compile(r"# ?@title Solution\b")  # Colab knows both spellings
SHUT_LINE = re.compile(r"<summary>.*?</summary>[ \t]*\n(?![ \t>]*\n)")


def no_directive_syntax(page: Page) -> list[str]:
    """The Markdown has no syntax that only the book's builder knows."""
    problems = []
    for cell in markdown(page):
        without_spans = re.sub(r"``.+?``", "", cell.source)
        for name, pattern in SYNTAX.items():
            found = pattern.search(without_spans)
            if found:
                problems.append(f"cell {cell.number} has {name}: {found[0].strip()!r}")
    return problems


def solutions_are_closed(page: Page) -> list[str]:
    """Every code solution is collapsed in all hosts, every text one in details."""
    problems = []
    for cell in code(page):
        titled = bool(TITLE.match(cell.source))
        if "solution" in cell.tags or titled:
            missing = _missing_of_solution(cell.node, titled)
            if missing:
                problems.append(f"cell {cell.number} lacks {', '.join(missing)}")
    for cell in markdown(page):
        if OPEN_ANSWER.search(DETAILS.sub("", cell.source)):
            problems.append(f"cell {cell.number} shows its solution open")
        if re.search(r"<details\s[^>]*\bopen\b", cell.source):
            problems.append(f"cell {cell.number} has details that stand open")
    return problems


def details_render(page: Page) -> list[str]:
    """Each details element closes, and a blank line lets its Markdown render."""
    problems = []
    for cell in markdown(page):
        opened = len(re.findall(r"<details\b", cell.source))
        if opened != cell.source.count("</details>"):
            problems.append(f"cell {cell.number} opens and closes details unevenly")
        if SHUT_LINE.search(cell.source):
            problems.append(f"cell {cell.number} has no blank line after a summary")
    return problems


def _missing_of_solution(cell: dict, titled: bool) -> list[str]:
    metadata = cell["metadata"]
    tags = metadata.get("tags", [])
    wanted = {
        "the tag solution": "solution" in tags,
        "the tag hide-input": "hide-input" in tags,
        "source_hidden": metadata.get("jupyter", {}).get("source_hidden") is True,
        "cellView form": metadata.get("cellView") == "form",
        "the first line '# @title Solution'": titled,
    }
    return [name for name, there in wanted.items() if not there]


CHECKS: list[Check] = [no_directive_syntax, solutions_are_closed, details_render]
