"""The first code cell of the notebooks: what it installs, where, and when nothing."""

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import d2lutils
from d2lutils.notebooks import current_stamp
from d2lutils.notebooks.home import home_of
from d2lutils.notebooks.opening import is_opening, opening_cell, with_opening_cell
from tools.colab import environment
from tools.paths import ROOT
from tools.wheel import publish

SITE = "https://ada.github.io/book"
GREEN = "\033[32md2lutils {} installed\033[0m\n"
IN_COLAB = "import sys; sys.modules['google.colab'] = sys\n"
USE = "\nfrom d2lutils import autodiff, data, exercises, plotting, training"
ALONE = """
import sys
outward = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen")
sys.addaudithook(lambda event, _: event in outward and sys.exit(event))
"""
# As pip freeze says it, without pip.
INSTALLED = """
from importlib.metadata import distributions
for one in distributions():
    print(one.metadata["Name"], one.version, one.read_text("direct_url.json"))
"""
Run = Callable[..., list[list[str]]]


@pytest.fixture
def run_with(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the cell where a version is installed; gives the commands it called."""

    def run(have: str, needed: str, *, colab: bool = False) -> list[list[str]]:
        called: list[list[str]] = []
        monkeypatch.setattr(subprocess, "run", lambda c, check: called.append(c))
        monkeypatch.setattr(d2lutils, "__version__", have)
        monkeypatch.setitem(sys.modules, "d2lutils", d2lutils)
        if colab:
            monkeypatch.setitem(sys.modules, "google.colab", sys)
        exec(opening_cell(needed, SITE).source, {})
        return called

    return run


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a server, on this machine, of the folder ``tmp_path``."""
    handler = http.server.SimpleHTTPRequestHandler
    of_folder = functools.partial(handler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), of_folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def ask(python: Path, *arguments: str) -> str:
    command = [str(python), "-I", *arguments]
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def test_cell_states_version_and_site_in_twelve_lines() -> None:
    lines = opening_cell("0.12.3", SITE).source.splitlines()
    assert len([line for line in lines if line and line[0] != "#"]) <= 12
    assert max(map(len, lines)) <= 79
    assert 'if [int(part) for part in have.split(".")] < [0, 12, 3]:' in lines
    assert f'    site = "{SITE}"' in lines


@pytest.mark.parametrize(
    ("have", "needed"), [("0.1.0", "0.1.0"), ("0.10.0", "0.9.9"), ("1.0", "0.9.9")]
)
def test_cell_does_nothing_where_the_package_is_new_enough(
    run_with: Run, capsys: pytest.CaptureFixture[str], have: str, needed: str
) -> None:
    assert run_with(have, needed) == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("have", "needed"), [("0.1.0", "0.1.1"), ("0.9.9", "0.10.0")])
def test_cell_renews_an_older_package_and_says_one_green_line(
    run_with: Run, capsys: pytest.CaptureFixture[str], have: str, needed: str
) -> None:
    pip = [sys.executable, "-m", "pip", "install", "-q"]
    assert run_with(have, needed) == [[*pip, "-r", f"{SITE}/wheels/d2lutils.txt"]]
    assert capsys.readouterr().out == GREEN.format(metadata.version("d2lutils"))


def test_cell_leaves_dependencies_alone_in_colab_only(run_with: Run) -> None:
    assert "--no-deps" not in run_with("0.1", "0.2")[0]
    assert "--no-deps" in run_with("0.1", "0.2", colab=True)[0]


def test_cell_gives_colab_the_package_and_touches_nothing_of_colabs(
    served: str, tmp_path: Path
) -> None:
    python, version = environment(), d2lutils.__version__
    ask(python, "-m", "pip", "uninstall", "-q", "-y", "d2lutils")
    before = ask(python, "-c", INSTALLED).splitlines()
    wheel = publish(tmp_path, site=served)
    cell = IN_COLAB + opening_cell(version, served).source
    assert ask(python, "-c", cell + USE) == GREEN.format(version)
    after = ask(python, "-c", INSTALLED).splitlines()
    assert set(before) <= set(after)
    (new,) = set(after) - set(before)
    assert wheel.name in new
    assert ask(python, "-c", ALONE + cell) == ""


def test_cell_stands_after_the_title_once_and_replaces_an_older_one() -> None:
    cells = [new_markdown_cell("# T"), new_code_cell("x"), opening_cell("0.0.1", SITE)]
    changed = with_opening_cell(new_notebook(cells=cells))
    assert [is_opening(cell) for cell in changed.cells] == [False, True, False]
    site = home_of(ROOT / "_config.yml").site
    assert changed.cells[1].source == opening_cell(d2lutils.__version__, site).source
    first = with_opening_cell(new_notebook(cells=[new_code_cell("x")])).cells[0]
    assert is_opening(first)


def test_a_new_version_makes_no_notebook_stale() -> None:
    cells = [opening_cell("0.1.0", SITE), new_code_cell("x = 1")]
    newer = [opening_cell("0.2.0", f"{SITE}s"), new_code_cell("x = 1")]
    stamp = current_stamp(new_notebook(cells=cells))
    assert current_stamp(new_notebook(cells=newer)) == stamp
    assert current_stamp(new_notebook(cells=cells[1:])) == stamp


def test_cell_is_as_ruff_leaves_it_even_for_a_long_address(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    cells = [opening_cell("0.1.0", f"https://{'a' * 39}.github.io/{'b' * 100}")]
    nbformat.write(new_notebook(cells=cells), path)
    ruff = [sys.executable, "-m", "ruff"]
    config = ["--config", str(ROOT / "pyproject.toml"), str(path)]
    subprocess.run([*ruff, "format", "--check", *config], check=True)
    subprocess.run([*ruff, "check", *config], check=True)


@pytest.mark.parametrize("version", ["", "1.", "0.1.0.dev1", '0"; x'])
def test_a_version_that_is_none_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match=r"such as 0\.1\.0, got"):
        opening_cell(version, SITE)


def test_wheel_is_named_by_address_and_hash_and_older_ones_go(tmp_path: Path) -> None:
    old = tmp_path / "wheels" / "d2lutils-0.0.1-py3-none-any.whl"
    old.parent.mkdir()
    old.touch()
    wheel = publish(tmp_path, site=SITE)
    assert sorted(p.name for p in old.parent.iterdir()) == [wheel.name, "d2lutils.txt"]
    line = (old.parent / "d2lutils.txt").read_text()
    assert line.startswith(f"d2lutils @ {SITE}/wheels/{wheel.name}#sha256=")
