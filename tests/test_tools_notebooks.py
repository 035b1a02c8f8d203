"""What makes a notebook stale, how it is run, and what of it is committed."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from d2lutils.code.hashes import code_hash
from d2lutils.code.reach import reached_modules
from d2lutils.notebooks import (
    ExecutionError,
    committed,
    current_key,
    current_stamp,
    ensure_executed,
    notebooks_in_toc,
    read,
)
from d2lutils.notebooks.execute import write
from d2lutils.notebooks.normalise import committed_outputs
from d2lutils.notebooks.stamp import Notebook


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package named like ours, of six modules."""
    files = {
        "__init__.py": "__version__ = '1'",
        "data.py": "",
        "alone.py": "x = 1",
        "deep/__init__.py": "from d2lutils.deep.core import f",
        "deep/core.py": "def f():\n    from .helper import g\n    return g()",
        "deep/helper.py": "def g():\n    return 1",
        "exercises/__init__.py": "def check(): ...",
        "exercises/topic.py": "from d2lutils import alone",
    }
    for name, text in files.items():
        file = tmp_path / "d2lutils" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "d2lutils"


def reached(package: Path, *sources: str) -> set[str]:
    names = reached_modules(sources, package=package)
    return {name.removeprefix("d2lutils").removeprefix(".") for name in names}


def notebook(*sources: str) -> Notebook:
    cells = [new_code_cell(source) for source in sources]
    return new_notebook(cells=[new_markdown_cell("# T"), *cells])


def saved(folder: Path, name: str, *sources: str) -> Path:
    path = folder / name
    write(notebook(*sources), path)
    return path


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import numpy", set()),
        ("from d2lutils import data", {"", "data"}),
        ("import d2lutils.alone as a", {"", "alone"}),
        ("from d2lutils.deep import f", {"", "deep", "deep.core", "deep.helper"}),
        ("def f():\n    from d2lutils import data", {"", "data"}),
        ("%timeit x\nfrom d2lutils import data", {"", "data"}),
        ("%%bash\nfrom d2lutils import data", set()),
        ('check("topic.name", 1)', {"", "alone", "exercises", "exercises.topic"}),
        ("from d2lutils import (", set()),
    ],
)
def test_reach_follows_imports(package: Path, source: str, expected: set[str]) -> None:
    assert reached(package, source) == expected


@pytest.mark.parametrize(
    ("file", "text", "same"),
    [
        ("alone.py", "x = 2", True),  # not reached
        ("deep/helper.py", "def g():\n    return 2", False),
        ("deep/helper.py", '"""D."""\n# c\ndef g():\n    """D."""\n    return 1', True),
        ("deep/table.json", "{}", False),  # data beside a package that is reached
        ("__init__.py", "__version__ = '2'", True),
        ("__init__.py", "y = 2", False),
    ],
)
def test_stamp_follows_the_code_reached(
    package: Path, file: str, text: str, same: bool
) -> None:
    content = notebook("from d2lutils.deep import f")
    before = current_stamp(content, package=package)
    (package / file).write_text(text)
    assert (current_stamp(content, package=package) == before) is same


def test_stamp_follows_code_cells_and_not_prose() -> None:
    content = notebook("x = 1")
    before = current_stamp(content)
    content.cells[0].source = "# Other prose"
    assert current_stamp(content) == before
    content.cells[1].metadata["tags"] = ["raises-exception"]
    assert current_stamp(content) != before


def test_code_hash_is_the_same_on_every_python(tmp_path: Path) -> None:
    file = tmp_path / "m.py"
    signature = '"""D."""\n\n\ndef f(x: int, *, w: float = 1e-6) -> str:\n'
    file.write_text(signature + '    return f"{x!r:>{w}}" "b" f"{w:.2f}"  # c\n')
    # computed once on each of Python 3.11.7, 3.12.1 and 3.13.0
    assert code_hash(file).startswith("d8f9eee5e3308af0")


def test_key_also_depends_on_the_versions(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.ipynb", "x = 1")
    assert current_key(path) != current_stamp(read(path))


def test_a_notebook_runs_once_and_on_this_python(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.ipynb", "import sys\nprint(sys.prefix)", "1 + 1")
    lines: list[str] = []
    copies = ensure_executed([path], cache=tmp_path / "c", report=lines.append)
    ensure_executed([path], cache=tmp_path / "c", report=lines.append)
    assert len(lines) == 2
    done = read(copies[path])
    assert done.cells[2].outputs[0].data["text/plain"] == "2"
    assert done.metadata.d2l.run.seconds > 0


def test_new_prose_reaches_the_copy_without_a_run(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.ipynb", "1 + 1")
    ensure_executed([path], cache=tmp_path / "c")
    content = read(path)
    content.cells.insert(0, new_markdown_cell("# New"))
    write(content, path)
    lines: list[str] = []
    copies = ensure_executed([path], cache=tmp_path / "c", report=lines.append)
    assert lines == []
    done = read(copies[path])
    assert done.cells[0].source == "# New"
    assert done.cells[2].outputs[0].data["text/plain"] == "2"


def test_changed_code_runs_again_and_the_old_copy_goes(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.ipynb", "1 + 1")
    ensure_executed([path], cache=tmp_path / "c")
    saved(tmp_path, "a.ipynb", "1 + 2")
    copies = ensure_executed([path], cache=tmp_path / "c")
    assert read(copies[path]).cells[1].outputs[0].data["text/plain"] == "3"
    assert list((tmp_path / "c").glob("*.ipynb")) == [copies[path]]


def test_a_failing_cell_is_named_and_the_others_finish(tmp_path: Path) -> None:
    good = saved(tmp_path, "good.ipynb", "1")
    bad = saved(tmp_path, "bad.ipynb", "x = 0", "1 / x")
    with pytest.raises(ExecutionError, match=r"bad.ipynb: cell 3 .*ZeroDivision"):
        ensure_executed([bad, good], cache=tmp_path / "c")
    assert len(list((tmp_path / "c").glob("*good-*.ipynb"))) == 1
    assert not list((tmp_path / "c").glob("*bad-*.ipynb"))


def test_a_dead_kernel_is_a_failure_with_a_name(tmp_path: Path) -> None:
    path = saved(tmp_path, "dead.ipynb", "import os\nos._exit(1)")
    with pytest.raises(ExecutionError, match=r"dead\.ipynb: could not be run"):
        ensure_executed([path], cache=tmp_path / "c")


def test_a_meant_error_runs_to_the_end(tmp_path: Path) -> None:
    content = notebook("1 / 0", "2")
    content.cells[1].metadata["tags"] = ["raises-exception"]
    path = tmp_path / "meant.ipynb"
    write(content, path)
    copies = ensure_executed([path], cache=tmp_path / "c")
    assert read(copies[path]).cells[1].outputs[0].ename == "ZeroDivisionError"


def test_kernel_sees_the_book_and_one_thread(tmp_path: Path) -> None:
    code = (
        "import os\nprint(os.environ['D2LUTILS_BOOK'], os.environ['OMP_NUM_THREADS'])"
    )
    path = saved(tmp_path, "a.ipynb", code)
    copies = ensure_executed([path], cache=tmp_path / "c")
    assert read(copies[path]).cells[1].outputs[0].text == "1 1\n"


def test_committed_keeps_text_and_drops_pictures() -> None:
    data = {"image/svg+xml": "<svg/>", "text/plain": "Figure: a"}
    widget = {"application/vnd.jupyter.widget-view+json": {}}
    outputs = [new_output("display_data", d) for d in (data, widget)]
    kept = committed_outputs(outputs)
    assert [output.data for output in kept] == [{"text/plain": "Figure: a"}]


@pytest.mark.parametrize(
    ("name", "texts", "expected"),
    [
        ("stdout", ["a\n", "b\n"], ["a\nb\n"]),
        ("stdout", ["1 %\r2 %\rdone\n"], ["done\n"]),
        ("stderr", ["\r1 %", "\r2 %", "\n"], []),
        ("stderr", ["a warning\n", "\r1 %\n"], ["a warning\n"]),
    ],
)
def test_committed_streams(name: str, texts: list[str], expected: list[str]) -> None:
    outputs = [new_output("stream", name=name, text=text) for text in texts]
    assert [output.text for output in committed_outputs(outputs)] == expected


def test_committed_twice_is_committed_once() -> None:
    once = committed(notebook("x = 1", "", "x"))
    assert committed(once) == once
    counts = [cell.get("execution_count") for cell in once.cells]
    assert counts == [None, None, 1, None, 2]  # the opening cell has no count
    nbformat.validate(once)


def test_machine_paths_do_not_reach_the_copy(tmp_path: Path) -> None:
    code = "import warnings, torch, d2lutils\nwarnings.warn('w')\n"
    path = saved(tmp_path, "a.ipynb", code + "print(torch.__file__, d2lutils.__file__)")
    copies = ensure_executed([path], cache=tmp_path / "c")
    shown = "".join(out.text for out in read(copies[path]).cells[1].outputs)
    assert "cell:2: UserWarning" in shown
    assert "site-packages/torch/__init__.py d2lutils/__init__.py" in shown


def test_table_of_contents_gives_notebooks_in_order(tmp_path: Path) -> None:
    for name in ("z.ipynb", "a.ipynb", "index.md"):
        (tmp_path / name).touch()
    table = (
        "root: index\nparts:\n- chapters:\n  - file: z\n    sections:\n    - file: a\n"
    )
    (tmp_path / "_toc.yml").write_text(table)
    assert [path.name for path in notebooks_in_toc(tmp_path)] == ["z.ipynb", "a.ipynb"]
    (tmp_path / "a.ipynb").unlink()
    with pytest.raises(FileNotFoundError, match="lists a, and no such page"):
        notebooks_in_toc(tmp_path)


def test_what_the_site_folds_is_folded_in_other_hosts_too() -> None:
    page = notebook("1", "2")
    page.cells[1].metadata["tags"] = ["hide-input"]
    assert [cell.metadata.get("jupyter") for cell in committed(page).cells[-2:]] == [
        {"source_hidden": True},
        None,
    ]
