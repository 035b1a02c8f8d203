"""A recorded run as a few bytes, which Python and the page unpack to the same bits.

A packed run is gzip(header + body), all numbers little-endian:

    header  16 bytes: "NNM1", uint32 frames, uint32 length of the body, and uint32
            CRC-32 of the body
    body    each scalar, then each array, in the order of the layout, all its frames

Of a scalar or an array, (frames, ...) numbers in float32 or bytes:

1. byte planes: the first byte of every number, then the second of every number, ...
2. in each plane, from each frame the frame before it is subtracted, modulo 256
3. then, of an array, along its last axis from each value the one before it

Neighbours in time and space are alike, so that most bytes become 0. On 60 frames of a
field of 48 × 48 bytes this is 27 % smaller than gzip alone; a field in float32 would
take eight times as much. ``arithmetic/unpacking.js`` undoes it.
"""

import gzip
import math
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from d2lutils.messages import recordings as text

MAGIC = b"NNM1"
Floats = NDArray[np.float32]
Octets = NDArray[np.uint8]
Shape = tuple[int, ...]
_HEADER = struct.Struct("<4sIII")


class Bytes(NamedTuple):
    """Numbers between low and high, kept as one byte q each.

    The number is low + (high - low) / 255 · q: low and the factor rounded to float32,
    the product rounded to float32, then the sum. What lies outside becomes the end.
    """

    low: float
    high: float

    def encode(self, numbers: Floats) -> Octets:
        """Return the nearest bytes.

        Raises ValueError for NaN.
        """
        if np.isnan(numbers).any():
            raise ValueError(text.NO_BYTE.say(low=self.low, high=self.high))
        part = (numbers.astype(np.float64) - self.low) / (self.high - self.low)
        return np.rint(np.clip(part, 0, 1) * 255).astype(np.uint8)

    def decode(self, octets: Octets) -> Floats:
        """Return the numbers that the bytes stand for."""
        factor = np.float32((self.high - self.low) / 255)
        decoded: Floats = octets.astype(np.float32) * factor + np.float32(self.low)
        return decoded


class Layout(NamedTuple):
    """What a run holds.

    frames   how many there are of each scalar and array
    scalars  names
    arrays   name -> shape of one frame
    store    name of an array -> how it is kept; the others exactly, as float32
    """

    frames: int
    scalars: tuple[str, ...]
    arrays: Mapping[str, Shape]
    store: Mapping[str, Bytes]

    def parts(self) -> Iterator[tuple[str, Shape, int]]:
        """Yield name, (frames, ...) and bytes per number in the order of the body."""
        for name in self.scalars:
            yield name, (self.frames,), 4
        for name, shape in self.arrays.items():
            yield name, (self.frames, *shape), 1 if name in self.store else 4

    @property
    def size(self) -> int:
        """Return the number of bytes of the body."""
        return sum(math.prod(shape) * width for _, shape, width in self.parts())


def pack(layout: Layout, values: Mapping[str, NDArray[Any]]) -> bytes:
    """Return the packed run.

    values  name -> (frames, ...) numbers, rounded to float32

    Raises ValueError for another shape, or NaN where bytes are kept.
    """
    body = b""
    for name, shape, _ in layout.parts():
        numbers = np.ascontiguousarray(values[name], "<f4")
        if numbers.shape != shape:
            told = {"name": name, "expected": shape, "got": numbers.shape}
            raise ValueError(text.PACK_SHAPE.say(**told))
        planes = _planes(numbers, layout.store.get(name))
        planes[:, 1:] -= planes[:, :-1].copy()
        if len(shape) > 1:
            planes[..., 1:] -= planes[..., :-1].copy()
        body += planes.tobytes()
    header = _HEADER.pack(MAGIC, layout.frames, len(body), zlib.crc32(body))
    return gzip.compress(header + body, mtime=0)


def unpack(layout: Layout, packed: bytes) -> dict[str, Floats]:
    """Return name -> (frames, ...) float32: to the bit what was packed.

    Raises ValueError that says what is wrong if the data are cut off or spoilt, or of
    another layout.
    """
    body = _body(layout, packed)
    values: dict[str, Floats] = {}
    at = 0
    for name, shape, width in layout.parts():
        end = at + math.prod(shape) * width
        planes = np.frombuffer(body[at:end], np.uint8).reshape(width, *shape)
        if len(shape) > 1:
            planes = np.cumsum(planes, axis=-1, dtype=np.uint8)
        planes = np.cumsum(planes, axis=1, dtype=np.uint8)
        values[name] = _numbers(planes, layout.store.get(name))
        at = end
    return values


def _planes(numbers: Floats, store: Bytes | None) -> Octets:
    """Return the bytes (bytes per number, frames, ...)."""
    if store is not None:
        return store.encode(numbers)[None].copy()
    octets = numbers.view(np.uint8).reshape(*numbers.shape, 4)
    return np.moveaxis(octets, -1, 0).copy()


def _numbers(planes: Octets, store: Bytes | None) -> Floats:
    if store is not None:
        return store.decode(planes[0])
    octets = np.ascontiguousarray(np.moveaxis(planes, 0, -1))
    return octets.view("<f4").reshape(planes.shape[1:]).astype(np.float32, copy=False)


def _body(layout: Layout, packed: bytes) -> bytes:
    """Return what the header promises."""
    try:
        whole = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(text.SPOILT.say(reason=error)) from error
    if len(whole) < _HEADER.size or whole[:4] != MAGIC:
        raise ValueError(text.NO_RUN.say(magic=MAGIC.decode(), got=whole[:4]))
    _, frames, length, crc = _HEADER.unpack_from(whole)
    body = whole[_HEADER.size :]
    if len(body) != length:
        raise ValueError(text.CUT_OFF.say(expected=length, got=len(body)))
    if zlib.crc32(body) != crc:
        raise ValueError(text.SPOILT.say(reason=f"CRC-32 {zlib.crc32(body):08x}"))
    if frames != layout.frames or length != layout.size:
        expected, got = (layout.frames, layout.size), (frames, length)
        raise ValueError(text.OTHER_LAYOUT.say(expected=expected, got=got))
    return body
