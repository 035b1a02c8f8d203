"""Few kernels, and moves in long rows: what makes a program quick."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor
from d2lutils.tape import Executor, Input, Program, compile_program, trace

X = np.random.default_rng(0).normal(size=(2, 6, 6, 8))


def lowered(function: Callable[[Tensor], Any], x: Any) -> Program:
    """Return the program of a function of one array, tried against the tape."""
    tape = trace(lambda x: {"y": function(x)}, [Input("x", "data", x)])
    program = compile_program(tape)
    executor = Executor(program)
    executor.write("x", x)
    executor.run()
    expected = tape.run(x=x)["y"].ravel()
    np.testing.assert_allclose(executor.read("y"), expected, rtol=1e-5, atol=1e-6)
    return program


def kernels(program: Program, *names: str) -> list[tuple[Any, ...]]:
    """Return the calls of these kernels."""
    return [call for call in program.calls if call[0] in names]


def gradient(function: Callable[[Tensor], Tensor]) -> Callable[[Tensor], Tensor]:
    """Return the derivative of the sum of squares of what a function returns."""
    return lambda x: ad.grad((function(x) ** 2).sum(), [x])[0]


def pooled(x: Tensor) -> Tensor:
    """Return the maxima of 2 x 2 squares of images with channels last."""
    return ad.windows(x, (2, 2), stride=2, axes=(1, 2)).max((-2, -1))


def patches(x: Tensor) -> Tensor:
    """Return 3 x 3 windows with channels last."""
    return ad.windows(x, (3, 3), axes=(1, 2)).transpose(0, 1, 2, 4, 5, 3)


@pytest.mark.parametrize("function", [pooled, patches])
def test_moves_for_windows_copy_whole_rows_of_channels(
    function: Callable[[Tensor], Tensor],
) -> None:
    program = lowered(gradient(function), X)
    moves = kernels(program, "take", "put", "putadd")
    assert moves
    for _, _, _, dims, strides in moves:
        assert dims[-1] % 8 == 0
        assert strides[-1] == 1


def test_the_place_of_a_maximum_is_sought_in_all_channels_at_once() -> None:
    program = lowered(gradient(pooled), X)
    (call,) = kernels(program, "first")
    assert call[3:] == (2 * 3 * 3, 4, 8)


def test_the_gradient_of_log_softmax_takes_no_second_exp() -> None:
    program = lowered(gradient(ad.log_softmax), X[0, 0])
    assert len(kernels(program, "exp")) == 1


def test_exp_of_another_difference_of_logarithms_is_computed() -> None:
    program = lowered(lambda x: ad.exp(x - ad.log(ad.exp(x).sum(-1))), X[0, 0, :, :6])
    assert len(kernels(program, "exp")) == 2
