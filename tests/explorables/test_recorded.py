"""A recorded explorable says in Python what its packed runs say."""

import base64

import numpy as np
import pytest
import torch

from d2lutils.explorables import Bytes, rerun_recorded
from d2lutils.explorables.copying import as_python
from d2lutils.explorables.packing import unpack
from d2lutils.explorables.payload import size
from d2lutils.messages import use_language
from tests.explorables.recorded_examples import (
    EVERY,
    MOST_STEPS,
    bend,
    record_bend,
    record_spirals,
    spirals,
)


@pytest.fixture(scope="module")
def whole():
    return spirals()


class Controls:
    lr, seed = 3.3, 2


def test_a_run_holds_what_record_yields(whole):
    frames = list(record_spirals(Controls))
    run = whole.run(steps=30, lr=3.3, seed=2)
    assert run.step == 30
    assert run.history["step"].tolist() == list(range(0, 31, EVERY))
    losses = [np.float32(frame["loss"]) for frame in frames[:7]]
    assert run.history["loss"].tolist() == losses
    assert run.values["loss"] == losses[-1]
    assert np.array_equal(run.arrays["points"], np.float32(frames[6]["points"]))


def test_a_field_in_bytes_is_within_half_a_byte_of_what_was_recorded(whole):
    field = list(record_spirals(Controls))[-1]["field"]
    kept = whole.run(steps=MOST_STEPS, lr=3.3, seed=2).arrays["field"]
    assert np.abs(kept - field).max() <= 1 / 255 + 1e-6
    assert set(np.unique(kept)) <= set(Bytes(-1, 1).decode(np.arange(256)).tolist())


def kinds(controls):
    for _ in range(4):
        told = {"answer": 1.0 * (type(controls.slope) is int), "at": 0, "most": 1}
        yield {"z": np.zeros(5), "a": np.ones(5), **told}


@pytest.mark.parametrize("slope", [2, 2.0, np.float32(2), np.int64(2)])
def test_whole_numbers_reach_record_as_int(slope):
    assert bend(record=kinds).run(slope=slope).values["answer"] == 1
    assert bend(record=kinds).run(slope=0.5).values["answer"] == 0


def test_rerun_wants_numbers():
    with pytest.raises(ValueError, match="slope must be a finite number, got 'x'"):
        rerun_recorded(record_bend, steps=0, slope="x", options={"kind": "relu"})


def test_fewer_frames_may_be_asked_for(whole):
    often, seldom = whole.run(steps=30), whole.run(steps=30, every=15)
    assert seldom.history["step"].tolist() == [0, 15, 30]
    assert seldom.values == often.values
    for name, numbers in seldom.history.items():
        assert numbers.tolist() == often.history[name][::3].tolist()


def test_steps_are_those_of_frames(whole):
    told = "steps must be a multiple of 5 from 0 to 40, got 7"
    with pytest.raises(ValueError, match=told):
        whole.run(steps=7)
    with pytest.raises(ValueError, match="multiple of 5"):
        whole.run(steps=MOST_STEPS + EVERY)
    told = "every must be a multiple of 5 from 5 to 40, got 0"
    with pytest.raises(ValueError, match=told):
        whole.run(every=0)
    with pytest.raises(ValueError, match="multiple of 5"):
        rerun_recorded(record_spirals, steps=7, every=5, lr=1, seed=1)
    with pytest.raises(ValueError, match=r"yield 10 frames, .* got 9"):
        rerun_recorded(record_spirals, steps=45, every=5, lr=1, seed=1)


@pytest.mark.parametrize(
    ("declared", "changes", "step"),
    [("spirals", {"lr": 3.3, "seed": 2}, 15), ("bend", {"kind": "relu"}, 2)],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_cell_prints_the_sentence_of_the_page(
    declared, changes, step, language, capsys
):
    use_language(language)
    explorable = {"spirals": spirals, "bend": bend}[declared]()
    run = explorable.run(steps=step, **changes)
    values = {c.name: c.default for c in explorable.controls} | changes
    template = getattr(explorable.sentence.otherwise, language)
    told = {"step": step, "template": template, "language": language}
    cell = as_python(explorable, values, **told)
    exec(compile(cell, "<cell>", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out == run.say(template) + "\n"


def test_the_cell_tells_every_and_gives_a_choice_as_an_option():
    cell = bend().payload["python"]["call"]
    assert cell.startswith("\n\nrun = rerun_recorded(\n    record_bend,\n    steps={")
    assert "    every=1,\n    {controls},\n)" in cell
    assert bend().payload["controls"][0]["structure"] is True


def test_elsewhere_the_payload_has_the_default_run_and_every_value(whole):
    payload = whole.payload
    recording = payload["recording"]
    assert payload["badge"] == "recorded"
    assert "grid" not in payload
    assert "programs" not in payload
    assert list(recording["runs"]) == ["1;1"]
    assert 3.3 in payload["controls"][0]["values"]
    assert recording["frames"] == 9
    assert recording["scalars"] == ["loss", "wrong", "diverged"]
    assert recording["arrays"] == [["field", [10, 12]], ["points", [60, 3]]]
    assert recording["store"]["field"] == ["u1", -1, 1]
    assert recording["store"]["loss"] == recording["store"]["points"] == ["f4"]
    assert payload["run"] == {"steps": 30, "most": 40, "per_frame": 5, "every": 5}
    assert size(payload) < 8_000


def test_the_text_of_a_run_decodes_to_the_run(whole):
    text = whole.payload["recording"]["runs"]["1;1"]
    assert text == whole.packed({})
    values = unpack(whole.layout, base64.b64decode(text))
    assert np.array_equal(values["field"][6], whole.run().arrays["field"])


def test_a_run_can_be_watched_and_ended(whole):
    parts = []
    whole.packed({"lr": 2.2}, parts.append)
    assert parts == [(n + 1) / 9 for n in range(9)]

    def stop(part):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        whole.packed({"lr": 2.4}, stop)
    assert whole.key({"lr": 2.4}) == "2.4;1"


def test_in_the_book_the_slider_has_the_values_of_the_grid(monkeypatch, tmp_path):
    monkeypatch.setenv("D2LUTILS_BOOK", "1")
    monkeypatch.setenv("D2LUTILS_CACHE", str(tmp_path))
    payload = bend().payload
    assert payload["grid"] is True
    assert payload["controls"][1]["values"] == [0.5, 2]
    keys = ["tanh;0.5", "tanh;2", "relu;0.5", "relu;2"]
    assert list(payload["recording"]["runs"]) == keys


def record_torch(controls):
    for step in range(4):
        value = torch.full((5,), float(step), dtype=torch.float64)
        yield {"z": value, "a": value + 1, "most": value.max(), "answer": 1, "at": 0}


def test_tensors_of_pytorch_are_numbers():
    run = bend(record=record_torch).run(steps=2)
    assert run.arrays["a"].tolist() == [3.0] * 5
    assert run.values["most"] == 2.0


def test_pytorch_keeps_its_threads():
    torch.set_num_threads(2)
    try:
        bend().run()
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)
