"""Where each buffer lies in the heap, and when its place is free again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from d2lutils.tape.kernels import FORMS, UNARY
from d2lutils.tape.lowering_draft import Draft
from d2lutils.tape.lowering_views import Address

ALIGNMENT = 4  # floats: one vector of WebAssembly
Call = tuple[Any, ...]


@dataclass
class Heap:
    """The free parts of a heap, in order, and how long it has become."""

    size: int = 0
    free: list[tuple[int, int]] = field(default_factory=list)

    def take(self, n: int) -> int:
        """Return the start of n free floats: in the tightest part that holds them."""
        fitting = [(length, start) for start, length in self.free if length >= n]
        if not fitting:
            return self._grow(n)
        length, start = min(fitting)
        self.free.remove((start, length))
        if length > n:
            self.give(start + n, length - n)
        return start

    def _grow(self, n: int) -> int:
        """Return the start of n floats at the end, of which some may be free."""
        start = self.size
        if self.free and sum(self.free[-1]) == self.size:
            start, _ = self.free.pop()
        self.size = start + n
        return start

    def give(self, start: int, n: int) -> None:
        """Make n floats free again."""
        parts: list[tuple[int, int]] = []
        for begin, length in sorted([*self.free, (start, n)]):
            if parts and sum(parts[-1]) == begin:
                parts[-1] = (parts[-1][0], parts[-1][1] + length)
            else:
                parts.append((begin, length))
        self.free = parts


def laid_out(
    draft: Draft, kept: Iterable[int], wanted: set[int]
) -> tuple[dict[int, int], int]:
    """Return buffer -> offset, and the size of the heap.

    kept    buffers that hold something before the first call, to the end
    wanted  buffers that are read after the last call
    """
    heap = Heap()
    offsets: dict[int, int] = {}
    lengths = {
        b: -(-max(n, 1) // ALIGNMENT) * ALIGNMENT for b, n in enumerate(draft.sizes)
    }
    for buffer in kept:
        offsets[buffer] = heap.take(lengths[buffer])
    last = _last_uses(draft.calls)
    last |= {buffer: len(draft.calls) for buffer in (*offsets, *wanted)}
    for now, call in enumerate(draft.calls):
        buffer = call[1].buffer
        dying = {b for b in _buffers(call) if last[b] == now}
        if buffer not in offsets:
            given = _overwritten(call, dying, lengths)
            if given is None:
                offsets[buffer] = heap.take(lengths[buffer])
            else:
                offsets[buffer], lengths[buffer] = offsets[given], lengths[given]
                dying.remove(given)
        for one in sorted(dying):
            heap.give(offsets[one], lengths[one])
    return offsets, heap.size


def _buffers(call: Call) -> set[int]:
    return {argument.buffer for argument in call[1:] if isinstance(argument, Address)}


def _last_uses(calls: list[Call]) -> dict[int, int]:
    return {buffer: now for now, call in enumerate(calls) for buffer in _buffers(call)}


def _overwritten(call: Call, dying: set[int], lengths: dict[int, int]) -> int | None:
    """Return the buffer whose place the result may take while it is read, or None."""
    result = call[1]
    for place in _replaceable(call):
        if (
            place.buffer in dying
            and place.offset == result.offset == 0
            and lengths[place.buffer] >= lengths[result.buffer]
        ):
            return place.buffer
    return None


def _replaceable(call: Call) -> list[Address]:
    """Return the operands whose elements lie as those of the result do.

    No other operand may read the same buffer in another way.
    """
    kernel, *arguments = call
    if kernel in UNARY:
        _, a, _, count, so, sa = arguments
        return [a] if count == 1 or so == sa else []
    if kernel == "where":
        _, *places, _ = arguments
        buffers = [place.buffer for place in places]
        return [place for place in places if buffers.count(place.buffer) == 1]
    if kernel == "mm":
        return _replaceable_start(arguments)
    form = kernel.rpartition(".")[2]
    if form not in FORMS:
        return []
    _, a, b, _, count, so, sa, sb = arguments
    if a.buffer == b.buffer and (form != "vv" or (a, sa) != (b, sb)):
        return []
    operands = zip((a, b), (sa, sb), FORMS[form], strict=True)
    return [
        place for place, step, inner in operands if inner and (count == 1 or step == so)
    ]


def _replaceable_start(arguments: list[Any]) -> list[Address]:
    """Return the first summand of a matrix product if it lies as the result does."""
    _, a, b, c, batch, m, _, n, _, _, _, ob, _, _, cb, ci = arguments
    if not isinstance(c, Address) or c.buffer in (a.buffer, b.buffer):
        return []
    return [c] if (batch == 1 or cb == ob) and (m == 1 or ci == n) else []
