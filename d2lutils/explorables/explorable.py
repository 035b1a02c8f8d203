"""An experiment that the page computes."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tqdm import tqdm

from d2lutils.explorables.checks import check_structures, check_time
from d2lutils.explorables.compiling import Compiled, compile_all
from d2lutils.explorables.controls import Value
from d2lutils.explorables.copying import python_of
from d2lutils.explorables.fitting import (
    check_names,
    check_same,
    check_shapes,
    wanted_of,
)
from d2lutils.explorables.hosts import in_book
from d2lutils.explorables.payload import payload_of
from d2lutils.explorables.programs import (
    Function,
    Tapes,
    default_setting,
    functions_of,
    setting_of,
    settings,
    trace_all,
)
from d2lutils.explorables.running import Experiment, Run
from d2lutils.explorables.shown import Shown
from d2lutils.explorables.values import words_of
from d2lutils.messages import explorables as text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Explorable(Shown):
    """One question, and an experiment that answers it where the reader is.

    name      unique in the book: lower-case words joined by "-"
    question  which the experiment answers
    controls  what the reader sets: at most four in sight, the rest with more=True
    start     start(controls) -> dict of Tensors: the state at step 0
    step      step(state, controls, t) -> dict of Tensors: the next values of the state;
              what it leaves out stays. t is the number of the step, from 0
    look      look(state, controls) -> dict of Tensors: all that is shown or said.
              state and controls have an attribute for each name, a scalar Tensor for
              each slider, seed and choice, but the plain option for a structure choice,
              and a Tensor of segments for a drawing
    views     one to three: History, Curves, Field, Graph, Images, Bars, Matrix, Tokens
    sentence  the live sentence; its places are scalars of look(), controls, "step"
    steps     of the default run; most_steps: the end of the scrubber. Where only the
              controls change what is shown, there is no start, no step, and both are 0
    steps_per_frame  while it plays
    pace      ms from frame to frame, for steps that are to be read one by one;
              default 0: as the screen shows them
    every     steps between recorded values
    prediction  a question that is asked first

    As the last line of a cell it shows itself: the figure of the default run, and in
    the book also what the page needs to compute.

    Raises ValueError, at once, if any of it does not fit: it says what was expected.
    """

    look: Function
    start: Function | None = None
    step: Function | None = None

    @cached_property
    def payload(self) -> dict[str, Any]:
        """All that the page needs, as JSON data."""
        functions = (self.start, self.step, self.look)
        python = python_of(self, functions)
        return payload_of(self, self.tapes, self.compiled, self.default_run, python)

    @cached_property
    def tapes(self) -> dict[str, Tapes]:
        """The tapes of each choice of structure, the default one first."""
        functions = functions_of(self.start, self.step, self.look)

        def wanted(shapes: Any) -> Any:
            return wanted_of(self, shapes)

        default = default_setting(self.controls)
        first = trace_all(functions, default, wanted)
        check_names(self, first.look, first.state)
        check_shapes(self, first.look)
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

    def _check(self) -> None:
        check_structures(self)
        check_time(self, self.start, self.step)

    def _run(self, values: dict[str, Value], steps: int, every: int) -> Run:
        setting = setting_of(self.controls, values)
        tapes = self.tapes[setting.key]
        experiment = Experiment(tapes, self.compiled, setting.key)
        found = experiment.run(setting, steps, every)
        words = words_of(self.controls, values)
        return Run(*found, controls=values, sentence=self.sentence, words=words)


def _watched(settings: list[Any]) -> "tqdm[Any]":
    about = {"desc": text.TRACING.say(), "unit": text.TAPES.say()}
    return tqdm(settings, **about, delay=2, leave=False, disable=in_book())
