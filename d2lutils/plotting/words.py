"""Numbers and lists as words, for labels and alt texts."""

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from d2lutils.messages import Message, language
from d2lutils.messages import plotting as text

_OPEN, _CLOSE = "(\uff08", ")\uff09"  # brackets, also full-width
_UNIT = re.compile(rf"^(.*?)\s*[{_OPEN}]([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]\s*$")
# "nats", "kg/m²", "ms per epoch"; not "wanted: 0" or "share of 360".
_LIKE_A_UNIT = re.compile(r"(?=.{1,16}$)[^\s\d:,;=]+[^\s:,;=]*(?: per [^\s:,;=]+)?")
_LONGEST = 1e7
_THIN = "\u202f"  # narrow space that does not break
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 3) -> str:
    """Return the value with that many significant digits: 2.31, −0.04, 1.2·10⁻⁵.

    Whole numbers below ten million keep all theirs, in groups of three: 1797, 60 000.
    """
    if math.isnan(value):
        return "NaN"
    sign = "−" if value < 0 else ""
    if math.isinf(value):
        return f"{sign}∞"
    if 10**digits <= abs(value) < _LONGEST:
        whole = f"{abs(value):.0f}"
        return sign + (
            f"{int(whole):,}".replace(",", _THIN) if len(whole) > 4 else whole
        )
    shown = f"{abs(value):.{digits}g}"
    mantissa, _, exponent = shown.partition("e")
    if not exponent:
        return sign + shown
    power = f"10{str(int(exponent)).translate(_RAISED)}"
    return sign + (power if mantissa == "1" else f"{mantissa}·{power}")


def quantity(value: float, unit: str = "", digits: int = 3) -> str:
    """Return the number with its unit, if it has one: "0.04 nats", "91 %"."""
    return f"{number(value, digits)} {unit}".strip()


def share(fraction: float) -> str:
    """Return a fraction in [0, 1] as a percentage: 0.034 -> "3.4 %"."""
    return f"{number(100 * fraction, 2 if fraction < 0.995 else 3)} %"


def name_and_unit(label: str) -> tuple[str, str]:
    """Split an axis label: "loss (nats)" -> ("loss", "nats"); "epoch" -> ("epoch", "").

    A remark in brackets is neither: "error (mean of 5 seeds)" -> ("error", "").
    """
    match = _UNIT.match(label)
    if match is None or not match[1]:
        return label, ""
    return match[1], match[2] if _LIKE_A_UNIT.fullmatch(match[2]) else ""


def counted(count: int, one: Message, many: Message) -> str:
    """Return "1 point" or "{count} points"."""
    return one.say() if count == 1 else many.say(count=count)


def plural(noun: str) -> str:
    """Return a noun in the plural, which Chinese has not: "batch" -> "batches"."""
    if language() == "zh":
        return noun
    if re.search(r"(s|x|z|[nt]ch|sh)$", noun):
        return noun if noun.endswith("s") and not noun.endswith("ss") else f"{noun}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", noun) + "s"


def listed(things: Sequence[str]) -> str:
    """Return the things as one phrase: "a, b and c"."""
    if len(things) <= 1:
        return "".join(things)
    comma = text.COMMA.say()
    return text.AND.say(first=comma.join(things[:-1]), last=things[-1])


def sentence(title: str, *clauses: str) -> str:
    """Return the title and the clauses as one alt text: "Title: first; second."."""
    head = title.strip().rstrip(".。")
    colon = " " if head[-1:] in ("?", "!", "\uff1f", "\uff01") else text.COLON.say()
    said = text.SEMICOLON.say().join(clause for clause in clauses if clause)
    stop = text.STOP.say()
    return f"{head}{colon}{said}{stop}" if said else f"{head}{stop}"


def array_of(values: object, *, what: str, ndim: tuple[int, ...]) -> np.ndarray:
    """Return the values as a float array of one of those numbers of axes.

    Raises ValueError that names what they are if they are not numbers or have another
    number of axes.
    """
    try:
        array = np.asarray(_plain(values), dtype=float)
    except (TypeError, ValueError):
        got = type(values).__name__
        raise ValueError(text.NOT_NUMBERS.say(what=what, got=got)) from None
    if array.ndim not in ndim or array.size == 0:
        wanted = "/".join(str(axes) for axes in ndim)
        raise ValueError(text.WRONG_AXES.say(what=what, wanted=wanted, got=array.shape))
    return array


def _plain(values: object) -> object:
    """Return the array inside a tensor, or what was given."""
    if hasattr(values, "detach"):
        held: Any = values.detach()
        return held.numpy() if hasattr(held, "numpy") else held.data
    return values
