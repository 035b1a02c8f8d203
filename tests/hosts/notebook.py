"""A notebook as a reader uses it in JupyterLab, driven by a real Chromium."""

import json
import re
import urllib.request
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize

WAIT = 60_000  # ms: other tests run at the same time, and the first run compiles fonts
SIZE: ViewportSize = {"width": 1280, "height": 1200}
_ACTIVE = """() => [...document.querySelectorAll(".jp-Cell")]
    .findIndex((cell) => cell.classList.contains("jp-mod-active"))"""


def write(path: Path, *cells: str) -> None:
    """Write a notebook of these code cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = [new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(cells)]
    whole = new_notebook(cells=made, metadata={"kernelspec": kernel})
    nbformat.write(whole, path)


class Notebook:
    """An open notebook whose kernel is ready."""

    def __init__(self, reader: BrowserContext, address: str) -> None:
        """Open it, without the layout of an earlier visit."""
        self.page: Page = reader.new_page()
        self.page.set_default_timeout(WAIT)
        self.page.goto(f"{address}&reset")
        self.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()

    def run(self, cell: int) -> None:
        """Run a cell and stand on the next."""
        self.page.locator(".jp-CodeCell .cm-content").nth(cell).click()
        self.page.keyboard.press("Shift+Enter")

    def output(self, cell: int) -> Locator:
        """Return what a cell shows."""
        return self.page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea")

    def said(self, cell: int) -> list[str]:
        """Return the lines that a cell has printed when it has ended."""
        prompt = self.page.locator(".jp-CodeCell").nth(cell).locator(".jp-InputPrompt")
        prompt.filter(has_text=re.compile(r"\[\d+\]")).wait_for()
        return self.output(cell).locator("pre").inner_text().split("\n")

    def explorable(self, state: str = "ready") -> Locator:
        """Return the explorable once it is in that state."""
        found = self.page.locator(f'figure.explorable[data-state="{state}"]')
        found.wait_for()
        return found

    def active(self) -> int:
        """Return the number of the cell that keys act on."""
        return int(self.page.evaluate(_ACTIVE))

    def save(self) -> None:
        """Save, and wait until that is done."""
        with self.page.expect_response(lambda r: r.request.method == "PUT"):
            self.page.keyboard.press("Control+s")


def close_kernels(address: str) -> None:
    """End all kernels of the server."""
    base, token = address.split("lab/tree")[0], address.split("token=")[1]

    def ask(path: str, method: str = "GET") -> Any:
        allowed = {"Authorization": f"token {token}"}
        question = urllib.request.Request(base + path, method=method, headers=allowed)
        with urllib.request.urlopen(question) as answer:
            return json.loads(answer.read() or "null")

    for session in ask("api/sessions"):
        ask(f"api/sessions/{session['id']}", "DELETE")
    assert ask("api/kernels") == []
