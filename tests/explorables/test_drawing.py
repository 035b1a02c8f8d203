"""What a reader draws, and an experiment that has no steps."""

import json
from pathlib import Path

import numpy as np
import pytest

from d2lutils import autodiff as ad
from d2lutils.autodiff import Tensor
from d2lutils.explorables import Curves, Drawing, Explorable, Sentence, segments
from d2lutils.explorables.copying import as_python
from d2lutils.explorables.drawing import LETTERS, strokes_of
from d2lutils.explorables.running import rerun
from tests.explorables.examples import neuron, said
from tests.explorables.recorded_examples import bend
from tests.front.node import FRONT, node

PAGE = Path(__file__).with_name("page.mjs")
WEIGHTS = np.random.default_rng(0).normal(size=(4, 40)).astype(np.float16)


def look(state, controls):
    ends = controls.ink[:, 2:]
    hidden = ad.tanh(controls.ink @ Tensor(WEIGHTS))
    return {
        "x": ends[:, 0],
        "y": ends[:, 1],
        "width": ends[:, 0].max(),
        "h": hidden.sum(),
    }


def drawn(**changes):
    declared = {
        "name": "drawn",
        "question": said("What is drawn?"),
        "controls": (Drawing("ink", label=said("drawing"), default="AAKA.BB", most=3),),
        "look": look,
        "views": (
            Curves(
                title=said("Ends"),
                x_label=said("x"),
                y_label=said("y"),
                x="x",
                series={"y": said("y")},
            ),
        ),
        "sentence": Sentence(said("as far as {width}, {h:.6f}")),
    }
    return Explorable(**declared | changes)


def test_segments_are_those_by_hand():
    rows = [[0, 0, 10, 0], [1, 1, 1, 1], [1, 1, 1, 1]]
    np.testing.assert_array_equal(segments("AAKA.BB", 3), rows)
    np.testing.assert_array_equal(segments("", 2), np.full((2, 4), -1))
    assert [stroke.tolist() for stroke in strokes_of("AA_A")] == [[[0, 0], [63, 0]]]


@pytest.mark.parametrize("text", [".", "A", "AA.", "AA..AA", "A A", "AA;AA", "AA\n", 3])
def test_another_text_is_no_drawing(text):
    with pytest.raises(ValueError, match="a drawing is a text"):
        segments(text, 3)


def test_too_many_segments_are_told():
    with pytest.raises(ValueError, match="at most 3 segments, got 4"):
        segments("AABBCCDDEE", 3)
    with pytest.raises(ValueError, match="at most 3 segments"):
        drawn().run(ink="AABBCCDDEE")
    with pytest.raises(ValueError, match="1 to 256, got 0"):
        Drawing("ink", label=said("drawing"), default="", most=0)


def test_page_and_python_read_the_same_segments(tmp_path):
    rng = np.random.default_rng(1)
    letters = np.array(list(LETTERS))
    texts = ["", "AA", *("".join(rng.choice(letters, 2 * n)) for n in range(1, 20))]
    texts += [".".join(texts[2:8])]
    script = tmp_path / "segments.mjs"
    script.write_text(
        f'import {{ segmentsOf }} from "{FRONT}/arithmetic/drawings.js";\n'
        'import { readFileSync } from "node:fs";\n'
        "const texts = JSON.parse(readFileSync(0, 'utf8'));\n"
        "console.log(JSON.stringify(texts.map((text) => [...segmentsOf(text, 40)])));\n"
    )
    for text, found in zip(texts, json.loads(node(script, given=texts)), strict=True):
        np.testing.assert_array_equal(segments(text, 40).ravel(), found)


def test_an_experiment_without_steps_shows_what_is_drawn():
    run = drawn().run(ink="CDEF")
    assert (run.step, run.values["width"]) == (0, 4)
    np.testing.assert_array_equal(run.arrays["y"], [5, 5, 5])
    assert drawn().payload["run"] == {"steps": 0, "most": 0, "per_frame": 1, "every": 1}
    assert drawn().figure.alt


def test_page_and_python_compute_and_copy_the_same():
    explorable, values = drawn(), {"ink": "CDEF.Zz"}
    told = {"values": values, "step": 0, "language": "en"}
    shown = json.loads(node(PAGE, given={"payload": explorable.payload, **told}))
    run = explorable.run(**values)
    assert shown["fault"] is None
    assert shown["said"] == run.say()
    np.testing.assert_array_equal(shown["picture"]["y"], run.arrays["y"])
    template = explorable.sentence.otherwise.en
    told = {"step": 0, "template": template, "language": "en"}
    assert shown["python"] == as_python(explorable, values, **told)


def test_the_copied_cell_draws_the_same(capsys):
    explorable = drawn()
    told = {"step": 0, "template": "as far as {width}, {h:.6f}", "language": "en"}
    cell = as_python(explorable, {"ink": "CDEF"}, **told)
    assert 'ink=segments("CDEF", 3),\n' in cell
    assert 'b64decode(\n    "' in cell
    exec(compile(cell, "<cell>", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out == explorable.run(ink="CDEF").say() + "\n"


def test_a_run_takes_finite_segments_only():
    run = rerun(None, None, look, steps=0, ink=segments("CDEF", 3))
    assert run.values["width"] == 4
    with pytest.raises(ValueError, match="a finite number"):
        rerun(None, None, look, steps=0, ink=np.full((3, 4), np.nan))


def test_a_drawing_cannot_be_said_or_recorded():
    with pytest.raises(ValueError, match="sentence shows ink"):
        drawn(sentence=Sentence(said("{ink}")))
    ink = Drawing("ink", label=said("drawing"), default="")
    with pytest.raises(ValueError, match="cannot be recorded"):
        bend(controls=(ink,))


def test_steps_need_a_start_and_a_step():
    with pytest.raises(ValueError, match="most_steps is 0"):
        neuron(steps=0, most_steps=0)
    with pytest.raises(ValueError, match="most_steps is 300"):
        neuron(start=None)
