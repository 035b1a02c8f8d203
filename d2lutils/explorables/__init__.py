"""Experiments that the page itself computes, declared once, in Python.

    Explorable(name=..., question=..., controls=(Slider("lr", ...), Seed()),
               start=start, step=step, look=look, views=(History(...),),
               sentence=Sentence(...), steps=60, most_steps=600)

As the last line of a cell it shows itself. `Explorable.run` gives the same numbers in
Python, `rerun` is what *Copy as Python* calls.
"""

from d2lutils.explorables.controls import Choice, Seed, Slider
from d2lutils.explorables.explorable import Explorable
from d2lutils.explorables.running import Run, rerun
from d2lutils.explorables.views import Curves, Field, History
from d2lutils.explorables.words import Case, Prediction, Sentence

__all__ = [
    "Case",
    "Choice",
    "Curves",
    "Explorable",
    "Field",
    "History",
    "Prediction",
    "Run",
    "Seed",
    "Sentence",
    "Slider",
    "rerun",
]
