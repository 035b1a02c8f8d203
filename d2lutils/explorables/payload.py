"""What the page gets of an explorable: one JSON object."""

import gzip
import json
from collections.abc import Mapping
from typing import Any

from d2lutils.explorables.compiling import Compiled
from d2lutils.explorables.controls import Choice, Control, Seed, Slider
from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.drawing import Drawing
from d2lutils.explorables.programs import Shape, Tapes
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import View
from d2lutils.explorables.words import in_language
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text
from d2lutils.messages.language import Language, Message

FORMAT = 1
MOST_BYTES = 200_000  # gzip


def payload_of(
    declared: Declaration,
    tapes: Mapping[str, Tapes],
    compiled: Compiled,
    run: Run,
    python: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the payload of what the page computes.

    tapes     for each choice of structure
    compiled  all programs
    run       the default run, which answers the prediction
    python    what is copied as Python

    Raises ValueError if it is over 200 kB (gzip).
    """
    first = next(iter(tapes.values()))
    payload = {
        **described(declared, first.look, run),
        "badge": "computed",
        "programs": [program.json() for program in compiled.programs],
        "tapes": {key: dict(four) for key, four in compiled.table.items()},
        "changes": list(first.changes),
        "state": list(first.state),
        "python": python,
    }
    check_size(payload)
    return payload


def described(
    declared: Declaration, look: Mapping[str, Shape], run: Run, *, grid: bool = False
) -> dict[str, Any]:
    """Return what the payloads of all explorables have.

    look  name -> shape of what is shown
    run   the default run, which answers the prediction
    grid  whether sliders have only the values of their grids
    """
    asked = declared.prediction
    return {
        "format": FORMAT,
        "name": declared.name,
        "texts": {code: _texts(declared, code) for code in ("en", "zh")},
        "controls": [_control(control, grid) for control in declared.controls],
        "series": list(declared.series),
        "views": [{"kind": v.kind, **v.data(look)} for v in declared.views],
        "sentence": {"cases": [case.when for case in declared.sentence.cases]},
        "run": {
            "steps": declared.steps,
            "most": declared.most_steps,
            "per_frame": declared.steps_per_frame,
            "every": declared.every,
            **({"pace": declared.pace} if declared.pace else {}),
        },
        "prediction": asked and {"right": int(run.values[asked.answer])},
    }


def written(payload: Mapping[str, Any]) -> str:
    """Return the payload as JSON without spaces."""
    return json.dumps(
        payload, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def size(part: Any) -> int:
    """Return the number of bytes of a part of the payload after gzip."""
    return len(gzip.compress(written(part).encode(), mtime=0))


def check_size(payload: Mapping[str, Any]) -> None:
    """Raise ValueError that names the largest parts if it is over 200 kB (gzip)."""
    got = size(payload)
    if got > MOST_BYTES:
        parts = sorted(((size(part), name) for name, part in payload.items()))[::-1]
        told = {"got": round(got / 1000), "most": MOST_BYTES // 1000}
        listed = ", ".join(f"{name} {bytes_ / 1000:.1f}" for bytes_, name in parts[:3])
        raise ValueError(wrong.TOO_LARGE.say(**told, parts=listed))


def _texts(declared: Declaration, code: Language) -> dict[str, Any]:
    def say(message: Message) -> str:
        return in_language(message, code)

    said: dict[str, Any] = {
        "question": say(declared.question),
        "controls": {c.name: _control_texts(c, code) for c in declared.controls},
        "views": [_view_texts(view, code) for view in declared.views],
        "sentence": {
            "cases": [say(case.say) for case in declared.sentence.cases],
            "otherwise": say(declared.sentence.otherwise),
        },
        "ui": {name: say(message) for name, message in text.UI.items()},
    }
    if declared.prediction is not None:
        said["prediction"] = {
            "question": say(declared.prediction.question),
            "options": [say(option) for option in declared.prediction.options],
            "after": say(declared.prediction.after),
        }
    return said


def _control_texts(control: Control, code: Language) -> dict[str, Any]:
    said: dict[str, Any] = {"label": in_language(control.label, code)}
    if isinstance(control, Slider) and control.unit is not None:
        said["unit"] = in_language(control.unit, code)
    if isinstance(control, Choice):
        said["options"] = [in_language(words, code) for words in control.words]
    return said


def _view_texts(view: View, code: Language) -> dict[str, Any]:
    said: dict[str, Any] = {
        name: in_language(words, code) for name, words in view.words.items()
    }
    for kind, labels in view.named.items():
        said[kind] = {name: in_language(words, code) for name, words in labels.items()}
    for kind, texts in view.listed.items():
        said[kind] = [in_language(words, code) for words in texts]
    return said


def _control(control: Control, grid: bool) -> dict[str, Any]:
    about: dict[str, Any] = {"name": control.name, "more": control.more}
    if isinstance(control, Seed):
        seed = {"kind": "seed", "default": control.default, "most": control.most}
        return {**seed, **about}
    if isinstance(control, Drawing):
        drawn = {"default": control.default, "most": control.most}
        return {"kind": "drawing", **drawn, **about}
    if isinstance(control, Slider):
        values = list((grid and control.grid) or control.values)
        at = values.index(control.default)
        columns = {"columns": control.columns} if control.columns else {}
        return {"kind": "slider", "values": values, "default": at, **about, **columns}
    return {
        "kind": "choice",
        "options": list(control.keys),
        "default": control.keys.index(control.default),
        "structure": control.structure,
        **about,
    }
