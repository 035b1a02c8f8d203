"""What is committed: text outputs, counts in order, fresh stamps, no pictures."""

import re

from d2lutils.notebooks import committed, current_stamp
from d2lutils.notebooks.opening import with_opening_cell
from tools.checks.page import Check, Page, code, plain_outputs

MACHINE = re.compile(r"(?:/home/|/Users/|/root/|/tmp/|[A-Z]:\\|\bat 0x[0-9a-f]{6,})")
ADVICE = "run 'make notebooks'"


def no_pictures(page: Page) -> list[str]:
    """Outputs hold text only, and no widget state is kept."""
    problems = []
    for cell in code(page):
        for output in cell.node.outputs:
            rich = sorted(set(output.get("data", {})) - {"text/plain"})
            if rich:
                problems.append(f"cell {cell.number} commits {', '.join(rich)}")
    if "widgets" in page.notebook.metadata:
        problems.append("widget state is committed")
    return problems


def errors_are_meant(page: Page) -> list[str]:
    """An error stands only in a cell tagged raises-exception, and does stand there."""
    problems = []
    for cell in code(page):
        failed = any(output.output_type == "error" for output in cell.node.outputs)
        meant = "raises-exception" in cell.tags
        if failed and not meant:
            problems.append(f"cell {cell.number} fails, without raises-exception")
        if meant and not failed:
            problems.append(f"cell {cell.number} is to fail, and did not")
    return problems


def counts_in_order(page: Page) -> list[str]:
    """The execution counts are 1, 2, 3, ... over the code cells."""
    ran = [cell for cell in code(page) if cell.source.strip()]
    counts = [cell.node.execution_count for cell in ran]
    in_order = counts == list(range(1, len(ran) + 1))
    return [] if in_order else [f"counts are {counts[:8]}...; {ADVICE}"]


def stamp_is_fresh(page: Page) -> list[str]:
    """The outputs come from the present cells and the package code they reach."""
    stamp = page.notebook.metadata.get("d2l", {}).get("stamp")
    fresh = stamp == current_stamp(page.notebook)
    return [] if fresh else [f"the stamp is stale or missing; {ADVICE}"]


def is_normal(page: Page) -> list[str]:
    """The file is as the normaliser leaves it: kernel, metadata, cell ids."""
    wanted, present = committed(page.notebook), page.notebook
    problems = []
    for key in ("kernelspec", "language_info"):
        if present.metadata.get(key) != wanted.metadata[key]:
            problems.append(f"metadata {key} is {present.metadata.get(key)}; {ADVICE}")
    if set(present.metadata) - set(wanted.metadata):
        extra = sorted(set(present.metadata) - set(wanted.metadata))
        problems.append(f"metadata holds {', '.join(extra)}; {ADVICE}")
    pairs = zip(present.cells, wanted.cells, strict=False)
    odd = [n for n, (a, b) in enumerate(pairs, start=1) if _shell(a) != _shell(b)]
    if odd:
        problems.append(f"cells {odd} have other metadata or ids; {ADVICE}")
    return problems


def opens_with_the_set_up(page: Page) -> list[str]:
    """The first code cell installs the package, in today's version, as everywhere."""
    wanted = _first_code(with_opening_cell(page.notebook))
    present = _first_code(page.notebook)
    keys = ("source", "metadata", "execution_count", "outputs")
    if all(present.get(key) == wanted[key] for key in keys):
        return []
    return [f"the first code cell is not the book's opening cell; {ADVICE}"]


def no_machine_traces(page: Page) -> list[str]:
    """No output holds an absolute path or an object's address."""
    problems = []
    for cell in code(page):
        for shown in plain_outputs(cell):
            found = MACHINE.search(shown)
            if found:
                where = shown[found.start() : found.start() + 40].splitlines()[0]
                problems.append(f"cell {cell.number} shows {where!r}")
    return problems


def _first_code(notebook: dict) -> dict:
    return next((c for c in notebook["cells"] if c["cell_type"] == "code"), {})


def _shell(cell: dict) -> tuple:
    return cell.get("id"), cell["metadata"], cell.get("attachments")


CHECKS: list[Check] = [
    no_pictures,
    errors_are_meant,
    counts_in_order,
    stamp_is_fresh,
    is_normal,
    opens_with_the_set_up,
    no_machine_traces,
]
