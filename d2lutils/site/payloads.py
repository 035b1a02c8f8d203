"""The payload of an explorable: the place it has in a page, and its file."""

import gzip
import hashlib
import html
import json
from typing import Any, NamedTuple

from d2lutils.messages import explorables as text

MIME = "application/vnd.d2lutils.explorable+json"
FOLDER = "_static/explorables"
MARK = 'data-explorable="'
WORTH_PARTING = 15_000  # bytes after gzip


class Files(NamedTuple):
    """The scripts of an explorable: (name, text) of the first, and of the rest if any.

    The name of a file changes with its content.
    """

    first: tuple[str, str]
    rest: tuple[str, str] | None


def figure(payload: dict[str, Any], drawn: str, *, root: str) -> str:
    """Return the figure of the default run as the place where the explorable will be.

    payload  what d2lutils.explorables declared
    drawn    HTML of the figure
    root     address of the book's folder, seen from the page
    """
    name = html.escape(payload["name"], quote=True)
    first, rest = files_of(payload)
    folder = html.escape(f"{root}{FOLDER}", quote=True)
    later = f'data-rest="{folder}/{rest[0]}" ' if rest else ""
    seen = sum(not control["more"] for control in payload["controls"])
    fields = sum(view["kind"] == "field" for view in payload["views"])
    note = html.escape(text.FIGURE_NOTE.say(steps=payload["run"]["steps"]))
    failed = html.escape(text.UI["error_load"].say(), quote=True)
    return (
        f'<figure class="explorable" {MARK}{name}" data-state="loading" '
        f'data-source="{folder}/{first[0]}" {later}data-error="{failed}" '
        f'style="--views:{len(payload["views"])};--fields:{fields};'
        f'--controls:{seen}">'
        f'<div class="explorable-figure">{drawn}'
        f'<p class="explorable-figure-note">{note}</p></div></figure>'
    )


def files_of(payload: dict[str, Any]) -> Files:
    """Return the scripts that hand the payload over: data and nothing else.

    The first has what the default settings need. The programs of other structures are
    the rest, where that makes the first clearly lighter.
    """
    name = payload["name"]
    whole = f"explorables.define({_json(payload)});\n"
    if len(gzip.compress(whole.encode())) <= WORTH_PARTING:
        return Files(_named(name, whole), None)
    number = _needed(payload)
    now, later = payload["programs"][:number], payload["programs"][number:]
    if not later:
        return Files(_named(name, whole), None)
    first = {**payload, "programs": now, "later": len(later)}
    define = f"explorables.define({_json(first)});\n"
    more = f"explorables.more({_json(name)},{_json(later)});\n"
    return Files(_named(name, define), _named(f"{name}.rest", more))


def _needed(payload: dict[str, Any]) -> int:
    """Return how many programs, from the first on, the default settings need."""
    structure = [c for c in payload["controls"] if c.get("structure")]
    key = ";".join(str(c["options"][c["default"]]) for c in structure)
    return 1 + max(int(n) for n in payload["tapes"][key].values() if n is not None)


def _named(name: str, script: str) -> tuple[str, str]:
    digest = hashlib.sha256(script.encode()).hexdigest()[:8]
    return f"{name}.{digest}.js", script


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
