"""Exercises of ``chapters/convolution/convolutional-networks.ipynb``."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from d2lutils.exercises.spec import Spec
from d2lutils.messages import exercises_convolutional_networks as text

Array = NDArray[np.float64]

# Conv 1 -> 6, 3 x 3, same; halved; conv 6 -> 12, same; halved; linear; on 20 x 20.
_PARAMETERS = 6 * (9 + 1) + 12 * (6 * 9 + 1) + 10 * (12 * 5 * 5 + 1)
_PRODUCTS = 6 * 9 * 400 + 12 * 6 * 9 * 100 + 10 * 12 * 5 * 5


def _hidden(parameters: int, inputs: int, outputs: int) -> int:
    """Return the largest h with (inputs + 1) h + (h + 1) outputs <= parameters."""
    return (parameters - outputs) // (inputs + 1 + outputs)


def _no_biases(parameters: int, inputs: int, outputs: int) -> int:
    return parameters // (inputs + outputs)


def _first_layer(parameters: int, inputs: int, outputs: int) -> int:
    return parameters // (inputs + 1)


def _rounded_up(parameters: int, inputs: int, outputs: int) -> int:
    return _hidden(parameters, inputs, outputs) + 1


def _budget_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw (parameters, inputs, outputs) with a rest in the division."""
    inputs, outputs = int(rng.integers(4, 9)), int(rng.integers(2, 5))
    hidden = int(rng.integers(20, 40))
    rest = int(rng.integers(0, inputs + 1 + outputs))
    return hidden * (inputs + 1 + outputs) + outputs + rest, inputs, outputs


def _moved(x: Array, right: int) -> Array:
    """Return pictures (n, rows, columns) moved to the right, black coming in."""
    result = np.zeros_like(x)
    if right >= 0:
        result[:, :, right:] = x[:, :, : x.shape[2] - right]
    else:
        result[:, :, :right] = x[:, :, -right:]
    return result


def _rolled(x: Array, right: int) -> Array:
    return np.roll(x, right, axis=2)


def _left_columns(x: Array, right: int) -> Array:
    result = _rolled(x, right)
    result[:, :, : max(right, 0)] = 0
    return result


def _downwards(x: Array, right: int) -> Array:
    return _moved(x.swapaxes(1, 2), right).swapaxes(1, 2)


def _pictures_case(rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw two square pictures and a shift, either way or none."""
    return rng.integers(1, 9, size=(2, 4, 4)).astype(float), int(rng.integers(-3, 4))


SPECS: dict[str, Spec] = {
    "parameters": Spec(
        kind="numeric",
        solution=_PARAMETERS,
        misconceptions={
            "no biases": (6 * 9 + 12 * 6 * 9 + 10 * 12 * 5 * 5, text.NO_BIASES),
            "one channel": (
                _PARAMETERS - 12 * (6 * 9 + 1) + 12 * (9 + 1),
                text.ONE_CHANNEL,
            ),
            "no pooling": (
                _PARAMETERS + 10 * 12 * (20 * 20 - 5 * 5),
                text.NOT_HALVED,
            ),
        },
        hint=text.PARAMETERS,
    ),
    "products": Spec(
        kind="numeric",
        solution=_PRODUCTS,
        misconceptions={
            "once for each weight": (
                6 * 9 + 12 * 6 * 9 + 10 * 12 * 5 * 5,
                text.ONE_PLACE,
            ),
            "second layer not halved": (
                _PRODUCTS + 12 * 6 * 9 * (400 - 100),
                text.SECOND_MAP,
            ),
            "head at each place": (
                _PRODUCTS + 10 * 12 * 5 * 5 * (5 * 5 - 1),
                text.HEAD_SLIDES,
            ),
        },
        hint=text.PRODUCTS,
    ),
    "hidden_units": Spec(
        kind="code",
        solution=_hidden,
        cases=_budget_case,
        examples=((3818, 256, 10),),
        misconceptions={
            "no biases": (_no_biases, text.HIDDEN_NO_BIASES),
            "first layer only": (_first_layer, text.FIRST_LAYER),
            "one too many": (_rounded_up, text.ROUNDED_UP),
        },
        hint=text.HIDDEN_UNITS,
    ),
    "moved": Spec(
        kind="code",
        solution=_moved,
        cases=_pictures_case,
        examples=(
            (np.array([[[1.0, 2, 3]]]), 1),
            (np.array([[[1.0, 2, 3]]]), -1),
        ),
        misconceptions={
            "as found": (_rolled, text.ROLLED),
            "to the right only": (_left_columns, text.ONE_WAY),
            "downwards": (_downwards, text.DOWNWARDS),
        },
        hint=text.MOVED,
    ),
}
