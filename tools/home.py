"""Move the book to another repository: ``make home REPO=owner/name``.

The name stands in ``_config.yml``; the places below copy it because nothing can derive
it there, and so do the notebooks, because a reader opens them alone.
"""

import re
import sys
from pathlib import Path

from d2lutils.messages import home as text
from d2lutils.notebooks import notebooks_in_toc, read
from d2lutils.notebooks.execute import write
from d2lutils.notebooks.home import Home, home_of, site_of
from d2lutils.notebooks.normalise import stable_id
from d2lutils.notebooks.opening import with_opening_cell
from tools.paths import ROOT

CONFIG = "_config.yml"
COPIES = (CONFIG, "README.md", "CITATION.cff", "pyproject.toml")


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    given = arguments[0] if arguments else ""
    try:
        changed = move(ROOT, given)
    except ValueError as error:
        print(f"make home REPO=owner/name: {error}", file=sys.stderr)
        return 2
    said = text.CHANGED if changed else text.UNCHANGED
    site = home_of(ROOT / CONFIG).site
    print(said.say(repository=given, site=site, count=len(changed)))
    return 0


def move(root: Path, repository: str) -> list[Path]:
    """Make a repository the book's home, everywhere, and return the files changed.

    root        folder of the book
    repository  "owner/name" on GitHub

    Raises ValueError, before anything is written, if that is no repository's name or
    the present home cannot be read.
    """
    site_of(repository)
    old = home_of(root / CONFIG)
    notebooks = notebooks_in_toc(root)
    pages = [*notebooks, *sorted((root / "chapters").rglob("*.md"))]
    places = [*(root / name for name in COPIES), *pages]
    texts = {path: _moved(path, old, repository) for path in places}
    changed = {path for path, content in texts.items() if _put(path, content)}
    changed |= {path for path in notebooks if renew(path, root / CONFIG)}
    return sorted(changed)


def renew(path: Path, config: Path) -> bool:
    """Give a notebook its opening cell of today; tell whether that changed it.

    Nothing runs, and the notebook's stamp stays what it was.
    """
    before = read(path)
    after = with_opening_cell(before, config=config)
    for number, cell in enumerate(after.cells, start=1):
        cell.id = stable_id(number)
    if after != before:
        write(after, path)
    return bool(after != before)


def _moved(path: Path, old: Home, repository: str) -> str:
    """Return a file's text with the old repository and its site replaced."""
    content = path.read_text(encoding="utf-8")
    pages = site_of(old.repository)
    for before, after in ((pages, site_of(repository)), (old.repository, repository)):
        content = re.sub(_alone(before), lambda _, new=after: new, content)
    return content


def _alone(name: str) -> str:
    """Return the pattern of a name that is not a part of a longer one."""
    return rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)"


def _put(path: Path, content: str) -> bool:
    if path.read_text(encoding="utf-8") == content:
        return False
    path.write_text(content, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
