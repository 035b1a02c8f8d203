"""Compare a result with the reference, and say what is wrong without giving it away."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.messages import exercises as text

_TINY = 1e-12  # absolute error that is always allowed: results that should be 0


def difference(result: Any, expected: Any, *, rtol: float) -> str | None:
    """Return what is wrong with the result, or None if it agrees.

    Numbers agree if |result - expected| <= rtol * max |expected| + 1e-12; a tuple,
    list or dictionary if its parts do. The rows of an array are parts as well.
    """
    if isinstance(expected, dict):
        return _in_mapping(result, expected, rtol)
    if isinstance(expected, tuple) or _is_list_of_parts(expected):
        return _in_sequence(result, expected, rtol)
    if expected is None or isinstance(expected, str):
        same = type(result) is type(expected) and result == expected
        return None if same else text.OTHER_VALUE.say(got=shown(result))
    return _in_numbers(result, expected, rtol)


def plain(value: Any) -> Any:
    """Return the array inside a tensor of our engine or of PyTorch, else the value."""
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, np.ndarray) or not hasattr(value, "detach"):
        return value
    held = value.detach()
    return held.numpy() if hasattr(held, "numpy") else held.data


def in_shape_of(expected: Any, value: Any) -> Any:
    """Return numbers in the shape expected if only axes of length 1 differ, as of [3].

    Anything else is returned as it came.
    """
    try:
        numbers = np.asarray(plain(value))
    except Exception:  # NumPy raises several kinds; a reader's object may raise any
        return value
    got, wanted = ([n for n in np.shape(v) if n != 1] for v in (numbers, expected))
    if numbers.dtype.kind not in "biufc" or got != wanted:
        return value
    return numbers.reshape(np.shape(expected))


def changed(now: Any, before: Any) -> bool:
    """Return whether an array, or one in a tuple, list or dictionary, was changed."""
    if isinstance(before, dict):
        return list(now) != list(before) or any(changed(now[k], before[k]) for k in now)
    if isinstance(before, tuple | list):
        pairs = zip(now, before, strict=False)
        return len(now) != len(before) or any(changed(*pair) for pair in pairs)
    now, before = plain(now), plain(before)
    if not isinstance(before, np.ndarray) or before.dtype.kind not in "biufc":
        return False
    return now.shape != before.shape or not np.array_equal(now, before, equal_nan=True)


def shown(value: Any, *, most: int = 160) -> str:
    """Return a value as short Python text that can be read and copied."""
    value = plain(value)
    if isinstance(value, np.ndarray):
        said = np.array2string(value, precision=3, separator=", ", threshold=30)
        said = re.sub(r"(?<=\[) | +(?=[\],])", "", " ".join(said.split()))
    elif isinstance(value, float | np.floating):
        said = f"{float(value):.6g}"
    elif isinstance(value, tuple | list):
        inner = ", ".join(shown(part, most=most) for part in value)
        said = f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
    elif callable(value) and hasattr(value, "__name__"):
        said = str(value.__name__)
    else:
        said = repr(value)
    return said if len(said) <= most else said[: most - 1] + "…"


def _is_list_of_parts(expected: Any) -> bool:
    """Tell a list of arrays or texts from a list of numbers, which is one array."""
    if not isinstance(expected, list):
        return False
    return any(isinstance(part, str) or np.ndim(plain(part)) > 0 for part in expected)


def _in_sequence(result: Any, expected: Any, rtol: float) -> str | None:
    result = plain(result)
    if isinstance(result, np.ndarray):
        result = list(result) if result.ndim else result.item()
    if not isinstance(result, tuple | list):
        came = f"{type(result).__name__}: {shown(result)}"
        return text.WANTED_PARTS.say(count=len(expected), got=came)
    if len(result) != len(expected):
        return text.OTHER_COUNT.say(count=len(expected), got=len(result))
    for place, (one, other) in enumerate(zip(result, expected, strict=True), start=1):
        fault = difference(one, other, rtol=rtol)
        if fault:
            return text.IN_PART.say(part=place, fault=fault)
    return None


def _in_mapping(result: Any, expected: dict[Any, Any], rtol: float) -> str | None:
    if not isinstance(result, dict) or set(result) != set(expected):
        keys = ", ".join(map(repr, expected))
        return text.WANTED_KEYS.say(keys=keys, got=shown(result))
    for key, value in expected.items():
        fault = difference(result[key], value, rtol=rtol)
        if fault:
            return text.IN_PART.say(part=repr(key), fault=fault)
    return None


def _in_numbers(result: Any, expected: Any, rtol: float) -> str | None:
    wanted = np.asarray(plain(expected))
    try:
        got = np.asarray(plain(result))
    except Exception:  # NumPy raises several kinds; a reader's object may raise any
        return text.RAGGED.say(got=shown(result))
    if got.dtype.kind not in "biufc":
        return text.NOT_NUMBERS.say(got=type(result).__name__)
    if got.shape != wanted.shape:
        return text.OTHER_SHAPE.say(got=got.shape, expected=wanted.shape)
    if not wanted.size:
        return None
    if np.isnan(got).any() and not np.isnan(wanted).any():
        count = int(np.isnan(got).sum())
        said = text.IS_NAN if got.size == 1 else text.HAS_NAN
        return said.say(count=count, size=got.size)
    return _where_wrong(got, wanted, rtol)


def _where_wrong(got: NDArray[Any], wanted: NDArray[Any], rtol: float) -> str | None:
    finite = np.abs(wanted[np.isfinite(wanted)])
    allowed = rtol * float(finite.max(initial=0.0)) + _TINY
    if np.isinf(rtol):  # type and shape only
        return None
    right = np.isclose(got, wanted, rtol=0.0, atol=allowed, equal_nan=True)
    if right.all():
        return None
    if got.ndim == 0:
        return text.OTHER_NUMBER.say(got=shown(got[()].item()))
    first = tuple(int(i) for i in np.argwhere(~right)[0])
    value = shown(got[first].item())
    wrong, place = int((~right).sum()), ", ".join(map(str, first))
    return text.OTHER_NUMBERS.say(wrong=wrong, size=got.size, place=place, got=value)
