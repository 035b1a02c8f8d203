"""Join the front end's small ES modules into one script, without Node.

A page opened from a disk may not load modules, and a widget is one module. So each
module becomes a function that returns what it exports, in the order of the imports:

    const m1 = (() => { ...; return { load }; })();
    const m2 = (() => { const { load: read } = m1; ...; return { mount }; })();

The sources keep to two forms, each on lines of its own: ``import { a, b as c } from
"./x.js";`` or ``import * as x from "./x.js";``, and ``export`` before a declaration.
"""

import base64
import gzip
import posixpath
import re
from functools import cache
from pathlib import Path

from d2lutils.explorables.wasm import module_bytes
from d2lutils.messages import joining as text

FRONT = Path(__file__).with_name("front")
WASM = "arithmetic/wasm_module.js"  # made here: the module, packed, as text
STYLES = ("explorable.css", "views.css")
_IMPORT = re.compile(
    r'^import\s+(\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+"([^"]+)";\s*$', re.MULTILINE
)
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\*?|const|class)\s+(\w+))", re.MULTILINE
)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.S)


@cache
def page_script() -> str:
    """Return the classic script that makes the explorables of a page work."""
    _, body = _joined("wiring/page.js")
    return f'(() => {{\n"use strict";\n{body}}})();\n'


@cache
def widget_module() -> str:
    """Return the ES module that anywidget loads in a notebook."""
    names, body = _joined("wiring/widget.js")
    entry = names["wiring/widget.js"]
    return f"{body}export default {{ render: {entry}.render }};\n"


@cache
def styles() -> str:
    """Return the style sheet of explorables, in every host."""
    return "".join(_read(name) for name in STYLES)


def _joined(entry: str) -> tuple[dict[str, str], str]:
    """Return the name of each module that `entry` needs, and all of them joined."""
    names: dict[str, str] = {}
    parts: list[str] = []
    _add(entry, (), names, parts)
    return names, "".join(parts)


def _add(
    path: str, above: tuple[str, ...], names: dict[str, str], parts: list[str]
) -> None:
    """Add the module at `path` after everything that it imports."""
    if path in names:
        return
    if path in above:
        raise ValueError(text.CIRCLE.say(modules=" → ".join([*above, path])))
    source = _read(path)
    for _, place in _IMPORT.findall(source):
        _add(_resolved(path, place), (*above, path), names, parts)
    names[path] = f"m{len(names) + 1}"
    parts.append(f"const {names[path]} = {_as_function(path, source, names)};\n")


def _as_function(path: str, source: str, names: dict[str, str]) -> str:
    exported = _EXPORT.findall(source)

    def bound(match: re.Match[str]) -> str:
        what, module = match[1], names[_resolved(path, match[2])]
        if what.startswith("*"):
            return f"const {what.split()[-1]} = {module};"
        return f"const {re.sub(r' as ', ': ', what)} = {module};"

    body = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub(bound, source)))
    left = re.search(r"^(?:import|export)\b.*", body, re.MULTILINE)
    if left is not None:
        raise ValueError(text.FORM.say(module=path, line=left[0]))
    body = re.sub(r"\n\s*\n+", "\n", body)
    return f"(() => {{\n{body}return {{ {', '.join(exported)} }};\n}})()"


def _resolved(path: str, place: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), place))


def _read(path: str) -> str:
    if path == WASM:
        packed = gzip.compress(module_bytes(), mtime=0)
        encoded = base64.b64encode(packed).decode()
        return f'export const WASM_PACKED = "{encoded}";\n'
    file = FRONT / path
    if not file.is_file():
        raise FileNotFoundError(text.NO_MODULE.say(module=path))
    return file.read_text(encoding="utf-8")
