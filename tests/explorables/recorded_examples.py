"""Two small recorded explorables: spirals that a network learns, and one of each."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from d2lutils.data import make_spirals
from d2lutils.explorables import (
    Bytes,
    Case,
    Choice,
    Curves,
    Field,
    History,
    Prediction,
    Recorded,
    Seed,
    Sentence,
    Slider,
)
from tests.explorables.examples import said

ROWS, COLUMNS, WIDTH = 10, 12, 8
MOST_STEPS, EVERY = 40, 5


def record_spirals(controls: Any) -> Iterator[dict[str, Any]]:
    x, y = make_spirals(60, noise=0.03, turns=0.5, seed=controls.seed)
    places = np.meshgrid(np.linspace(-1, 1, COLUMNS), np.linspace(-1, 1, ROWS))
    plane = np.stack([place.ravel() for place in places], axis=1)
    rng = np.random.default_rng(controls.seed)
    v, w = rng.normal(size=(2, WIDTH)), rng.normal(size=WIDTH) / WIDTH
    for step in range(MOST_STEPS + 1):
        hidden = np.tanh(x @ v)
        output = np.tanh(hidden @ w)
        error = output - (2 * y - 1)
        if step % EVERY == 0:
            yield {
                "loss": np.mean(error**2),
                "wrong": int(np.sum(np.abs(error) > 1)),
                "field": np.tanh(np.tanh(plane @ v) @ w).reshape(ROWS, COLUMNS),
                "points": np.column_stack([x, y]),
                "diverged": np.mean(error**2) > 4,
            }
        slope = error * (1 - output**2) / len(x)
        back = np.outer(slope, w) * (1 - hidden**2)
        w = w - controls.lr * hidden.T @ slope
        v = v - controls.lr * x.T @ back


SPIRALS: dict[str, Any] = {
    "name": "spirals",
    "question": said("Which learning rate unrolls the spirals?"),
    "controls": (
        Slider(
            "lr",
            label=said("learning rate"),
            low=0.1,
            high=10,
            default=1,
            scale="log",
            grid=(0.1, 1, 10),
        ),
        Seed(default=1, most=2, more=False),
    ),
    "record": record_spirals,
    "store": {"field": Bytes(-1, 1)},
    "views": (
        Field(
            title=said("Output"),
            x_label=said("x"),
            y_label=said("y"),
            x=(-1, 1),
            y=(-1, 1),
            values="field",
            limits=(-1, 1),
            points={"points": said("training")},
        ),
        History(
            title=said("Loss"), y_label=said("loss"), series={"loss": said("loss")}
        ),
    ),
    "sentence": Sentence(
        said(
            "lr {lr}, seed {seed}: loss {loss:.4f}, {wrong:d} wrong after {step} steps",
            "学习率 {lr}，种子 {seed}：{step} 步后损失 {loss:.4f}，错 {wrong:d} 个",
        ),
        cases=(Case("diverged", said("it diverged")),),
    ),
    "steps": 30,
    "most_steps": MOST_STEPS,
    "every": EVERY,
}


def record_bend(controls: Any) -> Iterator[dict[str, Any]]:
    bend = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[controls.kind]
    z = np.linspace(-2, 2, 5)
    for step in range(4):
        a = bend(controls.slope * z) * (step + 1)
        yield {"z": z, "a": a, "most": a.max(), "answer": 1.0, "at": step / 2}


BEND: dict[str, Any] = {
    "name": "bend",
    "question": said("How does it bend?"),
    "controls": (
        Choice(
            "kind",
            label=said("activation"),
            options={"tanh": said("tanh", "双曲正切"), "relu": said("ReLU")},
            default="tanh",
        ),
        Slider(
            "slope",
            label=said("slope"),
            low=0,
            high=2,
            default=0.5,
            step=0.5,
            grid=(0.5, 2),
        ),
    ),
    "record": record_bend,
    "views": (
        Curves(
            title=said("Bend"),
            x_label=said("z"),
            y_label=said("a"),
            x="z",
            series={"a": said("a")},
            path=("at", "most"),
        ),
    ),
    "sentence": Sentence(
        said(
            "{kind}, slope {slope}: at most {most}", "{kind}，斜率 {slope}：最大 {most}"
        )
    ),
    "steps": 3,
    "most_steps": 3,
    "prediction": Prediction(
        question=said("What happens?"),
        options=(said("it falls"), said("it rises")),
        answer="answer",
        after=said("Look at the curve."),
    ),
}


def spirals(**changes: Any) -> Recorded:
    """Return the spirals, declared with changes."""
    return Recorded(**SPIRALS | changes)


def bend(**changes: Any) -> Recorded:
    """Return the other one, declared with changes."""
    return Recorded(**BEND | changes)
