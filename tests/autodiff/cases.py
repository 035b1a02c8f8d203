"""One case for every operation: ours, PyTorch's, and inputs of drawn shapes.

Shapes have up to three axes of length 0 to 3 and broadcast where the operation does.
Values keep 0.05 away from kinks, so that a central difference stays on one side.
"""

from collections.abc import Callable
from typing import NamedTuple

import hypothesis.extra.numpy as hnp
import numpy as np
import torch
from hypothesis import strategies as st

from d2lutils import autodiff as ad

Draw = Callable[..., object]
Shape = tuple[int, ...]


class Case(NamedTuple):
    """Two functions of the same arrays that should agree."""

    ours: Callable[..., ad.Tensor]
    theirs: Callable[..., torch.Tensor]
    inputs: list[np.ndarray]


def numbers(draw: Draw, shape: Shape, low: float = -2, high: float = 2) -> np.ndarray:
    """Return values in low..high, none nearer to 0 than 0.05."""
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    x = rng.uniform(low, high, shape)
    return np.where(np.abs(x) < 0.05, 0.3, x)


def shapes(low: int = 0, least: int = 0) -> st.SearchStrategy[Shape]:
    """Return shapes of `least` to 3 axes with lengths from `low` to 3."""
    return hnp.array_shapes(min_dims=least, max_dims=3, min_side=low, max_side=3)


def broadcasting(number: int) -> st.SearchStrategy[hnp.BroadcastableShapes]:
    """Return `number` shapes that broadcast."""
    return hnp.mutually_broadcastable_shapes(
        num_shapes=number, min_side=0, max_side=3, max_dims=3
    )


def unary(ours, theirs, low=-2.0, high=2.0):
    """Return the case of a function of one tensor, with values in low..high."""

    @st.composite
    def case(draw):
        return Case(ours, theirs, [numbers(draw, draw(shapes()), low, high)])

    return case()


def binary(ours, theirs, low=-2.0, high=2.0):
    """Return the case of a function of two tensors that broadcast."""

    @st.composite
    def case(draw):
        drawn = draw(broadcasting(2))
        x = [numbers(draw, shape, low, high) for shape in drawn.input_shapes]
        return Case(ours, theirs, x)

    return case()


@st.composite
def matmul(draw):
    """Return a case of vectors, matrices and batches of matrices that broadcast."""
    drawn = draw(
        hnp.mutually_broadcastable_shapes(
            signature=np.matmul.signature, min_side=0, max_side=3, max_dims=2
        )
    )
    x = [numbers(draw, shape) for shape in drawn.input_shapes]
    return Case(ad.matmul, torch.matmul, x)


@st.composite
def maximum(draw):
    """Return a case whose two inputs are never nearer to each other than 0.1."""
    drawn = draw(broadcasting(2))
    a, b = (numbers(draw, shape) for shape in drawn.input_shapes)
    return Case(ad.maximum, torch.maximum, [np.round(a, 1) + 0.05, np.round(b, 1)])


@st.composite
def where(draw):
    """Return a case with a drawn condition."""
    drawn = draw(broadcasting(3))
    condition, a, b = (numbers(draw, shape) for shape in drawn.input_shapes)
    return Case(
        lambda a, b: ad.where(condition > 0, a, b),
        lambda a, b: torch.where(torch.tensor(condition > 0), a, b),
        [a, b],
    )


def reduction(ours, theirs, low=0):
    """Return the case of a reduction over drawn axes; the rest may have length 0."""

    @st.composite
    def case(draw):
        shape = list(draw(shapes(least=1)))
        axes = tuple(draw(st.sets(st.integers(0, len(shape) - 1), min_size=1)))
        for axis in axes:
            shape[axis] = max(shape[axis], low)
        keep = draw(st.booleans())
        return Case(
            lambda x: ours(x, axes, keepdims=keep),
            lambda x: theirs(x, axes, keepdim=keep),
            [numbers(draw, tuple(shape), -3, 3)],
        )

    return case()


def normalised(ours, theirs):
    """Return the case of softmax or log_softmax along a drawn axis."""

    @st.composite
    def case(draw):
        shape = draw(shapes(least=1))
        axis = draw(st.integers(-len(shape), len(shape) - 1))
        return Case(
            lambda x: ours(x, axis), lambda x: theirs(x, axis), [numbers(draw, shape)]
        )

    return case()


@st.composite
def reshape(draw):
    """Return a case that merges the first two of three axes."""
    a, b, c = draw(hnp.array_shapes(min_dims=3, max_dims=3, min_side=0, max_side=3))
    return Case(
        lambda x: x.reshape(a * b, c),
        lambda x: x.reshape(a * b, c),
        [numbers(draw, (a, b, c))],
    )


@st.composite
def transpose(draw):
    """Return a case with a drawn order of the axes."""
    shape = draw(shapes())
    axes = tuple(draw(st.permutations(range(len(shape)))))
    return Case(
        lambda x: ad.transpose(x, axes),
        lambda x: x.permute(axes),
        [numbers(draw, shape)],
    )


@st.composite
def broadcast_to(draw):
    """Return a case that adds and stretches axes."""
    drawn = draw(broadcasting(2))
    return Case(
        lambda x: ad.broadcast_to(x, drawn.result_shape),
        lambda x: x.broadcast_to(drawn.result_shape),
        [numbers(draw, drawn.input_shapes[0])],
    )


@st.composite
def concatenate(draw):
    """Return a case of one to three tensors that differ along the joined axis."""
    shape = list(draw(shapes(least=1)))
    axis = draw(st.integers(0, len(shape) - 1))
    inputs = []
    for length in draw(st.lists(st.integers(0, 3), min_size=1, max_size=3)):
        shape[axis] = length
        inputs.append(numbers(draw, tuple(shape)))
    return Case(
        lambda *xs: ad.concatenate(xs, axis), lambda *xs: torch.cat(xs, axis), inputs
    )


@st.composite
def stack(draw):
    """Return a case of two tensors joined along a new axis."""
    shape = draw(shapes())
    axis = draw(st.integers(-len(shape) - 1, len(shape)))
    return Case(
        lambda *xs: ad.stack(xs, axis),
        lambda *xs: torch.stack(xs, axis),
        [numbers(draw, shape), numbers(draw, shape)],
    )


@st.composite
def pad(draw):
    """Return a case with zero to two zeros on each side."""
    shape = draw(shapes())
    widths = [draw(st.tuples(st.integers(0, 2), st.integers(0, 2))) for _ in shape]
    flat = [n for pair in reversed(widths) for n in pair]
    return Case(
        lambda x: ad.pad(x, widths),
        lambda x: torch.nn.functional.pad(x, flat) if flat else x * 1,
        [numbers(draw, shape)],
    )


def indexed(shape, key):
    """Return x[key] in PyTorch, which has no negative steps, through flat positions."""
    places = np.arange(np.prod(shape, dtype=int)).reshape(shape)[key]
    return lambda x: x.reshape(-1)[torch.tensor(np.array(places))]


@st.composite
def slices(draw):
    """Return a case with integers, slices with steps, ... and new axes."""
    shape = draw(shapes())
    key = draw(hnp.basic_indices(shape, allow_newaxis=True))
    return Case(lambda x: x[key], indexed(shape, key), [numbers(draw, shape)])


@st.composite
def integer_arrays(draw):
    """Return a case with one or two adjacent integer arrays, with repetitions."""
    shape = draw(shapes(least=2))
    first = draw(st.integers(0, len(shape) - 1))
    last = draw(st.integers(first + 1, len(shape)))
    shape = tuple(n or 1 if first <= at < last else n for at, n in enumerate(shape))
    drawn = draw(
        hnp.mutually_broadcastable_shapes(
            num_shapes=last - first, min_dims=1, min_side=0, max_dims=2
        )
    )
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    arrays = [
        rng.integers(-shape[axis], shape[axis], size)
        for axis, size in zip(range(first, last), drawn.input_shapes, strict=True)
    ]
    key = (*[slice(None, None, draw(st.sampled_from([1, 2, -1])))] * first, *arrays)
    return Case(lambda x: x[key], indexed(shape, key), [numbers(draw, shape)])


@st.composite
def scatter_add(draw):
    """Return a case that adds rows at drawn, repeated places."""
    shape = draw(shapes(least=1))
    index = np.random.default_rng(draw(st.integers(0, 99))).integers(0, 4, shape[0])
    return Case(
        lambda x: ad.scatter_add(x, index, size=4),
        lambda x: x.new_zeros(4, *shape[1:]).index_add(0, torch.tensor(index), x),
        [numbers(draw, shape)],
    )


def _unfold(x, size, stride, axes):
    for length, step, axis in zip(size, stride, axes, strict=True):
        x = x.unfold(axis, length, step)
    return x


@st.composite
def sliding(draw):
    """Return a shape with one or two axes to slide over, sizes, strides and axes."""
    number = draw(st.integers(1, 2))
    size = draw(st.tuples(*[st.integers(1, 3)] * number))
    stride = draw(st.tuples(*[st.integers(1, 3)] * number))
    over = tuple(length + draw(st.integers(0, 3)) for length in size)
    batch = draw(hnp.array_shapes(min_dims=0, max_dims=1, min_side=0, max_side=2))
    axes = range(len(batch), len(batch) + number)
    return (*batch, *over), size, stride, tuple(axes)


@st.composite
def windows(draw):
    """Return a case of sliding windows over one or two axes."""
    shape, size, stride, axes = draw(sliding())
    return Case(
        lambda x: ad.windows(x, size, stride=stride),
        lambda x: _unfold(x, size, stride, axes),
        [numbers(draw, shape)],
    )


@st.composite
def fold(draw):
    """Return a case of folding; PyTorch's is the derivative of its unfold."""
    shape, size, stride, axes = draw(sliding())
    counts = _unfold(torch.zeros(shape), size, stride, axes).shape

    def theirs(g):
        x = torch.zeros(shape, dtype=g.dtype, requires_grad=True)
        y = _unfold(x, size, stride, axes)
        # Of a sum: for gradients that it is given, PyTorch imports a whole algebra.
        return torch.autograd.grad((y * g).sum(), x, create_graph=True)[0]

    return Case(
        lambda g: ad.fold(g, shape, stride=stride), theirs, [numbers(draw, counts)]
    )


CASES: dict[str, st.SearchStrategy[Case]] = {
    "add": binary(lambda a, b: a + b, torch.add),
    "subtract": binary(lambda a, b: a - b, torch.sub),
    "multiply": binary(lambda a, b: a * b, torch.mul),
    "divide": binary(lambda a, b: a / b, torch.div, 0.5, 2),
    "negative": unary(lambda x: -x, torch.neg),
    "square": unary(lambda x: x**2, torch.square),
    "cube": unary(lambda x: x**3, lambda x: x**3),
    "power 0.5": unary(lambda x: x**0.5, torch.sqrt, 0.5, 2),
    "power -1": unary(lambda x: x**-1, torch.reciprocal, 0.5, 2),
    "tensor as exponent": binary(ad.power, torch.pow, 0.5, 2),
    "number as base": unary(lambda x: 2.0**x, torch.exp2),
    "exp": unary(ad.exp, torch.exp),
    "expm1": unary(ad.expm1, torch.expm1),
    "log": unary(ad.log, torch.log, 0.3, 3),
    "sqrt": unary(ad.sqrt, torch.sqrt, 0.3, 3),
    "sin": unary(ad.sin, torch.sin),
    "cos": unary(ad.cos, torch.cos),
    "tanh": unary(ad.tanh, torch.tanh),
    "sigmoid": unary(ad.sigmoid, torch.sigmoid, -4, 4),
    "softplus": unary(ad.softplus, torch.nn.functional.softplus, -4, 4),
    "relu": unary(ad.relu, torch.relu),
    "abs": unary(ad.abs, torch.abs),
    "maximum": maximum(),
    "where": where(),
    "matmul": matmul(),
    "sum": reduction(ad.sum, torch.sum),
    "mean": reduction(ad.mean, torch.mean, low=1),
    "max": reduction(ad.max, torch.amax, low=1),
    "logsumexp": reduction(ad.logsumexp, torch.logsumexp, low=1),
    "softmax": normalised(ad.softmax, torch.softmax),
    "log_softmax": normalised(ad.log_softmax, torch.log_softmax),
    "reshape": reshape(),
    "transpose": transpose(),
    "broadcast_to": broadcast_to(),
    "concatenate": concatenate(),
    "stack": stack(),
    "pad": pad(),
    "slices": slices(),
    "integer arrays": integer_arrays(),
    "scatter_add": scatter_add(),
    "windows": windows(),
    "fold": fold(),
}
