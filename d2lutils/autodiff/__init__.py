"""Reverse-mode automatic differentiation over NumPy arrays.

    from d2lutils.autodiff import Tensor, grad, tanh

    w = Tensor([0.5, -1.0], requires_grad=True)
    loss = tanh(w * [1.0, 2.0]).sum()
    (dw,) = grad(loss, [w])

Read it in this order: `tensor`, `primitive`, `elementwise`, `backward`; then
`reductions`, `shaping`, `indexing`, `linear`, `probabilities`; last `nodes`,
`checking`, `random` (random numbers that can be drawn again) and `tracing`.
"""

from d2lutils.autodiff.tensor import Tensor  # isort: skip  (the others need it)
from d2lutils.autodiff.backward import grad
from d2lutils.autodiff.checking import numerical_gradient, relative_error
from d2lutils.autodiff.elementwise import (
    absolute,
    cos,
    equal,
    exp,
    expm1,
    greater,
    log,
    maximum,
    power,
    relu,
    sigmoid,
    sign,
    sin,
    softplus,
    sqrt,
    step,
    stop_gradient,
    tanh,
    where,
)
from d2lutils.autodiff.indexing import gather, pad, scatter_add
from d2lutils.autodiff.linear import fold, matmul, windows
from d2lutils.autodiff.nodes import Node, graph
from d2lutils.autodiff.probabilities import log_softmax, logsumexp, softmax
from d2lutils.autodiff.reductions import first_maximum, max, mean, sum
from d2lutils.autodiff.shaping import (
    broadcast_to,
    cast,
    concatenate,
    reshape,
    stack,
    transpose,
)

abs = absolute

__all__ = [
    "Node",
    "Tensor",
    "abs",
    "absolute",
    "broadcast_to",
    "cast",
    "concatenate",
    "cos",
    "equal",
    "exp",
    "expm1",
    "first_maximum",
    "fold",
    "gather",
    "grad",
    "graph",
    "greater",
    "log",
    "log_softmax",
    "logsumexp",
    "matmul",
    "max",
    "maximum",
    "mean",
    "numerical_gradient",
    "pad",
    "power",
    "relative_error",
    "relu",
    "reshape",
    "scatter_add",
    "sigmoid",
    "sign",
    "sin",
    "softmax",
    "softplus",
    "sqrt",
    "stack",
    "step",
    "stop_gradient",
    "sum",
    "tanh",
    "transpose",
    "where",
    "windows",
]
