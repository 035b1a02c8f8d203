"""A packed run unpacks to the same bits, or is refused."""

import gzip
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as drawn

from d2lutils.explorables.packing import Bytes, Layout, pack, unpack

TINY = Layout(2, (), {"field": (2,)}, {"field": Bytes(0, 255)})
ODD = [np.nan, -np.nan, np.inf, -np.inf, -0.0, 0.0, 1e-45, -1e-40, 3.4e38]


def bits(values):
    return {name: numbers.view(np.uint32).tolist() for name, numbers in values.items()}


def test_a_field_of_four_bytes_by_hand():
    packed = pack(TINY, {"field": np.array([[7.0, 9.0], [8.0, 255.0]])})
    # Over time: 7 9, 1 246. Then along x: 7 2, 1 245.
    body = bytes([7, 2, 1, 245])
    header = b"NNM1" + struct.pack("<III", 2, 4, zlib.crc32(body))
    assert gzip.decompress(packed) == header + body


def test_a_scalar_of_two_frames_by_hand():
    layout = Layout(2, ("loss",), {}, {})
    packed = pack(layout, {"loss": np.array([1.0, -2.0])})
    # 1 is 00 00 80 3f and -2 is 00 00 00 c0: planes 0 0, 0 0, 80 00, 3f c0.
    body = bytes([0, 0, 0, 0, 0x80, 0x80, 0x3F, 0x81])
    assert gzip.decompress(packed)[16:] == body


def test_a_byte_stands_for_the_number_that_float32_steps_give():
    octets = np.arange(256, dtype=np.uint8)
    for low, high in ((-1, 1), (0.1, 0.7), (-3e5, 2.0)):
        decoded = Bytes(low, high).decode(octets)
        # As the page does it: a float64 operation, then Math.fround.
        low32, factor = (float(np.float32(x)) for x in (low, (high - low) / 255))
        steps = [np.float32(float(np.float32(factor * q)) + low32) for q in range(256)]
        assert decoded.dtype == np.float32
        assert decoded.tolist() == [float(step) for step in steps]
        assert Bytes(low, high).encode(decoded).tolist() == octets.tolist()


def test_what_lies_outside_the_bytes_becomes_the_end():
    numbers = np.float32([-np.inf, -2, 0.5, 3, np.inf])
    assert Bytes(-1, 1).encode(numbers).tolist() == [0, 0, 191, 255, 255]


def test_nan_has_no_byte():
    with pytest.raises(ValueError, match="NaN has no place among the bytes from 0"):
        pack(TINY, {"field": np.full((2, 2), np.nan)})


@given(
    st.integers(1, 5).flatmap(
        lambda frames: st.tuples(
            drawn.arrays(np.uint32, (frames,)),
            drawn.arrays(np.uint32, (frames, 3)),
            drawn.arrays(np.uint32, (frames, 2, 4)),
            drawn.arrays(np.uint8, (frames, 3, 2)),
        )
    )
)
def test_any_bits_come_back(arrays):
    loss, curve, field, octets = arrays
    store = {"bytes": Bytes(-0.25, 4)}
    exact = {"loss": loss, "curve": curve, "field": field}
    values = {name: array.view(np.float32) for name, array in exact.items()}
    values["bytes"] = store["bytes"].decode(octets)
    shapes = {"curve": (3,), "field": (2, 4), "bytes": (3, 2)}
    layout = Layout(len(loss), ("loss",), shapes, store)
    assert bits(unpack(layout, pack(layout, values))) == bits(values)


def test_odd_numbers_come_back_bit_for_bit():
    values = {"loss": np.float32(ODD), "field": np.float32([ODD[::-1]] * len(ODD))}
    layout = Layout(len(ODD), ("loss",), {"field": (len(ODD),)}, {})
    assert bits(unpack(layout, pack(layout, values))) == bits(values)


def test_the_same_run_gives_the_same_bytes():
    values = {"field": np.float32([[1, 2], [3, 4]])}
    assert pack(TINY, values) == pack(TINY, values)


def test_another_shape_is_refused():
    told = r"field must have shape \(2, 2\) over all frames, got \(2, 3\)"
    with pytest.raises(ValueError, match=told):
        pack(TINY, {"field": np.zeros((2, 3))})


PACKED = pack(TINY, {"field": np.array([[7.0, 9.0], [8.0, 255.0]])})
WHOLE = gzip.decompress(PACKED)


@pytest.mark.parametrize("length", range(1, len(PACKED)))
def test_a_run_cut_off_anywhere_is_refused(length):
    with pytest.raises(ValueError, match="the packed run is spoilt"):
        unpack(TINY, PACKED[:length])


@pytest.mark.parametrize("at", range(10, len(PACKED)))
def test_a_run_with_one_spoilt_byte_is_refused(at):
    spoilt = bytearray(PACKED)
    spoilt[at] ^= 0x10
    with pytest.raises(ValueError, match="packed run"):
        unpack(TINY, bytes(spoilt))


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (WHOLE[:-1], "is cut off: 4 bytes expected, got 3"),
        (WHOLE[:8], "begins with"),
        (b"PNG1" + WHOLE[4:], "begins with \"NNM1\", this begins with b'PNG1'"),
        (WHOLE[:-1] + b"\0", "is spoilt: CRC-32"),
        (pack(TINY._replace(frames=1), {"field": np.zeros((1, 2))}), r"\(2, 4\) exp"),
    ],
)
def test_what_is_no_run_of_this_recording_is_refused(whole, told):
    packed = whole if whole[:2] == b"\x1f\x8b" else gzip.compress(whole)
    with pytest.raises(ValueError, match=told):
        unpack(TINY, packed)
