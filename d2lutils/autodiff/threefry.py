"""Threefry-2x32 with 20 rounds: random bits as a pure function of four counters.

Only sums, rotations and exclusive ors of 32-bit words, so that any language computes
the same bits; no state, so that a run can begin again at any step.

Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw: Parallel Random Numbers:
As Easy as 1, 2, 3 (2011); the parity word is that of Random123 1.09 and later.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint32]
ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
PARITY = 0x1BD11BDA


def threefry(seed: int, t: int, stream: int, number: int) -> tuple[Words, Words]:
    """Return two random words for each element 0..number-1 at step t.

    The key is (seed, stream), the counter (element, t): change one of the four and
    the words have nothing to do with the former ones.
    """
    elements = np.arange(number, dtype=np.uint32)
    return encrypt((seed, stream), (elements, np.full_like(elements, t)))


def encrypt(key: tuple[int, int], counter: tuple[Words, Words]) -> tuple[Words, Words]:
    """Return the counter, a pair of arrays, encrypted with the key."""
    parity = PARITY ^ key[0] ^ key[1]
    keys = [np.array([word], np.uint32) for word in (key[0], key[1], parity)]
    x, y = counter[0] + keys[0], counter[1] + keys[1]
    for group in range(5):
        for bits in ROTATIONS[group % 2]:
            x += y
            y = _rotate(y, bits)
            y ^= x
        x += keys[(group + 1) % 3]
        y += keys[(group + 2) % 3]
        y += np.uint32(group + 1)
    return x, y


def _rotate(word: Words, bits: int) -> NDArray[Any]:
    return (word << np.uint32(bits)) | (word >> np.uint32(32 - bits))
