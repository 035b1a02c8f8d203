"""What every explorable does where it stands: it runs, and it shows itself."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from d2lutils.explorables.checks import check_declared
from d2lutils.explorables.controls import Value
from d2lutils.explorables.declaration import Declaration
from d2lutils.explorables.figures import figure_of
from d2lutils.explorables.fitting import check_run
from d2lutils.explorables.hosts import bundle
from d2lutils.explorables.running import Run
from d2lutils.explorables.values import values_of
from d2lutils.messages import declarations as wrong
from d2lutils.plotting import Figure

if TYPE_CHECKING:
    from d2lutils.explorables.widget import ExplorableWidget


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Shown(Declaration):
    """A declaration that can run; how, and what the page gets, its kinds say."""

    def __post_init__(self) -> None:
        try:
            check_declared(self)
            self._check()
            _ = self.payload
        except ValueError as error:
            problem = wrong.IN.say(name=self.name, problem=error)
            raise ValueError(problem) from error

    def __repr__(self) -> str:
        return f"{type(self).__name__}: {self.question.say()}"

    def run(
        self,
        *,
        steps: int | None = None,
        every: int | None = None,
        **controls: Value,
    ) -> Run:
        """Return the run that the page shows with these settings, with the same bits.

        steps     default: those of the default run
        every     steps between recorded values, default: as on the page; a run with as
                  many as steps is faster, as nothing is measured on the way
        controls  values of controls, of a choice its option; the others as default

        Raises ValueError for another control, or a value that it cannot have.
        """
        values = values_of(self.controls, controls)
        steps = self.steps if steps is None else steps
        return self._run(values, steps, self.every if every is None else every)

    @cached_property
    def payload(self) -> dict[str, Any]:
        """All that the page needs, as JSON data."""
        raise NotImplementedError

    @cached_property
    def default_run(self) -> Run:
        """The run before the reader has moved anything."""
        run = self.run()
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

    def _check(self) -> None:
        """Raise ValueError for what this kind cannot have."""

    def _run(self, values: dict[str, Value], steps: int, every: int) -> Run:
        raise NotImplementedError

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
