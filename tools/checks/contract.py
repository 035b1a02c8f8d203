"""The shape of a chapter's notebook and its budgets, as far as a program can judge."""

import ast
import itertools
import re

from d2lutils.code.reach import plain_code
from tools.checks.page import (
    DETAILS,
    Cell,
    Check,
    Page,
    cells,
    code,
    headings,
    markdown,
    plain_outputs,
    prose,
    words,
)

WORDS = (1500, 3000)
CODE_CELLS = (15, 35)
FIGURES, ASSERTS, ALT_LENGTH = 4, 5, 20
LAST = ["What you know now", "Exercises", "Sources"]
BOXES = ("Predict.", "Often told wrong.", "Quiz.")
CELL_LINES, COLUMNS, CELL_WORDS, PROMISE_WORDS = 25, 79, 120, 60
SENTENCES, CODE_IN_A_ROW = 4, 2
BANNED = re.compile(
    r"\b(simply|just|obvious(?:ly)?|clearly|trivial(?:ly)?|of course|it turns out|"
    r"in order to|note that|let['’]s define)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][\"”)*_]*(?=\s|$)")
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|cf|vs|etc|al|eqs?|fig|no)\.", re.I)


def opens_with_title_and_promise(page: Page) -> list[str]:
    """The first cell is the only title, with a promise that names the minutes."""
    first = cells(page)[0]
    titles = [t for c in markdown(page) for t in headings(c.source, only=1)]
    if first.is_code or not first.source.startswith("# "):
        return ["the first cell does not begin with '# Title'"]
    promise = first.source.partition("\n")[2]
    problems = [] if len(titles) == 1 else [f"{len(titles)} titles, not one"]
    if not re.search(r"\bminutes?\b", promise):
        problems.append("the promise does not say how many minutes")
    return problems + _over(page, "the promise", words(promise), PROMISE_WORDS)


def keeps_its_budgets(page: Page) -> list[str]:
    """Words and code cells are within bounds, exercises and sources apart."""
    total = sum(words(c.source) for c in markdown(page) if not c.is_apart)
    count = sum(not c.is_apart for c in code(page))
    return [
        *_over(page, "words", total, WORDS[1]),
        *_under(page, "words", total, WORDS[0]),
        *_over(page, "code cells", count, CODE_CELLS[1]),
        *_under(page, "code cells", count, CODE_CELLS[0]),
    ]


def cells_are_short(page: Page) -> list[str]:
    """No code cell is long or wide; no Markdown cell is a wall of text."""
    problems = []
    for cell in cells(page):
        lines = cell.source.splitlines()
        where = f"cell {cell.number}"
        if cell.is_code and len(lines) > CELL_LINES:
            problems.append(f"{where} has {len(lines)} lines, over {CELL_LINES}")
        if cell.is_code and max(map(len, lines), default=0) > COLUMNS:
            problems.append(f"{where} is wider than {COLUMNS} columns")
        if not cell.is_code and not cell.is_apart:
            count = words(DETAILS.sub("", cell.source))
            if count > CELL_WORDS:
                problems.append(f"{where} has {count} words, over {CELL_WORDS}")
    return problems


def code_and_prose_alternate(page: Page) -> list[str]:
    """At most two visible code cells stand in a row, exercises apart."""
    seen = [c for c in cells(page) if not c.is_apart and "remove-cell" not in c.tags]
    problems = []
    for is_code, group in itertools.groupby(seen, key=lambda cell: cell.is_code):
        run = list(group)
        if is_code and len(run) > CODE_IN_A_ROW:
            problems.append(f"{len(run)} code cells in a row from cell {run[0].number}")
    return problems


def paragraphs_are_short(page: Page) -> list[str]:
    """No paragraph has more than four sentences."""
    problems = []
    for cell in markdown(page):
        for paragraph in re.split(r"\n\s*\n", prose(DETAILS.sub("", cell.source))):
            if re.match(r"\s*(?:[-*|>#]|\d+\.)", paragraph):
                continue
            count = len(SENTENCE_END.findall(ABBREVIATION.sub("x", paragraph)))
            if count > SENTENCES:
                problems.append(f"cell {cell.number}: {count} sentences in a paragraph")
    return problems


def avoids_banned_words(page: Page) -> list[str]:
    """The prose has none of the words that belittle or pad."""
    found = [
        (cell.number, BANNED.findall(prose(cell.source))) for cell in markdown(page)
    ]
    return [f"cell {number} says {word!r}" for number, said in found for word in said]


def has_its_sections(page: Page) -> list[str]:
    """The words are told; What you know now, Exercises and Sources come last."""
    titles = [t for c in markdown(page) for _, t in headings(c.source, only=2)]
    problems = [] if "The words" in titles[:-3] else ["no section is 'The words'"]
    if titles[-3:] != LAST:
        problems.append(f"the last sections are {titles[-3:]}, not {LAST}")
    return problems


def headings_are_in_order(page: Page) -> list[str]:
    """No heading skips a level and no two headings share an anchor."""
    found = [h for c in markdown(page) for h in headings(c.source)]
    pairs = itertools.pairwise(found)
    jumps = [b[1] for a, b in pairs if b[0] > a[0] + 1]
    titles = [title.lower() for _, title in found]
    twice = sorted({title for title in titles if titles.count(title) > 1})
    skips = [f"{title!r} skips a level" for title in jumps]
    return skips + [f"{title!r} stands twice" for title in twice]


def has_its_boxes(page: Page) -> list[str]:
    """A prediction, an error that is often told, and a quiz stand before exercises."""
    said = [cell.source for cell in markdown(page) if not cell.is_apart]
    return [
        f"there is no '> **{box}**' box"
        for box in BOXES
        if not any(f"> **{box}**" in source for source in said)
    ]


def asserts_its_claims(page: Page) -> list[str]:
    """At least five assert statements stand in the code cells, exercises apart."""
    count = sum(_asserts(cell) for cell in code(page) if not cell.is_apart)
    return _under(page, "asserts", count, ASSERTS)


def shows_figures(page: Page) -> list[str]:
    """At least four figures, each with a text for those who cannot see it."""
    shown = [(c.number, t) for c in code(page) for t in plain_outputs(c)]
    figures = [(n, t[7:].strip()) for n, t in shown if t.startswith("Figure:")]
    short = [f"cell {n} has alt text {t!r}" for n, t in figures if len(t) <= ALT_LENGTH]
    return short + _under(page, "figures", len(figures), FIGURES)


def code_has_no_plumbing(page: Page) -> list[str]:
    """No cell installs, silences warnings, or calls ``show``."""
    pattern = re.compile(r"[!%]\s*pip\b|filterwarnings|simplefilter|\.show\(\)")
    found = [(c.number, pattern.search(c.source)) for c in code(page)]
    return [f"cell {number} has {match[0]!r}" for number, match in found if match]


def _asserts(cell: Cell) -> int:
    try:
        tree = ast.parse(plain_code(cell.source))
    except SyntaxError:
        return 0
    return sum(isinstance(node, ast.Assert) for node in ast.walk(tree))


def _over(page: Page, what: str, count: int, limit: int) -> list[str]:
    fine = count <= limit or _excused(page)
    return [] if fine else [f"{what}: {count}, over {limit}"]


def _under(page: Page, what: str, count: int, limit: int) -> list[str]:
    fine = count >= limit or _excused(page)
    return [] if fine else [f"{what}: {count}, under {limit}"]


def _excused(page: Page) -> bool:
    reason = page.notebook.metadata.get("d2l", {}).get("budget_reason", "")
    return len(reason) > ALT_LENGTH


CHECKS: list[Check] = [
    opens_with_title_and_promise,
    keeps_its_budgets,
    cells_are_short,
    code_and_prose_alternate,
    paragraphs_are_short,
    avoids_banned_words,
    has_its_sections,
    headings_are_in_order,
    has_its_boxes,
    asserts_its_claims,
    shows_figures,
    code_has_no_plumbing,
]
