"""In ulps of which numbers the errors of an operation are counted.

Sums err by ulps of the sum of |terms|, one for up to TERMS terms and in proportion for
more: 4 times that is the bound for n terms added one after the other, n / 2 ulps. It is
needed: 256 equal terms err by the same amount again and again, by 17 ulps was seen.
"""

import math
from typing import Any

import numpy as np

from d2lutils.autodiff.arrays import Array
from d2lutils.tape import Tape
from d2lutils.tape.operation import Operation
from d2lutils.tape.replay import RULES, Rule, rule

ULP = 2.0**-23
TERMS = 8
SUMS = ("sum", "matmul", "fold", "scatter_add")
# What only moves, chooses, compares or draws numbers rounds none.
EXACT = {"absolute", "broadcast_to", "cast", "concatenate", "equal", "first_maximum"}
EXACT |= {"gather", "greater", "max", "maximum", "negative", "place", "randint", "relu"}
EXACT |= {"reshape", "sign", "slice", "step", "stop_gradient", "transpose", "uniform"}
EXACT |= {"where", "windows"}


def rounded(operation: Operation) -> int:
    """Return how many numbers an operation rounds."""
    return 0 if operation.name in EXACT else math.prod(operation.shape)


def most_terms(tape: Tape) -> int:
    """Return how many terms a sum of the tape has at most."""
    return max(
        (
            int(
                np.max(
                    terms_of(
                        one, rule(one), [np.zeros(tape.shape(n)) for n in one.inputs]
                    )
                )
            )
            for one in tape.operations
            if one.name in SUMS
        ),
        default=1,
    )


def terms_of(operation: Operation, function: Rule, inputs: list[Array]) -> Any:
    """Return how many terms each number of a sum has; function: the operation."""
    name, attributes, x = operation.name, operation.attributes, inputs[0]
    if name == "matmul":
        return x.shape[-2 if attributes["transpose_a"] else -1]
    if name == "sum":
        return x.size // max(math.prod(operation.shape), 1)
    return function(np.ones_like(x), *inputs[1:])


def size_of(
    operation: Operation, function: Rule, inputs: list[Array], result: Array
) -> Any:
    """Return the numbers in whose ulps the errors of an operation are counted.

    function  the operation, from inputs to the result
    """
    name, size = operation.name, np.abs(result)
    if name in SUMS:
        return function(*[np.abs(one) for one in inputs])
    if name in ("sin", "cos"):
        return 1  # they err by 1e-7 in absolute terms
    if name == "normal":
        return 8  # up to 5.7 times the cosine of an angle whose ulp is one of 4 to 8
    if name == "power":  # some are exp(p log x)
        logs = operation.attributes["exponent"] * np.log(np.abs(inputs[0]))
        return size * np.maximum(1, np.abs(logs))
    if name in ("softmax", "log_softmax", "logsumexp"):
        return _size_of_softmax(operation, inputs[0], size)
    return size


def _size_of_softmax(operation: Operation, x: Array, size: Array) -> Any:
    """Return the same where z = x - max x and the sum of exp z are rounded first."""
    axes = operation.attributes["axes"]
    p = RULES["softmax"](x, axes)
    z = np.where(p > 0, np.abs(x - x.max(axes, keepdims=True)), 0)
    own = 1 + (p * z).sum(axes, keepdims=True)  # of log sum exp z
    if operation.name == "softmax":
        return size * (own + z)
    return size + (
        own + z if operation.name == "log_softmax" else own.reshape(size.shape)
    )
