"""Small explorables of images, bars and matrices."""

from typing import Any

import numpy as np

from d2lutils.autodiff import Tensor, sum
from d2lutils.explorables import (
    Bars,
    Explorable,
    Images,
    Matrix,
    Sentence,
    Slider,
)
from tests.explorables.examples import said

FILTERS, SIDE, CLASSES, BINS = 6, 5, 10, 12


def filters() -> Any:
    """Return six waves over 5 × 5 pixels, between −1 and 1."""
    y, x = np.mgrid[:SIDE, :SIDE] / (SIDE - 1)
    turns = np.arange(FILTERS)[:, None, None]
    return np.sin(2 * np.pi * (x * np.cos(turns) + y * np.sin(turns)))


def digit() -> Any:
    """Return a 0 of 8 × 8 pixels, between 0 and 16."""
    y, x = np.mgrid[-3.5:4, -3.5:4]
    return np.round(16 * np.exp(-((np.hypot(x, y * 0.8) - 2.5) ** 2)))


WEIGHTS = np.array([[1.0, -0.5, 0.25, 0.0], [0.5, -1.0, 0.75, -0.25]])


def confusion() -> Any:
    """Return counts of a classifier of ten digits that takes some for the next one."""
    counts = 90 * np.eye(CLASSES) + np.diag(np.arange(CLASSES - 1), 1)
    return counts + np.diag([3.0] * (CLASSES - 2), -2)


def start(controls: Any) -> dict[str, Any]:
    return {"size": Tensor(1.0)}


def step(state: Any, controls: Any, t: Any) -> dict[str, Any]:
    return {"size": state.size * controls.lr}


def look(state: Any, controls: Any) -> dict[str, Any]:
    scores = Tensor(np.linspace(0.1, 1, CLASSES)) * state.size
    counts = Tensor(np.array([1.0, 2, 4, 9, 14, 20, 17, 11, 6, 3, 1, 0]))
    return {
        "size": state.size,
        "filters": Tensor(filters()) * state.size,
        "sizes": sum(Tensor(filters()) ** 2, axis=(1, 2)) * state.size,
        "digit": Tensor(digit()),
        "scores": scores,
        "slopes": Tensor(np.array([0.5, -0.25, 0.125, -1])) * state.size,
        "counts": counts,
        "edges": Tensor(np.linspace(-3, 3, BINS + 1)) * state.size,
        "weights": Tensor(WEIGHTS) * state.size,
        "confusion": Tensor(confusion()),
        "best": Tensor(CLASSES - 1.0),
        "relu": Tensor(np.array([0.5, 0.25, 1.0])) * state.size,
        "sigmoid": Tensor(np.array([0.5, 0.5, 0.5])) * state.size,
        "last": Tensor(2.0),
    }


IMAGES = Images(title=said("Filters"), values="filters", scale="signed", labels="sizes")
DIGIT = Images(title=said("A digit"), values="digit", limits=(0, 16))
PROBABILITIES = Bars(
    title=said("Scores"),
    x_label=said("digit"),
    y_label=said("score"),
    values="scores",
    limits=(0, 1),
    mark="best",
)
SLOPES = Bars(
    title=said("Gradients"),
    x_label=said("layer"),
    y_label=said("mean gradient"),
    values="slopes",
    labels=[
        said("first convolution"),
        said("second convolution"),
        said("hidden layer"),
        said("output"),
    ],
    signed=True,
)
HISTOGRAM = Bars(
    title=said("Activations"),
    x_label=said("activation"),
    y_label=said("count"),
    values="counts",
    edges="edges",
)
LAYERS = Bars(
    title=said("Layers"),
    x_label=said("layer"),
    y_label=said("mean activation"),
    values={"relu": said("ReLU"), "sigmoid": said("sigmoid")},
    mark="last",
)
MATRIX = Matrix(
    title=said("Weights"),
    x_label=said("input"),
    y_label=said("unit"),
    values="weights",
    row_labels=[said("first"), said("second")],
    column_labels=[said(name) for name in ("red", "green", "blue", "brightness")],
)
CONFUSION = Matrix(
    title=said("Confusion"),
    x_label=said("predicted"),
    y_label=said("true"),
    values="confusion",
    scale="magnitude",
    value_label=said("count"),
)

PICTURES: dict[str, Any] = {
    "name": "pictures",
    "question": said("What is in an array?"),
    "controls": (
        Slider("lr", label=said("factor"), low=0.5, high=1.1, default=0.9, step=0.1),
    ),
    "start": start,
    "step": step,
    "look": look,
    "views": (IMAGES, PROBABILITIES),
    "sentence": Sentence(said("size {size:.3f} at step {step}", "{step}：{size:.3f}")),
    "steps": 2,
    "most_steps": 20,
}


def pictures(*views: Any, **changes: Any) -> Explorable:
    """Return the explorable with these views, declared with changes."""
    return Explorable(**PICTURES | ({"views": views} if views else {}) | changes)


LABEL = said("label")


def images(**changes: Any) -> Images:
    return Images(**{"title": LABEL, "values": "filters"} | changes)


def bars(**changes: Any) -> Bars:
    axes = {"title": LABEL, "x_label": LABEL, "y_label": LABEL}
    return Bars(**axes | {"values": "scores"} | changes)


def matrix(**changes: Any) -> Matrix:
    axes = {"title": LABEL, "x_label": LABEL, "y_label": LABEL}
    return Matrix(**axes | {"values": "weights"} | changes)
