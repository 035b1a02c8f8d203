"""The payload of an explorable: the place it has in a page, and its file."""

import gzip
import hashlib
import html
import json
from typing import Any, NamedTuple

from d2lutils.messages import explorables as text
from d2lutils.messages.language import Language
from d2lutils.site.room import room_of

MIME = "application/vnd.d2lutils.explorable+json"
FOLDER = "_static/explorables"
MARK = 'data-explorable="'
# Words of the interface that only a part of the page says, or only a notebook.
SAID = {
    "drawing": [
        *("pad_undo", "pad_clear", "pad_help", "pad_at"),
        *("pad_down", "pad_up", "pad_count"),
    ],
    "prediction": [
        *("predict_first", "choose", "skip"),
        *("guessed", "guess_right", "guess_wrong"),
    ],
    "recorded": ["error_run_lost"],
    "notebook": ["error_python", "error_kernel"],
}
WORTH_PARTING = 15_000  # bytes after gzip


Script = tuple[str, str]  # its name, which changes with the text, and the text


class Files(NamedTuple):
    """The scripts of an explorable.

    first  what the page needs at once
    rest   the programs of other structures, and what is copied as Python, if they
           come later
    runs   one for each recorded run
    """

    first: Script
    rest: Script | None = None
    runs: tuple[Script, ...] = ()

    @property
    def all(self) -> tuple[Script, ...]:
        """Return all that there are."""
        return (self.first, *((self.rest,) if self.rest else ()), *self.runs)


def figure(payload: dict[str, Any], drawn: str, *, root: str) -> str:
    """Return the figure of the default run as the place where the explorable will be.

    payload  what d2lutils.explorables declared
    drawn    HTML of the figure
    root     address of the book's folder, seen from the page
    """
    name = html.escape(payload["name"], quote=True)
    first, rest, runs = files_of(payload)
    folder = html.escape(f"{root}{FOLDER}", quote=True)
    later = f'data-rest="{folder}/{rest[0]}" ' if rest else ""
    if runs:
        later = f'data-runs="{" ".join(file for file, _ in runs)}" '
    parts = " ".join(parts_of(payload))
    asks = "data-asks " if payload["prediction"] else ""
    note = html.escape(_note_of(payload["run"]))
    failed = html.escape(text.UI["error_load"].say(), quote=True)
    return (
        f'<figure class="explorable" {MARK}{name}" data-state="loading" '
        f'data-source="{folder}/{first[0]}" data-parts="{parts}" '
        f'{later}{asks}data-error="{failed}" '
        f'style="{room_of(payload)}">'
        f'<div class="explorable-figure">{drawn}'
        f'<p class="explorable-figure-note">{note}</p></div></figure>'
    )


def parts_of(payload: dict[str, Any]) -> tuple[str, ...]:
    """Return the parts of the front end that a page needs to show the explorable.

    The part "plain" is not among them: a page without WebAssembly asks for it.
    """
    views, controls = payload["views"], payload["controls"]
    wanted = {
        "recorded" if "recording" in payload else "computed": True,
        "prediction": payload["prediction"],
        "drawing": any(control.get("kind") == "drawing" for control in controls),
        "drag": any(view.get("drag") for view in views),
        **{view["kind"]: True for view in views},
    }
    return tuple(sorted(part for part, is_wanted in wanted.items() if is_wanted))


def in_language(payload: dict[str, Any], language: Language) -> dict[str, Any]:
    """Return the payload with the words of one language: a page has no other.

    Without those of the interface that the page never says of this explorable.
    """
    python, texts = payload["python"], payload["texts"][language]
    parts = parts_of(payload)
    unsaid = [key for part, keys in SAID.items() if part not in parts for key in keys]
    ui = {key: word for key, word in texts["ui"].items() if key not in unsaid}
    return {
        **payload,
        "texts": {language: {**texts, "ui": ui}},
        "python": {**python, "heads": {language: python["heads"][language]}},
    }


def _note_of(run: dict[str, Any]) -> str:
    still = run.get("most") == 0
    return text.FIGURE_NOTE_STILL.say() if still else text.FIGURE_NOTE.say(**run)


def files_of(payload: dict[str, Any]) -> Files:
    """Return the scripts that hand the payload over: data and nothing else.

    The first has what the default settings need. The programs of other structures and
    what is copied as Python are the rest, where all would be heavy. Each recorded run
    has a file of its own; in the first its key has the number of that file.
    """
    if "recording" in payload:
        return _recorded(payload)
    name = payload["name"]
    whole = _call("define", payload)
    if len(gzip.compress(whole.encode())) <= WORTH_PARTING:
        return Files(_named(name, whole))
    number = _needed(payload)
    now, later = payload["programs"][:number], payload["programs"][number:]
    first = {**payload, "programs": now, "python": None, "later": len(later)}
    define = _call("define", first)
    more = _call("more", name, later, payload["python"])
    return Files(_named(name, define), _named(f"{name}.rest", more))


def _recorded(payload: dict[str, Any]) -> Files:
    name, recording = payload["name"], payload["recording"]
    numbers = {key: number for number, key in enumerate(recording["runs"])}
    first = {**payload, "recording": {**recording, "runs": numbers}}
    runs = [
        _named(f"{name}.{number}", _call("record", name, key, run))
        for number, (key, run) in enumerate(recording["runs"].items())
    ]
    return Files(_named(name, _call("define", first)), runs=tuple(runs))


def _call(function: str, *arguments: Any) -> str:
    return f"explorables.{function}({','.join(map(_json, arguments))});\n"


def _needed(payload: dict[str, Any]) -> int:
    """Return how many programs, from the first on, the default settings need."""
    structure = [c for c in payload["controls"] if c.get("structure")]
    key = ";".join(str(c["options"][c["default"]]) for c in structure)
    return 1 + max(int(n) for n in payload["tapes"][key].values() if n is not None)


def _named(name: str, script: str) -> Script:
    digest = hashlib.sha256(script.encode()).hexdigest()[:8]
    return f"{name}.{digest}.js", script


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
