"""Make scripts and styles short for the network: nothing of what they do changes."""

import hashlib
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from d2lutils.messages import site as text
from d2lutils.site.formulas import NODE

SCRIPT = Path(__file__).with_name("shorten.cjs")


class MinifyError(RuntimeError):
    """Terser or Node is missing or broken; the scripts could not be made short."""


def minified(
    scripts: Mapping[str, str], *, terser: Path, cache: Path
) -> dict[str, str]:
    """Return classic scripts that do the same with fewer letters, by their names.

    terser  folder of the npm package
    cache   folder that keeps the last ones, for the same scripts and the same terser

    Raises MinifyError if terser or Node cannot be run.
    """
    kept = cache / f"scripts-{_key(scripts, terser)}.json"
    if not kept.is_file():
        short = _run(scripts, terser)
        cache.mkdir(parents=True, exist_ok=True)
        for old in cache.glob("scripts-*.json"):
            old.unlink(missing_ok=True)
        kept.write_text(json.dumps(short), encoding="utf-8")
    made: dict[str, str] = json.loads(kept.read_text(encoding="utf-8"))
    return made


def minified_styles(styles: str) -> str:
    """Return a style sheet without comments and without room between its rules."""
    bare = re.sub(r"/\*.*?\*/", "", styles, flags=re.S)
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s+", " ", bare)).strip()


def _key(scripts: Mapping[str, str], terser: Path) -> str:
    package = terser / "package.json"
    if not package.is_file():
        raise MinifyError(text.TERSER_MISSING.say(folder=terser.parent))
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    how = SCRIPT.read_text(encoding="utf-8")
    recipe = json.dumps([version, how, dict(scripts)])
    return hashlib.sha256(recipe.encode()).hexdigest()[:16]


def _run(scripts: Mapping[str, str], terser: Path) -> dict[str, str]:
    done = subprocess.run(
        [NODE, SCRIPT],
        input=json.dumps([str(terser.resolve()), dict(scripts)]),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    told: dict[str, Any] = {"error": done.stderr.strip()}
    if done.stdout:
        told = json.loads(done.stdout)
    if "error" in told:
        raise MinifyError(text.TERSER_FAILED.say(reason=told["error"]))
    made: dict[str, str] = told["scripts"]
    return made
