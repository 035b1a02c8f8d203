"""Build the site into ``_build/html``: ``make book``; ``make serve`` also serves it."""

import argparse
import contextlib
import errno
import functools
import http.server
import io
import re
import shutil
import sys
import time
from pathlib import Path
from typing import TextIO

from d2lutils.notebooks import ExecutionError, ensure_executed, notebooks_in_toc
from d2lutils.notebooks.home import home_of
from tools.paths import BUILD, EXECUTED, HTML, ROOT
from tools.wheel import publish

CONFIG = BUILD / "config"
DOCTREES = BUILD / "doctrees"
UNFINISHED = BUILD / "unfinished"
CONTENTS = BUILD / "contents.yml"
FIRST_PORT = 8000


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="make book", description=__doc__)
    parser.add_argument("--serve", action="store_true", help="serve it on localhost")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    try:
        code = build()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("\nThe disk is full. Make room, then run it again.", file=sys.stderr)
        return 1
    if code:
        print("\nThe site was not built; the reasons are above.", file=sys.stderr)
        return code
    page = HTML / "index.html"
    print(
        f"\nThe site is built ({time.perf_counter() - start:.0f} s). It lies in {HTML}"
    )
    print(f"Open {page.as_uri()} in a browser, or run 'make serve'.", flush=True)
    if options.serve:
        serve(HTML)
    return 0


def build() -> int:
    """Run what is stale, then Sphinx with warnings as errors; return the exit code."""
    notebooks = notebooks_in_toc(ROOT)
    print(f"Notebooks: {len(notebooks)}, running those that are stale", flush=True)
    try:
        ensure_executed(notebooks, cache=EXECUTED, report=_say)
    except ExecutionError as error:
        print("\nSome notebooks fail:", *error.failures, sep="\n  ", file=sys.stderr)
        return 1
    write_configuration()
    code = run_sphinx()
    if code == 0:
        publish(HTML, site=home_of(ROOT / "_config.yml").site)
    return code


def run_sphinx() -> int:
    """Build the pages that changed, or all after a build with warnings.

    Sphinx remembers what it has read, not what it warned of, so a second run would
    pass over a fault that stopped the first.
    """
    from sphinx.cmd.build import main as sphinx_build

    if UNFINISHED.exists():
        shutil.rmtree(DOCTREES, ignore_errors=True)
    UNFINISHED.touch()
    _drop_old_pages((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    print("Pages:", flush=True)
    folders = ["-c", str(CONFIG), "-d", str(DOCTREES), str(ROOT), str(HTML)]
    options = ["-b", "html", "-j", "auto", "-W", "--keep-going", "-n"]
    with contextlib.redirect_stdout(Progress(sys.stdout)):
        code = sphinx_build([*options, *folders])
    if code == 0:
        UNFINISHED.unlink()
    return code


def _drop_old_pages(contents: str) -> None:
    """Begin anew when the table of contents changed: Sphinx leaves old pages lying."""
    if not CONTENTS.exists() or CONTENTS.read_text(encoding="utf-8") != contents:
        shutil.rmtree(HTML, ignore_errors=True)
        shutil.rmtree(DOCTREES, ignore_errors=True)
        CONTENTS.write_text(contents, encoding="utf-8")


class Progress(io.TextIOBase):
    """Passes on, of what Sphinx says, how far it is; warnings come another way."""

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def write(self, text: str) -> int:
        """Pass on a percentage, and nothing else."""
        if re.match(r"(reading|writing) .*%\]", text.strip()):
            self.out.write(f"  {text.strip()}\n")
            self.out.flush()
        return len(text)


def write_configuration() -> None:
    """Write Sphinx's configuration from ``_config.yml`` and ``_toc.yml``."""
    from jupyter_book.config import get_final_config

    values, _ = get_final_config(
        user_yaml=ROOT / "_config.yml",
        sourcedir=ROOT,
        cli_config={"external_toc_path": "_toc.yml", "latex_individualpages": False},
    )
    lines = [f"{key} = {value!r}\n" for key, value in sorted(values.items())]
    CONFIG.mkdir(parents=True, exist_ok=True)
    (CONFIG / "conf.py").write_text("".join(lines), encoding="utf-8")


def serve(folder: Path) -> None:
    """Serve a folder to this machine only, until interrupted."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with _server(handler) as server:
        port = server.server_address[1]
        print(f"Serving http://localhost:{port}/ - stop with Ctrl-C", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """A handler that does not log each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _server(
    handler: functools.partial[_QuietHandler],
) -> http.server.ThreadingHTTPServer:
    """Return a server on the first free port of ten, else on any free one."""
    for port in [*range(FIRST_PORT, FIRST_PORT + 10), 0]:
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise OSError("no free port on 127.0.0.1")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
