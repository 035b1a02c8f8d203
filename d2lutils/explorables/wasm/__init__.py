"""The kernels of the page in WebAssembly, written by Python when they are asked for.

    module_bytes()  # about 25 kB, for front/arithmetic/wasm.js to instantiate

`values` has the expressions, `assembler` the functions and the module; the kernels are
those of `d2lutils.tape.kernels` and give the same bits.
"""

from functools import cache

from d2lutils.explorables.wasm.assembler import module
from d2lutils.explorables.wasm.kernels_elementwise import elementwise
from d2lutils.explorables.wasm.kernels_moves import moves
from d2lutils.explorables.wasm.kernels_products import matrix_product
from d2lutils.explorables.wasm.kernels_random import random
from d2lutils.explorables.wasm.kernels_sums import sums


@cache
def module_bytes() -> bytes:
    """Return the module: the same bytes each time, on every machine."""
    return module([*elementwise(), matrix_product(), *sums(), *moves(), *random()])
