"""A recording as large as those of the book: 45 runs, a field and four curves each."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from d2lutils.explorables import (
    Bytes,
    Case,
    Choice,
    Field,
    History,
    Recorded,
    Seed,
    Sentence,
    Slider,
)
from tests.explorables.examples import said

SIDE, EVERY, MOST = 48, 5, 300


def record_wave(controls: Any) -> Iterator[dict[str, Any]]:
    x, y = np.meshgrid(np.linspace(-1, 1, SIDE), np.linspace(-1, 1, SIDE))
    rng = np.random.default_rng(controls.seed)
    a, b = rng.normal(size=2)
    shape = {"plane": a * x + b * y, "ring": np.hypot(x, y), "saddle": a * x * y}
    for step in range(0, MOST + 1, EVERY):
        t = controls.lr * step / 100
        noise = rng.normal(size=4) / 100
        losses = np.exp(-t * np.array([1, 0.7, 0.4, 0.2])) + noise**2
        yield {
            "loss": losses[0],
            "second": losses[1],
            "third": losses[2],
            "fourth": losses[3],
            "small": losses[0] < 0.001,
            "field": np.tanh(3 * np.sin(4 * shape[controls.kind] + t)),
        }


def wave(**changes: Any) -> Recorded:
    """Return the recording, declared with changes."""
    names = ("loss", "second", "third", "fourth")
    declared: dict[str, Any] = {
        "name": "wave",
        "question": said("Where does the wave go?"),
        "controls": (
            Slider(
                "lr",
                label=said("learning rate"),
                low=0.01,
                high=10,
                default=1,
                scale="log",
                grid=(0.01, 0.1, 1, 2, 10),
            ),
            Choice(
                "kind",
                label=said("shape"),
                options={
                    "plane": said("plane"),
                    "ring": said("ring"),
                    "saddle": said("saddle"),
                },
                default="ring",
            ),
            Seed(default=1, most=2),
        ),
        "record": record_wave,
        "store": {"field": Bytes(-1, 1)},
        "views": (
            Field(
                title=said("Wave"),
                x_label=said("x"),
                y_label=said("y"),
                x=(-1, 1),
                y=(-1, 1),
                values="field",
                limits=(-1, 1),
            ),
            History(
                title=said("Losses"),
                y_label=said("loss"),
                series={name: said(name) for name in names},
            ),
        ),
        "sentence": Sentence(
            said("lr {lr}, {kind}, seed {seed}: loss {loss:.5f} after {step} steps"),
            cases=(Case("small", said("lr {lr}, {kind}: {loss:.6f} at {step}")),),
        ),
        "steps": 100,
        "most_steps": MOST,
        "every": EVERY,
    }
    return Recorded(**declared | changes)
