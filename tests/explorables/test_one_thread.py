"""Runs on one thread, while others come and go."""

import threading

import pytest
import torch
from threadpoolctl import threadpool_info, threadpool_limits

from d2lutils.explorables.one_thread import one_thread

SECONDS = 20


def numbers(*kinds: str) -> set[int]:
    """Return on how many threads PyTorch and these libraries would compute here."""
    kinds = kinds or ("blas", "openmp")
    found = {p["num_threads"] for p in threadpool_info() if p["user_api"] in kinds}
    return found | {torch.get_num_threads()}


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    with threadpool_limits(2):
        yield
    torch.set_num_threads(before)


def test_one_computes_on_one_thread_and_leaves_things_as_they_were(two_threads):
    assert numbers() == {2}
    with one_thread():
        assert numbers() == {1}
        with one_thread():
            assert numbers() == {1}
        assert numbers() == {1}
    assert numbers() == {2}


def test_an_error_leaves_things_as_they_were(two_threads):
    with pytest.raises(KeyError), one_thread():
        raise KeyError
    assert numbers() == {2}


def test_one_that_leaves_does_not_disturb_another(two_threads):
    inside, left = threading.Event(), threading.Event()
    seen = []

    def other() -> None:
        with one_thread():
            inside.set()
            assert left.wait(SECONDS)
            seen.append(numbers("openmp"))

    thread = threading.Thread(target=other)
    with one_thread():
        thread.start()
        assert inside.wait(SECONDS)
    left.set()
    thread.join(SECONDS)
    assert seen == [{1}]
    assert numbers() == {2}
