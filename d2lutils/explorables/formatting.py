"""Numbers and sentences, written the same in Python and in the page.

``arithmetic/format.js`` does exactly this. A place in a sentence is ``{name}`` or
``{name:spec}``; there are no other braces. With x the exact value of the number:

    .Nf   N digits after the point; from 1e15 on as .2e     1234.50   2.00e+15
    .Ne   N digits after the point of the mantissa          1.20e-5   3.0e+12
    .Ng   N significant digits, no zeros at the end; as .Ne with N - 1, again without
          zeros at the end, if the exponent is below -4 or at least N
                                                            0.1   1.2e-5   1.5e+3
    d     as .0f                                            40
    none  the fewest digits that give the same float32, if x is one, else the same
          float64; laid out as JavaScript's String(x)       0.1   1e-7   1e+21

All round half away from zero, as JavaScript's toFixed and toExponential do. There is
no sign before a result without another digit than 0. NaN is "NaN", the infinities are
"∞" and "-∞". In a sentence the minus is a true one, U+2212, so that a line does not
break after it; `written` alone keeps the hyphen that programs read. A text in the place
of a number stays as it is.
"""

import math
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np

PLACE = re.compile(r"\{([A-Za-z_]\w*)(?::(\.\d{1,2}[feg]|d))?\}", re.ASCII)
_LONG = 1e15  # a number with more digits before the point is no longer readable
_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)


def fill(template: str, values: Mapping[str, float | str]) -> str:
    """Return the sentence with the values in their places.

    Raises KeyError for a place whose name has no value.
    """
    return PLACE.sub(lambda place: _read(values[place[1]], place[2]), template)


def _read(value: float | str, spec: str | None) -> str:
    """Return a number as a reader reads it, with true minus signs."""
    return value if isinstance(value, str) else written(value, spec).replace("-", "−")


def written(value: float | str, spec: str | None = None) -> str:
    """Return a number as the specification says, a text as it is."""
    if isinstance(value, str):
        return value
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return _unsigned_zero(_finite(value, spec))


def _finite(value: float, spec: str | None) -> str:
    if spec is None:
        return _shortest(value)
    digits = 0 if spec == "d" else int(spec[1:-1])
    if spec[-1] in "fd":
        return _exponential(value, 2) if abs(value) >= _LONG else _fixed(value, digits)
    if spec[-1] == "e":
        return _exponential(value, digits)
    return _significant(value, max(digits, 1))


def _fixed(value: float, digits: int) -> str:
    """Return what JavaScript's toFixed does below 1e21."""
    quantum = Decimal(1).scaleb(-digits)
    return f"{_CONTEXT.quantize(Decimal(value), quantum):f}"


def _exponential(value: float, digits: int) -> str:
    """Return what JavaScript's toExponential does."""
    sign, shown, power = _rounded(value, digits + 1)
    tail = f".{shown[1:]}" if digits else ""
    return f"{sign}{shown[0]}{tail}e{power:+d}"


def _significant(value: float, digits: int) -> str:
    _, _, power = _rounded(value, digits)
    if -4 <= power < digits:
        text = _fixed(value, digits - 1 - power)
        return text.rstrip("0").rstrip(".") if "." in text else text
    mantissa, _, exponent = _exponential(value, digits - 1).partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{exponent}"


def _rounded(value: float, digits: int) -> tuple[str, str, int]:
    """Return sign, that many significant digits, and the exponent of the first."""
    context = Context(prec=digits, rounding=ROUND_HALF_UP)
    rounded = context.plus(Decimal(value))
    sign = "-" if value < 0 else ""
    if not rounded:
        return sign, "0" * digits, 0
    shown = "".join(map(str, rounded.as_tuple().digits)).ljust(digits, "0")
    return sign, shown[:digits], rounded.adjusted()


def _shortest(value: float) -> str:
    """Return the fewest digits that give the same number, laid out as String(x)."""
    with np.errstate(over="ignore"):
        single = float(np.float32(value)) == value
        for digits in range(1, 18):
            sign, shown, power = _rounded(value, digits)
            back = float(f"{sign}{shown[0]}.{shown[1:]}e{power}")
            if (float(np.float32(back)) if single else back) == value:
                break
    shown = shown.rstrip("0") or "0"
    if 0 <= power < 21:
        whole, part = shown[: power + 1].ljust(power + 1, "0"), shown[power + 1 :]
        return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
    if -7 < power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{shown}"
    tail = f".{shown[1:]}" if shown[1:] else ""
    return f"{sign}{shown[0]}{tail}e{power:+d}"


def _unsigned_zero(text: str) -> str:
    mantissa = text.partition("e")[0]
    return text if re.search("[1-9]", mantissa) else text.removeprefix("-")
