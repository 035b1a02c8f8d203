"""One case for every operation: ours, PyTorch's, and inputs of drawn shapes.

Shapes have up to three axes of length 0 to 3 and broadcast where the operation does.
Values keep 0.05 away from kinks, so that a central difference stays on one side.
"""

import hypothesis.extra.numpy as hnp
import numpy as np
import torch
from hypothesis import strategies as st

from d2lutils import autodiff as ad
from tests.autodiff import cases_moves as moves
from tests.autodiff.drawn import Case, broadcasting, numbers, shapes


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
    "reshape": moves.reshape(),
    "transpose": moves.transpose(),
    "broadcast_to": moves.broadcast_to(),
    "concatenate": moves.concatenate(),
    "stack": moves.stack(),
    "pad": moves.pad(),
    "slices": moves.slices(),
    "integer arrays": moves.integer_arrays(),
    "scatter_add": moves.scatter_add(),
    "windows": moves.windows(),
    "fold": moves.fold(),
}
