"""Join the front end's small ES modules into one script, without Node.

A page opened from a disk may not load modules, and a widget is one module. So each
module becomes a function that returns what it exports, in the order of the imports:

    const m1 = (() => { ...; return { _0: load }; })();
    const m2 = (() => { const { _0: read } = m1; ...; return { _0: mount }; })();

The sources keep to two forms, each on lines of its own: ``import { a, b as c } from
"./x.js";`` or ``import * as x from "./x.js";``, and ``export`` before a declaration.
A widget has it all; what a page has is said in `parts`.
"""

import base64
import gzip
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from d2lutils.explorables.wasm import module_bytes
from d2lutils.messages import joining as text

FRONT = Path(__file__).with_name("front")
WASM = "arithmetic/wasm_module.js"  # made here: the module, packed, as text
STYLES = ("explorable.css", "views.css")
WIDGET = "wiring/widget.js"
_IMPORT = re.compile(
    r'^import\s+(\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+"([^"]+)";\s*$', re.MULTILINE
)
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\*?|const|class)\s+(\w+))", re.MULTILINE
)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.S)


class Modules(NamedTuple):
    """What an entry needs: the source and the name of each, after what it imports.

    wholes  those that some module imports as a whole
    """

    sources: dict[str, str]
    names: dict[str, str]
    wholes: set[str]

    def imports(self, path: str) -> list[str]:
        """Return the modules that one imports."""
        found = _IMPORT.findall(self.sources[path])
        return [_resolved(path, place) for _, place in found]

    def keys(self, path: str) -> dict[str, str]:
        """Return under which key each export of a module is found.

        Short ones, as no tool that shortens names may touch a key; but the names, if
        some module imports it as a whole.
        """
        exported = _EXPORT.findall(self.sources[path])
        if path in self.wholes:
            return {name: name for name in exported}
        return {name: f"_{number}" for number, name in enumerate(exported)}

    def reached(self, entries: Iterable[str], ends: Collection[str]) -> set[str]:
        """Return the entries and what they need, without the `ends` and theirs."""
        found, left = set(entries), list(entries)
        while left:
            new = {one for one in self.imports(left.pop()) if one not in ends} - found
            found |= new
            left += new
        return found


@cache
def widget_module() -> str:
    """Return the ES module that anywidget loads in a notebook."""
    modules = modules_of(WIDGET)
    body = "".join(
        f"const {name} = {as_function(path, modules)};\n"
        for path, name in modules.names.items()
    )
    render = f"{modules.names[WIDGET]}.{modules.keys(WIDGET)['render']}"
    return f"{body}export default {{ render: {render} }};\n"


@cache
def styles() -> str:
    """Return the style sheet of explorables, in every host."""
    return "".join(_read(name) for name in STYLES)


def modules_of(entry: str) -> Modules:
    """Return the modules that an entry needs, and itself.

    Raises ValueError for a circle, FileNotFoundError for one that does not exist.
    """
    modules = Modules({}, {}, set())
    _add(entry, (), modules)
    return modules


def _add(path: str, above: tuple[str, ...], modules: Modules) -> None:
    """Add the module at `path` after everything that it imports."""
    if path in modules.names:
        return
    if path in above:
        raise ValueError(text.CIRCLE.say(modules=" → ".join([*above, path])))
    modules.sources[path] = _read(path)
    for what, place in _IMPORT.findall(modules.sources[path]):
        if what.startswith("*"):
            modules.wholes.add(_resolved(path, place))
    for place in modules.imports(path):
        _add(place, (*above, path), modules)
    modules.names[path] = f"m{len(modules.names) + 1}"


def as_function(path: str, modules: Modules, late: Collection[str] = ()) -> str:
    """Return a module as a function called at once.

    late  modules that may not be there yet when it is called

    Raises ValueError for an import or export of another form, for a name that is not
    exported, and for an import by names from a late module.
    """

    def bound(match: re.Match[str]) -> str:
        what, place = match[1], _resolved(path, match[2])
        if what.startswith("*"):
            return f"const {what.split()[-1]} = {modules.names[place]};"
        if place in late:
            raise ValueError(text.LATE.say(module=path, line=match[0].strip()))
        return (
            f"const {_taken(what, path, modules.keys(place))} = {modules.names[place]};"
        )

    body = _IMPORT.sub(bound, modules.sources[path])
    body = _COMMENT.sub("", _EXPORT.sub("", body))
    left = re.search(r"^(?:import|export)\b.*", body, re.MULTILINE)
    if left is not None:
        raise ValueError(text.FORM.say(module=path, line=left[0]))
    body = re.sub(r"\n\s*\n+", "\n", body)
    pairs = ", ".join(f"{key}: {name}" for name, key in modules.keys(path).items())
    return f"(() => {{\n{body}return {{ {pairs} }};\n}})()"


def _taken(names: str, path: str, keys: Mapping[str, str]) -> str:
    """Return {a, b as c} as the pattern that takes them from what a module exports."""
    pairs = [pair.split(" as ") for pair in re.findall(r"\w+(?: as \w+)?", names)]
    unknown = [pair[0] for pair in pairs if pair[0] not in keys]
    if unknown:
        raise ValueError(text.NO_EXPORT.say(module=path, name=unknown[0]))
    return f"{{ {', '.join(f'{keys[pair[0]]}: {pair[-1]}' for pair in pairs)} }}"


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
