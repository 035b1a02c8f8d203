"""An experiment that the page computes."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from d2lutils.explorables.checks import check_declared
from d2lutils.explorables.compiling import Compiled, compile_all
from d2lutils.explorables.controls import MOST_SEED, Choice, Control, Slider, Value
from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.figures import figure_of
from d2lutils.explorables.fitting import (
    check_names,
    check_run,
    check_same,
    check_shapes,
    wanted_of,
)
from d2lutils.explorables.hosts import bundle, in_book
from d2lutils.explorables.payload import payload_of
from d2lutils.explorables.programs import (
    Functions,
    Tapes,
    default_setting,
    setting_of,
    settings,
    trace_all,
)
from d2lutils.explorables.running import Experiment, Run
from d2lutils.messages import declarations as wrong
from d2lutils.messages import explorables as text
from d2lutils.plotting import Figure

if TYPE_CHECKING:
    from d2lutils.explorables.widget import ExplorableWidget


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Explorable(Declaration):
    """One question, and an experiment that answers it where the reader is.

    name      unique in the book: lower-case words joined by "-"
    question  which the experiment answers
    controls  what the reader sets: at most four in sight, the rest with more=True
    start     start(controls) -> dict of Tensors: the state at step 0
    step      step(state, controls, t) -> dict of Tensors: the next values of the state;
              what it leaves out stays. t is the number of the step, from 0
    look      look(state, controls) -> dict of Tensors: all that is shown or said.
              state and controls have an attribute for each name, a scalar Tensor for
              each slider, seed and choice, but the plain option for a structure choice
    views     one to three: History, Curves, Field
    sentence  the live sentence; its places are scalars of look(), controls, "step"
    steps     of the default run; most_steps: the end of the scrubber
    steps_per_frame  while it plays
    every     steps between recorded values
    prediction  a question that is asked first

    As the last line of a cell it shows itself: the figure of the default run, and in
    the book also what the page needs to compute.

    Raises ValueError, at once, if any of it does not fit: it says what was expected.
    """

    def __post_init__(self) -> None:
        try:
            check_declared(self)
            _ = self.payload
        except ValueError as error:
            problem = wrong.IN.say(name=self.name, problem=error)
            raise ValueError(problem) from error

    def __repr__(self) -> str:
        return f"Explorable: {self.question.say()}"

    def run(self, *, steps: int | None = None, **controls: Value) -> Run:
        """Return the run that the page shows with these settings, with the same bits.

        steps     default: those of the default run
        controls  values of controls, of a choice its option; the others as default

        Raises ValueError for another control, or a value that it cannot have.
        """
        known = {control.name: control for control in self.controls}
        unknown = [name for name in controls if name not in known]
        if unknown:
            told = {"names": ", ".join(unknown), "expected": ", ".join(known)}
            raise ValueError(wrong.UNKNOWN_CONTROL.say(**told))
        values = {
            name: _fitting(control, controls.get(name, control.default))
            for name, control in known.items()
        }
        return self._run(values, self.steps if steps is None else steps)

    @cached_property
    def payload(self) -> dict[str, Any]:
        """All that the page needs, as JSON data."""
        return payload_of(self, self.tapes, self.compiled, self.default_run)

    @cached_property
    def tapes(self) -> dict[str, Tapes]:
        """The tapes of each choice of structure, the default one first."""
        functions = Functions(self.start, self.step, self.look)

        def wanted(shapes: Any) -> Any:
            return wanted_of(self, shapes)

        default = default_setting(self.controls)
        first = trace_all(functions, default, wanted)
        check_names(self, first)
        check_shapes(self, first)
        found = {default.key: first}
        others = [one for one in settings(self.controls) if one.key != default.key]
        for setting in _watched(others):
            found[setting.key] = trace_all(functions, setting, wanted)
            check_same(self, first, found[setting.key], setting)
        return found

    @cached_property
    def compiled(self) -> Compiled:
        """The programs of all tapes, each once."""
        return compile_all(self.tapes)

    @cached_property
    def default_run(self) -> Run:
        """The run before the reader has moved anything."""
        values = {control.name: control.default for control in self.controls}
        run = self._run(values, self.steps)
        check_run(self, run)
        return run

    @cached_property
    def figure(self) -> Figure:
        """The picture of the default run, for print and where nothing computes."""
        return figure_of(self, self.default_run)

    @cached_property
    def widget(self) -> "ExplorableWidget":
        """What a live notebook shows: its values and step are those that are shown.

        explorable.run(steps=widget.step, **widget.values) is then the same run.
        """
        from d2lutils.explorables.widget import widget_of

        return widget_of(self.payload, self.figure)

    def _run(self, values: dict[str, Value], steps: int) -> Run:
        setting = setting_of(self.controls, values)
        tapes = self.tapes[setting.key]
        experiment = Experiment(tapes, self.compiled, setting.key)
        found = experiment.run(setting, steps, self.every)
        words = {
            control.name: control.words[control.keys.index(values[control.name])]
            for control in self.controls
            if isinstance(control, Choice)
        }
        return Run(*found, controls=values, sentence=self.sentence, words=words)

    def _repr_mimebundle_(
        self,
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        return bundle(
            repr(self),
            self.figure,
            payload=lambda: self.payload,
            widget=lambda: self.widget,
        )


def _fitting(control: Control, value: Value) -> Value:
    """Return the value if the control can have it; a slider any within its ends."""
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if isinstance(control, Choice):
        fits, expected = value in control.keys, wrong.ONE_OF.say(options=control.keys)
    elif isinstance(control, Slider):
        number = isinstance(value, Real) and not isinstance(value, bool)
        fits = number and control.low <= float(value) <= control.high
        expected = wrong.BETWEEN.say(low=control.low, high=control.high)
    else:
        fits = whole and 0 <= int(value) <= MOST_SEED
        expected = wrong.WHOLE.say(low=0, high=MOST_SEED)
    if not fits:
        told = {"name": control.name, "expected": expected, "got": value}
        raise ValueError(wrong.BAD_VALUE.say(**told))
    if isinstance(control, Choice):
        return control.keys[control.keys.index(value)]  # 2, where 2.0 was given
    return int(value) if whole else float(value)


def _watched(settings: list[Any]) -> "tqdm[Any]":
    about = {"desc": text.TRACING.say(), "unit": text.TAPES.say()}
    return tqdm(settings, **about, delay=2, leave=False, disable=in_book())
