"""What the page gets is plain JSON, and it computes what Python computes."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from d2lutils import messages
from d2lutils.explorables.copying import as_python
from d2lutils.explorables.payload import size, written
from d2lutils.messages import explorables as text
from tests.explorables.examples import everything, neuron
from tests.explorables.pictures import CONFUSION, HISTOGRAM, IMAGES, pictures
from tests.front.node import FRONT, node

PAGE = Path(__file__).with_name("page.mjs")
SETTINGS = [
    ("one-neuron", {}, 25),
    ("one-neuron", {"lr": 3}, 300),
    ("everything", {}, 30),
    ("everything", {"kind": "relu", "depth": 3, "data_set": "xor", "seed": 77}, 23),
    ("pictures", {"lr": 0.7}, 20),
]


@pytest.fixture(scope="module")
def declared():
    arrays = pictures(IMAGES, HISTOGRAM, CONFUSION)
    return {one.name: one for one in (neuron(), everything(), arrays)}


@pytest.fixture
def chinese():
    before = messages.language()
    messages.use_language("zh")
    yield
    messages.use_language(before)


def shown(explorable, values, step):
    given = {"payload": explorable.payload, "values": values, "step": step}
    return json.loads(node(PAGE, given=given | {"language": "zh"}))


@pytest.mark.parametrize(("name", "changes", "step"), SETTINGS)
def test_the_page_shows_what_python_says(declared, chinese, name, changes, step):
    explorable = declared[name]
    values = {c.name: c.default for c in explorable.controls} | changes
    page, run = shown(explorable, values, step), explorable.run(steps=step, **values)
    assert page["fault"] is None
    assert page["said"] == run.say()
    assert page["measured"] == run.values
    for key, numbers in page["picture"].items():
        assert np.array_equal(np.float32(numbers), run.arrays[key].ravel())
    for key, numbers in page["series"].items():
        recorded = run.history["step" if key == "steps" else key]
        assert np.array_equal(np.array(numbers, recorded.dtype), recorded)


@pytest.mark.parametrize(("name", "changes", "step"), SETTINGS)
def test_the_page_copies_the_cell_of_python(declared, chinese, name, changes, step):
    explorable = declared[name]
    values = {c.name: c.default for c in explorable.controls} | changes
    template = explorable.run(steps=step, **values)._chosen().zh
    told = {"step": step, "template": template, "language": "zh"}
    cell = as_python(explorable, values, **told)
    assert shown(explorable, values, step)["python"] == cell


def test_a_payload_is_json_and_small(declared):
    payload = declared["everything"].payload
    assert json.loads(written(payload)) == payload
    assert size(payload) < 8_000


def test_tapes_are_named_by_their_options_and_shared(declared):
    payload = declared["everything"].payload
    keys = [f"{kind};{depth}" for kind in ("tanh", "relu") for depth in (1, 2, 3)]
    assert sorted(payload["tapes"]) == sorted(keys)
    starts = {payload["tapes"][key]["start"] for key in keys}
    assert len(starts) == 3  # the initial weights know the depth alone
    assert declared["one-neuron"].payload["tapes"][""]["picture"] is None


def test_what_step_leaves_out_is_no_change(declared):
    payload = declared["everything"].payload
    assert payload["state"] == ["x", "y", "w", "at"]
    assert payload["changes"] == ["w", "at"]
    assert payload["series"] == ["at_x", "at_y", "loss"]


def test_a_slider_begins_at_its_default(declared):
    for control in declared["everything"].payload["controls"]:
        if control["kind"] == "slider":
            first = control["values"][control["default"]]
            assert first == {"lr": 0.05, "x0": 0.5, "y0": -0.5}[control["name"]]


def test_both_languages_have_texts_of_the_same_form(declared):
    texts = declared["everything"].payload["texts"]

    def form(part):
        if isinstance(part, dict):
            return {key: form(value) for key, value in part.items()}
        return [form(value) for value in part] if isinstance(part, list) else ""

    assert form(texts["en"]) == form(texts["zh"])
    assert texts["zh"]["controls"]["kind"]["options"] == ["双曲正切", "中文 ReLU"]
    assert texts["zh"]["controls"]["y0"]["unit"] == "米"


def test_the_prediction_knows_its_answer(declared):
    payload = declared["everything"].payload
    assert payload["prediction"] == {"right": 1}
    assert payload["texts"]["en"]["prediction"]["options"] == ["it falls", "it rises"]
    assert declared["one-neuron"].payload["prediction"] is None


def test_every_word_that_the_front_end_uses_is_there():
    sources = [path.read_text() for path in FRONT.rglob("*.js")]
    used = {word for one in sources for word in re.findall(r"\bui\.([a-z_]+)", one)}
    assert used
    assert used <= set(text.UI)
