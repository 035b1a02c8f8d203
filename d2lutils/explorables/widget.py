"""An explorable in a notebook whose kernel is alive: the page's front end as a widget.

Imported only when one is shown there, so that the book is built without ipywidgets.
"""

import base64
from typing import Any

import anywidget
import ipywidgets
from traitlets import Dict, Unicode

from d2lutils.explorables.answering import Answering, Packed
from d2lutils.explorables.controls import Value
from d2lutils.explorables.joining import styles, widget_module
from d2lutils.messages.language import language
from d2lutils.plotting import Figure


class ExplorableWidget(anywidget.AnyWidget):
    """What the notebook's page shows and computes."""

    _esm = widget_module()
    _css = styles()
    payload = Dict().tag(sync=True)
    figure = Dict().tag(sync=True)
    language = Unicode("en").tag(sync=True)
    saved_as = Dict().tag(sync=True)
    state = Dict().tag(sync=True)  # what the page shows at rest; empty: as it began

    def view(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what makes a notebook show it, and what Colab must know about that."""
        shown = self._repr_mimebundle_()
        assert shown is not None  # it has a view
        return shown

    @property
    def values(self) -> dict[str, Value]:
        """Return the values that the reader has set, by control."""
        begun = {
            control["name"]: _first(control) for control in self.payload["controls"]
        }
        return {**begun, **self.state.get("values", {})}

    @property
    def step(self) -> int:
        """Return the step that is shown."""
        begun = 0 if self.payload["prediction"] else self.payload["run"]["steps"]
        return int(self.state.get("step", begun))


def widget_of(
    payload: dict[str, Any], figure: Figure, packed: Packed | None = None
) -> ExplorableWidget:
    """Return the widget of an explorable.

    payload  what the page computes from
    figure   of the default run, which stands there until then
    packed   makes the runs of a recording that the page asks for
    """
    source = f"data:image/png;base64,{base64.b64encode(figure.png()).decode()}"
    inches, _ = figure.figure.get_size_inches()
    widget = ExplorableWidget(
        payload=payload,
        figure={"source": source, "alt": figure.alt, "width": round(96 * inches)},
        language=language(),
    )
    widget.saved_as = {"id": widget.model_id, "model": _still_model()}
    if packed is not None:
        answering = Answering(packed, widget.send)
        widget.on_msg(lambda _, message, buffers: answering.hear(message))
    return widget


def _first(control: dict[str, Any]) -> Value:
    if control["kind"] in ("seed", "drawing"):
        begun: Value = control["default"]
        return begun
    kind = "values" if control["kind"] == "slider" else "options"
    value: Value = control[kind][control["default"]]
    return value


def _still_model() -> dict[str, str]:
    """Return the model that a saved notebook is to have in the place of the widget.

    A plain piece of HTML, which every front end of ipywidgets knows by itself.
    """
    names = ("_model_name", "_model_module", "_model_module_version")
    traits = ipywidgets.HTML.class_traits()
    return {name.removeprefix("_"): traits[name].default_value for name in names}
