"""The executor in NumPy: the bits that the page shows, computed in Python."""

import numpy as np
from numpy.typing import ArrayLike

from d2lutils.autodiff.arrays import Array
from d2lutils.messages import program as text
from d2lutils.tape.kernels import ELEMENTWISE, Kernel, flush
from d2lutils.tape.kernels_moves import MOVES
from d2lutils.tape.kernels_products import PRODUCTS
from d2lutils.tape.program import Program, Span

KERNELS: dict[str, Kernel] = {**ELEMENTWISE, **PRODUCTS, **MOVES}


class Executor:
    """Run a program in float32, with the same bits as JavaScript and WebAssembly.

    executor = Executor(compile_program(tape))
    executor.write("lr", 0.1)
    executor.run()
    executor.read("loss")
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.heap = np.zeros(program.size, np.float32)
        for offset, values in program.constants:
            self.heap[offset : offset + values.size] = values
        self._calls = [(KERNELS[name], rest) for name, *rest in program.calls]

    def write(self, name: str, value: ArrayLike) -> None:
        """Give an input its value: as many numbers as it has, in row-major order.

        Raises ValueError if the program has no such input, or it has another size.
        """
        offset, n = _span(name, dict(self.program.inputs))
        values = np.asarray(value, np.float64).ravel()
        if values.size != n:
            told = {"name": name, "expected": n, "received": values.size}
            raise ValueError(text.WRONG_SIZE.say(**told))
        with np.errstate(over="ignore"):
            self.heap[offset : offset + n] = values

    def read(self, name: str) -> Array:
        """Return an output, or an input, as a new one-dimensional array of float32.

        Raises ValueError if the program has neither.
        """
        offset, n = _span(name, {**self.program.inputs, **self.program.outputs})
        return self.heap[offset : offset + n].copy()

    def run(self) -> None:
        """Call all kernels in order, then carry each state to its next value."""
        with np.errstate(all="ignore"):
            for kernel, arguments in self._calls:
                kernel(self.heap, *arguments)
            for start, to, n in self.program.carry:
                flush(self.heap, start, to, n)


def _span(name: str, spans: dict[str, Span]) -> Span:
    if name not in spans:
        names = ", ".join(sorted(spans))
        raise ValueError(text.UNKNOWN_NAME.say(name=name, names=names))
    return spans[name]
