"""Make a script short for the network: nothing of what it does changes."""

import hashlib
import json
import subprocess
from pathlib import Path

from d2lutils.messages import site as text
from d2lutils.site.formulas import NODE

OPTIONS = ("--compress", "passes=2", "--mangle", "--ecma", "2020")


class MinifyError(RuntimeError):
    """Terser or Node is missing or broken; the script could not be made short."""


def minified(script: str, *, terser: Path, cache: Path) -> str:
    """Return a classic script that does the same with fewer letters.

    terser  folder of the npm package
    cache   folder that keeps the last one, for the same script and the same terser

    Raises MinifyError if terser or Node cannot be run.
    """
    kept = cache / f"script-{_key(script, terser)}.js"
    if not kept.is_file():
        short = _run(script, terser)
        cache.mkdir(parents=True, exist_ok=True)
        for old in cache.glob("script-*.js"):
            old.unlink(missing_ok=True)
        kept.write_text(short, encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _key(script: str, terser: Path) -> str:
    package = terser / "package.json"
    if not package.is_file():
        raise MinifyError(text.TERSER_MISSING.say(folder=terser.parent))
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    recipe = "\n".join((version, *OPTIONS, script))
    return hashlib.sha256(recipe.encode()).hexdigest()[:16]


def _run(script: str, terser: Path) -> str:
    done = subprocess.run(
        [NODE, terser / "bin" / "terser", *OPTIONS],
        input=script,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    if done.returncode != 0:
        raise MinifyError(text.TERSER_FAILED.say(reason=done.stderr.strip()))
    return done.stdout
