"""Pages with small explorables, whole or spoilt, without building a book."""

import html as entities
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from d2lutils.explorables.joining import styles
from d2lutils.explorables.parts import page_script, part_scripts, with_places
from d2lutils.site.pages import FIRST_SCRIPT
from d2lutils.site.payloads import FOLDER, figure, files_of
from d2lutils.site.security import policy
from tests.site.explorables import Place

PICTURE = (
    '<figure class="plot"><svg role="img" aria-label="a curve" width="400" height="99">'
    '<path d="M0 0L400 99" stroke="currentColor"/></svg></figure>'
)
BELOW = "<p>Text.</p>" * 20  # which a picture that grows pushes away
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
    '<meta http-equiv="Content-Security-Policy" content="{policy}">'
    "<meta name='viewport' content='width=device-width'>"
    "<meta name='color-scheme' content='light dark'><title>t</title>"
    "<script>{first}</script>"
    "<link rel='icon' href='data:,'><link rel='stylesheet' href='explorables.css'>"
    "<script defer src='explorables.js'></script></head>"
    "<body><main><h1>Explorables</h1>{body}{below}</main></body></html>"
)


def write_page(
    folder: Path,
    payloads: Sequence[dict[str, Any]],
    *,
    texts: Mapping[str, str] | None = None,
    swaps: Sequence[tuple[str, str]] = (),
    webassembly: bool = True,
    name: str = "page.html",
) -> list[Place]:
    """Write a page with these explorables; return where they are.

    texts        what stands in the payload's file instead of it, by its name
    swaps        (old, new) in the scripts or in the styles: what spoils them
    webassembly  whether the page's policy allows it
    """
    for payload in payloads:
        _write_payload(folder / FOLDER, payload, (texts or {}).get(payload["name"]))
    files = _front()
    for old, new in swaps:
        changed = {file: text.replace(old, new) for file, text in files.items()}
        assert changed != files, f"nothing says {old!r}"
        files = changed
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    rules = entities.escape(policy([FIRST_SCRIPT], webassembly=webassembly))
    body = "<p>Text.</p>".join(figure(p, PICTURE, root="") for p in payloads)
    page = PAGE.format(policy=rules, first=FIRST_SCRIPT, body=body, below=BELOW)
    (folder / name).write_text(page, encoding="utf-8")
    return [Place(name, payload["name"], payload) for payload in payloads]


def _front() -> dict[str, str]:
    return {
        "explorables.js": with_places(page_script(), "part.*.js"),
        "explorables.css": styles(),
        **{f"part.{part}.js": script for part, script in part_scripts().items()},
    }


def _write_payload(folder: Path, payload: dict[str, Any], instead: str | None) -> None:
    files = files_of(payload)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.all:
        (folder / name).write_text(text, encoding="utf-8")
    if instead is not None:
        (folder / files.first[0]).write_text(instead, encoding="utf-8")
