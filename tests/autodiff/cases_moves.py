"""Cases of primitives that only move numbers: shapes, joins, places, windows."""

import hypothesis.extra.numpy as hnp
import numpy as np
import torch
from hypothesis import strategies as st

from d2lutils import autodiff as ad
from tests.autodiff.drawn import Case, broadcasting, numbers, shapes


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
