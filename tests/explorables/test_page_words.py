"""What a page says of an explorable comes with its payload, and nothing else."""

import re

from d2lutils.explorables.joining import modules_of
from d2lutils.explorables.parts import PAGE, PARTS
from d2lutils.messages import explorables as text
from d2lutils.site.payloads import SAID, in_language, parts_of
from tests.explorables.examples import everything, neuron
from tests.explorables.recorded_examples import bend

WORD = re.compile(r"\bui\.(\w+)")


def test_a_page_has_the_words_that_its_parts_say() -> None:
    modules = modules_of(PAGE)
    begins = {path for paths in PARTS.values() for path in paths}
    core = modules.reached([PAGE], begins) - begins
    for one in (neuron(), everything(), bend()):
        ui = in_language(one.payload, "en")["texts"]["en"]["ui"]
        paths = core.union(*(PARTS[part] for part in parts_of(one.payload)))
        said = {w for path in paths for w in WORD.findall(modules.sources[path])}
        late = {"error_run_lost"} if "recording" not in one.payload else set()
        assert said - late <= ui.keys()
        assert len(said) > 15


def test_what_a_page_does_not_say_is_left_out_of_it_only() -> None:
    payload = neuron().payload
    ui = in_language(payload, "zh")["texts"]["zh"]["ui"]
    left_out = {key for keys in SAID.values() for key in keys}
    assert payload["texts"]["zh"]["ui"].keys() == set(text.UI)
    assert set(text.UI) - ui.keys() == left_out <= set(text.UI)
