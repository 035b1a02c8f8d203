"""*Copy as Python*: a cell that prints what the page shows, with the same digits.

The payload's "python" holds what depends on the declaration alone:

    {"heads": {"en": comment lines, "zh": comment lines},   end with a line break
     "source": imports, constants and functions,            ends with a line break
     "call": lines with {steps}, {controls}, {sentence}}    ends with a line break

`as_python` makes the cell of it, and ``arithmetic/python.js`` does exactly the same:

    heads[language] + source + call, each place of the call filled once:

{steps}     the step shown, a whole number
{controls}  "name=value", joined with ", ", in the order of the payload's controls:
            a slider or the seed: its value; a choice without structure: the index of
            its option; a drawing: segments("...", most). All choices with structure
            come last, as one dictionary
            options={"depth": 2, "activation": "tanh"}. Numbers are written as
            JavaScript's String(x), texts as JSON.stringify(x)
{sentence}  the template in that language that is shown, as JSON.stringify(x), in which
            each place of a choice already holds the words of its option
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import d2lutils
from d2lutils.explorables.controls import Choice, Value, is_structure
from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.drawing import Drawing
from d2lutils.explorables.formatting import PLACE, written
from d2lutils.explorables.sources import source_of
from d2lutils.explorables.words import in_language
from d2lutils.messages import explorables as text
from d2lutils.messages.language import Language

if TYPE_CHECKING:
    from d2lutils.explorables.shown import Shown

SEGMENTS = "segments"
_CALL_PLACE = re.compile(r"\{(steps|controls|sentence)\}")


def python_of(
    declared: Declaration,
    functions: tuple[Callable[..., Any] | None, ...],
    *,
    rerun: str = "rerun",
    every: int | None = None,
) -> dict[str, Any]:
    """Return the part "python" of the payload.

    functions  that make the run, None for one that is not needed
    rerun      the function of d2lutils.explorables that runs them
    every      what it must be told of the steps between recorded values

    Raises ValueError that names what cannot be copied.
    """
    drawn = [SEGMENTS] * any(isinstance(c, Drawing) for c in declared.controls)
    names = ", ".join(f.__name__ if f else "None" for f in functions)
    there = tuple(function for function in functions if function)
    more = f"    every={every},\n" if every else ""
    more += "    {controls},\n" if declared.controls else ""
    return {
        "heads": {language: _head(declared, language) for language in ("en", "zh")},
        "source": source_of(there, needs=(rerun, *drawn)),
        "call": f"\n\n{_indices(declared)}run = {rerun}(\n    {names},\n"
        f"    steps={{steps}},\n{more})\nprint(run.say({{sentence}}))\n",
    }


def as_python(
    declared: "Shown",
    values: Mapping[str, Value],
    *,
    step: int,
    template: str,
    language: Language,
) -> str:
    """Return the cell that prints what the page shows.

    values    of all controls, of a choice its option
    step      the step shown
    template  the sentence shown, in that language
    """
    parts = declared.payload["python"]
    places = {
        "steps": str(step),
        "controls": ", ".join(_arguments(declared, values)),
        "sentence": _text(_with_words(declared, values, template, language)),
    }
    call = _CALL_PLACE.sub(lambda place: places[place[1]], parts["call"])
    return str(parts["heads"][language] + parts["source"] + call)


def _arguments(declared: Declaration, values: Mapping[str, Value]) -> list[str]:
    arguments, options = [], []
    for control in declared.controls:
        value = values[control.name]
        if is_structure(control):
            options.append(f"{_text(control.name)}: {_shown(value)}")
        elif isinstance(control, Choice):
            arguments.append(f"{control.name}={control.keys.index(value)}")
        elif isinstance(control, Drawing):
            drawn = f"{SEGMENTS}({_shown(value)}, {control.most})"
            arguments.append(f"{control.name}={drawn}")
        else:
            arguments.append(f"{control.name}={_shown(value)}")
    return arguments + ([f"options={{{', '.join(options)}}}"] if options else [])


def _shown(value: Value) -> str:
    return _text(value) if isinstance(value, str) else written(value)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _with_words(
    declared: Declaration,
    values: Mapping[str, Value],
    template: str,
    language: Language,
) -> str:
    words = {
        c.name: in_language(c.words[c.keys.index(values[c.name])], language)
        for c in declared.controls
        if isinstance(c, Choice)
    }
    return PLACE.sub(lambda place: words.get(place[1], place[0]), template)


def _head(declared: Declaration, language: Language) -> str:
    book, question = (
        in_language(message, language) for message in (text.BOOK, declared.question)
    )
    version = d2lutils.__version__
    needs = in_language(text.NEEDS, language).format(version=version, site=_site())
    lines = " ".join(f"{book}: {question}".split()), needs
    return "".join(f"# {line}\n" for line in lines)


def _indices(declared: Declaration) -> str:
    """Return a comment for each choice that the cell gives by the index."""
    return "".join(
        f"# {control.name}: "
        + ", ".join(f"{number} = {key}" for number, key in enumerate(control.keys))
        + "\n"
        for control in declared.controls
        if isinstance(control, Choice) and not control.structure
    )


def _site() -> str:
    """Return the address of the book's site, which has the wheel."""
    beside = Path(d2lutils.__file__).parent.parent / "pyproject.toml"
    if beside.is_file():  # what is installed may be older than what is here
        project = tomllib.loads(beside.read_text(encoding="utf-8"))["project"]
        return str(project["urls"]["Homepage"]).rstrip("/")
    urls = metadata.metadata("d2lutils").get_all("Project-URL") or []
    named = dict(url.split(", ", 1) for url in urls)
    return str(named["Homepage"]).rstrip("/")
