"""Pages show notebooks as they ran: what is stale runs first, and is read anew."""

import hashlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging

from d2lutils.messages import site as text
from d2lutils.notebooks import ExecutionError, ensure_executed
from d2lutils.site.figures import with_inline_figures

LOGGER = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Execute before reading, and read the executed copies."""
    app.add_config_value("book_jobs", 2, "", int)
    app.connect("env-get-outdated", execute_all)
    app.connect("source-read", read_executed)


def executed(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return, for each notebook page, its executed copy and that copy's hash."""
    if not hasattr(env, "book_executed"):
        env.book_executed = {}  # type: ignore[attr-defined]
    return env.book_executed  # type: ignore[attr-defined,no-any-return]


def execute_all(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Run the notebooks that are stale; return the pages whose outputs changed."""
    sources = {name: Path(env.doc2path(name)) for name in sorted(env.found_docs)}
    notebooks = {n: path for n, path in sources.items() if path.suffix == ".ipynb"}
    before = dict(executed(env))
    try:
        copies = ensure_executed(
            notebooks.values(),
            cache=Path(app.outdir).parent / "executed",
            jobs=app.config.book_jobs,
            report=LOGGER.info,
        )
    except ExecutionError as error:
        raise ExtensionError(str(error)) from error
    after = {name: _state(copies[path]) for name, path in notebooks.items()}
    env.book_executed = after  # type: ignore[attr-defined]
    return [name for name, state in after.items() if before.get(name) != state]


def _state(copy: Path) -> tuple[str, str]:
    return str(copy), hashlib.sha256(copy.read_bytes()).hexdigest()


def read_executed(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the executed copy, its figures inlined, in the place of the source."""
    if docname not in executed(app.env):
        return
    copy, _ = executed(app.env)[docname]
    executed_copy = Path(copy).read_text(encoding="utf-8")
    root = "../" * docname.count("/")
    notebook, without_alt = with_inline_figures(executed_copy, root=root)
    for number in without_alt:
        LOGGER.warning(
            text.NO_ALT_TEXT.say(number=number),
            location=docname,
            type="book",
            subtype="alt",
        )
    source[0] = notebook
