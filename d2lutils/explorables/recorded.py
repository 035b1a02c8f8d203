"""An experiment that any Python ran beforehand, on a grid of settings."""

import base64
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from d2lutils.explorables.controls import Value
from d2lutils.explorables.copying import python_of
from d2lutils.explorables.fitting import check_names, check_shapes, wanted_of
from d2lutils.explorables.grid import check_grid, key_of, settings_of
from d2lutils.explorables.hosts import in_book
from d2lutils.explorables.one_thread import one_thread
from d2lutils.explorables.packing import Bytes, Layout, unpack
from d2lutils.explorables.payload import check_size, described
from d2lutils.explorables.programs import check_clash
from d2lutils.explorables.recording import record_grid, stamp_of
from d2lutils.explorables.running import Run
from d2lutils.explorables.shelf import Shelf, recordings_folder
from d2lutils.explorables.shown import Shown
from d2lutils.explorables.taking import (
    Record,
    Watch,
    frames_of,
    ignore,
    take,
)
from d2lutils.explorables.values import values_of, words_of
from d2lutils.messages import recordings as text

if TYPE_CHECKING:
    from d2lutils.explorables.widget import ExplorableWidget

RERUN = "rerun_recorded"
MOST_BYTES = 60_000  # of a run, gzip, median


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Recorded(Shown):
    """One question, and runs of any Python (PyTorch, scikit-learn) that answer it.

    name, question, views, sentence, steps, most_steps, prediction
              as of an `Explorable`; what it says of look() holds for record()
    controls  sliders with a grid, choices, and a seed with a small `most`: at most 200
              combinations
    record    record(controls) yields, at step 0, every, 2 · every, ... most_steps, a
              dict name -> number or array: all that is shown or said, the same names
              and shapes in every frame and run. controls has an attribute for each
              control: an int or float, of a choice its option
    store     name of an array -> Bytes(low, high), where one byte is enough for each
              number; the others are kept exactly, as float32
    steps_per_frame  while it plays, rounded up to a multiple of `every`
    pace      ms from frame to frame; default 0: as the screen shows them

    While the book is built, every setting is recorded; elsewhere the default one, any
    other when it is asked for.

    Raises ValueError, at once, if any of it does not fit: it says what was expected.
    """

    record: Record
    store: Mapping[str, Bytes] = field(default_factory=dict)

    @cached_property
    def payload(self) -> dict[str, Any]:
        """All that the page needs, as JSON data."""
        book, layout = in_book(), self.layout
        shapes = {**dict.fromkeys(layout.scalars, ()), **layout.arrays}
        common = described(self, shapes, self.default_run, grid=book)
        frame = -(-self.steps_per_frame // self.every) * self.every
        record = (self.record,)
        payload = {
            **common,
            "badge": "recorded",
            "run": {**common["run"], "per_frame": frame},
            "python": python_of(self, record, rerun=RERUN, every=self.every),
        }
        check_size(payload)
        if book:
            payload["grid"] = True
            self._record_all()
        return {**payload, "recording": self._recording()}

    @cached_property
    def widget(self) -> "ExplorableWidget":
        """What a live notebook shows; the runs that it lacks are made when asked for.

        explorable.run(steps=widget.step, **widget.values) is then the same run.
        """
        from d2lutils.explorables.widget import widget_of

        return widget_of(self.payload, self.figure, self.packed)

    @cached_property
    def layout(self) -> Layout:
        """What every run holds: read off the first frame of the default run."""
        with one_thread():
            first = next(frames_of(self.record, values_of(self.controls, {})), {})
        shapes = {name: array.shape for name, array in first.items()}
        check_clash([*(c.name for c in self.controls), "step"], "record()", shapes)
        check_names(self, shapes)
        check_shapes(self, shapes)
        wanted = wanted_of(self, shapes)
        arrays = {name: shapes[name] for name in wanted.pictured}
        frames = self.most_steps // self.every + 1
        return Layout(frames, tuple(wanted.measured), arrays, dict(self.store))

    def key(self, values: Mapping[str, Value]) -> str:
        """Return the name of the run with these values, the others as default."""
        return key_of(self.controls, values_of(self.controls, values))

    def packed(self, values: Mapping[str, Value], watch: Watch = ignore) -> str:
        """Return the run with these values, packed and in base 64.

        watch  is called after each frame with the part that is done; what it raises
               ends the run

        Raises ValueError for a value that a control cannot have or a frame that does
        not fit, and whatever record() raises.
        """
        return base64.b64encode(self._packed(values, watch)).decode()

    def _check(self) -> None:
        check_grid(self, self.store)

    def _recording(self) -> dict[str, Any]:
        layout = self.layout
        kept = {name: ["u1", *bytes_] for name, bytes_ in layout.store.items()}
        exact = [name for name, _, width in layout.parts() if width == 4]
        runs = {key: base64.b64encode(run).decode() for key, run in self._runs.items()}
        return {
            "frames": layout.frames,
            "scalars": list(layout.scalars),
            "arrays": [[name, list(shape)] for name, shape in layout.arrays.items()],
            "store": {**{name: ["f4"] for name in exact}, **kept},
            "runs": runs,
        }

    @cached_property
    def _runs(self) -> dict[str, bytes]:
        """The packed runs that are there, by their keys."""
        return {}

    def _record_all(self) -> None:
        """Record the grid; the default run, which has been checked, is there."""
        stamp = stamp_of(self.record, self.layout, self.every)
        shelf = Shelf(recordings_folder() / self.name, stamp)
        shelf.keep(self.key({}), self._packed({}))
        runs = record_grid(self.record, self.layout, settings_of(self.controls), shelf)
        size = statistics.median(map(len, runs.values()))
        if size > MOST_BYTES:
            told = {"got": round(size / 1000), "most": MOST_BYTES // 1000}
            raise ValueError(text.TOO_MANY_BYTES.say(**told))
        self._runs.clear()  # the default run is not the first of the grid
        self._runs.update(runs)

    def _packed(self, values: Mapping[str, Value], watch: Watch = ignore) -> bytes:
        values = values_of(self.controls, values)
        key = key_of(self.controls, values)
        if key not in self._runs:
            self._runs[key] = take(self.record, self.layout, values, watch)
        return self._runs[key]

    def _run(self, values: dict[str, Value], steps: int, every: int) -> Run:
        self._check_frame("steps", steps, least=0)
        self._check_frame("every", every, least=self.every)
        found, at = unpack(self.layout, self._packed(values)), steps // self.every
        kept = slice(0, at + 1, every // self.every)
        return Run(
            {name: float(found[name][at]) for name in self.layout.scalars},
            steps,
            {name: found[name][kept] for name in self.layout.scalars}
            | {"step": np.arange(0, steps + 1, every)},
            {name: found[name][at] for name in self.layout.arrays},
            controls=values,
            sentence=self.sentence,
            words=words_of(self.controls, values),
        )

    def _check_frame(self, name: str, got: object, *, least: int) -> None:
        fit = range(least, self.most_steps + 1, self.every)
        if type(got) is not int or got not in fit:
            told = {"every": self.every, "most": self.most_steps, "got": got}
            raise ValueError(text.NO_FRAME_THERE.say(name=name, least=least, **told))
