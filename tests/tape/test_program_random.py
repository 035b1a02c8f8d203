"""Programs of chance against their tapes: any operation after any other."""

from collections.abc import Callable

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor
from d2lutils.tape import Executor, Input, Tape, compile_program, trace

RNG = np.random.default_rng(3)
A, B = RNG.normal(size=(2, 3, 4)), RNG.normal(size=(3, 4))
LARGEST = 300  # elements
OPERATIONS: list[Callable[[Tensor, Tensor], Tensor]] = [
    lambda x, y: x + y,
    lambda x, y: x - y,
    lambda x, y: ad.tanh(x * y),
    lambda x, y: x / (y * y + 1),
    lambda x, y: ad.tanh(x),
    lambda x, y: -x,
    lambda x, y: ad.where(np.arange(x.shape[-1]) % 2, x, y),
    lambda x, y: x.T,
    lambda x, y: x.mT,
    lambda x, y: x.transpose(*np.roll(range(x.ndim), 1).tolist()),
    lambda x, y: x.reshape(-1),
    lambda x, y: x.reshape(-1, 2),
    lambda x, y: x[..., None, :],
    lambda x, y: x[1:],
    lambda x, y: x[..., ::-1],
    lambda x, y: x[..., 1::2],
    lambda x, y: x[..., :1],
    lambda x, y: x[0],
    lambda x, y: x[[1, 0, 1]],
    lambda x, y: x[..., [0, 1, 1, 0, 1]],
    lambda x, y: x.sum(0),
    lambda x, y: x.sum(-1, keepdims=True),
    lambda x, y: x.sum((0, -1)),
    lambda x, y: ad.max(ad.stop_gradient(x), (0, -1), keepdims=True),
    lambda x, y: ad.max(ad.stop_gradient(x), 0),
    lambda x, y: ad.concatenate([x, y]),
    lambda x, y: ad.concatenate([y, x, y], -1),
    lambda x, y: ad.stack([x, y]),
    lambda x, y: ad.tanh(x @ y.mT),
    lambda x, y: ad.tanh(x @ y + 1),
    lambda x, y: ad.tanh((x.mT @ y).sum(0)),
    lambda x, y: ad.softmax(x),
    lambda x, y: ad.logsumexp(x, 0),
    lambda x, y: ad.broadcast_to(x, (2, *x.shape)),
    lambda x, y: ad.pad(x, [(1, 0)] * x.ndim),
    lambda x, y: ad.windows(x, (2,)),
    lambda x, y: ad.windows(x, (2, 1), stride=(2, 1)),
]


def step(choices: list[int], a: Tensor, b: Tensor) -> dict[str, Tensor]:
    """Return what the chosen operations make of a and b, and its gradients."""
    made = [a, b, Tensor(B[0])]
    for choice in choices:
        operation = OPERATIONS[choice % len(OPERATIONS)]
        x, y = (made[-1 - choice // n % len(made)] for n in (37, 151))
        try:
            result = operation(x, y)
        except (ValueError, IndexError):  # shapes that do not fit
            continue
        if 0 < result.size <= LARGEST:
            made.append(result)
    loss = sum((ad.tanh(one).sum() for one in made), Tensor(0.0))
    da, db = ad.grad(loss, [a, b])
    return {"last": made[-1], "loss": loss, "da": da, "db": db, "mid": made[-2]}


def check(tape: Tape) -> None:
    exact = tape.run(a=A, b=B)
    executor = Executor(compile_program(tape))
    executor.heap[executor.heap == 0] = np.nan
    for offset, values in executor.program.constants:
        executor.heap[offset : offset + values.size] = values
    executor.write("a", A)
    executor.write("b", B)
    executor.run()
    for name, value in exact.items():
        # 12 operations lose some digits: 1e-4 of the largest number, far from a bug
        error = np.abs(executor.read(name) - value.ravel()).max()
        assert error <= 1e-4 * max(1, np.abs(value).max()), name


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 2000), min_size=1, max_size=12))
@example([91, 2874, 5842, 1324, 805])  # a product with a constant of equal columns
def test_any_operations_one_after_the_other(choices: list[int]) -> None:
    inputs = [Input("a", "data", A), Input("b", "data", B)]
    check(trace(lambda a, b: step(choices, a, b), inputs))
