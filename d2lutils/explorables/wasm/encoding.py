"""The binary format of WebAssembly: numbers, vectors, sections, instructions.

Source: WebAssembly Core Specification 2.0, chapter 5 (W3C, 2022).
"""

import struct
from collections.abc import Iterable

I32, F32, V128 = b"\x7f", b"\x7d", b"\x7b"  # types of values
NOTHING = b"\x40"  # the type of a block without a result
HEADER = b"\0asm\x01\0\0\0"
TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE = 1, 2, 3, 7, 10  # sections


def unsigned(value: int) -> bytes:
    """Return `value` >= 0 in LEB128: seven bits a byte, the lowest first."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value: int) -> bytes:
    """Return `value` in signed LEB128: the last byte's bit 6 is the sign."""
    out = bytearray()
    while not -64 <= value < 64:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value & 127)
    return bytes(out)


def vector(items: Iterable[bytes]) -> bytes:
    """Return the number of items, then the items."""
    parts = list(items)
    return unsigned(len(parts)) + b"".join(parts)


def name(text: str) -> bytes:
    """Return a name: its length in bytes, then UTF-8."""
    return sized(text.encode())


def sized(content: bytes) -> bytes:
    """Return the number of bytes, then the bytes."""
    return unsigned(len(content)) + content


def section(number: int, items: Iterable[bytes]) -> bytes:
    """Return a section that holds these items."""
    return bytes([number]) + sized(vector(items))


def float32(value: float) -> bytes:
    """Return the four bytes of `value` rounded to float32; infinity beyond."""
    try:
        return struct.pack("<f", value)
    except OverflowError:
        return struct.pack("<f", float("inf") if value > 0 else float("-inf"))


def simd(number: int) -> bytes:
    """Return the instruction with this number among those of 128 bits."""
    return b"\xfd" + unsigned(number)


def saturating(number: int) -> bytes:
    """Return the conversion with this number among those that never trap."""
    return b"\xfc" + unsigned(number)


def memory(instruction: bytes, offset: int, lane: int | None = None) -> bytes:
    """Return a load or store `offset` bytes past the address; no alignment promised."""
    place = b"" if lane is None else bytes([lane])
    return instruction + b"\0" + unsigned(offset) + place
