"""A run in Python is exact, repeatable, and says what the page says."""

import time

import numpy as np
import pytest

from d2lutils import messages
from d2lutils.explorables import Choice, rerun
from d2lutils.explorables.programs import settings
from tests.explorables.examples import (
    EVERYTHING,
    everything,
    everything_look,
    everything_start,
    everything_step,
    neuron,
    said,
)


@pytest.fixture(scope="module")
def whole():
    return everything()


@pytest.fixture
def chinese():
    before = messages.language()
    messages.use_language("zh")
    yield
    messages.use_language(before)


def test_a_neuron_follows_its_own_float32_steps():
    run = neuron().run(steps=300, lr=3.0)
    w = np.float64(2)
    for _ in range(300):
        output = 1 / (1 + np.exp(-2 * w))
        w -= 3.0 * output * output * (1 - output)
    assert run.values["output"] == pytest.approx(1 / (1 + np.exp(-2 * w)), rel=1e-5)
    assert run.say() == f"learnt: {run.values['output']:.3g} at step 300"


def test_the_same_settings_give_the_same_bits(whole):
    first, second = (whole.run(kind="relu", seed=8) for _ in range(2))
    assert first.values == second.values
    assert np.array_equal(first.arrays["surface"], second.arrays["surface"])
    assert first.values != whole.run(kind="relu", seed=9).values


def test_a_history_holds_every_recorded_step(whole):
    run = whole.run(steps=12)
    assert run.history["step"].tolist() == [0, 5, 10]
    assert run.history["loss"][-1] == np.float32(whole.run(steps=10).values["loss"])
    assert run.step == 12
    assert run.values["loss"] == whole.run(steps=12).values["loss"]


def test_what_is_recorded_in_between_changes_no_number(whole):
    often, once = (whole.run(steps=12, every=every) for every in (1, 12))
    assert often.history["step"].tolist() == list(range(13))
    assert once.history["step"].tolist() == [0, 12]
    assert once.values == often.values == whole.run(steps=12).values
    assert once.history["loss"].tolist() == often.history["loss"][::12].tolist()
    with pytest.raises(ValueError, match="every"):
        whole.run(every=0)


def test_step_0_is_what_start_returns(whole):
    run = whole.run(steps=0, x0=0.25)
    assert run.values["at_x"] == 0.25
    assert run.history["step"].tolist() == [0]
    assert run.arrays["train"].shape == (20, 3)


def test_a_run_is_that_of_the_mathematics_up_to_rounding(whole):
    tapes = whole.tapes["tanh;2"]
    numbers = next(settings(whole.controls)).numbers
    state = tapes.start.run(**numbers)
    for t in range(30):
        state |= tapes.step.run(**state, **numbers, t=t)
    exact = tapes.measure.run(**state, **numbers)["loss"]
    assert whole.default_run.values["loss"] == pytest.approx(exact, rel=1e-5)


def test_rerun_gives_the_bits_of_the_explorable(whole):
    functions = (everything_start, everything_step, everything_look)
    numbers = {"data_set": 1, "lr": 0.2, "x0": 0.5, "y0": -0.5, "seed": 5}
    options = {"kind": "relu", "depth": 3}
    again = rerun(*functions, steps=7, options=options, **numbers)
    run = whole.run(steps=7, data_set="xor", lr=0.2, seed=5, **options)
    assert all(again.values[name] == value for name, value in run.values.items())
    assert np.array_equal(again.arrays["surface"], run.arrays["surface"])
    assert again.say("{loss} {kind}") == f"{run.say('{loss}')} relu"


def test_a_sentence_uses_the_words_of_the_language(whole, chinese):
    said = whole.run(kind="tanh", steps=1, seed=4).say()
    assert said.startswith("双曲正切，中文 moons，深度 2，种子 4：1 步后损失 0.")


def test_numpy_numbers_are_numbers(whole):
    run = whole.run(depth=np.int64(3), seed=np.int64(2), lr=np.float32(0.25))
    assert run.values == whole.run(depth=3, seed=2, lr=0.25).values
    assert "depth 3, seed 2" in run.say()


def test_declaring_48_tapes_takes_no_time():
    depth = Choice("depth", label=said("depth"), options=range(1, 25), default=2)
    controls = [c if c.name != "depth" else depth for c in EVERYTHING["controls"]]
    begin = time.perf_counter()
    explorable = everything(controls=tuple(controls))
    assert len(explorable.tapes) == 48
    assert time.perf_counter() - begin < 6  # three times the 2 s that are promised


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"momentum": 0.9}, "no control momentum; the controls are kind, depth"),
        ({"kind": "gelu"}, r"kind must be one of \('tanh', 'relu'\), got 'gelu'"),
        ({"lr": 7}, "lr must be a number from 0.01 to 1, got 7"),
        ({"seed": 1.5}, "seed must be a whole number from 0 to 9999"),
        ({"steps": -1}, "steps must be a whole number from 0"),
    ],
)
def test_a_setting_that_the_page_has_not(whole, settings, told):
    with pytest.raises(ValueError, match=told):
        whole.run(**settings)


def test_rerun_wants_numbers():
    functions = (everything_start, everything_step, everything_look)
    with pytest.raises(ValueError, match="lr must be a finite number, got 'fast'"):
        rerun(*functions, steps=1, lr="fast")
