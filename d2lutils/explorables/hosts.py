"""What an explorable shows of itself where it stands: book, live notebook, elsewhere.

In the book     what the page computes from, and the figure of the default run
In a notebook   the widget, and the figure for where widgets are not known
Elsewhere       the figure

Never HTML: Visual Studio Code would prefer it to the widget's own figure.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from d2lutils.plotting import Figure

if TYPE_CHECKING:
    from d2lutils.explorables.widget import ExplorableWidget

MIME = "application/vnd.d2lutils.explorable+json"
PROGRESS = "application/vnd.d2lutils.progress"
WIDGET = "application/vnd.jupyter.widget-view+json"
Bundle = tuple[dict[str, Any], dict[str, Any]]


def bundle(
    words: str,
    figure: Figure,
    *,
    payload: Callable[[], dict[str, Any]],
    widget: Callable[[], "ExplorableWidget"],
) -> Bundle:
    """Return the outputs by MIME type, and what is known about them.

    words    of the explorable, as text
    figure   of the default run
    payload  gives what the page computes from; widget gives the widget: each is only
             asked where it is shown
    """
    shown, about = figure._repr_mimebundle_()
    shown["text/plain"] = words
    if in_book():
        return {MIME: payload(), **shown}, about
    if not in_live_notebook():
        return shown, about
    view, where = widget().view()
    return {WIDGET: view[WIDGET], **shown}, {**where, **about}


def in_book() -> bool:
    """Return whether this is the run that the book is made of."""
    return os.environ.get("D2LUTILS_BOOK") == "1"


def tell_build(line: str) -> None:
    """Give the build a line to report; it does not stay in the notebook."""
    if in_book() and in_live_notebook():
        from IPython.display import publish_display_data

        publish_display_data({PROGRESS: line})  # type: ignore[no-untyped-call]


def in_live_notebook() -> bool:
    """Return whether what a cell shows goes through a Jupyter kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None
