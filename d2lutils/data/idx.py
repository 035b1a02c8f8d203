"""Read the IDX format: a header of four bytes, the shape, then the numbers."""

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from d2lutils.messages import data as text

UNSIGNED_BYTE = 0x08


def read_idx(path: Path) -> NDArray[np.uint8]:
    """Return the array of unsigned bytes in a gzip-packed IDX file.

    path  file: bytes 00 00 08 k, then k axes as big-endian 32-bit numbers, then
          one byte for each entry, last axis fastest
    ->    uint8, of the announced shape

    Raises ValueError if the file is not that, to the byte.
    Source: LeCun, Cortes and Burges, "The MNIST database", file format section.
    """
    try:
        content = gzip.decompress(path.read_bytes())
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ValueError(text.NOT_GZIP.say(path=path, reason=error)) from error
    magic, ndim = content[:3], content[3:4]
    start = 4 + 4 * (ndim[0] if ndim else 0)
    if magic != bytes([0, 0, UNSIGNED_BYTE]) or not ndim or len(content) < start:
        raise ValueError(text.NOT_IDX.say(path=path, got=content[:4].hex(" ")))
    shape = struct.unpack(f">{ndim[0]}I", content[4:start])
    expected, got = math.prod(shape), len(content) - start
    if got != expected:
        raise ValueError(
            text.IDX_LENGTH.say(path=path, shape=shape, expected=expected, got=got)
        )
    return np.frombuffer(content, dtype=np.uint8, offset=start).reshape(shape)
