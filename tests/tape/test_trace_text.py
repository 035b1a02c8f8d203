"""A tape can be read: names where the author gave them, shapes, what is carried."""

import numpy as np
import pytest

from d2lutils.autodiff import concatenate, gather, grad, pad, scatter_add, sigmoid
from d2lutils.autodiff.random import randint
from d2lutils.messages import use_language
from tests.tape.tracing import traced

NEURON = """\
inputs
  state  w                 (2, 1)
  state  b                   (1,)
  data   X                 (4, 2)
  data   y                 (4, 1)
  data   lr                    ()
operations
  v1   = X @ w             (4, 1)
  z    = v1 + b            (4, 1)
  p    = sigmoid(z)        (4, 1)
  e    = p - y             (4, 1)
  v2   = e · e             (4, 1)
  v3   = sum(v2)               ()
  loss = v3 / 4                ()
  v4   = 0.25 · e          (4, 1)
  v5   = v4 + v4           (4, 1)
  v6   = 1 - p             (4, 1)
  v7   = p · v6            (4, 1)
  v8   = v5 · v7           (4, 1)
  dw   = Xᵀ @ v8           (2, 1)
  v9   = lr · dw           (2, 1)
  w′   = w - v9            (2, 1)
  db   = sum(v8, axes=(0,))  (1,)
  v10  = lr · db             (1,)
  b′   = b - v10             (1,)
outputs
  w′ → w                   (2, 1)
  b′ → b                     (1,)
  loss                         ()"""


def neuron(w, b, X, y, lr):
    z = X @ w + b
    p = sigmoid(z)
    e = p - y
    z.name, p.name, e.name = "z", "p", "e"
    loss = (e * e).mean()
    dw, db = grad(loss, [w, b])
    dw.name, db.name = "dw", "db"
    return {"w": w - lr * dw, "b": b - lr * db, "loss": loss}


VALUES = {"w": [[1], [2]], "b": [0], "X": np.ones((4, 2)), "y": np.ones((4, 1))}


def test_the_step_of_one_neuron_reads_like_its_formulas():
    assert str(traced(neuron, {**VALUES, "lr": 1}, "w b")) == NEURON


def test_the_headings_are_in_the_language_of_the_reader():
    use_language("zh")
    lines = str(traced(neuron, {**VALUES, "lr": 1}, "w b")).splitlines()
    assert (lines[0], lines[1].split()[0], lines[-4]) == ("输入", "状态", "输出")


SAID = {
    "x[1:3, :0:-1]": lambda x, i, t: x[1:3, 2:0:-1],
    "x[:, ::-1]": lambda x, i, t: x[:, ::-1],
    "place(x, at=[1:, :])": lambda x, i, t: pad(x, [(1, 0), (0, 0)]),
    "x[i]": lambda x, i, t: gather(x, i),
    "x[1:, :2]": lambda x, i, t: x[1:, :2],
    "x[:, i]": lambda x, i, t: gather(x, i, axis=1),
    "scatter_add(x, i, axis=0)": lambda x, i, t: scatter_add(x, i, size=3),
    "max(x, axes=(1,), keepdims=True)": lambda x, i, t: x.max(1, keepdims=True),
    "concatenate(x, x, axis=1)": lambda x, i, t: concatenate([x, x], 1),
    "x ** 3": lambda x, i, t: x**3,
    "-x": lambda x, i, t: -x,
    "x + [1, 2.5, -3]": lambda x, i, t: x + np.array([1, 2.5, -3]),
    "x / c1": lambda x, i, t: x / np.arange(1, 13).reshape(4, 3),
    "randint(t, t, stream=3, high=9)": lambda x, i, t: randint(
        (2,), 9, seed=t, t=t, stream=3
    ),
}


@pytest.mark.parametrize("said", SAID)
def test_an_operation_is_written_as_one_would_in_python(said):
    values = {"x": np.ones((4, 3)), "i": [0, 2, 2, 1], "t": 2}
    if said.startswith("x[:, i]"):
        values["i"] = [0, 2]
    tape = traced(lambda *xs: {"y": SAID[said](*xs)}, values)
    assert f"y = {said} " in str(tape)


def test_a_constant_of_many_numbers_is_listed_by_its_shape():
    tape = traced(lambda x: {"y": x + np.arange(5)}, {"x": np.ones(5)})
    assert "constants\n  c1          (5,)\noperations\n  y = x + c1" in str(tape)


def test_two_values_never_share_a_name():
    def twice(x):
        h = x + 1
        h.name = "h"
        g = h * 2
        g.name = "h"
        return {"y": g, "v1": g - h}

    lines = str(traced(twice, {"x": [1.0]})).splitlines()
    assert [line.split(" = ")[0].strip() for line in lines[3:6]] == ["h", "h_2", "v1"]
    assert lines[-2].split("  ")[1] == "y = h_2"
