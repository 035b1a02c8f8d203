"""The figure of the default run: each kind of view has a module that draws it."""

from d2lutils.explorables.figures.figure import figure_of

__all__ = ["figure_of"]
