"""Experiments that the page itself computes, declared once, in Python.

    Explorable(name=..., question=..., controls=(Slider("lr", ...), Seed()),
               start=start, step=step, look=look, views=(History(...),),
               sentence=Sentence(...), steps=60, most_steps=600)

A `Recorded` shows runs that any Python made while the book was built.

As the last line of a cell each shows itself. `Explorable.run` gives the same numbers in
Python, `rerun` and `rerun_recorded` are what *Copy as Python* calls.
"""

from d2lutils.explorables.controls import Choice, Seed, Slider
from d2lutils.explorables.drawing import Drawing, segments
from d2lutils.explorables.explorable import Explorable
from d2lutils.explorables.packing import Bytes
from d2lutils.explorables.recorded import Recorded
from d2lutils.explorables.running import Run, rerun
from d2lutils.explorables.taking import rerun_recorded
from d2lutils.explorables.views import (
    Bars,
    Curves,
    Field,
    Graph,
    History,
    Images,
    Matrix,
    Node,
    Tokens,
)
from d2lutils.explorables.views.graph import between_layers, in_layers
from d2lutils.explorables.words import Case, Prediction, Sentence

__all__ = [
    "Bars",
    "Bytes",
    "Case",
    "Choice",
    "Curves",
    "Drawing",
    "Explorable",
    "Field",
    "Graph",
    "History",
    "Images",
    "Matrix",
    "Node",
    "Prediction",
    "Recorded",
    "Run",
    "Seed",
    "Sentence",
    "Slider",
    "Tokens",
    "between_layers",
    "in_layers",
    "rerun",
    "rerun_recorded",
    "segments",
]
