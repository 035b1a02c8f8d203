"""Whole training steps on a tape do what they do without one, to the last bit.

But for one: the kernels of the convolution multiply a batch, and the tape computes
their gradient as one product instead of a sum of products, so that it may round
differently, by 1e-16 of the largest term.
"""

import math
import re
from itertools import pairwise

import numpy as np
import pytest

from d2lutils.autodiff import (
    broadcast_to,
    concatenate,
    cos,
    equal,
    exp,
    expm1,
    first_maximum,
    fold,
    gather,
    grad,
    greater,
    log,
    log_softmax,
    logsumexp,
    matmul,
    maximum,
    pad,
    relu,
    scatter_add,
    sigmoid,
    sign,
    sin,
    softmax,
    softplus,
    sqrt,
    step,
    tanh,
    transpose,
    where,
    windows,
)
from d2lutils.autodiff import max as largest
from d2lutils.autodiff.random import normal, randint, uniform
from d2lutils.tape import tape as tape_module
from d2lutils.tape.replay import RULES
from tests.tape.tracing import check, eager, names, traced

RNG = np.random.default_rng(0)


def layers(theta, sizes):
    """Return (W, b) of each layer, cut from one flat vector."""
    start, found = 0, []
    for n, m in pairwise(sizes):
        W = theta[start : start + n * m].reshape(n, m)
        start += n * m
        found.append((W, theta[start : start + m]))
        start += m
    return found


def adam(theta, m, v, t, lr):
    rows = randint((5,), 20, seed=3, t=t, stream=0)
    h = gather(X, rows)
    (W1, b1), (W2, b2), (W3, b3) = layers(theta, (2, 4, 3, 3))
    logits = tanh(tanh(h @ W1 + b1) @ W2 + b2) @ W3 + b3
    loss = -log_softmax(logits)[np.arange(5), Y[:5]].mean()
    (g,) = grad(loss, [theta])
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
    corrected = m / -expm1((t + 1) * math.log(0.9))
    size = sqrt(v / -expm1((t + 1) * math.log(0.999)))
    return {
        "theta": theta - lr * corrected / (size + 1e-8),
        "m": m,
        "v": v,
        "loss": loss,
    }


X, Y = RNG.normal(size=(20, 2)), RNG.integers(0, 3, 20)
THETA = RNG.normal(size=2 * 4 + 4 + 4 * 3 + 3 + 3 * 3 + 3)


def momentum(w, b, velocity, x, y, lr):
    p = sigmoid(x @ w + b)
    loss = ((p - y) ** 2).mean() + softplus(w).sum()
    dw, db = grad(loss, [w, b])
    velocity = 0.9 * velocity - lr * dw
    return {"w": w + velocity, "b": b - lr * db, "velocity": velocity, "loss": loss}


def convolution(kernels, W, images):
    patches = windows(images, (3, 3), stride=1)[:, 0].reshape(2, 4 * 4, 9)
    maps = relu(patches @ kernels).reshape(2, 4, 4, 3)
    pools = windows(maps, (2, 2), stride=2, axes=(1, 2)).reshape(2, 2, 2, 3, 4)
    logits = largest(pools, axis=-1).reshape(2, 12) @ W
    loss = logsumexp(logits).sum() - logits[:, 1].sum()
    first, second = grad(loss, [kernels, W])
    return {"kernels": kernels - first, "W": W - second, "loss": loss}


def recurrent(theta, x):
    h = np.zeros((3, 4))
    states = []
    for k in range(5):
        W, U = theta[:16].reshape(4, 4), theta[16:24].reshape(2, 4)
        h = tanh(matmul(h, W) + x[k] @ U)
        states.append(h)
    loss = (concatenate(states, 1) ** 2).mean() + h[:, theta.size % 4].sum()
    dtheta, dx = grad(loss, [theta, x])
    return {"theta": theta - dtheta, "dx": dx, "loss": loss}


def penalty(w, x):
    score = tanh(x @ w).sum()
    (slope,) = grad(score, [x])
    excess = sqrt((slope**2).sum(1)) - 1
    loss = score + 10 * (excess**2).mean()
    return {"w": w - 0.1 * grad(loss, [w])[0], "loss": loss}


def curvature_along(w, v, x):
    (g,) = grad(softmax(x @ w)[:, 0].sum() + exp(w).sum(), [w])
    return {"product": grad((g * v).sum(), [w])[0]}


def choices(x, index, seed, t):
    noisy = x + normal((4, 3), seed=seed, t=t, stream=1)
    kept = where(greater(noisy, 0), noisy, 0.1 * noisy)
    rows = maximum(gather(kept, index, axis=0), largest(x, 0))
    weights = softmax(rows * 2, axis=1)
    return {"g": grad((weights * rows).sum(), [x])[0], "weights": weights}


def random(*shape):
    return RNG.normal(size=shape)


STEPS = {
    "adam": (
        adam,
        {"theta": THETA, "m": THETA * 0, "v": THETA * 0, "t": 0, "lr": 0.01},
        {"theta": THETA + 0.1, "m": THETA, "v": THETA**2, "t": 7, "lr": 0.1},
    ),
    "momentum": (
        momentum,
        {"w": [1, 2], "b": 0, "velocity": [0, 0], "x": X[:4], "y": Y[:4], "lr": 1},
        {"w": [3, 1], "b": 1, "velocity": [2, 1], "x": X[4:8], "y": Y[4:8], "lr": 2},
    ),
    "convolution": (
        convolution,
        {"kernels": random(9, 3), "W": random(12, 3), "images": random(2, 1, 6, 6)},
        {"kernels": random(9, 3), "W": random(12, 3), "images": random(2, 1, 6, 6)},
    ),
    "recurrent": (
        recurrent,
        {"theta": random(24), "x": random(5, 3, 2)},
        {"theta": random(24), "x": random(5, 3, 2)},
    ),
    "gradient penalty": (
        penalty,
        {"w": random(3, 2), "x": random(5, 3)},
        {"w": random(3, 2), "x": random(5, 3)},
    ),
    "Hessian times vector": (
        curvature_along,
        {"w": random(3, 2), "v": random(3, 2), "x": random(5, 3)},
        {"w": random(3, 2), "v": random(3, 2), "x": random(5, 3)},
    ),
    "choices": (
        choices,
        {"x": random(4, 3), "index": [0, 1], "seed": 1, "t": 0},
        {"x": random(4, 3), "index": [3, 3], "seed": 2, "t": 9},
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_on_a_tape_is_the_step_whatever_the_inputs(name):
    function, values, others = STEPS[name]
    tape = traced(function, values, "theta m v w b velocity kernels W")
    rounding = 1e-15 if name == "convolution" else 0
    check(tape, function, values, rounding)
    check(tape, function, others, rounding)


@pytest.mark.parametrize("name", STEPS)
def test_the_tape_of_a_step_has_nothing_to_leave_out(name):
    function, values, *_ = STEPS[name]
    tape = traced(function, values)
    used = {n for one in tape.operations for n in one.inputs} | set(
        tape.outputs.values()
    )
    first = len(tape.inputs)
    assert used >= set(range(first, first + len(tape.constants) + len(tape.operations)))
    shared = [(o.name, o.inputs, str(o.attributes)) for o in tape.operations]
    assert len(set(shared)) == len(shared)


def test_the_gradient_of_a_flat_vector_is_one_concatenation():
    function, values, *_ = STEPS["adam"]
    found = names(traced(function, values))
    assert (found.count("place"), found.count("concatenate")) == (0, 1)


def test_hundred_steps_carried_from_run_to_run_are_those_of_the_eager_loop():
    function, values, *_ = STEPS["adam"]
    tape = traced(function, values, "theta m v")
    state, expected = dict(values), dict(values)
    for t in range(100):
        outputs = tape.run(**{**state, "t": t})
        state |= {name: outputs[name] for name in tape.carried}
        eagerly = eager(function, {**expected, "t": t})
        expected |= {name: eagerly[name] for name in tape.carried}
    np.testing.assert_array_equal(state["theta"], expected["theta"])


def everything(x, rows, seed, t):
    options = {"seed": seed, "t": t, "stream": 4}
    y = exp(x) + expm1(x) * sin(x) / cos(x) - log(1 + x**2) ** 3
    y = y + sigmoid(x) + softplus(x) + relu(-x) + abs(x) * sign(x) + step(x)
    y = y + sqrt(maximum(x, 0.5)) + where(greater(x, 0), tanh(x), equal(x, 1))
    y = y + softmax(x) + log_softmax(x) + logsumexp(x, keepdims=True)
    y = y + (y @ transpose(x)).max(0)[:, None] + first_maximum(x, axes=(1,))
    y = y + fold(windows(y, (2, 2)), y.shape) + pad(x[:3].T, [(1, 0), (0, 0)])
    y = y + scatter_add(gather(y, rows), rows, size=4)
    y = concatenate([y, normal((2, 3), **options)]) + broadcast_to(t, (6, 3)).mean()
    y = y * uniform((6, 3), **options) + randint((6, 3), 5, **options)
    return {"y": y.reshape(18), "broadcast": broadcast_to(y.sum(), (2,))}


EVERYTHING = {"x": RNG.normal(size=(4, 3)), "rows": [0, 2, 2], "seed": 5, "t": 1}


def test_every_operation_there_is_gives_on_a_tape_what_it_gives_without():
    tape = traced(everything, EVERYTHING)
    check(tape, everything, EVERYTHING)
    assert set(names(tape)) == set(RULES) - {"cast", "stop_gradient"}


def test_every_operation_there_is_stands_in_the_list():
    listed = set(re.findall(r"\w+", tape_module.__doc__))
    assert listed >= set(RULES) - {"cast", "stop_gradient"}
