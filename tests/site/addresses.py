"""Addresses of a setting of an explorable, such as ``#name=v1;lr=0.1;step=5``."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from d2lutils.explorables import segments
from tests.site.explorables import choices

_ADDRESS = re.compile(r"(?P<name>[a-z0-9-]+)=(?P<version>[^;]*)(?P<fields>.*)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
VERSION = "v1"


def address_fault(fragment: str, payloads: Iterable[dict[str, Any]]) -> str:
    """Return what the page would find wrong with an address; empty if nothing.

    fragment  what stands after "#", as it is written there
    payloads  of the explorables of the page that the address leads to
    """
    known = {payload["name"]: payload for payload in payloads}
    faults = (_fault_of(part, known) for part in fragment.split("&"))
    return next((fault for fault in faults if fault), "")


def _fault_of(part: str, known: dict[str, dict[str, Any]]) -> str:
    address = _ADDRESS.fullmatch(part)
    if address is None or address["name"] not in known:
        return "no such anchor"
    if address["version"] != VERSION:
        return f"no such version: {address['version']}"
    fields = [field.partition("=") for field in address["fields"].split(";")[1:]]
    keys = [key for key, _, _ in fields]
    if len(set(keys)) < len(keys):
        return "says a thing twice"
    payload = known[address["name"]]
    return next(
        (
            f"no such setting: {k}={v}"
            for k, _, v in fields
            if not _fits(payload, unquote(k), unquote(v))
        ),
        "",
    )


def _fits(payload: dict[str, Any], key: str, value: str) -> bool:
    """Tell whether an explorable can be set like this."""
    controls = {control["name"]: control for control in payload["controls"]}
    if key in {"lock", "hide"}:
        return all(name in controls for name in value.split(","))
    if key == "step":
        return value.isdecimal() and int(value) <= payload["run"]["most"]
    if key not in controls:
        return False
    if controls[key]["kind"] == "drawing":
        return _is_drawing(value, int(controls[key]["most"]))
    if controls[key]["kind"] == "choice":
        return value in map(str, choices(controls[key]))
    return bool(_NUMBER.fullmatch(value)) and float(value) in choices(controls[key])


def _is_drawing(value: str, most: int) -> bool:
    try:
        segments(value, most)
    except ValueError:
        return False
    return True
