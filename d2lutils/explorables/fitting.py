"""Whether what start, step and look return is what the declaration shows."""

import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from d2lutils.explorables.checks import is_name
from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.drawing import Drawing
from d2lutils.explorables.programs import Setting, Shape, Tapes, Wanted
from d2lutils.explorables.running import Run
from d2lutils.explorables.views import title
from d2lutils.messages import declarations as wrong


def wanted_of(declared: Declaration, shapes: Mapping[str, Shape]) -> Wanted:
    """Return what is needed of look(), as far as it is there."""
    measured = [*declared.series, *declared.spoken]
    pictured = [name for view in declared.views for name in view.arrays]
    kept = (
        [n for n in dict.fromkeys(names) if n in shapes]
        for names in (measured, pictured)
    )
    return Wanted(*kept)


def check_names(
    declared: Declaration, look: Iterable[str], state: Iterable[str] = ()
) -> None:
    """Check that the names can be used and that everything shown is there.

    look   names of what can be shown
    state  other names that the functions return

    Raises ValueError that says which name, and what was expected.
    """
    said = [c.name for c in declared.controls if not isinstance(c, Drawing)]
    look = tuple(look)
    odd = [n for n in (*state, *look) if not is_name(n) or n == "steps"]
    if odd:
        raise ValueError(wrong.RETURNED_NAMES.say(got=", ".join(odd)))
    for what, name, also in _shown(declared, said):
        if name not in look and name not in also:
            told = {"what": what, "name": name, "expected": ", ".join([*look, *also])}
            raise ValueError(wrong.NOT_SHOWN.say(**told))


def _shown(
    declared: Declaration, controls: list[str]
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what shows a name, the name, and the names it may have beside look()'s."""
    for view in declared.views:
        for name in (*view.scalars, *view.arrays):
            yield title(view), name, []
    cases = [case.when for case in declared.sentence.cases]
    for name in cases:
        yield "Case", name, []
    for name in declared.spoken:
        yield "sentence", name, [*controls, "step"]
    if declared.prediction is not None:
        yield "prediction", declared.prediction.answer, []


def check_shapes(declared: Declaration, look: Mapping[str, Shape]) -> None:
    """Check that scalars are scalars and that a view's arrays fit each other.

    Raises ValueError that says which name, and what was expected.
    """
    for name in dict.fromkeys((*declared.series, *declared.spoken)):
        if name in look and math.prod(look[name]) != 1:
            what = "series" if name in declared.series else "sentence"
            told = {"what": what, "name": name, "got": look[name]}
            raise ValueError(wrong.NOT_SCALAR.say(**told))
    for view in declared.views:
        for name, expected in view.expected(look):
            _expect(title(view), name, look[name], expected)


def _expect(what: str, name: str, got: Shape, expected: tuple[int | str, ...]) -> None:
    """Raise ValueError unless the shape is the expected one, words stand for any."""
    fits = len(got) == len(expected) and all(
        n > 0 and (isinstance(wanted, str) or n == wanted)
        for n, wanted in zip(got, expected, strict=True)
    )
    if not fits:
        shown = f"({', '.join(map(str, expected))}{',' if len(expected) == 1 else ''})"
        told = {"what": what, "name": name, "expected": shown, "got": got}
        raise ValueError(wrong.SHAPE.say(**told))


def check_same(
    declared: Declaration, first: Tapes, other: Tapes, setting: Setting
) -> None:
    """Check that another choice of structure shows the same names and shapes.

    Raises ValueError that says which name differs with which options.
    """
    options = ", ".join(f"{name}={value!r}" for name, value in setting.options.items())
    needed = wanted_of(declared, first.look)
    for function, field in (("start", "state"), ("step", "changes"), ("look", "look")):
        expected, got = (set(getattr(tapes, field)) for tapes in (first, other))
        if field == "look":  # what nothing shows may differ
            expected = {*needed.measured, *needed.pictured}
            got &= expected
        if expected != got:
            names = {"expected": _listed(expected), "got": _listed(got)}
            told = {"function": function, "options": options}
            raise ValueError(wrong.STATE_DIFFERS.say(**told, **names))
    for view in declared.views:
        for name in (*view.scalars, *view.arrays):
            before, now = first.look[name], other.look[name]
            if before != now:
                told = {"what": title(view), "name": name, "options": options}
                shapes = {"expected": before, "got": now}
                raise ValueError(wrong.SHAPE_CHANGES.say(**told, **shapes))
    check_shapes(declared, other.look)


def check_run(declared: Declaration, run: Run) -> None:
    """Check that the default run is finite and answers the prediction.

    Raises ValueError that says which value is not, and where.
    """
    cases = {case.when for case in declared.sentence.cases}
    for name, values in run.history.items():
        bad = np.flatnonzero(~np.isfinite(values))
        if name not in cases and len(bad):
            at = bad[0]
            told = {"name": name, "got": values[at], "step": run.history["step"][at]}
            raise ValueError(wrong.NOT_FINITE.say(**told))
    for name, array in run.arrays.items():
        if not np.isfinite(array).all():
            got = array[~np.isfinite(array)][0]
            raise ValueError(wrong.NOT_FINITE.say(name=name, got=got, step=run.step))
    for view in declared.views:
        view.check_arrays(run.arrays)
    if declared.prediction is not None:
        answer = run.values[declared.prediction.answer]
        most = len(declared.prediction.options) - 1
        if answer not in range(most + 1):
            told = {"most": most, "name": declared.prediction.answer, "got": answer}
            raise ValueError(wrong.ANSWER.say(**told))


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
