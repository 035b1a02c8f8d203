"""What is drawn: curves over the steps, curves of functions, fields, graphs."""

from d2lutils.explorables.views.field import Field
from d2lutils.explorables.views.graph import Graph, Node
from d2lutils.explorables.views.lines import Curves, History
from d2lutils.explorables.views.view import View, title

KINDS: tuple[type[View], ...] = (History, Curves, Field, Graph)

__all__ = ["KINDS", "Curves", "Field", "Graph", "History", "Node", "View", "title"]
