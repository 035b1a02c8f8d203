"""The module is written in Python, small, the same everywhere, and complete."""

import gzip
import math

import pytest

from d2lutils.explorables.wasm import encoding, module_bytes
from d2lutils.explorables.wasm.assembler import Function, module
from d2lutils.explorables.wasm.values import load
from d2lutils.tape.executor import KERNELS


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "00"), (127, "7f"), (128, "8001"), (624485, "e58e26")]
)
def test_unsigned_numbers_are_in_leb128(value: int, expected: str) -> None:
    assert encoding.unsigned(value).hex() == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (63, "3f"),
        (64, "c000"),
        (-1, "7f"),
        (-64, "40"),
        (-65, "bf7f"),
        (-123456, "c0bb78"),
    ],
)
def test_signed_numbers_are_in_leb128(value: int, expected: str) -> None:
    assert encoding.signed(value).hex() == expected


def test_numbers_beyond_float32_become_infinity() -> None:
    assert encoding.float32(1e39) == encoding.float32(math.inf)
    assert encoding.float32(-1e39) == encoding.float32(-math.inf)


def test_a_part_used_twice_is_computed_once() -> None:
    f = Function("f", "o a")
    o, a = f.parameters
    x = load(a)
    f.store(o, x * x + x)
    assert f.code({}).count(encoding.simd(0) + b"\0\0") == 1


def test_a_constant_is_made_once_before_the_loop() -> None:
    f = Function("f", "o n")
    o, n = f.parameters
    with f.while_(n > 0):
        f.store(o, load(o) * 3.0 + 3.0)
        f.add_to(n, -1)
    code, three = f.code({}), encoding.float32(3.0)
    assert code.count(three) == 1
    assert code.index(three) < code.index(b"\x03\x40")


def test_the_module_exports_every_kernel_of_a_program() -> None:
    for name in (*KERNELS, "flush"):
        assert encoding.name(name.replace(".", "_")) + b"\0" in module_bytes()


def test_the_module_is_the_same_each_time_it_is_made() -> None:
    assert module_bytes.__wrapped__() == module_bytes()


def test_the_module_is_small() -> None:
    assert len(module_bytes()) <= 25_000
    assert len(gzip.compress(module_bytes(), 9)) <= 6_300


def test_a_module_without_functions_is_still_a_module() -> None:
    assert module([]).startswith(b"\0asm\x01\0\0\0")
