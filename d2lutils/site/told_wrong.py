"""The boxes "Often told wrong" of all notebooks, collected in Markdown."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from d2lutils.messages import back as text
from d2lutils.notebooks.places import Section

LEAD = "> **Often told wrong.**"
_BOX = re.compile(rf"^{re.escape(LEAD)}.*(?:\n>.*)*", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)(?P<target>[^)\s]+)")


def collected(sections: Iterable[Section], folder: Path) -> str:
    """Return all boxes in Markdown, by notebook, each with a link to its check.

    folder  of the page that shall hold them
    """
    lines, title = [], ""
    for section in sections:
        for box in boxes(section):
            if section.title != title:
                title = section.title
                lines.append(f"## {title}")
            lines.append(_with_check(box, section, folder))
    return "\n\n".join(lines)


def boxes(section: Section) -> Iterator[str]:
    """Yield the boxes of a section, as they stand there."""
    yield from (found[0] for found in _BOX.finditer(section.text))


def _with_check(box: str, section: Section, folder: Path) -> str:
    """Return a box whose links hold in another folder, and the way to its place."""
    home = PurePosixPath(section.path.relative_to(folder).as_posix())
    moved = _LINK.sub(lambda found: str(home.parent / found["target"]), box)
    anchor = f"#{section.anchor}" if section.anchor else ""
    check = text.CHECK.say(link=f"[{section.heading}]({home}{anchor})")
    return f"{moved}\n>\n> {check}"
