"""One operation of a tape, as plain data."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Shape = tuple[int, ...]


class Operation(NamedTuple):
    """One operation of a tape: its name, the numbers of its inputs, static data."""

    name: str
    inputs: tuple[int, ...]
    attributes: Mapping[str, Any]
    shape: Shape
