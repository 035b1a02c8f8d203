"""Payloads that nobody meant: cut short, changed at random, full of markup."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

ATTACK = "<img src=x onerror=siteAttack()>"
_HOSTILE: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 3, 0.5, 1e9, 2**31, 1e308),
    *("", "x", "__proto__", "constructor", ATTACK, "{nothing:.2f}"),
    *([], {}, [[]], [0, 1], {"length": 3}, {"toString": None}),
)


def renamed(payload: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a copy of the payload under another name."""
    return copy.deepcopy(payload) | {"name": name}


def attacking(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the payload with markup in each of its texts."""
    words = {language: _marked(texts) for language, texts in payload["texts"].items()}
    return payload | {"texts": words}


def _marked(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _marked(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_marked(value) for value in part]
    return f"{ATTACK}{part}"


def scripts(payload: dict[str, Any], number: int) -> Iterator[tuple[str, str]]:
    """Yield (name, script) of so many payloads, each with up to three faults."""
    for seed in range(number):
        chance = random.Random(seed)
        made = renamed(payload, f"p{seed}")
        for _ in range(chance.randint(1, 3)):
            _spoil(made, chance)
        made["name"] = f"p{seed}"
        yield f"p{seed}", f"explorables.define({json.dumps(made)});\n"


def _spoil(payload: dict[str, Any], chance: random.Random) -> None:
    holder, key = chance.choice(list(_places(payload)))
    what = chance.randrange(4)
    if what == 0 and isinstance(holder, dict):
        del holder[key]
    elif what == 1 and isinstance(holder, list):
        holder.reverse()
    elif what == 2 and type(holder[key]) in (int, float):
        holder[key] += chance.choice([-1, 1, 4, 0.5, 1e6])
    else:
        holder[key] = copy.deepcopy(chance.choice(_HOSTILE))


def _places(part: Any) -> Iterator[tuple[Any, Any]]:
    keys = part if isinstance(part, dict) else range(len(part))
    for key in keys:
        yield part, key
        if isinstance(part[key], (dict, list)):
            yield from _places(part[key])
