"""Expressions: what a formula in Python becomes instead of a number.

`a * b + 1.0` with a and b Vectors is a tree of instructions, computed where it is used;
`Function.let` computes it once and for all. Four kinds:

Int     a whole number of 32 bits: lengths, addresses in bytes
Float   a float32
Vector  four float32, one instruction for all of them
Words   four times 32 bits: counters, and masks (all bits 1 where a comparison holds)
"""

from typing import Self

from d2lutils.explorables.wasm import encoding
from d2lutils.explorables.wasm.encoding import memory, signed, simd


class Value:
    """An instruction and the values that it takes from the stack, in this order.

    constant  the same everywhere in a function: computed once, at its beginning
    place     of a local variable: its number
    """

    type = encoding.V128

    def __init__(self, code: bytes, *inputs: "Value", constant: bool = False) -> None:
        self.code = code
        self.inputs = inputs
        self.constant = constant
        self.place: int | None = None

    def __hash__(self) -> int:
        return id(self)

    @classmethod
    def variable(cls, place: int) -> Self:
        """Return the value of the local variable with this number."""
        value = cls(b"\x20" + encoding.unsigned(place))
        value.place = place
        return value


class Int(Value):
    """A whole number of 32 bits. Comparisons take it with its sign."""

    type = encoding.I32

    def _with(self, code: bytes, other: "Int | int") -> "Int":
        return Int(code, self, integer(other))

    def __add__(self, other: "Int | int") -> "Int":
        return self._with(b"\x6a", other)

    def __sub__(self, other: "Int | int") -> "Int":
        return self._with(b"\x6b", other)

    def __mul__(self, other: "Int | int") -> "Int":
        return self._with(b"\x6c", other)

    def __and__(self, other: "Int | int") -> "Int":
        return self._with(b"\x71", other)

    def __or__(self, other: "Int | int") -> "Int":
        return self._with(b"\x72", other)

    def __xor__(self, other: "Int | int") -> "Int":
        return self._with(b"\x73", other)

    def __lshift__(self, other: int) -> "Int":
        return self._with(b"\x74", other)

    def __eq__(self, other: "Int | int") -> "Int":  # type: ignore[override]
        return self._with(b"\x46", other)

    def __lt__(self, other: "Int | int") -> "Int":
        return self._with(b"\x48", other)

    def __gt__(self, other: "Int | int") -> "Int":
        return self._with(b"\x4a", other)

    def __ge__(self, other: "Int | int") -> "Int":
        return self._with(b"\x4e", other)

    __hash__ = Value.__hash__


class Float(Value):
    """A float32."""

    type = encoding.F32

    def __add__(self, other: "Float") -> "Float":
        return Float(b"\x92", self, other)


class Words(Value):
    """Four times 32 bits."""

    def __add__(self, other: "Words") -> "Words":
        return Words(simd(0xAE), self, other)

    def __and__(self, other: "Words | int") -> "Words":
        return Words(simd(0x4E), self, words(other))

    def __or__(self, other: "Words | int") -> "Words":
        return Words(simd(0x50), self, words(other))

    def __xor__(self, other: "Words | int") -> "Words":
        return Words(simd(0x51), self, words(other))

    def __sub__(self, other: "Words | int") -> "Words":
        return Words(simd(0xB1), self, words(other))

    def __lshift__(self, bits: int) -> "Words":
        return Words(simd(0xAB), self, integer(bits))

    def __rshift__(self, bits: int) -> "Words":
        return Words(simd(0xAD), self, integer(bits))

    def without(self, mask: "Words") -> "Words":
        """Return the bits that the mask has not."""
        return Words(simd(0x4F), self, mask)

    def as_vector(self) -> "Vector":
        """Return the same bits, read as float32."""
        return Vector(self.code, *self.inputs, constant=self.constant)

    def to_vector(self) -> "Vector":
        """Return the four numbers, with their sign, rounded to float32."""
        return Vector(simd(0xFA), self)


class Vector(Value):
    """Four float32. Each operation rounds; a Python float means it four times."""

    def _with(self, code: int, other: "Vector | float") -> "Vector":
        return Vector(simd(code), self, vector(other))

    def _compared(self, code: int, other: "Vector | float") -> Words:
        return Words(simd(code), self, vector(other))

    def __add__(self, other: "Vector | float") -> "Vector":
        return self._with(0xE4, other)

    def __sub__(self, other: "Vector | float") -> "Vector":
        return self._with(0xE5, other)

    def __mul__(self, other: "Vector | float") -> "Vector":
        return self._with(0xE6, other)

    def __truediv__(self, other: "Vector | float") -> "Vector":
        return self._with(0xE7, other)

    def __rsub__(self, other: float) -> "Vector":
        return vector(other) - self

    def __rtruediv__(self, other: float) -> "Vector":
        return vector(other) / self

    def __eq__(self, other: "Vector | float") -> Words:  # type: ignore[override]
        return self._compared(0x41, other)

    def __ne__(self, other: "Vector | float") -> Words:  # type: ignore[override]
        return self._compared(0x42, other)

    def __lt__(self, other: "Vector | float") -> Words:
        return self._compared(0x43, other)

    def __gt__(self, other: "Vector | float") -> Words:
        return self._compared(0x44, other)

    def __le__(self, other: "Vector | float") -> Words:
        return self._compared(0x45, other)

    def __ge__(self, other: "Vector | float") -> Words:
        return self._compared(0x46, other)

    __hash__ = Value.__hash__

    def or_if_less(self, other: "Vector") -> "Vector":
        """Return self < other ? other : self."""
        return self._with(0xEB, other)

    def as_words(self) -> Words:
        """Return the bits."""
        return Words(self.code, *self.inputs, constant=self.constant)


def integer(value: Int | int) -> Int:
    """Return an Int for a Python int."""
    return value if isinstance(value, Int) else Int(b"\x41" + signed(value))


def vector(value: Vector | float) -> Vector:
    """Return a Vector for a Python float."""
    if isinstance(value, Vector):
        return value
    return Vector(b"\x43" + encoding.float32(value) + simd(0x13), constant=True)


def words(value: Words | int) -> Words:
    """Return Words for a Python int, as 32 bits with a sign."""
    if isinstance(value, Words):
        return value
    return Words(b"\x41" + signed(value) + simd(0x11), constant=True)


def four(value: Int) -> Words:
    """Return the number four times."""
    return Words(simd(0x11), value)


def load(address: Int, offset: int = 0) -> Vector:
    """Return the four float32 in memory at `address` + `offset` bytes."""
    return Vector(memory(simd(0), offset), address)


def load_one(address: Int, offset: int = 0) -> Vector:
    """Return the one float32 in memory, four times."""
    return Vector(memory(simd(9), offset), address)


def load_float(address: Int) -> Float:
    """Return the float32 in memory."""
    return Float(memory(b"\x2a", 0), address)


def load_int(address: Int) -> Int:
    """Return the whole number in memory."""
    return Int(memory(b"\x28", 0), address)


def lane(value: Vector, number: int) -> Float:
    """Return one of the four, 0 to 3."""
    return Float(simd(0x1F) + bytes([number]), value)


def shuffled(a: Vector, b: Vector, places: tuple[int, ...]) -> Vector:
    """Return four of the eight numbers of a, 0 to 3, and b, 4 to 7."""
    of_bytes = bytes(4 * place + byte for place in places for byte in range(4))
    return Vector(simd(0x0D) + of_bytes, a, b)
