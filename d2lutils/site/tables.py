"""What a picture shows, to unfold below it: its numbers as a table, or words."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from d2lutils.messages import numbers as text


def below(table: Mapping[str, Any] | None, *, alt: str) -> str:
    """Return HTML that unfolds to the table, or to the alt text if there is none.

    table  "caption", "columns", "rows" of texts; the first of a row is its name
    """
    if table is not None:
        return _fold(text.NUMBERS.say(), _table(table))
    return _fold(text.WORDS.say(), f"<p>{html.escape(alt)}</p>") if alt.strip() else ""


def _fold(summary: str, body: str) -> str:
    return (
        f'<details class="fold numbers"><summary>{html.escape(summary)}</summary>'
        f"{body}</details>"
    )


def _table(table: Mapping[str, Any]) -> str:
    caption = html.escape(table["caption"])
    head = "".join(_cell("th", name, scope="col") for name in table["columns"])
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in table["rows"])
    return (
        f'<div class="table-scroll"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: Sequence[str]) -> str:
    name, *values = row
    return _cell("th", name, scope="row") + "".join(_cell("td", v) for v in values)


def _cell(tag: str, words: str, *, scope: str = "") -> str:
    opening = f'{tag} scope="{scope}"' if scope else tag
    return f"<{opening}>{html.escape(words)}</{tag}>"
