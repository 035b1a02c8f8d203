"""The source of functions with all that they use, as one text that runs alone."""

import ast
import base64
import builtins
import dis
import importlib
import inspect
import math
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from d2lutils.messages import declarations as wrong

# Names that the copied cell needs for itself.
OWN = ("run", "rerun", "rerun_recorded", "segments")
_MOST = 2000  # characters of a constant
_MOST_PACKED = 80_000  # and of one of float16, such as trained weights: 60 kB
_PLAIN = (bool, int, float, str, type(None))


class _Collected:
    """Imports, constants and functions, each after what it uses."""

    def __init__(self, module: str, needs: tuple[str, ...]) -> None:
        self.module = module
        self.imports: set[str] = set()
        self.names = {"d2lutils.explorables": set(needs)} if needs else {}
        self.constants: dict[str, str] = {}
        self.functions: dict[str, str] = {}


def source_of(
    functions: tuple[Callable[..., Any], ...], *, needs: tuple[str, ...] = ("rerun",)
) -> str:
    """Return imports, constants and functions: what the functions need to run alone.

    needs  what of d2lutils.explorables is imported for what follows

    Raises ValueError that names what cannot be written down.
    """
    collected = _Collected(functions[0].__module__, needs)
    for function in functions:
        _add(collected, "Explorable", function.__name__, function)
    head = _import_lines(collected)
    constants = "\n".join(collected.constants.values())
    parts = [f"{constants}\n"] if constants else []
    return "\n".join([head, *parts, *(f"\n{f}" for f in collected.functions.values())])


def _import_lines(collected: _Collected) -> str:
    """Return the imports: other packages first, one line for each of our modules."""
    lines = set(collected.imports)
    for module, names in collected.names.items():
        lines.add(f"from {module} import {', '.join(sorted(names))}")
    own = {line for line in lines if line.split()[1].startswith("d2lutils")}
    order = [*sorted(lines - own, key=_plain_first), *sorted(own, key=_plain_first)]
    return "".join(f"{line}\n" for line in order)


def _plain_first(line: str) -> tuple[bool, str]:
    return line.startswith("from"), line


def _add(collected: _Collected, user: str, name: str, value: Any) -> None:
    """Write down one thing that `user` calls `name`."""
    if name in OWN:
        raise ValueError(wrong.TAKEN.say(function=user, name=name))
    if name in collected.constants or name in collected.functions:
        return
    function = inspect.unwrap(value) if callable(value) else value
    here = getattr(function, "__module__", None) == collected.module
    if isinstance(function, FunctionType) and (here or name == "<lambda>"):
        _add_function(collected, name, function)
    elif isinstance(value, type) and here:
        _add_class(collected, name, value)
    elif isinstance(value, ModuleType):
        parent, _, last = value.__name__.rpartition(".")
        if parent and last == name:
            collected.names.setdefault(parent, set()).add(name)
        else:
            tail = "" if value.__name__ == name else f" as {name}"
            collected.imports.add(f"import {value.__name__}{tail}")
    elif (place := _public_place(value)) is not None:
        tail = "" if place[1] == name else f" as {name}"
        collected.names.setdefault(place[0], set()).add(f"{place[1]}{tail}")
    elif (packed := _packed(value)) is not None:
        collected.imports |= {"import base64", "import numpy as np"}
        collected.constants[name] = f"{name} = {packed}"
    elif (literal := _literal(value)) is not None and len(literal) <= _MOST:
        if "np." in literal:
            collected.imports.add("import numpy as np")
        collected.constants[name] = f"{name} = {literal}"
    else:
        told = {"function": user, "name": name, "got": type(value).__name__}
        raise ValueError(wrong.CANNOT_COPY.say(**told))


def _add_function(collected: _Collected, name: str, function: FunctionType) -> None:
    if function.__name__ != name or name == "<lambda>":
        raise ValueError(wrong.NO_SOURCE.say(name=name))
    if function.__code__.co_freevars:
        names = ", ".join(function.__code__.co_freevars)
        raise ValueError(wrong.CLOSURE.say(name=name, names=names))
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError) as error:
        raise ValueError(wrong.NO_SOURCE.say(name=name)) from error
    _add_lines(collected, name, source, function.__globals__)


def _add_class(collected: _Collected, name: str, kind: type) -> None:
    source = _source_of_class(kind)
    if kind.__qualname__ != name or source is None:
        raise ValueError(wrong.NO_SOURCE.say(name=name))
    _add_lines(collected, name, source, vars(sys.modules[kind.__module__]))


def _source_of_class(kind: type) -> str | None:
    """Return the lines of the class around one of its methods.

    inspect finds the methods of a class of a notebook, but not the class.
    """
    for method in filter(inspect.isfunction, vars(kind).values()):
        try:
            lines, number = inspect.findsource(method)
            classes = ast.walk(ast.parse("".join(lines)))
        except (OSError, SyntaxError):
            continue
        for node in classes:
            if isinstance(node, ast.ClassDef) and node.name == kind.__name__:
                first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
                if first <= number < (node.end_lineno or 0):
                    return "".join(lines[first - 1 : node.end_lineno])
    return None


def _add_lines(
    collected: _Collected, name: str, source: str, space: Mapping[str, Any]
) -> None:
    collected.functions[name] = ""  # it may call itself
    for used in dict.fromkeys(_globals_of(_compiled(source, name))):
        if used in space:
            _add(collected, name, used, space[used])
        elif not hasattr(builtins, used) and used != name:
            raise ValueError(wrong.UNDEFINED.say(function=name, name=used))
    del collected.functions[name]  # after what it uses
    collected.functions[name] = source.rstrip() + "\n"


def _compiled(source: str, name: str) -> CodeType:
    """Return the code of the lines: with it decorators, defaults, annotations."""
    try:
        return compile(source, f"<{name}>", "exec")
    except SyntaxError as error:
        raise ValueError(wrong.NO_SOURCE.say(name=name)) from error


def _globals_of(code: CodeType) -> Iterator[str]:
    instructions = list(dis.get_instructions(code))
    # What a class gives a name, it may also look up by it.
    own = {i.argval for i in instructions if i.opname == "STORE_NAME"}
    for instruction in instructions:
        name = str(instruction.argval)
        asked = instruction.opname == "LOAD_NAME" and name not in own
        asked |= instruction.opname == "LOAD_GLOBAL"
        if asked and not name.startswith("__"):
            yield name
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _globals_of(constant)


def _public_place(value: Any) -> tuple[str, str] | None:
    """Return the shortest module that has the value, and its name there."""
    name, module = getattr(value, "__name__", ""), getattr(value, "__module__", None)
    if not isinstance(module, str) or not isinstance(name, str) or not name:
        return None
    if module == "__main__":
        return None
    parts = module.split(".")
    for end in range(1, len(parts) + 1):
        place = ".".join(parts[:end])
        found = sys.modules.get(place) or importlib.import_module(place)
        if getattr(found, name, None) is value:
            return place, name
    return None


def _packed(value: Any) -> str | None:
    """Return short Python text that gives an array of float16 again."""
    if not isinstance(value, np.ndarray) or value.dtype != np.float16:
        return None
    letters = base64.b64encode(value.astype("<f2").tobytes()).decode()
    if len(letters) > _MOST_PACKED:
        return None
    lines = "\n".join(f'    "{line}"' for line in textwrap.wrap(letters, 76))
    raw = f"base64.b64decode(\n{lines}\n)"
    return f'np.frombuffer({raw}, "<f2").reshape{value.shape}'


def _literal(value: Any) -> str | None:
    """Return Python text that gives the value again, if it is plain data."""
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if type(value) in _PLAIN:
        return repr(value)
    if isinstance(value, np.ndarray) and value.dtype.kind in "bif":
        inner = _literal(value.tolist())
        return None if inner is None else f"np.array({inner}, np.{value.dtype.name})"
    if type(value) in (list, tuple, dict):
        items = [x for p in value.items() for x in p] if type(value) is dict else value
        written = [_literal(item) for item in items]
        if any(item is None for item in written):
            return None
        return _gathered(type(value), [str(item) for item in written])
    return None


def _gathered(kind: type, items: list[str]) -> str:
    if kind is list:
        return f"[{', '.join(items)}]"
    if kind is tuple:
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    pairs = zip(items[::2], items[1::2], strict=True)
    return f"{{{', '.join(f'{key}: {item}' for key, item in pairs)}}}"
