"""Two small explorables: one neuron, and one that has everything."""

from typing import Any

import numpy as np

import d2lutils.autodiff as ad
from d2lutils.autodiff import Tensor, concatenate, grad, mean, stack
from d2lutils.autodiff.random import normal, randint, uniform
from d2lutils.explorables import (
    Case,
    Choice,
    Curves,
    Explorable,
    Field,
    History,
    Prediction,
    Seed,
    Sentence,
    Slider,
)
from d2lutils.messages import Message

TARGET = 0.0
CORNERS = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])


def said(en: str, zh: str | None = None) -> Message:
    return Message(en=en, zh=zh or f"中文 {en}")


def squared(output: Any) -> Any:
    return 0.5 * (output - TARGET) ** 2


def neuron_start(controls: Any) -> dict[str, Any]:
    return {"w": Tensor(2.0), "b": Tensor(2.0)}


def neuron_step(state: Any, controls: Any, t: Any) -> dict[str, Any]:
    loss = squared(ad.sigmoid(state.w + state.b))
    w, b = grad(loss, [state.w, state.b])
    return {"w": state.w - controls.lr * w, "b": state.b - controls.lr * b}


def neuron_look(state: Any, controls: Any) -> dict[str, Any]:
    output = ad.sigmoid(state.w + state.b)
    loss = squared(output)
    return {"output": output, "loss": loss, "near": ad.greater(0.01, loss)}


LEARNT = said(
    "learnt: {output:.3g} at step {step:d}", "学会了：{step:d} 步时为 {output:.3g}"
)
NEURON: dict[str, Any] = {
    "name": "one-neuron",
    "question": said("Why does one neuron learn slowly?"),
    "controls": (
        Slider(
            "lr",
            label=said("learning rate"),
            low=0.01,
            high=3,
            default=0.3,
            scale="log",
        ),
    ),
    "start": neuron_start,
    "step": neuron_step,
    "look": neuron_look,
    "views": (
        History(
            title=said("Loss"), y_label=said("loss"), series={"loss": said("loss")}
        ),
    ),
    "sentence": Sentence(
        said(
            "lr {lr}: loss {loss:.4f} after {step} steps",
            "学习率 {lr}：{step} 步后损失 {loss:.4f}",
        ),
        cases=(Case("near", LEARNT),),
    ),
    "steps": 40,
    "most_steps": 300,
}

ROWS, COLUMNS = 6, 8


def grid() -> Any:
    x, y = np.meshgrid(np.linspace(-1, 1, COLUMNS), np.linspace(-1, 1, ROWS))
    return np.stack([x.ravel(), y.ravel()], axis=1)


def features(x: Any, kind: str) -> Any:
    if kind == "tanh":
        return ad.tanh(x)
    return ad.relu(x)


def forward(x: Any, w: Any, depth: int, kind: str) -> Any:
    hidden = x
    for layer in range(depth):
        hidden = features(hidden @ w[layer], kind)
    return ad.sum(hidden, axis=1)


def everything_start(controls: Any) -> dict[str, Any]:
    x = uniform((20, 2), seed=controls.seed, t=0, stream=0) * 2 - 1
    moons = ad.greater(x[:, 0], 0)
    xor = ad.greater(x[:, 0] * x[:, 1], 0)
    y = ad.where(controls.data_set, xor, moons)
    w = normal((controls.depth, 2, 2), seed=controls.seed, t=0, stream=1)
    return {"x": x, "y": y, "w": w, "at": stack([controls.x0, controls.y0])}


def everything_step(state: Any, controls: Any, t: Any) -> dict[str, Any]:
    rows = randint((5,), 20, seed=controls.seed, t=t, stream=2)
    z = forward(state.x[rows], state.w, controls.depth, controls.kind)
    loss = mean((z - state.y[rows]) ** 2)
    (slope,) = grad(loss, [state.w])
    return {"w": state.w - controls.lr * slope, "at": state.at * 0.9}


def everything_look(state: Any, controls: Any) -> dict[str, Any]:
    z = forward(state.x, state.w, controls.depth, controls.kind)
    surface = forward(Tensor(grid()), state.w, controls.depth, controls.kind)
    line = np.linspace(-1, 1, 9)
    return {
        "loss": mean((z - state.y) ** 2),
        "at_x": state.at[0],
        "at_y": state.at[1],
        "surface": (surface - 0.5).reshape((ROWS, COLUMNS)),
        "train": concatenate([state.x, state.y.reshape((20, 1))], axis=1),
        "corners": Tensor(np.column_stack([CORNERS, [0, 1, 1, 0]])),
        "line": Tensor(line),
        "bend": features(Tensor(line), controls.kind),
        "answer": Tensor(1.0),
        "diverged": ad.greater(mean(z**2), 1e6),
    }


EVERYTHING: dict[str, Any] = {
    "name": "everything",
    "question": said("What can be said?"),
    "controls": (
        Choice(
            "kind",
            label=said("activation"),
            options={"tanh": said("tanh", "双曲正切"), "relu": said("ReLU")},
            default="tanh",
        ),
        Choice("depth", label=said("depth"), options=(1, 2, 3), default=2),
        Choice(
            "data_set",
            label=said("data"),
            options={"moons": said("moons"), "xor": said("XOR")},
            default="moons",
            structure=False,
            more=True,
        ),
        Slider(
            "lr",
            label=said("learning rate"),
            low=0.01,
            high=1,
            default=0.05,
            scale="log",
        ),
        Slider(
            "x0",
            label=said("start x"),
            low=-1,
            high=1,
            default=0.5,
            step=0.05,
            more=True,
        ),
        Slider(
            "y0",
            label=said("start y"),
            low=-1,
            high=1,
            default=-0.5,
            unit=said("m", "米"),
            more=True,
        ),
        Seed(default=3),
    ),
    "start": everything_start,
    "step": everything_step,
    "look": everything_look,
    "views": (
        Field(
            title=said("Output"),
            x_label=said("x"),
            y_label=said("y"),
            x=(-1, 1),
            y=(-1, 1),
            values="surface",
            points={"train": said("training"), "corners": said("corners")},
            path=("at_x", "at_y"),
            drag=("x0", "y0"),
        ),
        Curves(
            title=said("Bend"),
            x_label=said("z"),
            y_label=said("a"),
            x="line",
            series={"bend": said("a")},
            path=("at_x", "loss"),
        ),
        History(
            title=said("Loss"),
            y_label=said("loss"),
            series={"loss": said("loss")},
            log_y=True,
        ),
    ),
    "sentence": Sentence(
        said(
            "{kind}, {data_set}, depth {depth}, seed {seed}: "
            "loss {loss:.6f} and {loss} after {step} steps",
            "{kind}，{data_set}，深度 {depth}，种子 {seed}："
            "{step} 步后损失 {loss:.6f}，即 {loss}",
        ),
        cases=(Case("diverged", said("it diverged")),),
    ),
    "steps": 30,
    "most_steps": 200,
    "steps_per_frame": 2,
    "every": 5,
    "prediction": Prediction(
        question=said("What happens?"),
        options=(said("it falls"), said("it rises")),
        answer="answer",
        after=said("Look at the loss."),
    ),
}


def neuron(**changes: Any) -> Explorable:
    """Return the neuron, declared with changes."""
    return Explorable(**NEURON | changes)


def everything(**changes: Any) -> Explorable:
    """Return the other one, declared with changes."""
    return Explorable(**EVERYTHING | changes)
