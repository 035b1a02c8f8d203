"""The payload of an explorable: the place it has in a page, and its file."""

import hashlib
import html
import json
from typing import Any

from d2lutils.messages import explorables as text

MIME = "application/vnd.d2lutils.explorable+json"
FOLDER = "_static/explorables"
MARK = 'data-explorable="'


def figure(payload: dict[str, Any], drawn: str, *, root: str) -> str:
    """Return the figure of the default run as the place where the explorable will be.

    payload  what d2lutils.explorables declared
    drawn    HTML of the figure
    root     address of the book's folder, seen from the page
    """
    name = html.escape(payload["name"], quote=True)
    source = html.escape(f"{root}{FOLDER}/{file_of(payload)}", quote=True)
    seen = sum(not control["more"] for control in payload["controls"])
    fields = sum(view["kind"] == "field" for view in payload["views"])
    failed = html.escape(text.UI["error_load"].say(), quote=True)
    return (
        f'<figure class="explorable" {MARK}{name}" data-state="loading" '
        f'data-source="{source}" data-error="{failed}" '
        f'style="--views:{len(payload["views"])};--fields:{fields};'
        f'--controls:{seen}">'
        f'<div class="explorable-figure">{drawn}</div></figure>'
    )


def script(payload: dict[str, Any]) -> str:
    """Return the script that hands the payload over: data and nothing else."""
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return f"explorables.define({data});\n"


def file_of(payload: dict[str, Any]) -> str:
    """Return the name of its file, which changes with its content."""
    digest = hashlib.sha256(script(payload).encode()).hexdigest()[:8]
    return f"{payload['name']}.{digest}.js"
