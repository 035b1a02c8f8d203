"""Functions and a module of WebAssembly, written as Python.

    double = Function("double", "o a n")
    o, a, n = double.parameters
    with double.while_(n > 0):
        double.store(o, load(a) * 2.0)
        double.add_to(o, 16), double.add_to(a, 16), double.add_to(n, -4)
    bytes_of_module = module([double])

No toolchain: the functions write their own instructions.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, TypeVar

from d2lutils.explorables.wasm import encoding
from d2lutils.explorables.wasm.encoding import memory, simd, unsigned
from d2lutils.explorables.wasm.values import Float, Int, Value, Vector, integer

Kind = TypeVar("Kind", bound=Value)
IF, ELSE, LOOP, END = b"\x04\x40", b"\x05", b"\x03\x40", b"\x0b"
SET, TEE, REPEAT_IF, CALL = b"\x21", b"\x22", b"\x0d\x00", b"\x10"


class Function:
    """A function; a kernel's parameters are all Ints, and it has no results.

    results  what a helper leaves on the stack, given by `leave`
    """

    def __init__(self, name: str, parameters: str) -> None:
        self.name = name
        self.parameters = [Int.variable(i) for i in range(len(parameters.split()))]
        self.kinds = [encoding.I32] * len(self.parameters)
        self.results: list[bytes] = []
        self._locals: list[bytes] = []  # types
        self._temporaries: dict[bytes, list[int]] = {}
        self._constants: dict[bytes, int] = {}
        self._body: list[bytes | Function] = []  # a Function: a call of it

    @classmethod
    def helper(cls, *kinds: type[Value]) -> tuple["Function", list[Any]]:
        """Return a function that is not exported, and its parameters."""
        f = cls("", "")
        f.kinds = [kind.type for kind in kinds]
        return f, [kind.variable(place) for place, kind in enumerate(kinds)]

    def leave(self, *values: Value) -> None:
        """Give the results, at the end of a helper."""
        self._emit(b"", *values)
        self.results = [value.type for value in values]

    def call(
        self, helper: "Function", *given: Value, into: Sequence[Value] = ()
    ) -> None:
        """Call a helper and put its results into variables."""
        self._emit(b"", *given)
        self._body.append(helper)
        for variable in reversed(into):
            assert variable.place is not None
            self._body.append(SET + unsigned(variable.place))

    def let(self, value: Kind) -> Kind:
        """Compute the value here and return the variable that keeps it."""
        variable = type(value).variable(self._new_local(value.type))
        self.set(variable, value)
        return variable

    def set(self, variable: Kind, value: Kind) -> None:
        """Compute the value here and put it into the variable."""
        assert variable.place is not None
        self._emit(SET + unsigned(variable.place), value)

    def add_to(self, variable: Int, number: Int | int) -> None:
        """Add to a variable."""
        self.set(variable, variable + number)

    def store(self, address: Int, value: Vector | Float, offset: int = 0) -> None:
        """Write four float32, or one."""
        instruction = simd(0x0B) if isinstance(value, Vector) else b"\x38"
        self._emit(memory(instruction, offset), address, value)

    def store_lanes(self, address: Int, value: Vector, first: int, number: int) -> None:
        """Write two lanes (first 0 or 2) or one (first 0 to 3) of the four."""
        instruction = simd(0x5B if number == 2 else 0x5A)
        self._emit(memory(instruction, 0, first // number), address, value)

    def fill(self, address: Int, byte: int, number: Int) -> None:
        """Set `number` bytes of memory."""
        self._emit(b"\xfc\x0b\0", address, integer(byte), number)

    @contextmanager
    def if_(self, condition: Int) -> Iterator[None]:
        """Do what the block says if the condition is not 0."""
        self._emit(IF, condition)
        yield
        self._body.append(END)

    @contextmanager
    def otherwise(self) -> Iterator[None]:
        """Do what the block says if the condition of the `if_` just closed was 0."""
        assert self._body.pop() == END
        self._body.append(ELSE)
        yield
        self._body.append(END)

    @contextmanager
    def while_(self, condition: Int) -> Iterator[None]:
        """Do what the block says as long as the condition is not 0."""
        with self.if_(condition):
            self._body.append(LOOP)
            yield
            self._emit(REPEAT_IF, condition)
            self._body.append(END)

    @contextmanager
    def times(self, number: Int) -> Iterator[None]:
        """Do what the block says `number` times."""
        left = self.let(number)
        with self.while_(left > 0):
            yield
            self.add_to(left, -1)

    def type(self) -> bytes:
        """Return the function's type: parameters, results."""
        return b"\x60" + encoding.vector(self.kinds) + encoding.vector(self.results)

    def helpers(self) -> list["Function"]:
        """Return the functions that this one calls, in order."""
        return [part for part in self._body if isinstance(part, Function)]

    def code(self, numbers: Mapping["Function", int]) -> bytes:
        """Return the entry in the section of code; `numbers` are those of helpers."""
        groups = [(kind, len(list(group))) for kind, group in groupby(self._locals)]
        declared = encoding.vector(unsigned(n) + kind for kind, n in groups)
        constants = [
            code + SET + unsigned(place) for code, place in self._constants.items()
        ]
        body = b"".join(
            CALL + unsigned(numbers[part]) if isinstance(part, Function) else part
            for part in [*constants, *self._body]
        )
        return encoding.sized(declared + body + END)

    def _new_local(self, kind: bytes) -> int:
        self._locals.append(kind)
        return len(self.kinds) + len(self._locals) - 1

    def _emit(self, statement: bytes, *operands: Value) -> None:
        """Append the operands, then the statement; shared parts are computed once."""
        uses = Counter[Value]()
        for operand in operands:
            _count(operand, uses)
        kept: dict[Value, int] = {}
        for operand in operands:
            self._place(operand, uses, kept)
        self._body.append(statement)

    def _place(
        self, value: Value, uses: Counter[Value], kept: dict[Value, int]
    ) -> None:
        """Append what leaves the value on the stack."""
        if value.constant and value.code not in self._constants:
            self._constants[value.code] = self._new_local(value.type)
        place = self._constants.get(value.code) if value.constant else kept.get(value)
        if place is not None:
            self._body.append(b"\x20" + unsigned(place))
            return
        for operand in value.inputs:
            self._place(operand, uses, kept)
        self._body.append(value.code)
        if value.inputs and uses[value] > 1:
            kept[value] = self._temporary(value.type, kept)
            self._body.append(TEE + unsigned(kept[value]))

    def _temporary(self, kind: bytes, kept: dict[Value, int]) -> int:
        """Return a local that no value of this statement is kept in."""
        of_kind = self._temporaries.setdefault(kind, [])
        free = [place for place in of_kind if place not in kept.values()]
        if not free:
            free = [self._new_local(kind)]
            of_kind += free
        return free[0]


def _count(value: Value, uses: Counter[Value]) -> None:
    """Count how often each value is used in a tree whose parts may be shared."""
    uses[value] += 1
    if uses[value] == 1:
        for operand in value.inputs:
            _count(operand, uses)


def module(kernels: Sequence[Function]) -> bytes:
    """Return a module that exports the kernels and imports its memory: env.memory."""
    # A dict keeps the order, so that the bytes are the same each time.
    helpers = dict.fromkeys(part for kernel in kernels for part in kernel.helpers())
    functions = [*helpers, *kernels]
    numbers = {function: number for number, function in enumerate(functions)}
    types = sorted({function.type() for function in functions})
    memory_import = encoding.name("env") + encoding.name("memory") + b"\x02\0\1"
    exports = [
        encoding.name(kernel.name) + b"\0" + unsigned(numbers[kernel])
        for kernel in kernels
    ]
    kinds = [unsigned(types.index(function.type())) for function in functions]
    return encoding.HEADER + b"".join(
        [
            encoding.section(encoding.TYPES, types),
            encoding.section(encoding.IMPORTS, [memory_import]),
            encoding.section(encoding.FUNCTIONS, kinds),
            encoding.section(encoding.EXPORTS, exports),
            encoding.section(encoding.CODE, [f.code(numbers) for f in functions]),
        ]
    )
