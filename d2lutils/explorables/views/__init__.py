"""What is drawn: curves over the steps, curves of functions, fields with points."""

from d2lutils.explorables.views.field import Field
from d2lutils.explorables.views.lines import Curves, History
from d2lutils.explorables.views.view import View, title

KINDS: tuple[type[View], ...] = (History, Curves, Field)

__all__ = ["KINDS", "Curves", "Field", "History", "View", "title"]
