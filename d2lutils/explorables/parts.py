"""What a page has of the front end: a script for all, and parts that come when needed.

The script that all explorables need keeps an empty object in the place of each module
that begins a part, and the script of the part fills it. So the other modules import
such a module as a whole, and look into it late:

    const m3 = {};                                               in the first
    Object.assign(m3, (() => { ...; return { modelOf }; })());   in the part

What a part needs beside comes with it; what more than two parts need, with the first.
"""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache

from d2lutils.explorables.joining import WASM, Modules, as_function, modules_of

VIEWS = ("history", "curves", "field", "graph", "images", "matrix", "bars", "tokens")
PARTS: Mapping[str, tuple[str, ...]] = {
    **{view: (f"drawing/{view}.js", f"arithmetic/view_{view}.js") for view in VIEWS},
    "drag": ("drawing/handle.js", "wiring/snapping.js"),
    "python": ("arithmetic/python.js",),  # when one is copied
    "prediction": ("wiring/prediction.js",),
    "computed": ("arithmetic/experiment.js", "arithmetic/tapes.js", WASM),
    "plain": ("arithmetic/kernels.js",),  # where there is no WebAssembly
    "recorded": (
        "arithmetic/recorded.js",
        "arithmetic/recording.js",
        "wiring/fetching.js",
    ),
    "drawing": ("arithmetic/drawings.js", "wiring/pad.js"),
}
FEW = 2  # parts that may each have the same module
PAGE = "wiring/page.js"


@cache
def page_script() -> str:
    """Return the classic script that all explorables of a page need.

    `with_places` tells it where the parts are.
    """
    modules, begins = modules_of(PAGE), _begins()
    names, core = modules.names, _core(modules)
    here = [path for path in names if path in core | begins]
    made = {p: "{}" if p in begins else as_function(p, modules, begins) for p in here}
    body = "".join(f"const {names[path]} = {made[path]};\n" for path in here)
    seen = begins.union(*(_used(part, modules, core) for part in PARTS))
    known = ", ".join(names[path] for path in here if path in seen)
    body += f"globalThis.explorables.modules = {{ {known} }};\n"
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def with_places(script: str, places: str) -> str:
    """Return the script of a page, told where the parts are.

    places  address seen from the script, with * for the name of a part
    """
    return f"globalThis.explorables = {{ parts: {json.dumps(places)} }};\n{script}"


@cache
def part_scripts() -> dict[str, str]:
    """Return the classic script of each part by its name."""
    modules = modules_of(PAGE)
    core = _core(modules)
    return {part: _part(part, modules, core) for part in PARTS}


def _part(part: str, modules: Modules, core: set[str]) -> str:
    names, begin = modules.names, set(PARTS[part])
    late = _begins() - begin
    own = modules.reached(begin, late) - core
    used = _used(part, modules, core)
    body = ""
    for path in [path for path in names if path in own]:
        function = as_function(path, modules, late)
        filled = f"Object.assign({names[path]}, {function})"
        made = f"const {names[path]} = {function}"
        body += f"{filled if path in begin else made};\n"
    given = ", ".join(names[path] for path in names if path in used)
    return (
        f'explorables.take("{part}", (modules) => {{\n"use strict";\n'
        f"const {{ {given} }} = modules;\n{body}}});\n"
    )


def _used(part: str, modules: Modules, core: set[str]) -> set[str]:
    """Return the modules of the first script that a part looks into."""
    begin = set(PARTS[part])
    own = modules.reached(begin, _begins() - begin) - core
    return begin.union(*(modules.imports(path) for path in own)) - (own - begin)


def _begins() -> set[str]:
    """Return the modules that begin a part."""
    return {path for paths in PARTS.values() for path in paths}


def _core(modules: Modules) -> set[str]:
    """Return the modules that the script for all has."""
    begins = _begins()
    needs = [modules.reached(paths, begins) for paths in PARTS.values()]
    needed = Counter(path for part in needs for path in part)
    many = {path for path, number in needed.items() if number > FEW}
    return modules.reached([PAGE], begins) - begins | many
