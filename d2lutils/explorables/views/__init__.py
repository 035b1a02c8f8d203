"""What is drawn: curves, planes, graphs, images, bars, matrices, tokens."""

from d2lutils.explorables.views.bars import Bars
from d2lutils.explorables.views.field import Field
from d2lutils.explorables.views.graph import Graph, Node
from d2lutils.explorables.views.images import Images
from d2lutils.explorables.views.lines import Curves, History
from d2lutils.explorables.views.matrix import Matrix
from d2lutils.explorables.views.tokens import Tokens
from d2lutils.explorables.views.view import View, title

KINDS: tuple[type[View], ...] = (
    *(History, Curves, Field, Graph),
    *(Images, Bars, Matrix, Tokens),
)

__all__ = [
    "KINDS",
    "Bars",
    "Curves",
    "Field",
    "Graph",
    "History",
    "Images",
    "Matrix",
    "Node",
    "Tokens",
    "View",
    "title",
]
