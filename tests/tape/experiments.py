"""Small experiments whose steps between them use every operation of a tape."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor
from d2lutils.autodiff.random import normal, randint, uniform
from d2lutils.tape import Input

Step = Callable[..., Mapping[str, Tensor]]
RNG = np.random.default_rng(7)


class Experiment(NamedTuple):
    """A step and its inputs; theta, m, v are its state, t, lr, seed its controls."""

    name: str
    step: Step
    inputs: Sequence[Input]


def experiment(name: str, loss: Callable[..., Tensor], size: int, **data: Any) -> Any:
    """Return an experiment that lowers loss(theta, seed, t, *data) by Adam."""

    def step(theta: Tensor, m: Tensor, v: Tensor, *rest: Tensor) -> dict[str, Tensor]:
        t, lr, seed, *arrays = rest
        value = loss(theta, seed, t, *arrays)
        (g,) = ad.grad(value, [theta])
        m, v = m * 0.9 + g * 0.1, v * 0.999 + g * g * 0.001
        first = m / -ad.expm1((t + 1) * np.log(0.9))
        second = v / -ad.expm1((t + 1) * np.log(0.999))
        theta = theta - lr * first / (ad.sqrt(second) + 1e-4)
        return {"theta": theta, "m": m, "v": v, "loss": value, "norm": (g**2).sum()}

    state = {"theta": RNG.normal(size=size) * 0.3, "m": np.zeros(size)}
    inputs = [Input(n, "state", x) for n, x in (state | {"v": np.zeros(size)}).items()]
    controls = {"t": np.array(0), "lr": np.array(0.01), "seed": np.array(5)}
    inputs += [Input(n, "control", x) for n, x in controls.items()]
    inputs += [Input(n, "data", np.asarray(x)) for n, x in data.items()]
    return Experiment(name, step, inputs)


def parts(theta: Tensor, *shapes: tuple[int, ...]) -> list[Tensor]:
    """Return the flat parameters cut into arrays of these shapes."""
    found, start = [], 0
    for shape in shapes:
        end = start + int(np.prod(shape))
        found.append(theta[start:end].reshape(shape))
        start = end
    return found


def whole(x: Tensor) -> Tensor:
    """Return data that hold whole numbers as an index."""
    return ad.cast(x, np.int64)


def spiral(theta: Tensor, seed: Tensor, t: Tensor, x: Tensor, y: Tensor) -> Tensor:
    w, b, u, c = parts(theta, (2, 8), (8,), (8, 1), (1,))
    z = (ad.tanh(x @ w + b) @ u + c)[:, 0]
    return (ad.softplus(z) - y * z).mean() + (theta**3).sum() * 1e-3


def cnn(theta: Tensor, seed: Tensor, t: Tensor, x: Tensor, y: Tensor) -> Tensor:
    w, b, u, c = parts(theta, (9, 4), (4,), (36, 10), (10,))
    rows = ad.windows(x, (3, 3), axes=(1, 2)).reshape(-1, 9)
    h = ad.relu(rows @ w + b).reshape(len(x), 6, 6, 4)
    pooled = ad.windows(h, (2, 2), stride=2, axes=(1, 2)).max((-2, -1))
    z = pooled.reshape(len(x), 36) @ u + c
    return -ad.log_softmax(z)[np.arange(len(x)), whole(y)].mean()


def rnn(theta: Tensor, seed: Tensor, t: Tensor, x: Tensor) -> Tensor:
    e, w, b, u = parts(theta, (5, 3), (9, 6), (6,), (6, 5))
    h = Tensor(np.zeros((4, 6)))
    states = []
    for i in range(len(x) - 1):
        h = ad.tanh(ad.concatenate([e[whole(x[i])], h], 1) @ w + b)
        states.append(h)
    z = ad.stack(states) @ u
    hot = ad.equal(x[1:, :, None], np.arange(5.0))
    return (ad.logsumexp(z) - (hot * z).sum(-1)).mean()


def lstm(theta: Tensor, seed: Tensor, t: Tensor, x: Tensor) -> Tensor:
    w, v, b = parts(theta, (2, 12), (3, 12), (12,))
    h = c = Tensor(np.zeros((4, 3)))
    for i in range(len(x)):
        gates = x[i] @ w + h @ v + b
        i_, f, o = (ad.sigmoid(gates[:, 3 * k : 3 * k + 3]) for k in range(3))
        c = f * c + i_ * ad.tanh(gates[:, 9:])
        h = o * ad.tanh(c)
    return ((h - x[0, :, :1]) ** 2).mean() + ad.abs(c).sum() * 0.01


def layer_norm(x: Tensor) -> Tensor:
    centred = x - x.mean(-1, keepdims=True)
    return centred * (ad.mean(centred**2, -1, keepdims=True) + 1e-3) ** -0.5


def transformer(theta: Tensor, seed: Tensor, t: Tensor, x: Tensor) -> Tensor:
    w, o, u, d = parts(theta, (8, 24), (8, 8), (8, 16), (16, 8))
    number, length, _ = x.shape
    split = (layer_norm(x) @ w).reshape(number, length, 3, 2, 4)
    q, k, v = (split[:, :, i].transpose(0, 2, 1, 3) for i in range(3))
    seen = np.tril(np.ones((length, length)))
    scores = ad.where(seen, q @ k.mT * 0.5, -np.inf)
    mixed = (ad.softmax(scores) @ v).transpose(0, 2, 1, 3).reshape(x.shape)
    x = x + mixed @ o
    x = x + ad.relu(layer_norm(x) @ u) @ d
    return ((x[:, :-1] - x[:, 1:]) ** 2).mean()


def penalty(theta: Tensor, seed: Tensor, t: Tensor, real: Tensor) -> Tensor:
    w, b, u = parts(theta, (2, 6), (6,), (6, 1))
    rows = real[randint((8,), len(real), seed=seed, t=t, stream=0)]
    mix = uniform((8, 1), seed=seed, t=t, stream=1)
    x = rows * mix + (1 - mix) * normal((8, 2), seed=seed, t=t, stream=2)
    critic = ad.tanh(x @ w + b) @ u
    (g,) = ad.grad(critic.sum(), [x])
    size = ad.sqrt((g * g).sum(1) + 1e-6)
    return critic.mean() + 10 * ((size - 1) ** 2).mean()


def embedding(theta: Tensor, seed: Tensor, t: Tensor, pairs: Tensor) -> Tensor:
    table = theta.reshape(6, 4)
    rows = pairs[randint((10,), len(pairs), seed=seed, t=t, stream=3)]
    score = (table[whole(rows[:, 0])] * table[whole(rows[:, 1])]).sum(1)
    best = ad.first_maximum(table, axes=(1,)) * ad.cos(table) + ad.sin(table[::-1])
    far = ad.maximum(score, 0.1 * score) + ad.greater(score, 0) * ad.sign(score)
    return far.mean() + (best * table).sum() * 0.1 + ad.exp(-score).mean()


def experiments() -> list[Experiment]:
    """Return all experiments with their data."""
    digits, kinds = RNG.normal(size=(6, 8, 8)), RNG.integers(0, 10, 6)
    words, waves = RNG.integers(0, 5, (7, 4)), RNG.normal(size=(5, 4, 2))
    points, classes = RNG.normal(size=(50, 2)), RNG.integers(0, 2, 50)
    tokens, pairs = RNG.normal(size=(3, 5, 8)), RNG.integers(0, 6, (20, 2))
    return [
        experiment("spiral", spiral, 33, x=points, y=classes),
        experiment("cnn", cnn, 410, x=digits, y=kinds),
        experiment("rnn", rnn, 105, x=words),
        experiment("lstm", lstm, 72, x=waves),
        experiment("transformer", transformer, 512, x=tokens),
        experiment("penalty", penalty, 24, real=points),
        experiment("embedding", embedding, 24, pairs=pairs),
    ]
