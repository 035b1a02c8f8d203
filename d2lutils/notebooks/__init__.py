"""Execute the book's notebooks, cache what they show, stamp what is committed.

``stamp``      the hashes of a notebook's code and of the code it reaches
``execute``    run what is stale, in parallel, and keep the executed copies
``normalise``  what of an executed notebook is committed: text, no pictures
"""

from d2lutils.notebooks.execute import ExecutionError, ensure_executed
from d2lutils.notebooks.normalise import committed
from d2lutils.notebooks.stamp import current_key, current_stamp, read
from d2lutils.notebooks.toc import notebooks_in_toc

__all__ = [
    "ExecutionError",
    "committed",
    "current_key",
    "current_stamp",
    "ensure_executed",
    "notebooks_in_toc",
    "read",
]
