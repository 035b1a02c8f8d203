"""What of an executed notebook is committed: its text outputs, and no pictures."""

import re
from pathlib import Path

from d2lutils.notebooks.opening import is_opening, with_opening_cell
from d2lutils.notebooks.stamp import Notebook, current_stamp, node

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_CELL_METADATA = ("tags", "jupyter", "cellView", "d2l")
_FOLDED = {"hide-input", "remove-input", "remove-cell"}
_SITE_PACKAGES = re.compile(r"[^\s'\"(]*[/\\]site-packages[/\\]")
_CELL_FILE = re.compile(r"[^\s'\"(]*ipykernel_\d+[/\\]\d+\.py")


def committed(executed: Notebook) -> Notebook:
    """Return the notebook as it is committed: normalised, text outputs, stamped."""
    notebook = with_opening_cell(executed)
    book = dict(notebook.metadata.get("d2l", {}))
    book.pop("run", None)
    book["stamp"] = current_stamp(notebook)
    notebook.metadata = node(
        {"kernelspec": KERNEL, "language_info": {"name": "python"}, "d2l": book}
    )
    notebook.nbformat_minor = 5
    count = 0
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = stable_id(number)
        kept = {k: v for k, v in cell.metadata.items() if k in _CELL_METADATA}
        if _FOLDED & set(kept.get("tags", ())):  # folded on the site, so in hosts too
            kept["jupyter"] = {**kept.get("jupyter", {}), "source_hidden": True}
        cell.metadata = node(kept)
        cell.pop("attachments", None)
        if cell.cell_type == "code" and not is_opening(cell):
            count += bool(cell.source.strip())
            _renumber(cell, count if cell.source.strip() else None)
            cell.outputs = committed_outputs(cell.outputs)
    return notebook


def stable_id(number: int) -> str:
    """Return the id of the cell with that number, counted from 1."""
    return f"cell-{number:03d}"


def committed_outputs(outputs: list[Notebook]) -> list[Notebook]:
    """Return the outputs with text only: no picture, widget, HTML or progress bar."""
    kept: list[Notebook] = []
    for output in filter(None, map(_text_only, outputs)):
        last = kept[-1] if kept else node({"output_type": ""})
        if last.output_type == "stream" and last.get("name") == output.get("name"):
            last.text += output.text
        else:
            kept.append(output)
    for output in kept:
        if output.output_type == "stream":
            output.text = _without_progress(output.text, output.name)
    return [output for output in kept if output.get("text", "kept")]


def without_machine_paths(outputs: list[Notebook], root: Path) -> None:
    """Shorten, in place, the paths of this machine that outputs carry.

    A path into the book becomes relative to it, one into an installed package
    begins at ``site-packages``, and a cell's own file is called ``cell``.
    """
    for output in outputs:
        if output.output_type == "stream":
            output.text = _without_paths(output.text, root)
        elif output.output_type == "error":
            output.traceback = [_without_paths(t, root) for t in output.traceback]
            output.evalue = _without_paths(output.evalue, root)
        elif "text/plain" in output.data:
            plain = output.data["text/plain"]
            output.data["text/plain"] = _without_paths(plain, root)


def _without_paths(text: str, root: Path) -> str:
    text = _SITE_PACKAGES.sub("site-packages/", text)
    text = _CELL_FILE.sub("cell", text)
    for prefix in {str(root), _short(root)}:
        text = text.replace(f"{prefix}/", "")
    return text


def _short(root: Path) -> str:
    """Return the folder as IPython writes it, with ``~`` for the home folder."""
    try:
        return f"~/{root.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(root)


def _text_only(output: Notebook) -> Notebook | None:
    if output.output_type in {"stream", "error"}:
        return output
    if "text/plain" not in output.data:
        return None
    output.data = node({"text/plain": output.data["text/plain"]})
    output.metadata = node({})
    return output


def _without_progress(text: str, name: str) -> str:
    """Drop what a terminal would overwrite, and progress bars on the error stream."""
    if "\r" not in text:
        return text
    if name == "stderr":
        lines = [line for line in text.split("\n") if line and "\r" not in line]
        return "".join(f"{line}\n" for line in lines)
    return re.sub(r"[^\n]*\r(?!\n)", "", text)


def _renumber(cell: Notebook, count: int | None) -> None:
    cell.execution_count = count
    for output in cell.outputs:
        if output.output_type == "execute_result":
            output.execution_count = count
