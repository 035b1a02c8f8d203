"""The book's figures: one message each, one style, and alt text made from the data.

Each function returns a ``Figure``; as the last line of a cell it shows itself.
"""

from d2lutils.plotting.computation import graph
from d2lutils.plotting.drawing import draw
from d2lutils.plotting.figure import Figure
from d2lutils.plotting.grids import images
from d2lutils.plotting.lines import curves
from d2lutils.plotting.matrices import matrix
from d2lutils.plotting.plane import field, scatter

__all__ = ["Figure", "curves", "draw", "field", "graph", "images", "matrix", "scatter"]
