"""What a declaration must be, before anything of it runs."""

import keyword
import math
import re
from collections import Counter
from collections.abc import Iterable

from d2lutils.explorables.controls import Choice, Seed, Slider, is_structure
from d2lutils.explorables.declaration import Declaration, texts
from d2lutils.explorables.drawing import Drawing
from d2lutils.explorables.formatting import PLACE
from d2lutils.explorables.views import KINDS
from d2lutils.explorables.words import places
from d2lutils.messages import Message
from d2lutils.messages import declarations as wrong

MOST_IN_SIGHT = 4
MOST_COMBINATIONS = 48
MOST_VIEWS = 3
MOST_STEPS = 100_000
MOST_PACE = 5000  # ms
# Names that the copied cell, a sentence or a tape uses itself.
RESERVED = (
    *("steps", "every", "options", "step", "t", "start", "look"),
    *("lock", "hide"),  # in a link
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
# Names that every object in JavaScript has.
_OF_OBJECTS = (
    *("constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"),
    *("toLocaleString", "toString", "valueOf"),
)
_KEBAB = re.compile(r"(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_declared(declared: Declaration) -> None:
    """Check what needs no run.

    Raises ValueError that says which part is wrong and what was expected.
    """
    if not _KEBAB.fullmatch(declared.name):
        raise ValueError(wrong.NAME.say(got=declared.name))
    _check_kinds(declared)
    _check_controls(declared)
    _check_views(declared)
    _check_steps(declared)
    _check_pace(declared)
    _check_texts(declared)
    _check_sentence(declared)


def is_name(name: str) -> bool:
    """Say whether Python, JavaScript and a link can all use the name."""
    fits = _NAME.fullmatch(name) is not None and not keyword.iskeyword(name)
    return fits and name not in _OF_OBJECTS


def check_unique(names: Iterable[str], what: str) -> None:
    """Raise ValueError if a name stands there twice."""
    twice = [name for name, number in Counter(names).items() if number > 1]
    if twice:
        raise ValueError(wrong.TWICE.say(what=what, names=", ".join(twice)))


def _check_kinds(declared: Declaration) -> None:
    expected = (
        ("controls", (Slider, Choice, Seed, Drawing)),
        ("views", KINDS),
    )
    for field, kinds in expected:
        for one in getattr(declared, field):
            if not isinstance(one, kinds):
                names = ", ".join(kind.__name__ for kind in kinds)
                told = {"what": field, "expected": names, "got": type(one).__name__}
                raise ValueError(wrong.KIND.say(**told))


def _check_controls(declared: Declaration) -> None:
    for control in declared.controls:
        if not is_name(control.name) or control.name in RESERVED:
            told = {"reserved": ", ".join(RESERVED), "got": control.name}
            raise ValueError(wrong.CONTROL_NAME.say(**told))
        if control.name == "seed" and not isinstance(control, Seed):
            raise ValueError(wrong.SEED_NAME.say(got=type(control).__name__))
    check_unique((control.name for control in declared.controls), "control")
    seen = [control.name for control in declared.controls if not control.more]
    if len(seen) > MOST_IN_SIGHT:
        many = {"most": MOST_IN_SIGHT, "got": len(seen)}
        raise ValueError(wrong.TOO_MANY_IN_SIGHT.say(**many, names=", ".join(seen)))


def check_structures(declared: Declaration) -> None:
    """Check that the page can have a tape for each choice of structure.

    Raises ValueError if there are too many, or a slider has a grid.
    """
    for control in declared.controls:
        if isinstance(control, Slider) and control.grid is not None:
            raise ValueError(wrong.GRID_OF_TAPES.say(name=control.name))
    chosen = [c for c in declared.controls if isinstance(c, Choice) and is_structure(c)]
    number = math.prod(len(choice.keys) for choice in chosen)
    if number > MOST_COMBINATIONS:
        counts = " × ".join(f"{choice.name} {len(choice.keys)}" for choice in chosen)
        told = {"most": MOST_COMBINATIONS, "got": number}
        raise ValueError(wrong.TOO_MANY_TAPES.say(**told, counts=counts))


def check_time(declared: Declaration, start: object, step: object) -> None:
    """Check that there is a start and a step if and only if there are steps.

    Raises ValueError otherwise.
    """
    given = [one is not None for one in (start, step)]
    if given != [declared.most_steps > 0] * 2:
        raise ValueError(wrong.TIME.say(most=declared.most_steps))


def _check_views(declared: Declaration) -> None:
    if not 1 <= len(declared.views) <= MOST_VIEWS:
        raise ValueError(wrong.VIEW_COUNT.say(got=len(declared.views)))
    sliders = [c.name for c in declared.controls if isinstance(c, Slider)]
    for view in declared.views:
        view.check_controls(sliders)


def _check_steps(declared: Declaration) -> None:
    steps, most = declared.steps, declared.most_steps
    frame, every = declared.steps_per_frame, declared.every
    given = (steps, most, frame, every)
    whole = all(type(number) is int and number >= 1 for number in given)
    if given == (0, 0, 1, 1):  # nothing but the controls changes what is shown
        return
    if not (whole and every <= steps <= most <= MOST_STEPS and frame <= most):
        raise ValueError(wrong.STEPS_ORDER.say(limit=MOST_STEPS, got=given))


def _check_pace(declared: Declaration) -> None:
    pace = declared.pace
    if type(pace) is not int or not 0 <= pace <= MOST_PACE:
        told = {"name": "pace", "expected": wrong.WHOLE.say(low=0, high=MOST_PACE)}
        raise ValueError(wrong.BAD_VALUE.say(**told, got=pace))


def _check_texts(declared: Declaration) -> None:
    for what, message in texts(declared):
        _check_message(what, message)
    # What is filled into a sentence must not look like a place itself.
    for control in declared.controls:
        for words in control.words if isinstance(control, Choice) else ():
            if set("{}") & set(words.en + words.zh):
                raise ValueError(wrong.NO_PLACES.say(what=control.name, got=words))
    if declared.prediction is None:
        return
    number = len(declared.prediction.options)
    if not 2 <= number <= 6:
        raise ValueError(wrong.OPTION_COUNT.say(got=number))
    for said in (*declared.prediction.options, declared.prediction.after):
        if set("{}") & set(said.en + said.zh):
            raise ValueError(wrong.NO_PLACES.say(what="prediction", got=said))


def _check_message(what: str, message: object) -> None:
    both = isinstance(message, Message) and message.en.strip() and message.zh.strip()
    if not both:
        raise ValueError(wrong.NOT_A_MESSAGE.say(what=what, got=message))


def _check_sentence(declared: Declaration) -> None:
    choices = {c.name for c in declared.controls if isinstance(c, Choice)}
    for message in declared.sentence.templates:
        _check_message("sentence", message)
        for template in (message.en, message.zh):
            if set("{}") & set(PLACE.sub("", template)):
                told = {"what": "sentence", "example": "{name}, {name:.2f}"}
                raise ValueError(wrong.BRACES.say(**told, got=template))
            for name, spec in places(template):
                if name in choices and spec is not None:
                    told = {"what": "sentence", "name": name, "got": spec}
                    raise ValueError(wrong.PLACE_OF_CHOICE.say(**told))
        en, zh = ({name for name, _ in places(said)} for said in message)
        if en != zh:
            told = {"en": ", ".join(sorted(en)), "zh": ", ".join(sorted(zh))}
            raise ValueError(wrong.PLACES_DIFFER.say(what="sentence", **told))
