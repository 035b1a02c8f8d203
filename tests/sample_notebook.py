"""A small notebook that meets the whole contract, for tests to spoil."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from d2lutils.notebooks import committed
from d2lutils.notebooks.stamp import Notebook
from tools.checks.page import Page

PROSE = "A number stands here.\n" * 3
OPENING = "# A small question\n\nYou build a toy in five minutes."
BOXES = """> **Predict.** Which one grows?

> **Often told wrong.** "Both." One.

> **Quiz.** Which one shrank?
>
> <details><summary>This one</summary>
>
> Right. It did.
> </details>
> <details><summary>That one</summary>
>
> Not quite. It grew.
> </details>

## What you know now

Which one grows."""
EXERCISE = """### Exercise 1. Count

*recall · ★☆☆*

How many are there?

<details><summary>Hint 1</summary>

Look.
</details>
<details><summary>Hint 2</summary>

Count.
</details>
<details><summary>Hint 3</summary>

Say it.
</details>
<details><summary>Solution</summary>

Three.
</details>"""
DOI = "10.1038/323533a0"
SOURCES = (
    "## Sources\n\n"
    f"- Rumelhart (1986), [the paper](https://doi.org/{DOI}): the claim. "
    "*Opened*: opened in full."
)
SOLUTION = {"jupyter": {"source_hidden": True}, "cellView": "form"}


def sample() -> Page:
    """Return a page that no check finds fault with."""
    words = f"## The words\n\n{PROSE}\n\n## A point\n\n{PROSE}"
    cells = [new_markdown_cell(OPENING), new_markdown_cell(words)]
    for number in range(15):
        cells.append(new_markdown_cell(long_prose()))
        cells.append(_figure(number) if number < 4 else _assertion(number))
    cells.append(new_markdown_cell(BOXES))
    cells += [new_markdown_cell("## Exercises"), new_markdown_cell(EXERCISE)]
    cells.append(new_markdown_cell(SOURCES))
    return Page(Path(__file__), normal(new_notebook(cells=cells)))


def long_prose() -> str:
    """Return about a hundred words in paragraphs of one sentence."""
    return "\n\n".join(["Each of these sentences has ten words in it, truly."] * 11)


def normal(notebook: Notebook) -> Notebook:
    """Return the notebook as ``make notebooks`` would commit it, without a run."""
    return nbformat.from_dict(committed(notebook))


def _figure(number: int) -> Notebook:
    shown = f"Figure: the loss falls from 2.3 to 0.{number} nats in thirty epochs"
    data = {"text/plain": shown}
    output = new_output("execute_result", data=data, execution_count=number + 1)
    return new_code_cell(f"figure({number})", outputs=[output])


def _assertion(number: int) -> Notebook:
    return new_code_cell(f"assert {number} > 0")
